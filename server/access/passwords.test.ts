import { describe, expect, it } from 'vitest';
import { hashPassword, isPassword, newPassword } from './passwords.js';

describe('passwords', () => {
  it('are recognised by what is kept of them, and only they are', async () => {
    const kept = await hashPassword('pangolin-scales-4417');
    expect(kept).not.toContain('pangolin');
    expect(await isPassword('pangolin-scales-4417', kept)).toBe(true);
    expect(await isPassword('pangolin-scales-4418', kept)).toBe(false);
  });

  it('count as the same however an accent was typed', async () => {
    expect(await isPassword('Ze\u0301bra-2026-abc', await hashPassword('Z\u00e9bra-2026-abc'))).toBe(true);
  });

  it('of nobody are never right, and cost as much to check', async () => {
    const begun = performance.now();
    await isPassword('x', await hashPassword('y'));
    const somebody = performance.now() - begun;
    const again = performance.now();
    expect(await isPassword('x', null)).toBe(false);
    // Hashing and checking one against checking one: half. Without the work it would be a thousandth.
    expect(performance.now() - again).toBeGreaterThan(somebody / 10);
  });

  it('that we make can be read out, and differ', () => {
    const made = Array.from({ length: 50 }, newPassword);
    for (const password of made) expect(password).toMatch(/^([a-km-np-z2-9]{4}-){3}[a-km-np-z2-9]{4}$/);
    expect(new Set(made).size).toBe(50);
  });
});
