import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BadInput } from '../errors.js';
import type { RawRow } from '../records/record.js';
import { type Layout, layoutFor } from '../records/source.js';
import { SOURCES } from '../sources/index.js';
import { layoutOf } from '../sources/mapping/layout-of.js';
import type { Mapping } from '../sources/mapping/mapping.js';
import { mappingIdOf } from '../sources/mapping/mapping-id.js';
import { proposeMapping } from '../sources/mapping/propose/propose-mapping.js';
import { guessLines, proposalText } from '../sources/mapping/propose/tell-proposal.js';
import { readMapping, tellProblems } from '../sources/mapping/read-mapping.js';
import { mappingSchema } from '../sources/mapping/schema.js';
import { tellDraft } from '../sources/mapping/tell-draft.js';
import { isRefusedRow, type RefusedRow, type Table } from '../sources/reading/read-table.js';
import type { Outcome, Shared } from './shared.js';
import { tableOf } from './table-of.js';

export interface MapOptions extends Pick<Shared, 'tell'> {
  readonly mapping?: string;
  readonly out?: string;
  readonly test?: string;
  readonly sheet?: string;
  readonly schema?: boolean;
}

/** Rows that a proposal looks at. */
const SAMPLE_ROWS = 200;

/** Proposes how a table is mapped, or shows how a mapping reads its first rows. Keeps nothing but the file asked for. */
export async function mapFile(file: string | undefined, options: MapOptions): Promise<Outcome> {
  const { tell } = options;
  if (options.schema) {
    tell.line(JSON.stringify(mappingSchema(), null, 2));
    return { exitCode: 0, json: { schema: mappingSchema() } };
  }
  if (file === undefined)
    throw new BadInput('Say which table is to be mapped: hawksbill map FILE.', { argument: 'file' });
  const count = options.test === undefined ? 0 : rowsOf(options.test);
  const scratch = await mkdtemp(join(tmpdir(), 'hawksbill-map-'));
  try {
    const hints = options.sheet === undefined ? {} : { sheet: options.sheet };
    const table = await tableOf(file, join(scratch, 'table'), hints);
    if (options.mapping !== undefined)
      return await withMapping(file, table, await mappingIn(options.mapping), count || 5, options);
    return await proposed(file, table, count, options);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function proposed(file: string, table: Table, count: number, { tell, out }: MapOptions): Promise<Outcome> {
  const known = SOURCES.flatMap((source) => layoutFor(source, table.header) ?? []).map((layout) => layout.id);
  const rows = await firstRows(table, SAMPLE_ROWS);
  const cells = rows.flatMap((row) => (isRefusedRow(row) ? [] : [row.cells.map((cell) => cell.text)]));
  const proposal = proposeMapping(table.header, cells);
  const text = proposalText(proposal);
  if (known.length > 0) tell.line(`${file} has the heading of a layout that there is: ${known.join(', ')}.`);
  if (out === undefined) tell.line(text);
  else {
    for (const line of guessLines(proposal)) tell.line(line);
    await writeFile(out, text, { flag: 'wx' }).catch((cause: unknown) => {
      throw new BadInput(`${out} cannot be written: it may be there already.`, { option: '--out' }, { cause });
    });
    tell.line(`The proposal stands in ${out}. Try it: hawksbill map ${file} --mapping ${out} --test 5`);
  }
  for (const line of readLines(layoutOf(proposal.mapping), rows.slice(0, count))) tell.line(line);
  const { mapping, guesses, notes } = proposal;
  return { exitCode: 0, json: { mapping, mappingId: mappingIdOf(mapping), guesses, notes, knownLayouts: known } };
}

async function withMapping(
  file: string,
  table: Table,
  mapping: Mapping,
  count: number,
  { tell }: MapOptions,
): Promise<Outcome> {
  const headings = new Set(table.header.map((h) => h.trim()));
  const missing = mapping.recognisedBy.filter((column) => !headings.has(column));
  if (missing.length > 0)
    throw new BadInput(`${file} is no table of this mapping: it has no column ${missing.join(', ')}.`, { missing });
  const layout = layoutOf(mapping);
  const rows = await firstRows(table, count);
  for (const line of readLines(layout, rows)) tell.line(line);
  const made = rows.map((row) => (isRefusedRow(row) ? row : layout.read(row)));
  const refused = made.filter((each) => 'reason' in each).length;
  tell.line(
    `${rows.length} rows read, ${refused} refused. Mapping ${mappingIdOf(mapping)}, version ${mapping.version}.`,
  );
  return { exitCode: 0, json: { mappingId: mappingIdOf(mapping), version: mapping.version, rows: made, refused } };
}

function rowsOf(text: string): number {
  const rows = Number(text);
  if (Number.isInteger(rows) && rows >= 1 && rows <= 10_000) return rows;
  throw new BadInput(`--test is "${text}". Write a number of rows from 1 to 10000.`, { option: '--test' });
}

async function mappingIn(file: string): Promise<Mapping> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new BadInput(`${file} cannot be read.`, { option: '--mapping' }, { cause });
  });
  const { mapping, problems } = readMapping(text);
  if (mapping === null) throw new BadInput(tellProblems(file, problems), { problems });
  return mapping;
}

async function firstRows(table: Table, count: number): Promise<readonly (RawRow | RefusedRow)[]> {
  const rows: (RawRow | RefusedRow)[] = [];
  for await (const row of table.rows) {
    if (rows.push(row) >= count) break;
  }
  return rows;
}

function readLines(layout: Layout, rows: readonly (RawRow | RefusedRow)[]): readonly string[] {
  return rows.flatMap((row) =>
    isRefusedRow(row) ? [`Line ${row.line}: refused. ${row.column}: ${row.reason}`] : tellDraft(row, layout.read(row)),
  );
}
