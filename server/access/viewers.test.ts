import { describe, expect, it } from 'vitest';
import type { Scope } from './scope.js';
import type { Account, UserStore } from './users.js';
import { Viewers } from './viewers.js';

const SCOPES: readonly Scope[] = [{ id: 0, agency: 'theirs', handling: 'TLP:GREEN', cases: [], all: [] }];
const NOON = Date.parse('2026-03-15T12:00:00Z');

const STANDING = {
  round: 0,
  hasPassword: false,
  hasSecondFactor: false,
  secondFactorTaken: null,
  onlyOnLoopback: false,
};

/** One account that can be changed, with a count of how often it was asked for. */
function keptInMemory(account: Account) {
  const kept = { account, asked: 0 };
  const store: UserStore = {
    account: async (name) => {
      kept.asked++;
      return name === kept.account.name ? { ...kept.account, standing: STANDING } : null;
    },
    put: async () => undefined,
    replacePassword: async () => 1,
    endSessions: async () => 1,
    noteSignIn: async () => undefined,
    countPeople: async () => 1,
  };
  return { kept, store };
}

const amina: Account = {
  name: 'amina',
  displayName: 'Amina',
  agency: 'ours',
  roles: ['ANALYST'],
  policy: {
    clearances: { theirs: 'TLP:GREEN' },
    cases: [],
    limits: { clearances: { theirs: { validFrom: null, validUntil: '2026-03-15T12:00:00Z' } }, cases: {} },
  },
  passwordHash: null,
  passwordIsOneTime: false,
  tokenSha256: null,
  onlyOnLoopback: false,
};

describe('the viewers of a session', () => {
  it('lose a right at the instant at which it ends, though the account is not read again', async () => {
    const { kept, store } = keptInMemory(amina);
    let now = NOON - 1;
    const viewers = new Viewers(
      store,
      async () => SCOPES,
      () => now,
    );
    expect((await viewers.viewerOf('amina'))?.viewer.sees(0)).toBe(true);
    now = NOON;
    const after = await viewers.viewerOf('amina');
    expect(after?.viewer.sees(0)).toBe(false);
    expect(after?.user.policy.clearances).toEqual({});
    expect(kept.asked).toBe(1);
  });

  it('get a right that somebody gave meanwhile after a second at the latest', async () => {
    const { kept, store } = keptInMemory({ ...amina, policy: { clearances: {}, cases: [] } });
    let now = NOON;
    const viewers = new Viewers(
      store,
      async () => SCOPES,
      () => now,
    );
    expect((await viewers.viewerOf('amina'))?.viewer.sees(0)).toBe(false);
    kept.account = { ...amina, policy: { clearances: { theirs: 'TLP:GREEN' }, cases: [] } };
    now += 1_000;
    expect((await viewers.viewerOf('amina'))?.viewer.sees(0)).toBe(true);
  });
});
