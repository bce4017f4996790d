import { BadInput } from '../../errors.js';
import { type RawRow, recordOf, rowHash, type SourceRecord } from '../../records/record.js';
import { isRefusal, type Layout, layoutFor, type Source } from '../../records/source.js';
import { isRefusedRow, type RefusedRow, type Table } from './read-table.js';

/** The layout of the source whose columns the table has, or a refusal that says what was looked for. */
export function layoutOf(source: Source, table: Table): Layout {
  const layout = layoutFor(source, table.header);
  if (layout) return layout;
  const wanted = source.layouts.map((l) => `${l.id} (${l.recognisedBy.join(', ')})`).join('; ');
  throw new BadInput(`The heading is none of source ${source.name}. Its layouts are: ${wanted}.`, {
    source: source.name,
    header: table.header,
  });
}

/**
 * The records of a table as its source reads them, each row that is no record as a refusal with its bytes. Rows of a source without keys
 * of its own are told apart by their content and by their order among equal rows.
 */
export async function* recordsIn(
  source: Source,
  table: Table,
  ownerAgency: string,
): AsyncGenerator<SourceRecord | RefusedRow> {
  const layout = layoutOf(source, table);
  const seen = new Map<string, number>();
  for await (const row of table.rows) {
    if (isRefusedRow(row)) {
      yield row;
      continue;
    }
    const draft = layout.read(row);
    if (isRefusal(draft)) {
      const { line, byteStart, byteEnd } = row;
      yield { line, ...draft, byteStart, byteEnd };
      continue;
    }
    yield recordOf(source.name, ownerAgency, layout.id, row, draft, draft.sourceKey === null ? nth(seen, row) : 0);
  }
}

export function isRefusedRecord(record: SourceRecord | RefusedRow): record is RefusedRow {
  return 'reason' in record;
}

/** How many equal rows came before. */
function nth(seen: Map<string, number>, row: RawRow): number {
  const hash = rowHash(row.cells);
  const before = seen.get(hash) ?? 0;
  seen.set(hash, before + 1);
  return before;
}
