import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const bin = (program: string) => fileURLToPath(new URL(`../../bin/${program}`, import.meta.url));
const STARTS_WITHIN_MS = 280_000;

/** A whole Hawksbill of its own: home folder, port, Neo4j and the demonstration world, as `npm start` gives it. */
export interface Installation {
  readonly url: string;
  readonly home: string;
  /** The first password of a demonstration user. */
  passwordOf(user: string): string;
  /** Runs a command of `hawksbill` beside the server; gives what its last line says with --json. */
  command(...words: string[]): Promise<Record<string, unknown>>;
  /** Ends it; its home stays. */
  end(): Promise<void>;
  /** Ends it and deletes its home. */
  stop(): Promise<void>;
}

/** How the one of the run is started: it works as by default, but for a second administrator's word on rights. */
export const SHARED_ENVIRONMENT: NodeJS.ProcessEnv = { HAWKSBILL_FOUR_EYES: 'RIGHTS' };

/** The one that runs already: its own end is not for those who use it. */
export function sharedInstallation({ url, home }: Pick<Installation, 'url' | 'home'>): Promise<Installation> {
  const leaveIt = async () => undefined;
  const env = { ...process.env, HAWKSBILL_HOME: home, ...SHARED_ENVIRONMENT };
  return installationAt(url, home, env, { end: leaveIt, stop: leaveIt });
}

/** Starts one and waits until it answers. `environment` is that of the server and of its commands; `begun`: a home at rest to begin with a copy of. */
export async function startInstallation(
  environment: NodeJS.ProcessEnv = {},
  begun: string | null = null,
): Promise<Installation> {
  const home = await mkdtemp(join(tmpdir(), 'hawksbill-installation-'));
  if (begun !== null) await cp(begun, home, { recursive: true });
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = { ...process.env, HAWKSBILL_HOME: home, PORT: String(port), ...environment };
  const child = spawn(process.execPath, [bin('start.mjs')], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const stop = async () => {
    await end(child);
    await rm(home, { recursive: true, force: true });
  };
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
  const until = Date.now() + STARTS_WITHIN_MS;
  while (!(await answers(url))) {
    if (Date.now() > until || child.exitCode !== null) {
      await stop();
      throw new Error(`Hawksbill did not start:\n${said}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  return installationAt(url, home, env, { end: () => end(child), stop });
}

async function installationAt(
  url: string,
  home: string,
  env: NodeJS.ProcessEnv,
  ending: Pick<Installation, 'end' | 'stop'>,
): Promise<Installation> {
  const signIns = (await readFile(join(home, 'keys', 'first-sign-in'), 'utf8')).split('\n');
  return {
    url,
    home,
    passwordOf: (user) => signIns.find((line) => line.startsWith(`${user} `))?.split(' ')[1] ?? '',
    async command(...words) {
      const { stdout } = await run(process.execPath, [bin('hawksbill.mjs'), ...words, '--json'], { env });
      return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Record<string, unknown>;
    },
    ...ending,
  };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

async function answers(url: string): Promise<boolean> {
  const answer = await fetch(`${url}/session`).catch(() => null);
  return answer?.ok === true;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
