import { spawn } from 'node:child_process';
import { inject } from 'vitest';

/** What a command left behind. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  /** The last line of standard output, as JSON. */
  json(): Record<string, unknown>;
}

/** Runs the compiled command line against the Neo4j of this run, with a home folder of the test's own. */
export function runCommand(
  program: string,
  home: string,
  args: readonly string[],
  settings: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const { uri, user, password } = inject('neo4j');
  const env = {
    ...process.env,
    HAWKSBILL_HOME: home,
    NEO4J_URI: uri,
    NEO4J_USER: user,
    NEO4J_PASSWORD: password,
    ...settings,
  };
  const child = spawn(process.execPath, [program, ...args], { env });
  let out = '';
  let err = '';
  child.stdout.on('data', (text) => (out += text));
  child.stderr.on('data', (text) => (err += text));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) =>
      resolve({
        code,
        out,
        err,
        json: () => JSON.parse(out.trimEnd().split('\n').at(-1) ?? '') as Record<string, unknown>,
      }),
    );
  });
}
