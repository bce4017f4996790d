import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { parse as parseYaml } from 'yaml';
import { BadInput } from '../errors.js';
import { beginImport, type ImportOutcome } from '../jobs/import-file.js';
import { importInput } from '../main/import-request.js';
import { readHandling } from '../records/handling.js';
import { HANDLING, type Handling } from '../records/source.js';
import { sourceNamed } from '../sources/index.js';
import { DELIMITERS, type Delimiter } from '../sources/reading/delimiter.js';
import type { Encoding } from '../sources/reading/encoding.js';
import type { TableHints } from '../sources/reading/read-table.js';
import { acting } from './acting.js';
import { runToEnd } from './run-to-end.js';
import type { Outcome, Shared } from './shared.js';

export interface ImportOptions extends Shared {
  readonly source: string;
  readonly mapping?: string;
  readonly receivedFrom?: string;
  readonly receivedOn?: string;
  readonly authority?: string;
  readonly handling?: string;
}

const ENCODINGS: readonly Encoding[] = ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'];

/** Takes files in, one after another. Refused rows do not stop it: they come back as a file. */
export async function importFiles(files: readonly string[], options: ImportOptions): Promise<Outcome> {
  const { tell } = options;
  sourceNamed(options.source);
  const handling = handlingOf(options.handling);
  const receivedOn = dayOf(options.receivedOn);
  const hints = await hintsIn(options.mapping);
  for (const file of files) await mustBeFile(file);

  return acting('import', options.as, tell, async ({ engine: { stores }, user, asking, note }) => {
    const outcomes: (ImportOutcome & { readonly file: string })[] = [];
    for (const path of files) {
      const file = basename(path);
      const about = {
        fileName: file,
        source: options.source,
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

/** A mapping says what a file does not show of itself: `encoding` and `delimiter`, in YAML or JSON. */
async function hintsIn(file: string | undefined): Promise<TableHints> {
  if (file === undefined) return {};
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new BadInput(`${file} cannot be read.`, { option: '--mapping' }, { cause });
  });
  const said: unknown = parseYaml(text);
  if (typeof said !== 'object' || said === null) throw new BadInput(`${file} must name encoding or delimiter.`);
  const unknown = Object.keys(said).filter((key) => key !== 'encoding' && key !== 'delimiter');
  if (unknown.length > 0) {
    throw new BadInput(`${file} names ${unknown.join(', ')}. A mapping can name encoding and delimiter.`, { unknown });
  }
  const { encoding, delimiter } = said as Readonly<Record<string, unknown>>;
  return {
    ...(encoding === undefined ? {} : { encoding: oneOf(ENCODINGS, encoding, `${file}: encoding`) }),
    ...(delimiter === undefined ? {} : { delimiter: oneOf<Delimiter>(DELIMITERS, delimiter, `${file}: delimiter`) }),
  };
}

function oneOf<T extends string>(known: readonly T[], given: unknown, what: string): T {
  const found = known.find((k) => k === given);
  if (found !== undefined) return found;
  throw new BadInput(`${what} must be one of ${known.map((k) => JSON.stringify(k)).join(', ')}.`, { value: given });
}
