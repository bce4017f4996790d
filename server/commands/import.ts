import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { parse as parseYaml } from 'yaml';
import { BadInput } from '../errors.js';
import { beginImport, type ImportInput, type ImportOutcome, importIdFor } from '../jobs/import-file.js';
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
import { type Acting, acting } from './acting.js';
import { importInitially } from './import-initial.js';
import { runToEnd } from './run-to-end.js';
import type { Outcome, Shared } from './shared.js';

export interface ImportOptions extends Shared {
  readonly source?: string;
  readonly mapping?: string;
  readonly sheet?: string;
  readonly receivedFrom?: string;
  readonly receivedOn?: string;
  readonly authority?: string;
  readonly edition?: string;
  readonly handling?: string;
  /** Fill an empty installation by Neo4j's offline importer. */
  readonly initial?: boolean;
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

  const tables = await tablesIn(files, said.hints, options.sheet);
  const takeIn = async ({ engine: { stores }, user }: Acting, { path, hints }: TableToImport): Promise<ImportInput> => {
    const about = {
      fileName: basename(path),
      source,
      mapping,
      receivedFrom: options.receivedFrom ?? null,
      receivedOn,
      authority: options.authority ?? null,
      edition: options.edition ?? null,
      handling,
      hints,
    };
    return importInput({ ...about, ...(await stores.objects.put(path)) }, user, new Date());
  };
  const noted = ({ note }: Acting, input: ImportInput) =>
    note('COLLECTION', [`import:${importIdFor(input)}`], { files: [input.sha256] });

  if (options.initial) {
    const { outcomes, seconds } = await importInitially(options, async (at) => {
      const inputs: ImportInput[] = [];
      for (const table of tables) {
        const input = await takeIn(at, table);
        await noted(at, input);
        inputs.push(input);
      }
      return inputs;
    });
    const named = outcomes.map((outcome, i) => ({ file: tables[i]?.file ?? '', ...outcome }));
    for (const { file, ...outcome } of named) tell.line(sentence(file, outcome));
    const { reading, loading, indexing, finishing } = seconds;
    tell.line(`Read in ${reading} s, loaded in ${loading} s, indexed in ${indexing} s, finished in ${finishing} s.`);
    return { exitCode: 0, json: { ...summed(named), seconds } };
  }
  return acting('import', options.as, tell, async (at) => {
    const { stores } = at.engine;
    const outcomes: NamedOutcome[] = [];
    for (const table of tables) {
      const input = await takeIn(at, table);
      const job = await beginImport(stores, input);
      await noted(at, input);
      const outcome = (await runToEnd(stores, job, tell, at.asking.signal)) as ImportOutcome;
      tell.line(sentence(table.file, outcome));
      outcomes.push({ file: table.file, ...outcome });
    }
    return { exitCode: 0, json: summed(outcomes) };
  });
}

type NamedOutcome = ImportOutcome & { readonly file: string };

function summed(outcomes: readonly NamedOutcome[]) {
  const sum = (count: 'read' | 'accepted' | 'refused' | 'alreadyKnown' | 'waiting') =>
    outcomes.reduce((total, o) => total + o[count], 0);
  const only = outcomes.length === 1 ? outcomes[0] : undefined;
  return {
    read: sum('read'),
    accepted: sum('accepted'),
    refused: sum('refused'),
    alreadyKnown: sum('alreadyKnown'),
    waiting: sum('waiting'),
    importId: only?.importId ?? null,
    rejectsFile: only?.rejectsFile ?? null,
    files: outcomes,
  };
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

interface TableToImport {
  readonly path: string;
  /** As it is told of. */
  readonly file: string;
  readonly hints: TableHints;
}

/** What is to be taken in: a file by itself, of an archive every table that can be read, unless one is named. */
async function tablesIn(
  files: readonly string[],
  hints: TableHints,
  sheet: string | undefined,
): Promise<readonly TableToImport[]> {
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
