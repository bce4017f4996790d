import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { BadConfiguration, type Config } from '../../config.js';
import { jarsAreHere, mavenCommand, missingMaven } from './jars.js';
import { findJava } from './java.js';

const run = promisify(execFile);

/** What this machine lacks for starting Neo4j, each with the way to get it; empty where a start can go ahead. */
export async function missingTools({ cache, java }: Pick<Config, 'cache' | 'java'>): Promise<readonly string[]> {
  const missing: string[] = [];
  await findJava(java).catch((error: unknown) => {
    if (!(error instanceof BadConfiguration)) throw error;
    missing.push(error.message);
  });
  if (!(await jarsAreHere(cache))) {
    const { program, shell } = mavenCommand;
    await run(program, ['--version'], { shell }).catch(() => missing.push(missingMaven()));
  }
  return missing;
}
