import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { buildGraphqlSchema } from '../../server/questions/schema.js';
import { Draw } from './draw.js';
import { Material } from './material.js';
import { withoutGenerator, withoutPaging } from './operations.js';
import { compareWorld, type Databases } from './run-worlds.js';
import { type Second, startSecondDatabase } from './second-database.js';

const WORLDS = Number(process.env.WORLDS ?? 4);
const USERS = Number(process.env.USERS ?? 3);
const SEED = Number(process.env.SEED ?? 1);
const EACH = Number(process.env.EACH ?? 6);

const schema = buildGraphqlSchema();
let second: Second;
let databases: Databases;
beforeAll(async () => {
  second = await startSecondDatabase();
  databases = { whole: inject('neo4j'), reduced: second.address };
});
afterAll(() => second.stop());

it('asks every field of the schema', () => {
  const material = new Material(new Draw(1), 3, ['x'], 'a');
  for (const kind of ['m', 'c', 'j'] as const) material.meet(`"${kind}${'b'.repeat(26)}"`);
  expect(withoutGenerator(schema, material)).toEqual([]);
  expect(withoutPaging(schema)).toEqual([]);
});

describe('what a user does not see', () => {
  it.each(Array.from({ length: WORLDS }, (_, i) => SEED + i))('bears on no answer (seed %i)', async (seed) => {
    const began = performance.now();
    await compareWorld(schema, databases, seed, USERS, EACH, (user, c) =>
      console.log(seed, user, JSON.stringify(c), Math.round(performance.now() - began)),
    );
  });
});
