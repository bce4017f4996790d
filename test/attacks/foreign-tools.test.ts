import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { buildSchema, isObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { field } from '../setup/service.js';
import { findTool, runTool } from './foreign-tools.js';
import { LISTED } from './listed.js';
import { HIDDEN_WORDS, openTarget, type Target } from './target.js';

const SCHEMA = fileURLToPath(new URL('../../schema/schema.graphql', import.meta.url));
/** Makes ids of things that exist known to schemathesis. */
const HOOKS = fileURLToPath(new URL('schemathesis_hooks.py', import.meta.url));
/** Questions that schemathesis makes up for each field of Query and Mutation: as the schema has them, and against it. */
const EXAMPLES = 40;
const WRONG_EXAMPLES = 10;
const ANSWERED_AT_LEAST = 0.6;

const schemathesis = findTool('schemathesis');
const clairvoyance = findTool('clairvoyance');
if (schemathesis === null || clairvoyance === null) {
  process.stdout.write(
    'The attacks by schemathesis and clairvoyance are not run: get them with test/attacks/setup.sh FOLDER\n',
  );
}

describe('tools that others wrote', () => {
  let target: Target;
  let folder: string;
  beforeAll(async () => {
    target = await openTarget(false);
    folder = await mkdtemp(join(tmpdir(), 'hawksbill-attack-tools-'));
  });
  afterAll(async () => {
    await target.service.close();
    await rm(folder, { recursive: true, force: true });
  });

  it.skipIf(schemathesis === null)('schemathesis finds no fault, and most of what it asks is answered', async () => {
    const material = join(folder, 'material.json');
    await writeFile(material, JSON.stringify(await materialFor(target)));
    const right = await fuzz(target, folder, 'positive', EXAMPLES, {
      HAWKSBILL_ATTACK_MATERIAL: material,
      SCHEMATHESIS_HOOKS: HOOKS,
    });
    const wrong = await fuzz(target, folder, 'negative', WRONG_EXAMPLES);
    expect([right.exitCode, wrong.exitCode], right.said + wrong.said).toEqual([0, 0]);
    expect(right.calls).toBeGreaterThan(EXAMPLES);
    expect(wrong.calls).toBeGreaterThan(WRONG_EXAMPLES);
    const share = (right.answered + wrong.answered) / (right.calls + wrong.calls);
    expect(share).toBeGreaterThanOrEqual(ANSWERED_AT_LEAST);
    expect(target.service.faults).toEqual([]);
  });

  it.skipIf(clairvoyance === null)('clairvoyance recovers no field, whoever asks', async () => {
    const url = `${target.service.url}/graphql`;
    const { cookie } = await target.service.signIn('boris');
    expect(await recoveredBy(url, folder, [])).toEqual([]);
    expect(await recoveredBy(url, folder, ['-H', `Cookie: ${cookie}`])).toEqual([]);
  });

  it.skipIf(clairvoyance === null)('clairvoyance recovers fields where nothing is done against it', async () => {
    const bare = new ApolloServer({ schema: buildSchema(await readFile(SCHEMA, 'utf8')), introspection: false });
    const { url } = await startStandaloneServer(bare, { listen: { port: 0, host: '127.0.0.1' } });
    const recovered = await recoveredBy(url, folder, []).finally(() => bare.stop());
    expect(recovered).toContain('Query.entity');
  });
});

/** Fields that clairvoyance finds, given all names that there are: nobody could bring a better list. */
async function recoveredBy(url: string, folder: string, headers: readonly string[]): Promise<readonly string[]> {
  const words = join(folder, 'words.txt');
  const recovered = join(folder, 'recovered.json');
  await writeFile(words, [...namesOf(await readFile(SCHEMA, 'utf8'))].join('\n'));
  await rm(recovered, { force: true });
  const args = [
    '-w',
    words,
    '-o',
    recovered,
    '-m',
    '1',
    '-b',
    '0',
    '-H',
    'x-requested-with: clairvoyance',
    ...headers,
    url,
  ];
  const run = await runTool(clairvoyance as string, args, folder);
  expect(run.said).toContain('Starting blind introspection');
  const fields = fieldsIn(await readFile(recovered, 'utf8').catch(() => '{}'));
  console.log(`clairvoyance: exit ${run.exitCode}, ${fields.length} fields recovered`);
  return fields;
}

/** One run of schemathesis as somebody of every role. */
async function fuzz(
  target: Target,
  folder: string,
  mode: 'positive' | 'negative',
  examples: number,
  environment: Readonly<Record<string, string>> = {},
) {
  const har = join(folder, `${mode}.har`);
  const { cookie } = await target.service.signIn('dora');
  const run = await runTool(
    schemathesis as string,
    [
      ...['run', SCHEMA, '--url', `${target.service.url}/graphql`, '--phases', 'fuzzing', '--seed', '1', '--no-color'],
      ...['--mode', mode, '--max-examples', String(examples), '--checks', 'not_a_server_error'],
      ...['-H', `Cookie: ${cookie}`, '-H', 'x-requested-with: schemathesis', '--request-timeout', '10'],
      ...['--continue-on-failure', '--report', 'har', '--report-har-path', har],
    ],
    folder,
    environment,
  );
  const { texts, ...counted } = answersIn(await readFile(har, 'utf8'));
  for (const text of texts) expect(text).not.toMatch(HIDDEN_WORDS);
  console.log(
    `schemathesis, ${mode}: exit ${run.exitCode}, ${counted.calls} calls, ${counted.answered} answered with data`,
  );
  return { ...run, ...counted };
}

/** Ids of what a user of every role sees, by kind. */
async function materialFor({ service, vessel }: Target): Promise<Readonly<Record<string, readonly string[]>>> {
  const dora = await service.signIn('dora');
  const opened = await dora.ask(LISTED.openCase, { reference: 'OP-DORA', title: 't' });
  const around = await dora.ask(
    `{ entity(id: "${vessel}") { mentions { id } records { edges { node { id import { id } } } } }
       neighbourhood(id: "${vessel}") { entities { id } links { id } } }`,
  );
  const { mentions, records } = field<{
    mentions: readonly Thing[];
    records: { edges: readonly { node: Thing & { import: Thing } }[] };
  }>(around, 'entity');
  const { entities, links } = field<{ entities: readonly Thing[]; links: readonly Thing[] }>(around, 'neighbourhood');
  const [left, right] = entities;
  const judged = await dora.ask(LISTED.judge, { left: left?.id, right: right?.id });
  const ids = (things: readonly Thing[]) => things.map(({ id }) => id);
  return {
    entity: ids(entities),
    mention: [...ids(mentions), ...ids(entities)],
    link: ids(links),
    record: ids(records.edges.map(({ node }) => node)),
    import: ids(records.edges.map(({ node }) => node.import)),
    case: [field<Thing>(opened, 'openCase').id],
    judgement: judged.data === null ? [] : [field<Thing>(judged, 'judge').id],
    member: ['amina', 'carla'],
    ...{
      text: ['GANNET', 'Corvena'],
      reason: ['r'],
      reference: ['OP-1', 'OP-2', 'OP-3'],
      title: ['t'],
      actor: ['dora'],
    },
    ...{ action: ['CONSULTATION', 'SIGN_IN'], from: ['2026-01-01'], until: ['2036-01-01'] },
  };
}

interface Thing {
  readonly id: string;
}

interface Har {
  readonly log: {
    readonly entries: readonly { readonly response: { readonly content: { readonly text?: string } } }[];
  };
}

/** How many calls there were, and how many of them gave data. */
function answersIn(har: string) {
  const { entries } = (JSON.parse(har) as Har).log;
  const texts = entries.map(({ response }) => response.content.text ?? '');
  const hasData = (text: string) => (JSON.parse(text) as { data?: unknown }).data != null;
  return { calls: texts.length, answered: texts.filter((text) => text !== '' && hasData(text)).length, texts };
}

function namesOf(sdl: string): ReadonlySet<string> {
  const types = Object.values(buildSchema(sdl).getTypeMap()).filter(isObjectType);
  const own = types.filter(({ name }) => !name.startsWith('__'));
  return new Set(own.flatMap((type) => Object.keys(type.getFields())));
}

interface Recovered {
  readonly data?: {
    readonly __schema: { readonly types: readonly { name: string; fields?: { name: string }[] | null }[] };
  };
}

/** Fields that clairvoyance found, beside those of its own making. */
function fieldsIn(json: string): readonly string[] {
  const types = (JSON.parse(json) as Recovered).data?.__schema.types ?? [];
  const own = types.filter(({ name }) => !name.startsWith('__'));
  return own.flatMap(({ name, fields }) => (fields ?? []).map((field) => `${name}.${field.name}`));
}
