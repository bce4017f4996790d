import { describe, expect, it } from 'vitest';
import { Sessions } from './sessions.js';

const MINUTE = 60_000;

function sessionsAt(start: number) {
  let now = start;
  const sessions = new Sessions(() => now);
  return { sessions, wait: (ms: number) => (now += ms) };
}

describe('a session', () => {
  it('is found by its secret alone', () => {
    const { sessions } = sessionsAt(0);
    const secret = sessions.start('amina', 0);
    expect(sessions.find([secret])?.userName).toBe('amina');
    expect(sessions.find([`${secret.slice(0, -1)}_`])).toBeNull();
    expect(sessions.find([])).toBeNull();
  });

  it('ends half an hour after it was last used', () => {
    const { sessions, wait } = sessionsAt(0);
    const secret = sessions.start('amina', 0);
    wait(29 * MINUTE);
    expect(sessions.find([secret])).not.toBeNull();
    wait(29 * MINUTE);
    expect(sessions.find([secret])).not.toBeNull();
    wait(31 * MINUTE);
    expect(sessions.find([secret])).toBeNull();
  });

  it('ends after twelve hours, however busy', () => {
    const { sessions, wait } = sessionsAt(0);
    const secret = sessions.start('amina', 0);
    for (let minutes = 0; minutes <= 12 * 60; minutes += 20) {
      expect(sessions.find([secret])).not.toBeNull();
      wait(20 * MINUTE);
    }
    expect(sessions.find([secret])).toBeNull();
  });

  it('ends when it is signed out', () => {
    const { sessions } = sessionsAt(0);
    const secret = sessions.start('amina', 0);
    sessions.end(secret);
    expect(sessions.find([secret])).toBeNull();
  });

  it('makes room: the oldest of many ends, those of others stay', () => {
    const { sessions } = sessionsAt(0);
    const other = sessions.start('boris', 0);
    const secrets = Array.from({ length: 21 }, () => sessions.start('amina', 0));
    expect(sessions.find([secrets[0] as string])).toBeNull();
    expect(sessions.find([secrets[1] as string])).not.toBeNull();
    expect(sessions.find([other])).not.toBeNull();
  });

  it('takes the place of another under a new secret, and the old one opens nothing', () => {
    const { sessions } = sessionsAt(0);
    const old = sessions.start('amina', 0);
    const secret = sessions.replace(old, 1) as string;
    expect(sessions.find([secret])).toMatchObject({ userName: 'amina', round: 1 });
    expect([sessions.find([old]), sessions.replace(old, 2)]).toEqual([null, null]);
  });

  it('takes nobody’s place where that one is over', () => {
    const { sessions, wait } = sessionsAt(0);
    const [left, idle] = [sessions.start('amina', 0), sessions.start('amina', 0)];
    sessions.end(left);
    wait(31 * MINUTE);
    expect([sessions.replace(left, 1), sessions.replace(idle, 1)]).toEqual([null, null]);
  });

  it('ends with the one whose place it took, whichever of the two secrets is brought', () => {
    const { sessions } = sessionsAt(0);
    const old = sessions.start('amina', 0);
    const secret = sessions.replace(old, 1) as string;
    sessions.end(old);
    expect(sessions.find([secret])).toBeNull();
  });

  it('is that of the last sign-in where a browser brings several, and the earlier ones are over', () => {
    const { sessions } = sessionsAt(0);
    const first = sessions.start('amina', 0);
    const second = sessions.start('boris', 0);
    const later = sessions.replace(first, 1) as string;
    expect(sessions.find([later, second, first])?.userName).toBe('boris');
    expect([sessions.find([later]), sessions.find([second])?.userName]).toEqual([null, 'boris']);
  });

  it('is not the earlier one’s again where the last has run out', () => {
    const { sessions, wait } = sessionsAt(0);
    const first = sessions.start('amina', 0);
    const second = sessions.start('boris', 0);
    wait(20 * MINUTE);
    sessions.find([first]);
    wait(20 * MINUTE);
    expect(sessions.find([first, second])).toBeNull();
    expect(sessions.find([first])).toBeNull();
  });
});
