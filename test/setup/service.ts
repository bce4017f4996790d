import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { hashPassword } from '../../server/access/passwords.js';
import type { User } from '../../server/access/user.js';
import type { OidcConfig } from '../../server/config.js';
import type { Examine } from '../../server/jobs/attachments.js';
import { type Engine, openEngine } from '../../server/main/engine.js';
import { type JobRunner, startJobRunner } from '../../server/main/job-runner.js';
import { listen } from '../../server/main/listen.js';
import { openService, type ServiceOptions } from '../../server/main/service.js';
import { writeBundle } from '../../server/main/write-bundle.js';
import { operationIdOf } from '../../server/questions/listed-operations.js';
import { examineAttachment } from '../../server/sources/attachments/examine.js';
import { openTestDatabase, UNHURRIED } from './database.js';

export interface TestService {
  readonly url: string;
  readonly home: string;
  readonly engine: Engine;
  /** Faults that the server reported, in order. */
  readonly faults: unknown[];
  /** Every user's password. */
  readonly password: string;
  /** A signed-in client. */
  signIn(name: string): Promise<Client>;
  /** Another server over the same Neo4j and home, with caches and sessions of its own. */
  beside(): Promise<Pick<TestService, 'url' | 'signIn'>>;
  /** Waits until every job is done. What it brought is seen at once, not only within a second. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

export interface Answered {
  readonly status: number;
  readonly data: Record<string, unknown> | null;
  readonly errors: readonly { readonly message: string; readonly extensions: Record<string, unknown> }[];
  /** The answer as it came. */
  readonly text: string;
}

export interface Client {
  readonly cookie: string;
  fetch(path: string, init?: RequestInit): Promise<Response>;
  ask(query: string, variables?: Record<string, unknown>): Promise<Answered>;
}

const PAGE = '<!doctype html><meta name="csp-nonce" content="__CSP_NONCE__"><title>Hawksbill</title>';

export interface TestOptions {
  readonly onlyListed?: boolean;
  /** Texts of what is listed. */
  readonly texts?: readonly string[];
  readonly now?: () => Date;
  readonly oidc?: OidcConfig;
  /** False: as where others can reach the server. */
  readonly loopback?: boolean;
  /** False: jobs are left where they are, so that nothing but questions goes on. */
  readonly working?: boolean;
  /** Whether questions end when they should, as they do for people. */
  readonly hurried?: boolean;
  /** Whether what widens rights needs a second administrator. */
  readonly fourEyesOnRights?: boolean;
  /** False: over what the graph holds already. */
  readonly emptied?: boolean;
  /** Folder of the compiled page. */
  readonly builtPage?: string;
}

const NOBODY_WORKS: JobRunner = { wake: () => undefined, idle: async () => undefined, stop: async () => undefined };

/** Of hashing a password: no part of a second at each sign-in. */
const CHEAP = { N: 2, r: 8, p: 1 };

/** The whole service over the run's Neo4j, emptied unless told, on a port of its own. Without a built page it has one that is nearly empty. */
export async function openTestService(
  people: readonly User[],
  {
    onlyListed = false,
    texts = [],
    now = () => new Date(),
    oidc,
    loopback = true,
    hurried = false,
    working = true,
    fourEyesOnRights = false,
    emptied = true,
    builtPage,
  }: TestOptions = {},
): Promise<TestService> {
  if (emptied) await (await openTestDatabase()).close();
  const home = await mkdtemp(join(tmpdir(), 'hawksbill-service-'));
  const pageFolder = join(home, 'page');
  await mkdir(join(pageFolder, 'assets'), { recursive: true });
  await writeFile(join(pageFolder, 'index.html'), PAGE);
  await writeFile(join(pageFolder, 'assets', 'index-abc123.js'), 'export {};');

  const examine: Examine = async (kind, path) => examineAttachment(kind, await readFile(path));
  const engine = openEngine(inject('neo4j'), home, examine);
  if (!hurried) engine.questionLimit.ms = UNHURRIED.ms;
  const password = 'dried-seahorse-0301';
  const passwordHash = await hashPassword(password, CHEAP);
  for (const user of people) {
    const plain = { passwordHash, passwordIsOneTime: false, onlyOnLoopback: false, tokenSha256: null };
    await engine.users.put({ ...user, ...plain });
  }
  const faults: unknown[] = [];
  const report = (_id: string, fault: unknown) => void faults.push(fault);
  const reports = {
    progress: () => undefined,
    failed: (_job: unknown, fault: unknown) => void faults.push(fault),
    finished: () => undefined,
  };
  const runner = working ? startJobRunner(engine.stores, reports) : NOBODY_WORKS;
  const options: Omit<ServiceOptions, 'engine'> = {
    pageFolder: builtPage ?? pageFolder,
    operations: { onlyListed, textOf: new Map(texts.map((text) => [operationIdOf(text), text])) },
    trustedProxies: 0,
    loopback,
    demo: false,
    auditHeads: null,
    oidc: oidc ?? null,
    demands: { purpose: ['customs-strict'], secondFactor: ['police-strict'] },
    fourEyesOnRights,
    now,
    report,
    wake: runner.wake,
    writeBundle,
  };
  const started = await startServer({ ...options, engine });
  const servers = [started];
  const { url } = started;

  return {
    url,
    home,
    engine,
    faults,
    password,
    signIn: async (name) => clientOf(url, await cookieFor(url, name, password)),
    async beside() {
      const another = await startServer({ ...options, engine: openEngine(inject('neo4j'), home, examine) });
      servers.push(another);
      return {
        url: another.url,
        signIn: async (name) => clientOf(another.url, await cookieFor(another.url, name, password)),
      };
    },
    async settled() {
      await runner.idle();
      for (const { engine } of servers) engine.viewers.forget();
    },
    async close() {
      await Promise.all(servers.map((server) => server.listening.stop()));
      await runner.stop();
      for (const server of servers) await server.service.stop();
      for (const server of servers) await server.engine.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}

async function startServer(options: ServiceOptions) {
  const service = await openService(options);
  const listening = await listen(service.app, { host: '127.0.0.1', port: 0, tls: null });
  return { engine: options.engine, service, listening, url: listening.url };
}

export async function cookieFor(url: string, name: string, password: string): Promise<string> {
  const answer = await fetch(`${url}/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-requested-with': 'test' },
    body: JSON.stringify({ name, password }),
  });
  if (!answer.ok) throw new Error(`${name} could not sign in: ${answer.status} ${await answer.text()}`);
  return (answer.headers.getSetCookie()[0] as string).split(';')[0] as string;
}

export function clientOf(url: string, cookie: string): Client {
  const send = (path: string, init: RequestInit = {}) =>
    fetch(`${url}${path}`, { ...init, headers: { cookie, 'x-requested-with': 'test', ...init.headers } });
  return {
    cookie,
    fetch: send,
    async ask(query, variables = {}) {
      const answer = await send('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables }),
      });
      const text = await answer.text();
      const { data = null, errors = [] } = JSON.parse(text) as Partial<Answered>;
      return { status: answer.status, data, errors, text };
    },
  };
}

/** One field of an answer that must be there. */
export function field<T>(answer: Answered, name: string): T {
  const value = answer.data?.[name];
  if (value === undefined || value === null) throw new Error(`no ${name} in ${answer.text}`);
  return value as T;
}
