import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../test/setup/database.js';
import { NO_CHANGE, OPERATIONS } from '../access/administration.js';
import { isPassword } from '../access/passwords.js';
import { PeopleDesk } from '../access/people-desk.js';
import type { User } from '../access/user.js';
import type { UserStore } from '../access/users.js';
import { neo4jPeople } from './neo4j-people.js';
import { neo4jUsers } from './neo4j-users.js';

const DAY_MS = 24 * 3600 * 1000;

let database: TestDatabase;
let users: UserStore;
let now: Date;
let told: number;
let desk: PeopleDesk;
let underFourEyes: PeopleDesk;

const user = (name: string, agency: string, roles: User['roles'], more: User['policy']['clearances'] = {}): User => ({
  name,
  displayName: name,
  agency,
  roles,
  policy: { clearances: { [agency]: 'TLP:AMBER', ...more }, cases: [] },
});

beforeAll(async () => {
  database = await openTestDatabase();
  users = neo4jUsers(database.writer);
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.clear();
  now = new Date('2026-03-01T10:00:00Z');
  told = 0;
  const plain = { passwordHash: 'scrypt', passwordIsOneTime: false, onlyOnLoopback: false, tokenSha256: null };
  const people = [
    user('root', OPERATIONS, ['ADMINISTRATOR']),
    user('achieng', 'ke-customs', ['ADMINISTRATOR']),
    user('baraka', 'ke-customs', ['ADMINISTRATOR']),
    user('wanjiru', 'ke-customs', ['ANALYST']),
    user('mutua', 'ke-customs', ['PROSECUTOR'], { 'vn-customs': 'TLP:AMBER' }),
    user('faith', 'ke-customs', ['AUDITOR']),
    user('linh', 'vn-customs', ['ADMINISTRATOR']),
    user('thanh-ha', 'vn-customs', ['INVESTIGATOR']),
  ];
  await users.put(...people.map((u) => ({ ...u, ...plain })));
  await users.put({
    ...user('operator', OPERATIONS, ['ADMINISTRATOR']),
    ...plain,
    passwordHash: null,
    tokenSha256: 'abc',
  });
  const parts = {
    store: neo4jPeople(database.writer),
    now: () => now,
    newPassword: () => 'once-only',
    hasChanged: () => {
      told += 1;
    },
  };
  desk = new PeopleDesk({ ...parts, fourEyes: false });
  underFourEyes = new PeopleDesk({ ...parts, fourEyes: true });
});

const refused = (reason: string) => expect.objectContaining({ code: 'FORBIDDEN', details: { reason } });
const newcomer = { name: 'zuri', displayName: 'Zuri', agency: 'ke-customs', reason: 'joins' };
const analyst = { ...NO_CHANGE, roles: ['ANALYST'] as const };
const forKenya = { ...NO_CHANGE, clearances: [{ agency: 'ke-customs', handling: 'TLP:RED' as const, period: null }] };
const rightsOf = async (name: string) => (await desk.people('root')).find((p) => p.name === name)?.rights;

const giveSecondFactors = (...names: string[]) =>
  database.writer.change<{ names: string[] }, null>(
    {
      text: 'CYPHER 25 MATCH (u:User) WHERE u.name IN $names SET u.secondFactor = "sealed", u.secondFactorStep = 1, u.recoveryHashes = [] RETURN 1 AS done',
      params: (p) => p,
      row: () => null,
    },
    { names },
  );

describe('an administrator at the desk', () => {
  it('leaves the time for which a clearance holds as it was', async () => {
    const period = { validFrom: null, validUntil: '2026-05-01T00:00:00Z' };
    const kept = await users.account('mutua');
    if (kept === null) throw new Error('no mutua');
    const limits = { clearances: { 'vn-customs': period }, cases: {} };
    await users.put({ ...kept, policy: { ...kept.policy, limits } });
    await desk.changeRights('achieng', 'mutua', forKenya, 'sees more');
    const { clearances, limits: after } = (await users.account('mutua'))?.policy ?? {};
    expect(clearances).toEqual({ 'ke-customs': 'TLP:RED', 'vn-customs': 'TLP:AMBER' });
    expect(after?.clearances).toEqual({ 'vn-customs': period });
  });

  it('makes an account whose password works once', async () => {
    const made = await desk.add('achieng', { ...newcomer, change: { ...analyst, clearances: forKenya.clearances } });
    expect(made).toMatchObject({
      password: 'once-only',
      request: null,
      person: { name: 'zuri', agency: 'ke-customs' },
    });
    const account = await users.account('zuri');
    expect(account).toMatchObject({
      roles: ['ANALYST'],
      policy: { clearances: { 'ke-customs': 'TLP:RED' }, cases: [] },
      passwordIsOneTime: true,
    });
    expect(await isPassword('once-only', account?.passwordHash ?? null)).toBe(true);
  });

  it('gets no name twice, not even one whose account has ended', async () => {
    await desk.end('achieng', 'wanjiru', 'left');
    for (const name of ['wanjiru', 'thanh-ha', 'operator']) {
      await expect(desk.add('achieng', { ...newcomer, name, change: analyst })).rejects.toThrow('This name is taken');
    }
    const both = await Promise.allSettled([
      desk.add('achieng', { ...newcomer, change: analyst }),
      desk.add('baraka', { ...newcomer, change: analyst }),
    ]);
    expect(both.map((b) => b.status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('ends an account: nobody finds it any more, until it is restored with what it had', async () => {
    await desk.end('achieng', 'wanjiru', 'left');
    expect(await users.account('wanjiru')).toBeNull();
    expect((await desk.people('achieng')).find((p) => p.name === 'wanjiru')).toMatchObject({ endedOn: '2026-03-01' });
    await expect(desk.changeRights('achieng', 'wanjiru', analyst, 'again')).rejects.toThrow('restore it first');
    await desk.restore('achieng', 'wanjiru', 'came back');
    expect(await users.account('wanjiru')).toMatchObject({ roles: ['ANALYST'] });
    expect(told).toBe(2);
  });

  it("gives clearance for his agency's records to people of another, and learns nothing else of them", async () => {
    const { person } = await desk.changeRights('achieng', 'thanh-ha', forKenya, 'joint work');
    expect(person.rights).toEqual({ roles: [], clearances: { 'ke-customs': 'TLP:RED' }, periods: {}, active: true });
    expect(await rightsOf('thanh-ha')).toEqual({
      roles: ['INVESTIGATOR'],
      clearances: { 'ke-customs': 'TLP:RED', 'vn-customs': 'TLP:AMBER' },
      periods: {},
      active: true,
    });
    const shown = (await desk.people('achieng')).map((p) => p.name);
    expect(shown).toEqual(['achieng', 'baraka', 'faith', 'mutua', 'wanjiru', 'thanh-ha']);
  });

  it("keeps when another agency's clearance holds, whatever else changes, and lets nobody stretch it", async () => {
    const untilMay = { validFrom: null, validUntil: '2026-05-01T00:00:00.000Z' };
    const given = (period: typeof untilMay | null) => ({
      ...NO_CHANGE,
      clearances: [{ agency: 'vn-customs', handling: 'TLP:AMBER' as const, period }],
    });
    await desk.changeRights('linh', 'mutua', given(untilMay), 'joint work');
    await desk.changeRights('achieng', 'mutua', forKenya, 'leads it');
    expect((await users.account('mutua'))?.policy).toMatchObject({
      clearances: { 'ke-customs': 'TLP:RED', 'vn-customs': 'TLP:AMBER' },
      limits: { clearances: { 'vn-customs': untilMay } },
    });
    await expect(desk.changeRights('achieng', 'mutua', given(null), 'longer')).rejects.toEqual(refused('CLEARANCE'));
    const shorter = { validFrom: null, validUntil: '2026-04-01T00:00:00.000Z' };
    await desk.changeRights('achieng', 'mutua', given(shorter), 'shorter');
    expect((await rightsOf('mutua'))?.periods).toEqual({ 'vn-customs': shorter });
  });

  it('takes a lost second factor away where he could reset the password, and nowhere else', async () => {
    await giveSecondFactors('wanjiru', 'mutua');
    const { standing } = (await users.account('wanjiru')) ?? {};
    expect(await desk.resetSecondFactor('achieng', 'wanjiru', 'lost it')).toEqual({ taken: true, request: null });
    expect(await desk.resetSecondFactor('achieng', 'wanjiru', 'lost it')).toEqual({ taken: false, request: null });
    const after = (await users.account('wanjiru'))?.standing;
    expect(after).toMatchObject({
      hasSecondFactor: false,
      round: (standing?.round ?? 0) + 1,
      secondFactorTaken: { at: '2026-03-01T10:00:00.000Z', by: ['achieng'] },
    });
    await expect(desk.resetSecondFactor('achieng', 'mutua', 'lost it')).rejects.toEqual(refused('HOLDS_MORE'));
    expect((await users.account('mutua'))?.standing.hasSecondFactor).toBe(true);
  });

  it('replaces a password by one that works once, and whoever was signed in is told to be out', async () => {
    expect(await desk.resetPassword('achieng', 'wanjiru')).toMatchObject({ name: 'wanjiru', password: 'once-only' });
    expect((await users.account('wanjiru'))?.passwordIsOneTime).toBe(true);
    expect(told).toBe(1);
  });
});

describe('an administrator who reaches for more', () => {
  it('adds no stronger user to his own agency', async () => {
    const stronger = { roles: ['AUDITOR'] as const, clearances: [], active: null };
    await expect(desk.add('achieng', { ...newcomer, change: stronger })).rejects.toEqual(refused('ROLE'));
    const elsewhere = {
      ...NO_CHANGE,
      clearances: [{ agency: 'vn-customs', handling: 'TLP:RED' as const, period: null }],
    };
    await expect(desk.add('achieng', { ...newcomer, change: elsewhere })).rejects.toEqual(refused('CLEARANCE'));
    const system = { ...newcomer, agency: OPERATIONS, change: { ...NO_CHANGE, roles: ['ADMINISTRATOR'] as const } };
    await expect(desk.add('achieng', system)).rejects.toEqual(refused('OTHER_AGENCY'));
    expect(await users.account('zuri')).toBeNull();
  });

  it('grants himself nothing', async () => {
    const before = await rightsOf('achieng');
    await expect(desk.changeRights('achieng', 'achieng', analyst, 'me')).rejects.toEqual(refused('HIMSELF'));
    await expect(desk.changeRights('achieng', 'achieng', forKenya, 'me')).rejects.toEqual(refused('HIMSELF'));
    expect(await rightsOf('achieng')).toEqual(before);
  });

  it("resets no stronger user's password", async () => {
    await expect(desk.resetPassword('achieng', 'mutua')).rejects.toEqual(refused('HOLDS_MORE'));
    await expect(desk.resetPassword('achieng', 'faith')).rejects.toEqual(refused('HOLDS_MORE'));
    for (const name of ['root', 'operator', 'thanh-ha', 'nobody'])
      await expect(desk.resetPassword('achieng', name)).rejects.toEqual(refused('NOT_YOURS'));
    expect((await users.account('mutua'))?.passwordHash).toBe('scrypt');
    expect(told).toBe(0);
  });

  it('edits no rights that a stronger user holds', async () => {
    await expect(desk.changeRights('achieng', 'faith', analyst, 'no more')).rejects.toEqual(refused('HOLDS_MORE'));
    await expect(desk.changeRights('achieng', 'root', analyst, 'no more')).rejects.toEqual(refused('NOT_YOURS'));
    await expect(desk.end('achieng', 'faith', 'no more')).rejects.toEqual(refused('HOLDS_MORE'));
    expect(await rightsOf('faith')).toMatchObject({ roles: ['AUDITOR'], active: true });
  });
});

it('of two administrators who end each other at the same moment, one stays', async () => {
  for (let round = 0; round < 5; round++) {
    const both = await Promise.allSettled([
      desk.end('achieng', 'baraka', 'him or me'),
      desk.end('baraka', 'achieng', 'him or me'),
    ]);
    expect(both.map((b) => b.status).sort()).toEqual(['fulfilled', 'rejected']);
    const [left] = (await desk.people('root')).filter((p) => p.agency === 'ke-customs' && !p.rights.active);
    await desk.restore('root', left?.name as string, 'another round');
  }
});

describe('with four eyes', () => {
  const ask = () => underFourEyes.changeRights('achieng', 'wanjiru', forKenya, 'needs it');

  it('what widens rights waits for a second administrator', async () => {
    const { request, person } = await ask();
    expect(person.rights.clearances).toEqual({ 'ke-customs': 'TLP:AMBER' });
    expect(request).toMatchObject({ state: 'WAITING', after: { clearances: { 'ke-customs': 'TLP:RED' } } });
    expect((await users.account('wanjiru'))?.policy.clearances).toEqual({ 'ke-customs': 'TLP:AMBER' });
    const [asked] = await underFourEyes.requests('achieng');
    const [waiting] = await underFourEyes.requests('baraka');
    expect([asked?.decidable, waiting?.decidable]).toEqual([false, true]);
    expect(await underFourEyes.requests('linh')).toEqual([]);

    const id = request?.request.id as string;
    const done = await underFourEyes.decide('baraka', id, true, 'checked');
    expect(done.request).toMatchObject({
      state: 'APPROVED',
      request: { decision: { by: 'baraka', reason: 'checked' } },
    });
    expect((await users.account('wanjiru'))?.policy.clearances).toEqual({ 'ke-customs': 'TLP:RED' });
  });

  it('a second factor is taken away by two, be it that of an administrator, and he is told of both', async () => {
    await giveSecondFactors('baraka');
    const { taken, request } = await underFourEyes.resetSecondFactor('achieng', 'baraka', 'lost his telephone');
    expect([taken, request?.state]).toEqual([false, 'WAITING']);
    const before = (await users.account('baraka'))?.standing;
    expect(before).toMatchObject({ hasSecondFactor: true, secondFactorTaken: null });
    const id = request?.request.id as string;
    for (const one of ['achieng', 'baraka'])
      await expect(underFourEyes.decide(one, id, true, 'mine')).rejects.toEqual(refused('SECOND'));
    await expect(underFourEyes.decide('linh', id, true, 'mine')).rejects.toEqual(refused('REQUEST'));
    const { request: decided } = await underFourEyes.decide('root', id, true, 'I spoke to him');
    expect(decided).toMatchObject({ state: 'APPROVED', request: { change: { takesSecondFactor: true } } });
    expect((await users.account('baraka'))?.standing).toMatchObject({
      hasSecondFactor: false,
      round: (before?.round ?? 0) + 1,
      secondFactorTaken: { by: ['achieng', 'root'] },
    });
    expect(await rightsOf('baraka')).toMatchObject({ roles: ['ADMINISTRATOR'] });
  });

  it('a declined one leaves the second factor, and where there is none nobody is asked', async () => {
    await giveSecondFactors('wanjiru');
    const { request } = await underFourEyes.resetSecondFactor('achieng', 'wanjiru', 'lost it');
    await underFourEyes.decide('baraka', request?.request.id as string, false, 'he found it');
    expect((await users.account('wanjiru'))?.standing.hasSecondFactor).toBe(true);
    expect(await underFourEyes.resetSecondFactor('achieng', 'baraka', 'lost it')).toEqual({
      taken: false,
      request: null,
    });
  });

  it('what only takes away is done at once', async () => {
    expect((await underFourEyes.end('achieng', 'wanjiru', 'left')).request).toBeNull();
    expect(await users.account('wanjiru')).toBeNull();
    expect((await underFourEyes.restore('achieng', 'wanjiru', 'back')).request).not.toBeNull();
    expect(await users.account('wanjiru')).toBeNull();
  });

  it('a new account begins without rights', async () => {
    const { request } = await underFourEyes.add('achieng', { ...newcomer, change: analyst });
    expect(request).toMatchObject({ before: { roles: [] }, after: { roles: ['ANALYST'] } });
    expect(await users.account('zuri')).toMatchObject({ roles: [] });
  });

  it('neither who asked nor the one concerned nor a stranger decides', async () => {
    const id = (await ask()).request?.request.id as string;
    await expect(underFourEyes.decide('achieng', id, true, 'mine')).rejects.toEqual(refused('SECOND'));
    for (const other of ['linh', 'wanjiru'])
      await expect(underFourEyes.decide(other, id, true, 'mine')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(underFourEyes.decide('linh', 'qnone', true, 'mine')).rejects.toEqual(refused('REQUEST'));
    await expect(underFourEyes.decide('linh', id, true, 'mine')).rejects.toEqual(refused('REQUEST'));
    const own = await underFourEyes.changeRights('achieng', 'baraka', forKenya, 'he needs it');
    const ownId = own.request?.request.id as string;
    await expect(underFourEyes.decide('baraka', ownId, true, 'mine')).rejects.toEqual(refused('SECOND'));
  });

  it('it is decided once, even by two at the same moment', async () => {
    const id = (await ask()).request?.request.id as string;
    const both = await Promise.allSettled([
      underFourEyes.decide('baraka', id, true, 'yes'),
      underFourEyes.decide('root', id, false, 'no'),
    ]);
    expect(both.map((b) => b.status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('a declined one changes nothing, an old one cannot be approved', async () => {
    const declined = (await ask()).request?.request.id as string;
    await underFourEyes.decide('baraka', declined, false, 'why?');
    await expect(underFourEyes.decide('root', declined, true, 'yes')).rejects.toThrow('waits no more');
    now = new Date(now.getTime() + 1);
    const expired = (await ask()).request?.request.id as string;
    now = new Date(now.getTime() + 7 * DAY_MS);
    expect((await underFourEyes.requests('baraka'))[0]).toMatchObject({ state: 'EXPIRED', decidable: false });
    await expect(underFourEyes.decide('baraka', expired, true, 'yes')).rejects.toThrow('waits no more');
    expect((await users.account('wanjiru'))?.policy.clearances).toEqual({ 'ke-customs': 'TLP:AMBER' });
  });

  it('it falls where the rights have changed since, or who asked is no administrator any more', async () => {
    const id = (await ask()).request?.request.id as string;
    await underFourEyes.changeRights('baraka', 'wanjiru', { ...NO_CHANGE, roles: [] }, 'another matter');
    const less = { ...NO_CHANGE, clearances: [{ agency: 'ke-customs', handling: 'TLP:GREEN' as const, period: null }] };
    await underFourEyes.changeRights('baraka', 'wanjiru', less, 'paused');
    await expect(underFourEyes.decide('baraka', id, true, 'yes')).rejects.toThrow('have changed since');
    now = new Date(now.getTime() + 1);
    const next = (await ask()).request?.request.id as string;
    await underFourEyes.end('root', 'achieng', 'left');
    await expect(underFourEyes.decide('baraka', next, true, 'yes')).rejects.toEqual(refused('ASKER'));
  });

  it("no administrator's password is reset, for one could approve with it", async () => {
    await expect(underFourEyes.resetPassword('achieng', 'baraka')).rejects.toEqual(refused('FOUR_EYES'));
    await expect(underFourEyes.resetPassword('achieng', 'wanjiru')).resolves.toMatchObject({ password: 'once-only' });
  });
});
