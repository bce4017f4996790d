import type { Grade } from './grade.js';
import type { Handling } from './handling.js';
import type { SourceName } from './ids.js';
import type { RawRow, RecordDraft, Refusal } from './record.js';

export type { Grade } from './grade.js';
export { HANDLING, type Handling } from './handling.js';

/** A kind of table a source publishes, recognised by its header. */
export interface Layout {
  readonly id: string;
  /** Columns that must all be there for this layout to be the file's. Compared after trimming, case kept. */
  readonly recognisedBy: readonly string[];
  /** Whether each of its rows bears a key of the source's own; where none does, rows are told apart by what they hold. */
  readonly keyed: boolean;
  /** Pure: one row in, a draft or a refusal out. Never throws for what a file can hold. */
  read(row: RawRow): RecordDraft | Omit<Refusal, 'line'>;
}

/** A data set, named as its publisher names it, with the law under which it is held. */
export interface Source {
  readonly name: SourceName;
  readonly title: string;
  readonly publisher: string;
  readonly licence: string;
  readonly legalBasis: string;
  readonly permittedPurposes: readonly string[];
  readonly retentionClass: string;
  /** Date of the edition where the source has one (a sanctions list); an import may give another. */
  readonly edition: string | null;
  readonly defaultHandling: Handling;
  readonly defaultGrade: Grade;
  /** Not for court: absent from every bundle. */
  readonly notForCourt: boolean;
  readonly layouts: readonly Layout[];
}

export function isRefusal(result: RecordDraft | Omit<Refusal, 'line'>): result is Omit<Refusal, 'line'> {
  return 'reason' in result;
}

/** The layout whose columns are all in the header; of several, the one that asks for most. */
export function layoutFor(source: Source, header: readonly string[]): Layout | null {
  const present = new Set(header.map((h) => h.trim()));
  return (
    source.layouts
      .filter((l) => l.recognisedBy.every((c) => present.has(c)))
      .sort((a, b) => b.recognisedBy.length - a.recognisedBy.length || (a.id < b.id ? -1 : 1))[0] ?? null
  );
}
