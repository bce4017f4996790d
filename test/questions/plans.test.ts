import type { Plan } from 'neo4j-driver';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asParameters } from '../../server/neo4j/parameters.js';
import type { Question } from '../../server/neo4j/question.js';
import * as index from '../../server/neo4j/questions/index.js';
import { openTestDatabase, type TestDatabase } from '../setup/database.js';
import { askedOfEverything } from './asked-of-everything.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

/** Counts over everything that a viewer sees have to look at everything. */
const WHOLE_GRAPH = new Set(['entityCount', 'recordCount', 'importCount', 'importPage', 'judgements', 'sources']);
/** Pairs to judge are found from profiles, all of which are looked at. */
const WHOLE_PROFILES = new Set(['proposals', 'proposalCount']);

const questions = Object.entries(index).flatMap(([name, exported]) =>
  typeof exported === 'object' && 'text' in exported ? [[name, exported as Question<never, unknown>] as const] : [],
);

describe('the plan of a question', () => {
  it.each(questions)('%s starts from an index, unless it counts the whole graph', async (name, question) => {
    const operators = await plan(question);
    const scans = operators.filter((o) => /Scan/.test(o) && !/IndexScan/.test(o));
    expect(scans.filter((o) => o === 'AllNodesScan')).toEqual([]);
    if (!WHOLE_GRAPH.has(name) && !WHOLE_PROFILES.has(name)) expect(scans).toEqual([]);
  });

  it.each([
    ['pathsBetween', index.pathsBetween],
    ['pathsBetweenByKinds', index.pathsBetweenByKinds],
  ] as const)('%s tests links while it walks and never falls back to trying every path', async (_, question) => {
    const operators = await plan(question);
    expect(operators.some((o) => /ShortestPath/.test(o))).toBe(true);
    expect(operators.filter((o) => /AntiConditionalApply|VarLengthExpand|Repeat/.test(o))).toEqual([]);
  });
});

async function plan<P>(question: Question<P, unknown>): Promise<readonly string[]> {
  const session = database.driver.session();
  try {
    const params = { ...asParameters(question.params(askedOfEverything as P)), sm: new Int8Array(4) };
    const { summary } = await session.run(question.text.replace('CYPHER 25', 'CYPHER 25 EXPLAIN'), params);
    return operatorsOf(summary.plan as Plan);
  } finally {
    await session.close();
  }
}

function operatorsOf(plan: Plan): readonly string[] {
  return [plan.operatorType.replace('@neo4j', ''), ...plan.children.flatMap(operatorsOf)];
}
