import { describe, expect, it } from 'vitest';
import type { Account } from '../../server/access/users.js';
import { field } from '../setup/service.js';
import { LISTED } from './listed.js';
import { ask, asPage, expectBadInput, found, send, type Target } from './target.js';

/** A change of rights is in force after this, and the answer under way besides. */
const IN_FORCE_WITHIN_MS = 1_000;

interface OpenedCase {
  readonly version: number;
  readonly items: readonly { readonly entity: { readonly id: string } }[];
  readonly chart: readonly { readonly entity: string }[];
  readonly events: readonly unknown[];
}

/** Rights that somebody had, has not, or has over something else. */
export function rightsOverOthersThings(target: () => Target): void {
  const opened = async (reference: string, client = target().amina) => {
    const reply = await client.ask(LISTED.openCase, { reference, title: 't' });
    expect(reply.errors).toEqual([]);
    return field<{ id: string }>(reply, 'openCase').id;
  };

  describe('a right that is taken away', () => {
    it('is gone within a second, for what was open and for links that were given', async () => {
      const { service, hidden, vessel } = target();
      const frida = await service.signIn('frida');
      const account = await service.engine.users.account('frida');
      if (account === null) throw new Error('frida has no account');
      const id = await opened('OP-FRIDA', frida);
      await frida.ask(LISTED.addToCase, { case: id, entities: [hidden, vessel] });
      const exported = await frida.ask(LISTED.exportBundle, { case: id });
      const { path } = field<{ path: string }>(exported, 'exportBundle');
      expect((await frida.fetch(path)).status).toBe(200);
      const seesIt = async () => ((await frida.ask(LISTED.entity, { id: hidden })).data?.entity ?? null) !== null;
      expect(await seesIt()).toBe(true);

      const change = async (changed: Partial<Account>, inForce: () => Promise<boolean>) => {
        await service.engine.users.put({ ...account, ...changed });
        const since = performance.now();
        let asked = since;
        do asked = performance.now();
        while (!(await inForce()));
        expect(asked - since).toBeLessThan(IN_FORCE_WITHIN_MS + 250);
      };
      const status = async () => (await frida.fetch(path)).status;
      await change({ policy: { clearances: { 'customs-ke': 'TLP:AMBER' }, cases: [] } }, async () => !(await seesIt()));
      const asFrida = (text: string, variables: object) => ask(target(), text, variables, frida);
      const { items } = found<OpenedCase>(await asFrida(LISTED.case, { id }), 'case');
      expect(items.map(({ entity }) => entity.id)).toEqual([vessel]);
      await asFrida(LISTED.search, { text: 'Nightjar Informant Holdings' });
      await asFrida(LISTED.neighbourhood, { id: target().vessel });
      await change({ policy: { clearances: {}, cases: [] } }, async () => (await status()) === 404);
      await change({ roles: [] }, async () => (await status()) === 403);
      await service.engine.users.put(account);
    });

    it('by signing out: the session and the links given in it lead nowhere', async () => {
      const { service, vessel } = target();
      const dora = await service.signIn('dora');
      const id = await opened('OP-LEFT', dora);
      await dora.ask(LISTED.addToCase, { case: id, entities: [vessel] });
      const { path } = field<{ path: string }>(await dora.ask(LISTED.exportBundle, { case: id }), 'exportBundle');
      await send(target(), { method: 'DELETE', path: '/session', headers: asPage(dora) });
      expect((await send(target(), { method: 'GET', path, headers: asPage(dora) })).status).toBe(401);
      expect((await ask(target(), LISTED.case, { id }, dora)).status).toBe(401);
    });
  });

  describe("what somebody else arranged is shown with one's own rights", () => {
    it('a case with its items, chart and events', async () => {
      const { carla, hidden, vessel } = target();
      const id = await opened('OP-SHARED', carla);
      await carla.ask(LISTED.addToCase, { case: id, entities: [hidden, vessel] });
      const positions = [hidden, vessel].map((entity, x) => ({ entity, x, y: 0 }));
      expect((await carla.ask(LISTED.saveChart, { case: id, positions })).errors).toEqual([]);
      expect((await carla.ask(LISTED.addMember, { case: id, member: 'amina' })).errors).toEqual([]);
      target().service.engine.viewers.forget();
      const reply = await ask(target(), LISTED.case, { id });
      const { items, chart } = found<OpenedCase>(reply, 'case');
      expect(items.map(({ entity }) => entity.id)).toEqual([vessel]);
      expect(chart.map(({ entity }) => entity)).toEqual([vessel]);
      expect(reply.text).not.toContain(hidden);
    });
  });

  describe('a right over one thing is none over another', () => {
    it('a thing of one case is not taken from another, nor a thing by the id of another kind', async () => {
      const { carla, vessel, hidden, hiddenCase } = target();
      const mine = await opened('OP-WITHOUT');
      const other = await opened('OP-WITH');
      await ask(target(), LISTED.addToCase, { case: other, entities: [vessel] });
      const before = found<OpenedCase>(await ask(target(), LISTED.case, { id: other }), 'case');
      const theirs = await carla.ask(LISTED.case, { id: hiddenCase });
      const attempts: readonly (readonly [string, object])[] = [
        [LISTED.removeFromCase, { case: mine, entity: vessel }],
        [LISTED.removeFromCase, { case: hiddenCase, entity: vessel }],
        [LISTED.addMember, { case: hiddenCase, member: 'amina' }],
        [LISTED.removeMember, { case: hiddenCase, member: 'carla' }],
        [LISTED.saveChart, { case: hiddenCase, positions: [{ entity: vessel, x: 0, y: 0 }] }],
        [LISTED.saveChart, { case: mine, positions: [{ entity: hidden, x: 0, y: 0 }] }],
        [LISTED.withdraw, { id: other }],
        [LISTED.withdraw, { id: vessel }],
        [LISTED.withdrawAll, { ids: [other, vessel] }],
        [LISTED.split, { taken: [vessel], of: hidden }],
        [LISTED.split, { taken: [hidden], of: vessel }],
        [LISTED.split, { taken: [other], of: vessel }],
        [LISTED.exportBundle, { case: vessel }],
        [LISTED.addToCase, { case: vessel, entities: [other] }],
        [LISTED.judge, { left: other, right: vessel }],
      ];
      for (const [text, variables] of attempts) expectBadInput(await ask(target(), text, variables));
      expect(found<OpenedCase>(await ask(target(), LISTED.case, { id: other }), 'case')).toEqual(before);
      expect((await carla.ask(LISTED.case, { id: hiddenCase })).text).toBe(theirs.text);
    });

    it('an owner that stands in the input itself is refused, not taken', async () => {
      const positions = [{ entity: target().vessel, x: 0, y: 0, by: 'carla' }];
      const reply = await ask(target(), LISTED.saveChart, { case: target().hiddenCase, positions });
      expect(reply.errors).toHaveLength(1);
      expect(reply.data ?? null).toBeNull();
    });
  });
}
