import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { buildGraphqlSchema } from '../../server/questions/schema.js';
import { Comparison, Differs } from './compare.js';
import { CHIEF, generatedWorld } from './generated-world.js';
import type { Material, Named } from './material.js';
import { LEAKS } from './planted-leaks.js';
import { reduced } from './reduce.js';
import { filled } from './run-worlds.js';
import type { Side } from './side.js';
import { timeApart } from './timing.js';

/** A world in which each of these leaks has something to betray to its first user. */
const SEED = Number(process.env.PLANTED_SEED ?? 2);
const USER = process.env.PLANTED_USER ?? 'user-0';
const EACH = 6;
/** So many that no mention is left out. */
const EVERY_ONE = 60;
/** Leaks that only a change can show. */
const IN_CHANGES: ReadonlySet<string> = new Set(['error text', 'export']);
const READS = 200;
/** What hidden and absent may differ by. */
const APART_MS = 3;

const schema = buildGraphqlSchema();
let whole: Side;
let without: Side;
let material: Material;
const comparison = (each = EACH) => new Comparison(schema, whole, without, USER, SEED, each);

beforeAll(async () => {
  const world = generatedWorld(SEED, 3);
  const databases = inject('databases');
  whole = await filled(databases.whole, world);
  await judgeSeenAgainstHidden(whole);
  without = await reduced(databases.reduced, whole, world, world.files, USER);
  material = await comparison().lookAround();
}, 300_000);
afterAll(async () => {
  await whole?.close();
  await without?.close();
});

describe('a leak that is planted', () => {
  it.each(Object.keys(LEAKS).filter((kind) => kind !== 'timing'))('in a %s is found', async (kind) => {
    const leak = LEAKS[kind] as (typeof LEAKS)[string];
    for (const side of [whole, without]) await side.answerFrom(leak(await side.asking(CHIEF)));
    const asked = IN_CHANGES.has(kind)
      ? comparison().changeEverything(material, kind === 'export')
      : comparison(kind === 'history' ? EVERY_ONE : EACH).readEverything();
    await expect(asked).rejects.toThrow(Differs);
    for (const side of [whole, without]) await side.answerFrom(null);
  });

  it('in the time that an answer takes is found', async () => {
    await whole.answerFrom((LEAKS.timing as (typeof LEAKS)[string])(await whole.asking(CHIEF)));
    const [hidden] = material.allHidden('mention');
    expect(await timeApart(whole, USER, 'mention', hidden as string, 20)).toBeGreaterThan(APART_MS);
    await whole.answerFrom(null);
  });
});

describe('the time that an answer takes', () => {
  it.each<Named>(['mention', 'record', 'statement', 'import'])(
    'is the same for a hidden %s as for none',
    async (kind) => {
      const [hidden] = material.allHidden(kind);
      expect(await timeApart(whole, USER, kind, hidden as string, READS)).toBeLessThan(APART_MS);
    },
  );
});

/** What somebody else decided about a pair of which the user sees one half. */
async function judgeSeenAgainstHidden(side: Side): Promise<void> {
  const [chief, user] = await Promise.all([side.asking(CHIEF), side.asking(USER)]);
  const proposed = await side.parts.graph.matches({ judged: false, kinds: null, first: 200, after: null }, chief);
  for (const { left, right } of proposed.items) {
    const seen = await side.parts.graph.mentions([left, right], user);
    if (seen.size !== 1) continue;
    await side.parts.judging.judge({ left, right, decision: 'DIFFERENT', reason: 'two houses' }, chief);
    await side.settle();
    return;
  }
  throw new Error(`seed ${SEED} proposes no pair of which ${USER} sees one half`);
}
