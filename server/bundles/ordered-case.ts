import type { CaseEntity, CaseLink, CaseMatch, CaseRecord, CaseVersion } from '../casework/case-version.js';
import type { Attached } from './attachments.js';
import type { Extract } from './extract.js';
import { matchKey } from './numbering.js';
import { inOrder } from './order.js';

/** Where a record stands in the bundle. */
export interface Place {
  readonly exhibit: string;
  /** Of the original file. */
  readonly line: number;
}

/** How sure it is that a link's ends are who they are said to be. */
export interface Identity {
  /** As recorded: one source names both ends. Confirmed: a person judged every match behind an end. Inferred: at least one is the model's. */
  readonly standing: 'AS RECORDED' | 'CONFIRMED' | 'INFERRED';
  readonly matches: readonly Numbered<CaseMatch>[];
}

export type Numbered<T> = T & { readonly number: string };

/**
 * A case version with everything under its number and in the order of the numbers: subjects S-0001, links L-0001, matches M-0001. The
 * tables, the graph files and the chart all speak of the same numbers.
 */
export class OrderedCase {
  readonly subjects: readonly Numbered<CaseEntity>[];
  readonly links: readonly Numbered<CaseLink>[];
  readonly matches: readonly Numbered<CaseMatch>[];
  readonly records: readonly CaseRecord[];
  private readonly subjectById: ReadonlyMap<string, Numbered<CaseEntity>>;
  private readonly recordById: ReadonlyMap<string, CaseRecord>;
  private readonly placeById: ReadonlyMap<string, Place>;

  constructor(
    readonly version: CaseVersion,
    readonly extracts: readonly Extract[],
    readonly attached: readonly Attached[],
  ) {
    const { numbers } = version;
    this.subjects = numbered('S', version.entities, (e) => numbers.subjects.get(e.id));
    this.subjectById = new Map(this.subjects.map((s) => [s.id, s]));
    this.links = numbered('L', version.links, (l) => numbers.links.get(l.id));
    this.placeById = new Map(
      extracts.flatMap((x) =>
        [...x.lineOfRecord].map(([id, line]) => [id, { exhibit: x.plan.reference, line }] as const),
      ),
    );
    this.matches = numbered('M', version.matches, (m) => numbers.matches.get(matchKey(m)));
    this.recordById = new Map(version.records.map((r) => [r.id, r]));
    this.records = extracts.flatMap((x) => x.plan.records);
  }

  subject(id: string): Numbered<CaseEntity> {
    return present(this.subjectById.get(id), 'subject', id);
  }

  record(id: string): CaseRecord {
    return present(this.recordById.get(id), 'record', id);
  }

  place(recordId: string): Place {
    return present(this.placeById.get(recordId), 'record', recordId);
  }

  /** "EX-0001 lines 2, 12; EX-0002 line 3": each place once, in order. */
  placesOf(recordIds: Iterable<string>): string {
    return placesInWords([...recordIds].map((id) => this.place(id)));
  }

  /** The matches by which the records behind a link came to speak of its ends, and whether a person stands behind each. */
  identityOf(link: CaseLink): Identity {
    const matches = this.matchesBehind(link).filter((m) => m.heldAsOne);
    if (matches.length === 0) return { standing: 'AS RECORDED', matches };
    const confirmed = matches.every((m) => standingJudgement(m)?.decision === 'SAME');
    return { standing: confirmed ? 'CONFIRMED' : 'INFERRED', matches };
  }

  /** The matches that bear on whether the records behind a link speak of its ends: accepted and rejected ones. */
  matchesBehind(link: CaseLink): readonly Numbered<CaseMatch>[] {
    const spoken = new Set(link.statements.map((s) => s.recordId));
    const bears = (entity: string | null, recordId: string) =>
      (entity === link.from || entity === link.to) && spoken.has(recordId);
    return this.matches.filter((m) => bears(m.leftEntity, m.leftRecordId) || bears(m.rightEntity, m.rightRecordId));
  }

  /** Time of the newest thing in the case version (a change, a judgement, the day of a file): the only time a bundle knows. */
  get snapshotTime(): string {
    const { events, matches, imports, attachments, reference } = this.version;
    if (events.length === 0) throw new Error(`Case ${reference} has no events, not even its opening`);
    const times = [
      ...events.map((e) => e.time),
      ...matches.flatMap((m) => m.judgements.map((j) => j.judgedAt)),
      ...attachments.map((a) => a.addedAt),
      ...imports.map((i) => `${i.recordedOn.slice(0, 10)}T00:00:00Z`),
    ];
    return inOrder(times, (time) => [time]).at(-1) ?? '';
  }
}

/** The judgement that holds now: of several, the last by time. */
export function standingJudgement(match: CaseMatch): CaseMatch['judgements'][number] | null {
  return inOrder(match.judgements, (j) => [j.judgedAt, j.by, j.decision, j.reason]).at(-1) ?? null;
}

/** "EX-0001 lines 2, 12; EX-0002 line 3": each place once, in order. */
export function placesInWords(places: readonly { readonly exhibit: string; readonly line: number | string }[]): string {
  return inOrder([...new Set(places.map((p) => p.exhibit))], (exhibit) => [exhibit])
    .map((exhibit) => {
      const lines = [...new Set(places.filter((p) => p.exhibit === exhibit).map((p) => Number(p.line)))].sort(
        (a, b) => a - b,
      );
      return `${exhibit} ${lines.length === 1 ? 'line' : 'lines'} ${lines.join(', ')}`;
    })
    .join('; ');
}

function numbered<T>(
  letter: string,
  items: readonly T[],
  numberOf: (item: T) => number | undefined,
): readonly Numbered<T>[] {
  return items
    .map((item) => ({ item, at: numberOf(item) ?? 0 }))
    .sort((a, b) => a.at - b.at)
    .map(({ item, at }) => ({ ...item, number: `${letter}-${String(at).padStart(4, '0')}` }));
}

function present<T>(found: T | undefined, what: string, id: string): T {
  if (found === undefined) throw new Error(`The case version speaks of ${what} ${id}, but does not carry it`);
  return found;
}
