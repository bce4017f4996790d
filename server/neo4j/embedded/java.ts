import { execFile } from 'node:child_process';
import { access, readdir, realpath } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { BadConfiguration, type JavaPlaces } from '../../config.js';

const run = promisify(execFile);

/** Neo4j 2026 runs on Java 21 and newer; 17, still many systems' default, fails at once. */
export const OLDEST_JAVA = 21;

export interface Java {
  /** Path of the `java` program. */
  readonly program: string;
  readonly version: number;
}

/** The JDK named in the configuration, else the newest that this machine has. */
export async function findJava(places: JavaPlaces): Promise<Java> {
  const { wanted } = places;
  const programs = wanted === null ? await programsOnThisMachine(places) : [await programIn(wanted)];
  const found = (await Promise.all(programs.map(jdkAt))).filter((java) => java !== null);
  const newest = found.sort((a, b) => b.version - a.version)[0];
  if (newest !== undefined && newest.version >= OLDEST_JAVA) return newest;
  throw new BadConfiguration(missingJava(wanted, newest));
}

function missingJava(wanted: string | null, newest: Java | undefined): string {
  const seen = newest === undefined ? 'none was found' : `the newest found is ${newest.version} (${newest.program})`;
  const where = wanted === null ? seen : `HAWKSBILL_JAVA names ${wanted}, where ${seen}`;
  return [
    `Hawksbill needs a Java development kit (JDK), version ${OLDEST_JAVA} or newer: ${where}.`,
    `Install one: ${howToInstall('jdk')}.`,
    'Or set NEO4J_URI and NEO4J_PASSWORD to use a Neo4j that runs elsewhere.',
  ].join('\n');
}

/** The usual command of this platform. */
export function howToInstall(what: 'jdk' | 'maven', platform: NodeJS.Platform = process.platform): string {
  const commands: Partial<Record<NodeJS.Platform, Record<'jdk' | 'maven', string>>> = {
    darwin: { jdk: 'brew install openjdk', maven: 'brew install maven' },
    win32: { jdk: 'winget install EclipseAdoptium.Temurin.21.JDK', maven: 'choco install maven' },
  };
  const linux = {
    jdk: '"apt-get install openjdk-21-jdk" or "dnf install java-21-openjdk-devel", or a build from https://adoptium.net',
    maven: '"apt-get install maven" or "dnf install maven"',
  };
  return (commands[platform] ?? linux)[what];
}

/** Version of the JDK this `java` belongs to; null where it does not run or belongs to a runtime without the compiler. */
async function jdkAt(program: string): Promise<Java | null> {
  try {
    // Both facts from one run, so that a start costs one Java start per candidate and not two.
    const { stdout, stderr } = await run(program, ['-XshowSettings:properties', '--list-modules'], { timeout: 20_000 });
    const version = /java\.specification\.version = (\d+)/.exec(stderr + stdout)?.[1];
    return version !== undefined && stdout.includes('jdk.compiler@') ? { program, version: Number(version) } : null;
  } catch {
    return null;
  }
}

async function programsOnThisMachine({ javaHome, searchPath }: JavaPlaces): Promise<string[]> {
  const homes = [...(javaHome === null ? [] : [javaHome]), ...(await usualHomes())];
  const onPath = searchPath.map((folder) => join(folder, javaName));
  const candidates = [...homes.map((home) => join(home, 'bin', javaName)), ...onPath];
  const real = await Promise.all(candidates.map((program) => realpath(program).catch(() => null)));
  return [...new Set(real.filter((program) => program !== null))];
}

const javaName = process.platform === 'win32' ? 'java.exe' : 'java';

/** Folders in which this platform's installers, and the common version managers, put one JDK per subfolder. */
async function usualHomes(): Promise<string[]> {
  const home = homedir();
  const parents: Partial<Record<NodeJS.Platform, string[]>> = {
    darwin: ['/Library/Java/JavaVirtualMachines', '/opt/homebrew/opt', '/usr/local/opt'],
    win32: ['Java', 'Eclipse Adoptium', 'Microsoft', 'Zulu'].map((vendor) => join('C:\\Program Files', vendor)),
    linux: ['/usr/lib/jvm', '/usr/java', '/opt/java'],
  };
  const anywhere = [
    join(home, '.sdkman', 'candidates', 'java'),
    join(home, '.jdks'),
    join(home, '.asdf', 'installs', 'java'),
  ];
  const nested = await Promise.all(
    [...(parents[process.platform] ?? []), ...anywhere].map(async (parent) =>
      (await readdir(parent).catch(() => [])).map((name) => join(parent, name)),
    ),
  );
  // On a Mac a JDK's folder holds its home two levels further down.
  return nested
    .flat()
    .flatMap((folder) => [
      folder,
      join(folder, 'Contents', 'Home'),
      join(folder, 'libexec', 'openjdk.jdk', 'Contents', 'Home'),
    ]);
}

/** Takes a JDK's folder or the program itself. */
async function programIn(folderOrProgram: string): Promise<string> {
  const inside = join(folderOrProgram, 'bin', javaName);
  return access(inside).then(
    () => inside,
    () => folderOrProgram,
  );
}
