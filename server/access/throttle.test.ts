import { describe, expect, it } from 'vitest';
import { Throttle } from './throttle.js';

describe('guessing passwords', () => {
  it('is slowed after five failures in a minute, for the account from anywhere and for the address with any account', () => {
    let now = 0;
    const throttle = new Throttle(() => now);
    for (let i = 0; i < 5; i++) {
      expect(throttle.refuses(['account amina', 'address 1'])).toBe(false);
      throttle.failed(['account amina', 'address 1']);
    }
    expect(throttle.refuses(['account amina', 'address 2'])).toBe(true);
    expect(throttle.refuses(['account boris', 'address 1'])).toBe(true);
    expect(throttle.refuses(['account boris', 'address 2'])).toBe(false);
    now = 60_000;
    expect(throttle.refuses(['account amina', 'address 1'])).toBe(false);
  });

  it('is not helped by signing in to an account of one’s own in between', () => {
    const throttle = new Throttle(() => 0);
    for (let i = 0; i < 5; i++) {
      throttle.failed(['account amina', 'address 1']);
      throttle.failed(['account mine', 'address 1']);
      throttle.succeeded(['account mine', 'address 1']);
    }
    expect(throttle.refuses(['account mine', 'address 1'])).toBe(true);
    expect(throttle.refuses(['account mine', 'address 2'])).toBe(false);
  });
});
