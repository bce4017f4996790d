import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BadInput } from '../errors.js';
import { listOf, REFERENCE_LISTS, type ReferenceList, type ReferenceListName } from '../records/reference-list.js';
import { REFERENCE_FORMS } from '../sources/reference-lists/forms.js';

/** What is known of a list that an installation was given. */
export interface KeptList {
  readonly name: ReferenceListName;
  readonly title: string;
  readonly edition: string;
  /** The day from which the edition holds, or on which it was published. */
  readonly date: string;
  /** Of the file as received. */
  readonly fileName: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly codes: number;
  /** Of the codes as kept: one a line, sorted. */
  readonly codesSha256: string;
  readonly addedAt: string;
}

const folderOf = (home: string) => join(home, 'reference');

/**
 * Keeps a list under its name: the file as received, its codes, and what is known of it. It takes the place of an earlier edition in one step,
 * and is used from the next start.
 */
export async function keepReferenceList(
  home: string,
  received: string,
  codes: readonly string[],
  about: Omit<KeptList, 'sha256' | 'sizeBytes' | 'codes' | 'codesSha256' | 'title'>,
): Promise<KeptList> {
  const bytes = await readFile(received);
  const text = codes.map((code) => `${code}\n`).join('');
  const kept: KeptList = {
    ...about,
    title: REFERENCE_FORMS[about.name].title,
    sha256: sha256(bytes),
    sizeBytes: bytes.length,
    codes: codes.length,
    codesSha256: sha256(text),
  };
  const folder = folderOf(home);
  const unfinished = join(folder, `.${about.name}-${randomUUID()}`);
  await mkdir(unfinished, { recursive: true, mode: 0o700 });
  try {
    await copyFile(received, join(unfinished, 'received'));
    await writeFile(join(unfinished, 'codes.txt'), text, { mode: 0o600 });
    await writeFile(join(unfinished, 'list.json'), `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 });
    const place = join(folder, about.name);
    const before = `${unfinished}-before`;
    if (existsSync(place)) await rename(place, before);
    await rename(unfinished, place);
    await rm(before, { recursive: true, force: true });
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  return kept;
}

/** The lists that a home folder holds, by name. */
export function keptReferenceLists(home: string): readonly KeptList[] {
  const folder = folderOf(home);
  const there = existsSync(folder) ? readdirSync(folder) : [];
  return REFERENCE_LISTS.filter((name) => there.includes(name)).map((name) => {
    try {
      return JSON.parse(readFileSync(join(folder, name, 'list.json'), 'utf8')) as KeptList;
    } catch (cause) {
      throw damaged(folder, name, cause);
    }
  });
}

/** The same, ready to be asked. @throws BadInput where a list is not as it was kept: what it would confirm could not be trusted. */
export function readReferenceLists(home: string): ReadonlyMap<ReferenceListName, ReferenceList> {
  return new Map(
    keptReferenceLists(home).map(({ name, title, edition, codesSha256 }) => {
      const text = readText(join(folderOf(home), name, 'codes.txt'), () => damaged(folderOf(home), name));
      if (sha256(text) !== codesSha256) throw damaged(folderOf(home), name);
      return [
        name,
        listOf(
          title,
          edition,
          text.split('\n').filter((code) => code !== ''),
        ),
      ];
    }),
  );
}

function readText(file: string, fault: () => Error): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw fault();
  }
}

function damaged(folder: string, name: string, cause?: unknown): BadInput {
  return new BadInput(
    `The reference list in ${join(folder, name)} is not as it was kept. Add it again (hawksbill reference add ${name} FILE), or remove that folder to do without it.`,
    { name },
    { cause },
  );
}

function sha256(bytes: Buffer | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}
