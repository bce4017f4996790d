import { readdirSync } from 'node:fs';
import type { Plan } from 'neo4j-driver';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusedRows } from '../../server/neo4j/changes/imports.cypher.js';
import { LINK_CHANGES } from '../../server/neo4j/changes/links.cypher.js';
import { asSent } from '../../server/neo4j/parameters.js';
import type { Question } from '../../server/neo4j/question.js';
import * as index from '../../server/neo4j/questions/index.js';
import type { FragmentId } from '../../server/records/ids.js';
import { openTestDatabase, type TestDatabase } from '../setup/database.js';
import { fillForPlanning } from '../world/many.js';
import { askedOfEverything } from './asked-of-everything.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

/** Counts over everything that a viewer sees have to look at everything. */
const WHOLE_GRAPH = new Set(['entityCount', 'recordCount', 'importCount', 'importPage', 'judgements', 'sources']);
/** Pairs to judge are found from profiles, all of which are looked at. */
const WHOLE_PROFILES = new Set(['proposals', 'strongestProposals', 'proposalCount']);

const questions = Object.entries(index).flatMap(([name, exported]) =>
  typeof exported === 'object' && 'text' in exported ? [[name, exported as Question<never, unknown>] as const] : [],
);

/** What a scan may go over: what is waiting to be done, and what people make by hand. */
const STAYS_SMALL =
  /:(Unplaced|Uncompared|Reweighed|ParameterSet|ParameterChoice|Scope|Job|JobBatch|User|Agency|Case|Bundle|ConsentRequest|RightsRequest|Source|Import|Migration|Demonstration|Counter)\b/;
const scansWhatGrows = (step: string) =>
  /Scan|RelationshipTypeLookup/.test(step) && !/^\w*Index\w*Scan/.test(step) && !STAYS_SMALL.test(step);

/** Asks whether anything is there at all, and looks at no more than a thousand nodes. */
const STOPS_AT_ONCE = 'whatIsThere';

const CHANGES = new URL('../../server/neo4j/changes/', import.meta.url);
const changes = await textsIn(CHANGES);

describe('the plan of a question', () => {
  it.each(questions)('%s starts from an index, unless it counts the whole graph', async (name, question) => {
    const operators = await plan(question);
    const scans = operators.filter((o) => /^\w*Scan/.test(o) && !/^\w*IndexScan/.test(o));
    expect(scans.filter((o) => /^AllNodesScan/.test(o))).toEqual([]);
    if (!WHOLE_GRAPH.has(name) && !WHOLE_PROFILES.has(name)) expect(scans).toEqual([]);
  });
});

describe('on a graph that holds much', () => {
  beforeAll(async () => {
    await database.clear();
    await fillForPlanning(database.driver);
  });

  it.each(questions)('the question %s starts from an index, and tries no path twice', async (name, question) => {
    const steps = await plan(question);
    if (!WHOLE_GRAPH.has(name) && !WHOLE_PROFILES.has(name)) expect(steps.filter(scansWhatGrows)).toEqual([]);
    expect(steps.filter((step) => /^(AntiConditionalApply|VarLengthExpand|Repeat)/.test(step))).toEqual([]);
  });

  it('reads the refused rows of a file from the index in their order, not by sorting all of them', async () => {
    const steps = [...(await plan(index.refusals)), ...(await planOf(refusedRows.text, {}))];
    expect(steps.filter((step) => /^NodeIndexSeek/.test(step))).toHaveLength(2);
    expect(steps.filter((step) => /^(Sort|PartialSort|Top|PartialTop)/.test(step))).toEqual([]);
  });

  it('all changes are read here', () => expect(changes.length).toBeGreaterThan(100));

  it.each(changes)('the change %s starts from an index', async (name, { text }) => {
    if (name === STOPS_AT_ONCE) expect(text).toContain('WITH n LIMIT 1000');
    else expect((await planOf(text, {})).filter(scansWhatGrows)).toEqual([]);
  });
});

describe('links that run both ways between two things', () => {
  const key = (from: string, to: string) => ({ role: 'owner', from: from as FragmentId, to: to as FragmentId });
  const there = key('e1', 'e2');
  const back = key('e2', 'e1');
  const saying = (st: string) => ({
    ...{ scopes: [0], id: st, role: 'owner', st: [st], ss: [0] },
    ...{ sf: [''], su: [''], sr: ['2020-01-01'], sg: ['B2'], se: ['r1'] },
  });
  const { create, stored, update, remove } = LINK_CHANGES.OWNS;

  // With few links, with many, and with as many of the kind as there are things, Neo4j plans differently.
  it.each([
    [10, 1],
    [300, 20],
    [2_000, 2],
  ])('are kept apart among %i things with %i links each', async (things, each) => {
    await database.clear();
    const session = database.driver.session();
    await session.run('UNWIND range(1, $things) AS i CREATE (:Entity {id: "e" + i})', { things });
    await session.run(
      `UNWIND range(1, $things) AS i UNWIND range(1, $each) AS j
       MATCH (a:Entity {id: "e" + i}) MATCH (b:Entity {id: "e" + (1 + (i + j * 7) % $things)})
       CREATE (a)-[:OWNS {role: 'other'}]->(b)`,
      { things, each },
    );
    await session.run('CALL db.clearQueryCaches()');
    await session.close();
    const { change, read } = database.writer;
    const held = async () => (await read(stored, { keys: [there, back] })).map(({ index, st }) => ({ index, st }));

    const links = [there, back].map((k, i) => ({ ...k, properties: saying(`s${i}`) }));
    await change(create, { links });
    expect(await held()).toEqual([
      { index: 0, st: ['s0'] },
      { index: 1, st: ['s1'] },
    ]);
    await change(update, { links: [{ ...back, properties: saying('s2') }] });
    expect(await held()).toEqual([
      { index: 0, st: ['s0'] },
      { index: 1, st: ['s2'] },
    ]);
    expect(await change(remove, { keys: [there] })).toEqual([1]);
    expect(await held()).toEqual([{ index: 1, st: ['s2'] }]);
  });
});

async function plan<P>(question: Question<P, unknown>): Promise<readonly string[]> {
  return planOf(question.text, { ...question.params(askedOfEverything as P), sm: new Int8Array(4) });
}

/** The steps of a plan, each its name and what it works on. */
async function planOf(text: string, params: Readonly<Record<string, unknown>>): Promise<readonly string[]> {
  const session = database.driver.session();
  try {
    const sent = asSent(text, params);
    const { summary } = await session.run(sent.text.replace('CYPHER 25', 'CYPHER 25 EXPLAIN'), sent.parameters);
    return stepsOf(summary.plan as Plan);
  } finally {
    await session.close();
  }
}

function stepsOf({ operatorType, arguments: { Details = '' }, children }: Plan): readonly string[] {
  return [`${operatorType.replace('@neo4j', '')} ${Details}`.trim(), ...children.flatMap(stepsOf)];
}

/** Every text under a folder's `*.cypher.ts`, also those that stand in a table of texts. */
async function textsIn(folder: URL): Promise<readonly (readonly [string, { readonly text: string }])[]> {
  const files = readdirSync(folder).filter((file) => file.endsWith('.cypher.ts'));
  const modules = await Promise.all(files.map((file) => import(new URL(file, folder).href) as Promise<object>));
  const textsOf = (name: string, value: unknown): [string, { text: string }][] => {
    if (typeof value !== 'object' || value === null) return [];
    if ('text' in value && typeof value.text === 'string') return [[name, { text: value.text }]];
    return Object.entries(value).flatMap(([key, inner]) => textsOf(`${name}.${key}`, inner));
  };
  return modules.flatMap((module) => Object.entries(module).flatMap(([name, value]) => textsOf(name, value)));
}
