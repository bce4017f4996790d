import { describe, expect, inject, it } from 'vitest';
import { buildGraphqlSchema } from '../../server/questions/schema.js';
import { Draw } from './draw.js';
import { Material } from './material.js';
import { withoutGenerator, withoutPaging } from './operations.js';
import { compareWorld } from './run-worlds.js';

/** A user takes 10 s of a core, the first ones much longer; `run.mjs` asks for more worlds, users and things. */
const WORLDS = Number(process.env.WORLDS ?? 12);
const USERS = Number(process.env.USERS ?? 3);
const SEED = Number(process.env.SEED ?? 1);
/** Things of each kind that are asked about. */
const EACH = Number(process.env.EACH ?? 1);
const A_USER_TAKES_AT_MOST_MS = 300_000;

const schema = buildGraphqlSchema();

it('asks every field of the schema', () => {
  const material = new Material(new Draw(1), 3, ['x']);
  for (const letter of ['m', 'c', 'j']) material.meet(`"${letter}${'b'.repeat(26)}"`);
  expect(withoutGenerator(schema, material)).toEqual([]);
  expect(withoutPaging(schema)).toEqual([]);
});

describe('what a user does not see', () => {
  it.each(Array.from({ length: WORLDS }, (_, i) => SEED + i))(
    'bears on no answer (seed %i)',
    async (seed) => {
      const hidden: boolean[] = [];
      const all = { questions: 0, answered: 0 };
      await compareWorld(schema, inject('databases'), { seed, people: USERS, each: EACH }, (user, compared) => {
        hidden.push(compared.hidden > 0);
        all.questions += compared.questions;
        all.answered += compared.answered;
        console.log(`seed ${seed} ${user}: ${JSON.stringify(compared)}`);
      });
      expect(all.answered).toBeGreaterThan(all.questions / 4);
      // A world in which everybody sees everything would show nothing.
      expect(hidden).toContain(true);
    },
    USERS * A_USER_TAKES_AT_MOST_MS,
  );
});
