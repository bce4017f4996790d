import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { readConfig } from '../config.js';
import { BadInput } from '../errors.js';
import { type KeptList, keepReferenceList, keptReferenceLists } from '../main/reference-lists.js';
import { REFERENCE_LISTS } from '../records/reference-list.js';
import { type CodesRead, codesIn } from '../sources/reference-lists/codes-in.js';
import { REFERENCE_FORMS } from '../sources/reference-lists/forms.js';
import type { Outcome, Shared } from './shared.js';
import { tableOf } from './table-of.js';

export interface ReferenceOptions extends Pick<Shared, 'tell'> {
  readonly edition?: string;
  readonly date?: string;
  readonly column?: string;
}

/** A list of which more than one row in a hundred has no code that could be read is another list, or damaged. */
const MOST_REFUSED = 0.01;
const REFUSALS_TOLD = 10;

/** Gives the installation a published list. It is kept whole or not at all. */
export async function addReferenceList(name: string, file: string, options: ReferenceOptions): Promise<Outcome> {
  const { tell, column } = options;
  const known = REFERENCE_LISTS.find((list) => list === name);
  if (known === undefined)
    throw new BadInput(`There is no reference list "${name}". Choose one of ${REFERENCE_LISTS.join(', ')}.`, { name });
  const form = REFERENCE_FORMS[known];
  const { edition } = options;
  if (edition === undefined || edition.trim() === '')
    throw new BadInput(`Say which edition it is, as it is printed: --edition "${form.editionLike}".`, {
      option: '--edition',
    });
  const date = dayOf(options.date);
  const read = await codesOf(file, (table) => codesIn(table, form, column));
  const { codes, rows, withoutCode, refused } = read;
  for (const { line, column: of, value, reason } of refused.slice(0, REFUSALS_TOLD))
    tell.line(`Line ${line}, ${of} "${value}": ${reason}`);
  if (refused.length > REFUSALS_TOLD) tell.line(`… and ${refused.length - REFUSALS_TOLD} more`);
  const counts = `${rows} rows, ${codes.length} codes, ${withoutCode} without a code, ${refused.length} refused`;
  if (codes.length === 0 || refused.length > rows * MOST_REFUSED)
    throw new BadInput(`${file} is not kept: ${counts}. It is no ${form.title}, or not whole.`, { file, rows });
  const kept = await keepReferenceList(readConfig().home, file, codes, {
    name: known,
    edition: edition.trim(),
    date,
    fileName: basename(file),
    addedAt: `${new Date().toISOString().slice(0, 19)}Z`,
  });
  tell.line(`${file}: ${counts}. ${kept.title}, ${kept.edition}, is used from the next start.`);
  return { exitCode: 0, json: { ...kept, rows, withoutCode, refused } };
}

/** Tells which lists there are, and which this installation was given. */
export async function listReferenceLists({ tell }: Pick<Shared, 'tell'>): Promise<Outcome> {
  const kept = keptReferenceLists(readConfig().home);
  for (const name of REFERENCE_LISTS) tell.line(`${name.padEnd(18)} ${told(kept.find((list) => list.name === name))}`);
  return {
    exitCode: 0,
    json: { lists: kept, missing: REFERENCE_LISTS.filter((n) => !kept.some((k) => k.name === n)) },
  };
}

function told(list: KeptList | undefined): string {
  if (list === undefined) return 'not at hand: its codes are checked by their shape alone';
  const { title, edition, date, codes, fileName, sha256 } = list;
  return `${title}, ${edition}${date === '' ? '' : `, of ${date}`}: ${codes} codes from ${fileName} (SHA-256 ${sha256})`;
}

async function codesOf(
  file: string,
  read: (table: Awaited<ReturnType<typeof tableOf>>) => Promise<CodesRead>,
): Promise<CodesRead> {
  const scratch = await mkdtemp(join(tmpdir(), 'hawksbill-reference-'));
  try {
    return await read(await tableOf(file, join(scratch, 'table')));
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

function dayOf(text: string | undefined): string {
  if (text === undefined) return '';
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))) return text;
  throw new BadInput(`--date is "${text}". Write a day as 2026-03-14.`, { option: '--date' });
}
