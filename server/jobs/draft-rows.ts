import type { Scope } from '../access/scope.js';
import type { ImportId, RecordId } from '../records/ids.js';
import type { RawRow } from '../records/record.js';
import type { Source } from '../records/source.js';
import { NamedInRows } from '../sources/attachments/named-in-rows.js';
import { isRefusedRow, type RefusedRow } from '../sources/reading/read-table.js';
import { sourceForImport } from '../sources/source-for-import.js';
import { BatchReader } from './batch-reader.js';
import { type ImportInput, recognised, scopeKeyOf } from './import-file.js';
import type { BatchContent } from './stores.js';

/** All that a thread has to know of a file to make records of its rows. */
export interface DraftedFile {
  readonly importId: ImportId;
  readonly input: ImportInput;
  readonly scope: Scope;
  readonly header: readonly string[];
  /** Names of the photos and documents that came with it. */
  readonly packed: readonly string[];
}

/** A row on its way to a thread: texts alone, and which of the lists of columns is its own. */
interface PackedRow extends Omit<RawRow, 'cells'> {
  readonly texts: readonly string[];
  readonly columns: number;
  /** How many rows of the file equal it and came before it. */
  readonly before: number;
}

/** Some rows of a file, in its order. */
export interface PackedRows {
  readonly columns: readonly (readonly string[])[];
  readonly rows: readonly (PackedRow | RefusedRow)[];
}

/** What of some rows the files of an initial load take, as `Lines`. */
export interface DraftedRows<Lines> {
  readonly lines: Lines;
  readonly records: number;
  readonly refused: number;
  /** Photos and documents, each with the record that names it. */
  readonly named: readonly (readonly [string, RecordId])[];
}

/** Gathers rows as they go to a thread. Nearly all rows of a file have the same columns, which are sent once. */
export class RowPacker {
  #columns: string[][] = [];
  #rows: (PackedRow | RefusedRow)[] = [];

  get size(): number {
    return this.#rows.length;
  }

  add(row: RawRow | RefusedRow, before: number): void {
    if (isRefusedRow(row)) {
      this.#rows.push(row);
      return;
    }
    const { cells, ...rest } = row;
    const known = this.#columns.findIndex(
      (columns) => columns.length === cells.length && columns.every((column, i) => column === cells[i]?.column),
    );
    if (known < 0) this.#columns.push(cells.map((c) => c.column));
    const columns = known < 0 ? this.#columns.length - 1 : known;
    this.#rows.push({ ...rest, texts: cells.map((c) => c.text), columns, before });
  }

  /** All that were added, and begins anew. */
  take(): PackedRows {
    const taken = { columns: this.#columns, rows: this.#rows };
    this.#columns = [];
    this.#rows = [];
    return taken;
  }
}

/** Makes records of rows as an import does, some of one file at a time: the others of it may be read elsewhere at the same time. */
export class RowDrafter {
  readonly #source: Source;
  readonly #reader: BatchReader;

  constructor(readonly file: DraftedFile) {
    const { input, packed } = file;
    this.#source = sourceForImport(input);
    const layout = recognised(this.#source, file, input.fileName);
    this.#reader = new BatchReader(this.#source, layout, scopeKeyOf(input), new NamedInRows(packed));
  }

  draft<Lines>({ columns, rows }: PackedRows, linesOf: (batch: BatchContent) => Lines): DraftedRows<Lines> {
    const { importId, input, scope } = this.file;
    const read = rows.map((row) => {
      if (!('texts' in row)) return this.#reader.read(row);
      const { texts, columns: which, before, ...rest } = row;
      const own = columns[which] as readonly string[];
      const cells = texts.map((text, i) => ({ column: own[i] as string, text }));
      return this.#reader.read({ ...rest, cells }, before);
    });
    const { profiles, ...outcome } = this.#reader.outcomeOf(read);
    const lines = linesOf({
      importId,
      ...outcome,
      profiles: this.#reader.notYetPut(profiles),
      scope,
      recordedOn: input.recordedOn,
      grade: this.#source.defaultGrade,
    });
    this.#reader.put(profiles);
    const { records, refusals } = outcome;
    return { lines, records: records.length, refused: refusals.length, named: this.#reader.named.takeNoted() };
  }
}
