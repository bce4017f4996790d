import { describe, expect, it } from 'vitest';
import { HalfSessions } from './half-sessions.js';
import type { Proven } from './sign-in.js';

const MINUTE = 60_000;

const proven: Proven = {
  account: {
    name: 'amina',
    displayName: 'Amina',
    agency: 'customs-ke',
    roles: ['ANALYST'],
    policy: { clearances: {}, cases: [] },
    passwordHash: 'scrypt',
    passwordIsOneTime: false,
    tokenSha256: null,
    onlyOnLoopback: false,
    standing: { round: 0, hasPassword: true, hasSecondFactor: true, secondFactorTaken: null, onlyOnLoopback: false },
  },
  newPasswordHash: null,
};

describe('a half session', () => {
  it('is good for five tries', () => {
    const half = new HalfSessions(() => 0);
    const secret = half.start(proven);
    for (let i = 0; i < 5; i++) expect(half.try([secret])).toBe(proven);
    expect(half.try([secret])).toBeNull();
  });

  it('lasts five minutes', () => {
    let now = 0;
    const half = new HalfSessions(() => now);
    const secret = half.start(proven);
    now = 5 * MINUTE;
    expect(half.try([secret])).toBe(proven);
    now++;
    expect(half.try([secret])).toBeNull();
  });

  it('is found by its secret alone, and not after its end', () => {
    const half = new HalfSessions(() => 0);
    const secret = half.start(proven);
    expect([half.try([]), half.try(['']), half.try(['A'.repeat(43)])]).toEqual([null, null, null]);
    half.end(secret);
    expect(half.try([secret])).toBeNull();
  });

  it('is the last that was begun where a browser brings several, and none of them a code of the other', () => {
    let now = 0;
    const half = new HalfSessions(() => now);
    const first = half.start(proven);
    now++;
    const other = { ...proven, newPasswordHash: 'of another' };
    const secret = half.start(other);
    expect([half.try([secret, first]), half.try([first, secret])]).toEqual([other, other]);
  });

  it('makes room: the oldest ends', () => {
    const half = new HalfSessions(() => 0);
    const first = half.start(proven);
    for (let i = 0; i < 10_000; i++) half.start(proven);
    expect(half.try([first])).toBeNull();
  });
});
