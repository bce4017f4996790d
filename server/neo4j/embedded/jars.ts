import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { access, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { BadConfiguration } from '../../config.js';
import { howToInstall } from './java.js';
import { underLock } from './lock.js';

const run = promisify(execFile);
const here = dirname(fileURLToPath(import.meta.url));

/** Told in plain words what takes long; shown to whoever waits. */
export type Tell = (line: string) => void;

/**
 * The folder with Neo4j's jars, fetched by Maven the first time and checked against `checksums.txt` file by file. It appears in
 * the cache whole or not at all.
 */
export async function neo4jJars(cache: string, tell: Tell): Promise<string> {
  const folder = await folderIn(cache);
  if (await exists(folder)) return folder;
  return underLock(join(cache, 'neo4j.lock'), async () => {
    if (await exists(folder)) return folder;
    tell('Fetching Neo4j with Maven (160 MB, once).');
    await removeHalfFetched(cache);
    const draft = await mkdtemp(join(cache, HALF_FETCHED));
    try {
      await copyWithMaven(draft);
      await checkJars(draft, await readChecksums());
      await rename(draft, folder);
    } finally {
      await rm(draft, { recursive: true, force: true });
    }
    return folder;
  });
}

const HALF_FETCHED = 'neo4j-fetching-';

/** What one left behind that was killed while it fetched; we hold the lock, so nobody is at work on it. */
async function removeHalfFetched(cache: string): Promise<void> {
  const left = (await readdir(cache)).filter((name) => name.startsWith(HALF_FETCHED));
  await Promise.all(left.map((name) => rm(join(cache, name), { recursive: true, force: true })));
}

/** Whether a start would need no network and no Maven. */
export async function jarsAreHere(cache: string): Promise<boolean> {
  return exists(await folderIn(cache));
}

/** Named after the checksums, so that a Hawksbill with another Neo4j fetches its own. */
async function folderIn(cache: string): Promise<string> {
  const fingerprint = createHash('sha256').update(JSON.stringify([...(await readChecksums())]));
  return join(cache, `neo4j-${fingerprint.digest('hex').slice(0, 16)}`);
}

/** File name to SHA-256, as `sha256sum` writes them. */
async function readChecksums(): Promise<ReadonlyMap<string, string>> {
  const lines = (await readFile(join(here, 'checksums.txt'), 'utf8')).trim().split('\n');
  return new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)]));
}

/** On Windows `mvn` is a batch file, which only a shell runs. */
export const mavenCommand =
  process.platform === 'win32' ? { program: 'mvn.cmd', shell: true } : { program: 'mvn', shell: false };

export function missingMaven(): string {
  return `Hawksbill fetches Neo4j with Maven, and "mvn" was not found.\nInstall it: ${howToInstall('maven')}.`;
}

async function copyWithMaven(folder: string): Promise<void> {
  const { program, shell } = mavenCommand;
  const options = [
    '-B',
    '-q',
    '-C',
    '-f',
    join(here, 'pom.xml'),
    `-DoutputDirectory=${folder}`,
    '-DincludeScope=runtime',
  ];
  try {
    await run(program, [...options, 'dependency:copy-dependencies'], { shell, maxBuffer: 16 << 20 });
  } catch (cause) {
    throw new BadConfiguration(whyMavenFailed(cause), {}, { cause });
  }
}

function whyMavenFailed(cause: unknown): string {
  if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return missingMaven();
  const output = cause instanceof Error && 'stdout' in cause ? String(cause.stdout) : String(cause);
  const firstError = output.split('\n').find((line) => line.includes('ERROR')) ?? output.slice(0, 500);
  return `Maven could not fetch Neo4j. Check the network and try again; what was fetched is kept.\n${firstError}`;
}

/** Exactly the files that were named, each with the content that was named. */
export async function checkJars(folder: string, checksums: ReadonlyMap<string, string>): Promise<void> {
  const present = new Set(await readdir(folder));
  for (const [file, expected] of checksums) {
    if (!present.delete(file)) throw new BadConfiguration(`Neo4j is incomplete: ${file} was not fetched. Try again.`);
    const actual = createHash('sha256')
      .update(await readFile(join(folder, file)))
      .digest('hex');
    if (actual !== expected) {
      throw new BadConfiguration(
        `${file} is not the file it should be: SHA-256 ${actual}, expected ${expected}. Nothing was started.`,
      );
    }
  }
  const extra = [...present][0];
  if (extra !== undefined)
    throw new BadConfiguration(`${extra} was fetched but is not on the list. Nothing was started.`);
}

/** Whether a file or folder is there. */
export async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
