import { describe, expect, it } from 'vitest';
import { field } from '../setup/service.js';
import { LISTED } from './listed.js';
import { ask, COLUMNS, found, type Reply, type Target, takeIn } from './target.js';

/** Pairs of reads for the timing. */
const PAIRS = 100;
const NO_DIFFERENCE_MS = 3;

/** Its traders look much like those that amina sees, and are not surely the same. */
const ALIKE = `${COLUMNS}
LR,55231,,SEAGULL RUNNER,,LR,,,General cargo,,,1999,Gannet Pioneer Shipping,PA,,Corvena Ship Management Limited,MT,2017-01-01,
`;

/** What is hidden answers like what does not exist. */
export function hiddenThings(target: () => Target): void {
  const unknown = 'm0000000000000000000000';
  const said = ({ status, text }: Reply) => ({ status, text });
  /** The same with the unknown id in place of the hidden one, since answers may repeat what was asked. */
  const alike = (reply: Reply, id: string) => ({ status: reply.status, text: reply.text.replaceAll(id, unknown) });

  describe('what is hidden answers as if it did not exist', () => {
    it.each(['entity', 'one', 'withdraw', 'exportBundle', 'neighbourhood'] as const)('asked by %s', async (name) => {
      const { hidden, hiddenCase } = target();
      const id = name === 'exportBundle' ? hiddenCase : hidden;
      const asked = (value: string) => ask(target(), LISTED[name], { id: value, case: value });
      expect(alike(await asked(id), id)).toEqual(said(await asked(unknown)));
    });

    it('asked for as a case', async () => {
      const { hiddenCase, vessel } = target();
      for (const text of [LISTED.addToCase, LISTED.removeFromCase]) {
        const asked = (id: string) => ask(target(), text, { case: id, entities: [vessel], entity: vessel });
        expect(alike(await asked(hiddenCase), hiddenCase)).toEqual(said(await asked(unknown)));
      }
    });

    it('put into a case, judged, drawn, or taken for the end of a path', async () => {
      const { hidden, vessel } = target();
      const opened = await ask(target(), LISTED.openCase, { reference: 'OP-MINE', title: 't' });
      const { id: mine } = found<{ id: string }>(opened, 'openCase');
      const attempts: readonly (readonly [string, (id: string) => object])[] = [
        [LISTED.addToCase, (id) => ({ case: mine, entities: [id] })],
        [LISTED.judge, (id) => ({ left: vessel, right: id })],
        [LISTED.chart, (id) => ({ ids: [vessel, id] })],
        [LISTED.paths, (id) => ({ from: vessel, to: id })],
      ];
      for (const [text, variables] of attempts) {
        const of = (id: string) => ask(target(), text, variables(id));
        expect(alike(await of(hidden), hidden)).toEqual(said(await of(unknown)));
      }
    });

    it('counted, listed or named beside what is seen', async () => {
      const { vessel } = target();
      const around = await ask(target(), LISTED.neighbourhood, { id: vessel });
      const { total, shown, centre, entities } = found<{
        total: number;
        shown: number;
        centre: { linkTotal: number };
        entities: readonly unknown[];
      }>(around, 'neighbourhood');
      expect([total, shown, centre.linkTotal, entities.length]).toEqual([2, 2, 2, 2]);
      const entity = found<{
        names: readonly string[];
        linkCounts: readonly { count: number }[];
        records: { totalCount: number };
        handling: string;
      }>(await ask(target(), LISTED.entity, { id: vessel }), 'entity');
      expect(entity).toMatchObject({ records: { totalCount: 1 }, handling: 'TLP:AMBER' });
      expect(entity.names).toEqual(['GANNET PIONEER', 'HAMMER BAY']);
      expect(entity.linkCounts.reduce((sum, { count }) => sum + count, 0)).toBe(2);
      const listed = await ask(target(), LISTED.imports);
      expect(listed.data?.imports).toEqual({ totalCount: 1, edges: [{ node: { fileName: 'seen.csv', accepted: 1 } }] });
      expect((await ask(target(), LISTED.cases)).data?.status).toMatchObject({ entities: 3, records: 1, imports: 1 });
    });

    it('opened under the reference of a hidden case', async () => {
      const reply = await ask(target(), LISTED.openCase, { reference: 'OP-SEALED', title: 'mine' });
      expect(reply.errors).toEqual([]);
      expect(found<{ id: string }>(reply, 'openCase').id).not.toBe(target().hiddenCase);
    });

    it.each(['entity', 'neighbourhood', 'one'] as const)('by the time that %s takes', async (name) => {
      const { hidden } = target();
      const differences: number[] = [];
      for (let i = 0; i < PAIRS; i++) {
        // The two of a pair follow each other, now one first and now the other: whatever else the machine does falls on both.
        const order = i % 2 === 0 ? [hidden, unknown] : [unknown, hidden];
        const [first, second] = [await timeOf(name, order[0]), await timeOf(name, order[1])];
        differences.push(i % 2 === 0 ? first - second : second - first);
      }
      const difference = median(differences);
      const deviation = median(differences.map((d) => Math.abs(d - difference)));
      // On a busy machine the median itself is uncertain: three times its standard error, were the differences normal.
      const uncertain = (3 * 1.253 * 1.483 * deviation) / Math.sqrt(PAIRS);
      const told = `${name}: ${difference.toFixed(2)} ms, give or take ${uncertain.toFixed(2)}`;
      console.log(told);
      expect(Math.abs(difference), told).toBeLessThan(NO_DIFFERENCE_MS + uncertain);
    });
  });

  async function timeOf(name: 'entity' | 'neighbourhood' | 'one', id: string | undefined): Promise<number> {
    return (await ask(target(), LISTED[name], { id })).tookMs;
  }
}

/** Last of all, since it brings more of what is hidden: what an import of others has in common with what is seen. */
export function hiddenThingsCompared(target: () => Target): void {
  describe('what is hidden and much like what is seen', () => {
    it('answers as if it did not exist: not proposed for a judgement, not joined, not counted', async () => {
      const { service, carla, vessel } = target();
      const told = async (client = target().amina) => {
        const replies = [
          await ask(target(), LISTED.matches, {}, client),
          await ask(target(), LISTED.cases, {}, client),
          await ask(target(), LISTED.entity, { id: vessel }, client),
          await ask(target(), LISTED.search, { text: 'GANNET PIONEER' }, client),
          await ask(target(), LISTED.neighbourhood, { id: vessel }, client),
        ];
        return replies.map(({ status, text }) => ({ status, text }));
      };
      const proposed = async () => {
        const { totalCount } = field<{ totalCount: number }>(await carla.ask(LISTED.matches), 'matches');
        return totalCount;
      };
      const [before, count] = [await told(), await proposed()];
      await takeIn(service, carla, 'alike.csv', 'TLP:RED', ALIKE);
      expect(await proposed()).toBeGreaterThan(count);
      expect(await told()).toEqual(before);
    });
  });
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] as number;
}
