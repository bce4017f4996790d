import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { linksFor } from '../../server/graph/links-from-records.js';
import { faultsInWords } from '../../server/jobs/audit.js';
import { addJudgement } from '../../server/jobs/judge.js';
import type { JobStores } from '../../server/jobs/run-jobs.js';
import { contents } from '../../server/neo4j/fingerprint.js';
import { openTestDatabase, type TestDatabase } from '../setup/database.js';
import { DAYS, holdings, SCOPES } from '../world/holdings.js';
import { linksStored, storable, store } from '../world/stored-holdings.js';
import { storesOn } from '../world/stores.js';

const LAST_DAY = DAYS[DAYS.length - 1] as string;
const WORLDS = Number(process.env.HAWKSBILL_WORLDS ?? 8);

describe('the graph as stored', () => {
  let database: TestDatabase;
  let stores: JobStores;

  beforeAll(async () => {
    database = await openTestDatabase();
    stores = storesOn(database.writer, '/nowhere');
  });
  afterAll(() => database.close());

  /** Every node and link that follows from evidence and judgements, in words. */
  const derived = async () => {
    const lines: string[] = [];
    for await (const line of contents(database.writer, true)) lines.push(line);
    return lines;
  };

  it('shows every viewer what the definition says, however it was filled', async () => {
    const property = fc.asyncProperty(holdings, fc.integer({ min: 1, max: 3 }), async (generated, batches) => {
      await database.clear();
      const world = storable(generated, LAST_DAY);
      await store(stores, world, batches);
      expect(faultsInWords(await stores.audits.audit(async () => undefined))).toEqual([]);
      for (let bits = 0; bits < 1 << SCOPES.length; bits += 3) {
        const sees = (s: number) => (bits & (1 << s)) !== 0;
        expect(await linksStored(database.writer, sees)).toEqual(linksFor(world, sees, LAST_DAY));
      }
    });
    await fc.assert(property, { numRuns: WORLDS });
  });

  it('is the same in whatever order it was filled, and the same again after a judgement is taken back', async () => {
    const property = fc.asyncProperty(holdings, async (generated) => {
      const world = storable({ ...generated, judgements: [] }, LAST_DAY);
      const held: string[][] = [];
      for (const batches of [1, 3]) {
        await database.clear();
        await store(stores, world, batches);
        held.push(await derived());
      }
      expect(held[1]).toEqual(held[0]);

      const [a, b] = world.mentions.filter((m) => !m.addsOnly);
      if (!a || !b) return;
      for (const decision of ['SAME', 'DIFFERENT'] as const) {
        const said = {
          left: a.id,
          right: b.id,
          decision,
          by: 'test',
          reason: 'because',
          judgedAt: '2020-01-04T09:00:00Z',
          withdraws: null,
        };
        const judgement = await addJudgement(stores, said);
        await addJudgement(stores, { ...said, withdraws: judgement.id, judgedAt: '2020-01-04T10:00:00Z' });
        expect(await derived()).toEqual(held[0]);
      }
    });
    await fc.assert(property, { numRuns: Math.ceil(WORLDS / 2) });
  });
});
