import type { RawRow, RecordDraft, Refusal } from '../../server/records/record.js';
import { isRefusal, type Source } from '../../server/records/source.js';

/** A row of a file with these cells; where it stands does not matter. */
export function aRow(cells: Readonly<Record<string, string>>): RawRow {
  return {
    line: 2,
    byteStart: 0,
    byteEnd: 0,
    cells: Object.entries(cells).map(([column, text]) => ({ column, text })),
  };
}

/** What a source's layout makes of such a row. */
export function readBy(
  source: Source,
  layout: string,
  cells: Readonly<Record<string, string>>,
): RecordDraft | Omit<Refusal, 'line'> {
  const found = source.layouts.find((l) => l.id === layout);
  if (!found) throw new Error(`${source.name} has no layout ${layout}`);
  return found.read(aRow(cells));
}

/** The same, where the row is one that goes in. */
export function draftBy(source: Source, layout: string, cells: Readonly<Record<string, string>>): RecordDraft {
  const read = readBy(source, layout, cells);
  if (isRefusal(read)) throw new Error(`refused: ${read.column} "${read.value}": ${read.reason}`);
  return read;
}
