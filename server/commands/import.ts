import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { parse as parseYaml } from 'yaml';
import { BadInput } from '../errors.js';
import { beginImport, type ImportOutcome } from '../jobs/import-file.js';
import { importInput } from '../main/import-request.js';
import { readHandling } from '../records/handling.js';
import { HANDLING, type Handling } from '../records/source.js';
import { sourceNamed } from '../sources/index.js';
import { fromFile } from '../sources/reading/byte-source.js';
import { DELIMITERS, type Delimiter } from '../sources/reading/delimiter.js';
import { ENCODINGS, type Encoding } from '../sources/reading/encoding.js';
import type { TableHints } from '../sources/reading/read-table.js';
import { recognise } from '../sources/reading/recognise.js';
import { mappingIn } from '../sources/source-for-import.js';
import { acting } from './acting.js';
import { runToEnd } from './run-to-end.js';
import type { Outcome, Shared } from './shared.js';

export interface ImportOptions extends Shared {
  readonly source?: string;
  readonly mapping?: string;
  readonly sheet?: string;
  readonly receivedFrom?: string;
  readonly receivedOn?: string;
  readonly authority?: string;
  readonly handling?: string;
}

/** Takes files in, one after another. Refused rows do not stop it: they come back as a file. */
export async function importFiles(files: readonly string[], options: ImportOptions): Promise<Outcome> {
  const { tell } = options;
  const said = options.mapping === undefined ? { hints: {}, mapping: null } : await mappingOrHints(options.mapping);
  const { mapping } = said;
  const source = sourceSaid(options.source, mapping);
  const handling = handlingOf(options.handling);
  const receivedOn = dayOf(options.receivedOn);
  for (const file of files) await mustBeFile(file);

  return acting('import', options.as, tell, async ({ engine: { stores }, user, asking, note }) => {
    const outcomes: (ImportOutcome & { readonly file: string })[] = [];
    for (const { path, file, hints } of await tablesIn(files, said.hints, options.sheet)) {
      const about = {
        fileName: basename(path),
        source,
        mapping,
        receivedFrom: options.receivedFrom ?? null,
        receivedOn,
        authority: options.authority ?? null,
        handling,
        hints,
      };
      const kept = await stores.objects.put(path);
      const job = await beginImport(stores, importInput({ ...about, ...kept }, user, new Date()));
      await note('COLLECTION', [job.id], { files: [kept.sha256] });
      const outcome = (await runToEnd(stores, job, tell, asking.signal)) as ImportOutcome;
      tell.line(sentence(file, outcome));
      outcomes.push({ file, ...outcome });
    }
    const sum = (count: 'read' | 'accepted' | 'refused' | 'alreadyKnown' | 'waiting') =>
      outcomes.reduce((total, o) => total + o[count], 0);
    const only = outcomes.length === 1 ? outcomes[0] : undefined;
    return {
      exitCode: 0,
      json: {
        read: sum('read'),
        accepted: sum('accepted'),
        refused: sum('refused'),
        alreadyKnown: sum('alreadyKnown'),
        waiting: sum('waiting'),
        importId: only?.importId ?? null,
        rejectsFile: only?.rejectsFile ?? null,
        files: outcomes,
      },
    };
  });
}

function sentence(
  file: string,
  { read, accepted, refused, alreadyKnown, waiting, rejectsFile }: ImportOutcome,
): string {
  const parts = [`${file}: ${read} read, ${accepted} accepted, ${refused} refused, ${alreadyKnown} already known`];
  if (waiting > 0) parts.push(`${waiting} of them wait for the row that introduces their thing`);
  if (rejectsFile !== null) parts.push(`refused rows stand in ${rejectsFile}: mend them and import that file`);
  return parts.join('; ');
}

async function mustBeFile(path: string): Promise<void> {
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) throw new BadInput(`${path} is no file that can be read.`, { file: path });
}

function handlingOf(text: string | undefined): Handling | null {
  const handling = text === undefined ? null : readHandling(text);
  if (text !== undefined && handling === null) {
    throw new BadInput(`--handling is "${text}". Choose one of ${HANDLING.join(', ')}.`, { option: '--handling' });
  }
  return handling;
}

function dayOf(text: string | undefined): string | null {
  if (text === undefined) return null;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(Date.parse(text))) {
    throw new BadInput(`--received-on is "${text}". Write a day as 2026-03-14.`, { option: '--received-on' });
  }
  return text;
}

/** What is to be taken in: a file by itself, of an archive every table that can be read, unless one is named. */
async function tablesIn(
  files: readonly string[],
  hints: TableHints,
  sheet: string | undefined,
): Promise<readonly { readonly path: string; readonly file: string; readonly hints: TableHints }[]> {
  const tables = files.map(async (path) => {
    const file = basename(path);
    if (sheet !== undefined) return [{ path, file: `${file}, ${sheet}`, hints: { ...hints, sheet } }];
    const found = await recognise(fromFile(path), file, hints);
    if (found.kind !== 'zip') return [{ path, file, hints }];
    return found.tables
      .filter(({ problem, hidden }) => problem === null && !hidden)
      .map((t) => ({ path, file: t.fileName, hints: { ...hints, ...(t.sheet !== null && { sheet: t.sheet }) } }));
  });
  return (await Promise.all(tables)).flat();
}

function sourceSaid(name: string | undefined, mapping: string | null): string {
  if (mapping !== null) return '';
  if (name === undefined)
    throw new BadInput('Name the data set with --source, or a mapping with --mapping.', { option: '--source' });
  return sourceNamed(name).name;
}

/** A mapping, or only what a file does not show of itself: `encoding` and `delimiter`. Both in YAML or JSON. */
async function mappingOrHints(file: string): Promise<{ readonly hints: TableHints; readonly mapping: string | null }> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new BadInput(`${file} cannot be read.`, { option: '--mapping' }, { cause });
  });
  const said: unknown = parseYaml(text);
  if (typeof said !== 'object' || said === null)
    throw new BadInput(`${file} is neither a mapping nor does it name encoding or delimiter.`);
  if (!Object.keys(said).every((key) => key === 'encoding' || key === 'delimiter')) {
    mappingIn(text);
    return { hints: {}, mapping: text };
  }
  const { encoding, delimiter } = said as Readonly<Record<string, unknown>>;
  const hints = {
    ...(encoding === undefined ? {} : { encoding: oneOf<Encoding>(ENCODINGS, encoding, `${file}: encoding`) }),
    ...(delimiter === undefined ? {} : { delimiter: oneOf<Delimiter>(DELIMITERS, delimiter, `${file}: delimiter`) }),
  };
  return { hints, mapping: null };
}

function oneOf<T extends string>(known: readonly T[], given: unknown, what: string): T {
  const found = known.find((k) => k === given);
  if (found !== undefined) return found;
  throw new BadInput(`${what} must be one of ${known.map((k) => JSON.stringify(k)).join(', ')}.`, { value: given });
}
