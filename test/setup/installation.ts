import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { inject } from 'vitest';

const run = promisify(execFile);
const bin = (program: string) => fileURLToPath(new URL(`../../bin/${program}`, import.meta.url));
const STARTS_WITHIN_MS = 280_000;
const A_DAY_MS = 86_400_000;

/** A whole Hawksbill of its own: home folder, port, Neo4j and the demonstration world, as `npm start` gives it. */
export interface Installation {
  readonly url: string;
  readonly home: string;
  /** The first password of a demonstration user. */
  passwordOf(user: string): string;
  /** Runs a command of `hawksbill` beside the server; gives what its last line says with --json. */
  command(...words: string[]): Promise<Record<string, unknown>>;
  /** Ends it and deletes its home. */
  stop(): Promise<void>;
}

/** How the one that journeys share is started: as by default, but for a second administrator's word on rights. */
export const SHARED: NodeJS.ProcessEnv = { TZ: 'UTC', HAWKSBILL_FOUR_EYES: 'RIGHTS' };

/** Of an agency that demands a second factor elsewhere. */
export const STRICT = { name: 'thanh-ha', agency: 'vn-customs' };

const A_DAY_LATER = new URL('a-day-later.mjs', import.meta.url).href;
/** On the first island of the day, fourteen hours ahead of UTC, with clocks that go a day ahead. */
export const ELSEWHERE: NodeJS.ProcessEnv = {
  TZ: 'Pacific/Kiritimati',
  LANG: 'tr_TR.UTF-8',
  NODE_OPTIONS: `--import=${A_DAY_LATER}`,
  HAWKSBILL_SECOND_FACTOR_DEMANDED_BY: STRICT.agency,
};

/** The one that journeys share. */
export function sharedInstallation(): Promise<Installation> {
  return runningAt(inject('installation'), SHARED);
}

/** The one that is elsewhere. */
export async function installationElsewhere(): Promise<Installation> {
  const answer = await fetch(inject('elsewhere'));
  if (!answer.ok) throw new Error(await answer.text());
  return runningAt((await answer.json()) as Pick<Installation, 'url' | 'home'>, ELSEWHERE);
}

/** What time it is elsewhere. */
export function nowElsewhere(aheadMs = 0): Date {
  return new Date(Date.now() + A_DAY_MS + aheadMs);
}

/** One that runs already: its end is not for those who use it. */
function runningAt({ url, home }: Pick<Installation, 'url' | 'home'>, environment: NodeJS.ProcessEnv) {
  return installationAt(url, home, { ...process.env, HAWKSBILL_HOME: home, ...environment }, async () => undefined);
}

/** Starts one and waits until it answers. `environment` is that of the server and of its commands. */
export async function startInstallation(environment: NodeJS.ProcessEnv = {}, port?: number): Promise<Installation> {
  const home = await mkdtemp(join(tmpdir(), 'hawksbill-installation-'));
  const at = port ?? (await freePort());
  const url = `http://127.0.0.1:${at}`;
  const env = { ...process.env, HAWKSBILL_HOME: home, PORT: String(at), ...environment };
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
  return installationAt(url, home, env, stop);
}

async function installationAt(
  url: string,
  home: string,
  env: NodeJS.ProcessEnv,
  stop: Installation['stop'],
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
    stop,
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

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
