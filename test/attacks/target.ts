import { request } from 'node:http';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import type { User } from '../../server/access/user.js';
import { readPageOperations } from '../../web/page-operations.js';
import { type Client, field, openTestService, type TestService } from '../setup/service.js';
import { LISTED } from './listed.js';

/** A service under attack, with something in it that amina may see and something that only carla may. */
export interface Target {
  readonly service: TestService;
  readonly onlyListed: boolean;
  /** An analyst: may ask for the schema, may not see TLP:RED. */
  readonly amina: Client;
  /** A prosecutor of another agency: may see nothing, nor ask for the schema. */
  readonly boris: Client;
  /** Sees everything. */
  readonly carla: Client;
  /** An entity that amina sees. */
  readonly vessel: string;
  /** The owner, whom only carla sees. */
  readonly hidden: string;
  /** A case of carla's. */
  readonly hiddenCase: string;
}

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  readonly data: Readonly<Record<string, unknown>> | null;
  readonly errors: readonly { readonly message: string; readonly extensions?: Readonly<Record<string, unknown>> }[];
  readonly tookMs: number;
}

const person = (name: string, agency: string, roles: User['roles'], handling: 'TLP:AMBER' | 'TLP:RED'): User => ({
  name,
  displayName: name,
  agency,
  roles,
  policy: { clearances: { [agency]: handling }, cases: [] },
});

/** Of no use to anybody but a tool that should not be refused for want of a role. */
const EVERY_ROLE = [
  'INVESTIGATOR',
  'ANALYST',
  'PROSECUTOR',
  'DISCLOSURE_OFFICER',
  'ADMINISTRATOR',
  'AUDITOR',
] as const satisfies User['roles'];

export const COLUMNS =
  'registry,official_no,imo,name,former_name,flag,call_sign,mmsi,type,gross_tonnage,deadweight,built,owner,owner_country,owner_address,operator,operator_country,registered_from,registered_until';
const SEEN = `${COLUMNS}
LR,17204,9341720,GANNET PIONEER,HAMMER BAY,LR,D5GP4,636018455,General cargo,9611,12700,2005,Gannet Pioneer Shipping Co,LR,,Corvena Ship Management Ltd,CY,2016-12-01,2019-06-20
`;
const HIDDEN = `${COLUMNS}
LR,99917,9341720,GANNET PIONEER,NIGHTJAR QUEEN,LR,D5GP4,636018455,General cargo,9611,12700,2005,Nightjar Informant Holdings,LR,12 Sealed Street,Corvena Ship Management Ltd,CY,2016-12-01,2019-06-20
`;
/** Stands in no answer to anybody but carla. */
export const HIDDEN_WORDS = /nightjar|informant|sealed/i;
/** What would tell how the server is made, or where it runs. */
const INNER_WORKINGS =
  /node_modules|Neo4jError|Neo\.\w+Error|org\.neo4j|stacktrace|\bat \w+[\w.]* \(|TypeError|RangeError|\.[cm]?[jt]s:\d|bolt:\/\/|Cypher/;
/** Longer than this keeps the others waiting: the limit of a question to Neo4j and its half second. */
const IN_TIME_MS = 5_500;

/** `builtPage`: folder of the compiled page, where the page is attacked too. */
export async function openTarget(onlyListed: boolean, builtPage?: string): Promise<Target> {
  const page = readPageOperations(fileURLToPath(new URL('../../web', import.meta.url)));
  const service = await openTestService(
    [
      person('amina', 'customs-ke', ['ANALYST'], 'TLP:AMBER'),
      person('boris', 'police-nl', ['PROSECUTOR'], 'TLP:AMBER'),
      person('carla', 'customs-ke', ['ANALYST'], 'TLP:RED'),
      person('dora', 'customs-ke', EVERY_ROLE, 'TLP:AMBER'),
      person('frida', 'customs-ke', ['ANALYST'], 'TLP:RED'),
    ],
    {
      onlyListed,
      hurried: true,
      texts: [...page.map((o) => o.text), ...Object.values(LISTED)],
      ...(builtPage !== undefined && { builtPage }),
    },
  );
  const [amina, boris, carla] = await Promise.all([
    service.signIn('amina'),
    service.signIn('boris'),
    service.signIn('carla'),
  ]);
  await takeIn(service, amina, 'seen.csv', 'TLP:AMBER', SEEN);
  await takeIn(service, carla, 'hidden.csv', 'TLP:RED', HIDDEN);
  const opened = await carla.ask(LISTED.openCase, { reference: 'OP-SEALED', title: 'Nightjar' });
  const { id: hiddenCase } = field<{ id: string }>(opened, 'openCase');
  const vessel = await firstFound(amina, 'GANNET PIONEER', 'VESSEL');
  const hidden = await firstFound(carla, 'Nightjar Informant Holdings', 'TRADER');
  return { service, onlyListed, amina, boris, carla, vessel, hidden, hiddenCase };
}

export async function takeIn(service: TestService, client: Client, fileName: string, handling: string, body: string) {
  const query = new URLSearchParams({ source: 'vessel-registry', fileName, handling, receivedOn: '2026-01-02' });
  const headers = { 'content-type': 'application/octet-stream' };
  const answer = await client.fetch(`/imports?${query}`, { method: 'POST', headers, body });
  expect(answer.status, await answer.text()).toBe(202);
  await service.settled();
  service.engine.viewers.forget();
}

async function firstFound(client: Client, text: string, kind: string): Promise<string> {
  const found = await client.ask(LISTED.search, { text, kinds: [kind] });
  const { edges } = field<{ edges: readonly { node: { entity: { id: string } } }[] }>(found, 'search');
  const [first] = edges;
  if (first === undefined) throw new Error(`${text} was not found: ${found.text}`);
  return first.node.entity.id;
}

export interface Sending {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  readonly withinMs?: number;
}

/** Sends bytes as they are, and holds the reply to what every reply must be. */
export async function send(
  target: Target,
  { method = 'POST', path = '/graphql', headers = {}, body = '', withinMs = IN_TIME_MS }: Sending,
): Promise<Reply> {
  const since = performance.now();
  const reply = await new Promise<Reply>((resolve, reject) => {
    const outgoing = request(`${target.service.url}${path}`, { method, headers, agent: false }, (incoming) => {
      let text = '';
      incoming.setEncoding('utf8');
      incoming.on('data', (piece: string) => (text += piece));
      incoming.on('end', () => {
        const { statusCode: status = 0, headers } = incoming;
        resolve({ status, headers, text, tookMs: performance.now() - since, ...answerIn(text) });
      });
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
  expect(reply.status, reply.text).toBeLessThan(500);
  expect(reply.text).not.toMatch(INNER_WORKINGS);
  expect(reply.text).not.toMatch(HIDDEN_WORDS);
  expect(reply.tookMs).toBeLessThan(withinMs);
  return reply;
}

function answerIn(text: string): Pick<Reply, 'data' | 'errors'> {
  try {
    const { data = null, errors = [] } = JSON.parse(text) as Partial<Reply>;
    return { data, errors };
  } catch {
    return { data: null, errors: [] };
  }
}

/** The headers of our own page, for somebody who is signed in. */
export const asPage = (client: Client) => ({
  'content-type': 'application/json',
  'x-requested-with': 'test',
  cookie: client.cookie,
});

/** Asks as amina, or as who is named. */
export const ask = (
  target: Target,
  query: string,
  variables: unknown = {},
  client = target.amina,
  withinMs = IN_TIME_MS,
): Promise<Reply> => send(target, { headers: asPage(client), body: JSON.stringify({ query, variables }), withinMs });

/** One field of a reply that must be there. */
export function found<T>(reply: Reply, name: string): T {
  const value = reply.data?.[name];
  if (value === undefined || value === null) throw new Error(`no ${name} in ${reply.text}`);
  return value as T;
}

/** Nothing was answered. Where only listed operations are taken, in constant words. */
export function expectRefused(target: Target, reply: Reply): void {
  expect(reply.errors, reply.text).toHaveLength(1);
  expect(Object.values(reply.data ?? {}).every((value) => value === null)).toBe(true);
  expect(reply.errors[0]?.extensions?.code).not.toBe('INTERNAL_SERVER_ERROR');
  if (target.onlyListed) expect(reply.errors[0]?.message).toBe('This operation is not on the list');
}

/** Refused as input that cannot be taken, whatever mode. */
export function expectBadInput(reply: Reply): void {
  expect(reply.errors[0]?.extensions?.code, reply.text).toBe('BAD_USER_INPUT');
  expect(Object.values(reply.data ?? {}).every((value) => value === null)).toBe(true);
}
