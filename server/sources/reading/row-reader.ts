import { IdTable } from '../../records/id-table.js';
import { computedId } from '../../records/ids.js';
import { type RawRow, recordOf, rowHash, type SourceRecord } from '../../records/record.js';
import { isRefusal, type Layout, type Source } from '../../records/source.js';
import { isRefusedRow, type RefusedRow } from './read-table.js';

/**
 * Makes records of the rows of one file, in their order. Rows of a source without keys of its own are told apart by their content and by
 * their order among equal rows, so that a file read again gives the same records.
 */
export class RowReader {
  readonly #equal: EqualRows;

  constructor(
    readonly source: Source,
    readonly layout: Layout,
    readonly scopeKey: string,
  ) {
    this.#equal = new EqualRows(layout);
  }

  /** The record, or why the row is none, with its bytes. `before`: how many equal rows came before, where somebody else counts them. */
  read(row: RawRow | RefusedRow, before = this.#equal.before(row)): SourceRecord | RefusedRow {
    if (isRefusedRow(row)) return row;
    const draft = this.layout.read(row);
    if (isRefusal(draft)) {
      const { column, value, reason } = draft;
      const { line, byteStart, byteEnd, at } = row;
      return { line, column, value, reason, byteStart, byteEnd, ...(at === undefined ? {} : { at }) };
    }
    // Equal rows would be taken for one.
    if (draft.sourceKey === null && this.layout.keyed) throw new Error(`layout ${this.layout.id} left out the key`);
    return recordOf(this.source.name, this.scopeKey, this.layout.id, row, draft, before);
  }

  /** Passes over a row whose record is known already: only what tells later rows apart is kept of it. */
  pass(row: RawRow | RefusedRow): void {
    this.#equal.before(row);
  }
}

/** Counts equal rows where nothing else tells them apart. All of a file's are held until its end, so some forty bytes each and no more. */
export class EqualRows {
  readonly #rows = new IdTable();
  #times = new Uint32Array(1024);

  constructor(readonly layout: Pick<Layout, 'keyed'>) {}

  /** How many rows equal to this one came before it; 0 where rows have a key. */
  before(row: RawRow | RefusedRow): number {
    if (this.layout.keyed || isRefusedRow(row)) return 0;
    const { number } = this.#rows.add(computedId('h', rowHash(row.cells)));
    if (number >= this.#times.length) {
      const times = new Uint32Array(this.#times.length * 2);
      times.set(this.#times);
      this.#times = times;
    }
    const before = this.#times[number] as number;
    this.#times[number] = before + 1;
    return before;
  }
}

export function isRefusedRecord(record: SourceRecord | RefusedRow): record is RefusedRow {
  return 'reason' in record;
}
