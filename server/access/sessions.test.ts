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
    expect(sessions.find(secret)?.userName).toBe('amina');
    expect(sessions.find(`${secret.slice(0, -1)}_`)).toBeNull();
    expect(sessions.find(null)).toBeNull();
  });

  it('ends half an hour after it was last used', () => {
    const { sessions, wait } = sessionsAt(0);
    const secret = sessions.start('amina', 0);
    wait(29 * MINUTE);
    expect(sessions.find(secret)).not.toBeNull();
    wait(29 * MINUTE);
    expect(sessions.find(secret)).not.toBeNull();
    wait(31 * MINUTE);
    expect(sessions.find(secret)).toBeNull();
  });

  it('ends after twelve hours, however busy', () => {
    const { sessions, wait } = sessionsAt(0);
    const secret = sessions.start('amina', 0);
    for (let minutes = 0; minutes <= 12 * 60; minutes += 20) {
      expect(sessions.find(secret)).not.toBeNull();
      wait(20 * MINUTE);
    }
    expect(sessions.find(secret)).toBeNull();
  });

  it('ends when it is signed out', () => {
    const { sessions } = sessionsAt(0);
    const secret = sessions.start('amina', 0);
    sessions.end(secret);
    expect(sessions.find(secret)).toBeNull();
  });

  it('makes room: the oldest of many ends, those of others stay', () => {
    const { sessions } = sessionsAt(0);
    const other = sessions.start('boris', 0);
    const secrets = Array.from({ length: 21 }, () => sessions.start('amina', 0));
    expect(sessions.find(secrets[0] as string)).toBeNull();
    expect(sessions.find(secrets[1] as string)).not.toBeNull();
    expect(sessions.find(other)).not.toBeNull();
  });
});
