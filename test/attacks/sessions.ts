import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { idOf } from '../../server/access/sessions.js';
import { LISTED } from './listed.js';
import { asPage, send, type Target } from './target.js';

const signIn = (target: Target, name: unknown, password: unknown, headers: Record<string, string> = {}) =>
  send(target, {
    path: '/session',
    headers: { 'content-type': 'application/json', 'x-requested-with': 'test', ...headers },
    body: JSON.stringify({ name, password }),
  });

/** Getting in, and staying in. Comes last: after it the address is throttled. */
export function sessions(target: () => Target): void {
  describe('nobody gets in who does not know the password', () => {
    it('with a session of his own making', async () => {
      const secret = 'A'.repeat(43);
      const brought = `__Host-hawksbill.${idOf(secret)}=${secret}`;
      const { service } = target();
      const reply = await signIn(target(), 'boris', service.password, { cookie: brought });
      const [given] = reply.headers['set-cookie'] as readonly string[];
      expect(given).toMatch(/^__Host-hawksbill\.[0-9a-f]{16}=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Strict$/);
      expect(given).not.toContain(secret);
      const headers = { ...asPage(target().amina), cookie: brought };
      expect((await send(target(), { headers, body: JSON.stringify({ query: LISTED.me }) })).status).toBe(401);
    });

    it('with a session that was left, or replaced by signing in again', async () => {
      const { service } = target();
      for (const leave of ['DELETE', 'POST'] as const) {
        const client = await service.signIn('boris');
        const body = leave === 'POST' ? JSON.stringify({ name: 'boris', password: service.password }) : '';
        await send(target(), { method: leave, path: '/session', headers: asPage(client), body });
        const reply = await send(target(), { headers: asPage(client), body: JSON.stringify({ query: LISTED.me }) });
        expect(reply.status).toBe(401);
      }
    });

    it('from another site', async () => {
      const body = JSON.stringify({ name: 'boris', password: target().service.password });
      const headers = { 'content-type': 'application/json', origin: 'https://evil.example' };
      expect((await send(target(), { path: '/session', headers, body })).status).toBe(403);
    });

    it('by names and passwords that are none, told in the same words; after five tries not at all', async () => {
      const wrong = await signIn(target(), 'nobody', 'wrong');
      expect(wrong.status).toBe(401);
      for (const name of ['carla', '__proto__', 'a\r\nSIGN_IN ok\u001b[2J\u2028']) {
        expect((await signIn(target(), name, 'wrong')).text).toBe(wrong.text);
      }
      await signIn(target(), 'zoe', 'wrong');
      expect((await signIn(target(), 'zoe', 'wrong')).status).toBe(429);
      // The account that was tried, and the address, whoever is tried next.
      expect((await signIn(target(), 'boris', target().service.password)).status).toBe(429);
    });

    it('and every try is one line of the access log, whatever signs its name has', async () => {
      const folder = join(target().service.home, 'audit');
      const files = (await readdir(folder)).filter((name) => name.endsWith('.ndjson'));
      const texts = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')));
      const lines = texts.join('').trimEnd().split('\n');
      const entries = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
      expect(entries).toContainEqual(
        expect.objectContaining({ actor: 'a\r\nSIGN_IN ok\u001b[2J\u2028', result: 'UNAUTHENTICATED' }),
      );
      const control = [...texts.join('')].filter((sign) => sign !== '\n' && sign < ' ');
      expect(control).toEqual([]);
    });
  });
}
