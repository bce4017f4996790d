import { describe, expect, it } from 'vitest';
import { LISTED } from './listed.js';
import { asPage, send, type Target } from './target.js';

const question = JSON.stringify({ query: LISTED.me });
const part = (name: string, text: string) => `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`;

/** What another site can make a signed-in person's browser send. */
export function requestsOfOtherSites(target: () => Target): void {
  describe('another site gets nothing done', () => {
    it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', ''])(
      'as a form: "%s"',
      async (type) => {
        const { cookie } = target().amina;
        const headers = { cookie, ...(type && { 'content-type': type }) };
        expect((await send(target(), { headers, body: question })).status).toBe(403);
        // With the header that only our page can send, the kind of body still has to be right.
        const reply = await send(target(), { headers: { ...headers, 'x-requested-with': 'x' }, body: question });
        expect(reply.status).toBe(415);
      },
    );

    it('by JSON without the header that only our page can send', async () => {
      const { 'x-requested-with': _, ...headers } = asPage(target().amina);
      expect((await send(target(), { headers, body: question })).status).toBe(403);
    });

    it('by GET', async () => {
      for (const query of ['{__typename}', 'mutation{__typename}']) {
        const path = `/graphql?query=${encodeURIComponent(query)}`;
        const headers = { ...asPage(target().amina), 'apollo-require-preflight': '1' };
        const reply = await send(target(), { method: 'GET', path, headers });
        expect([reply.status, reply.headers.allow]).toEqual([405, 'POST']);
      }
    });

    it.each(['PUT', 'DELETE', 'PATCH', 'TRACE', 'OPTIONS'])('by %s', async (method) => {
      expect((await send(target(), { method, headers: asPage(target().amina), body: question })).status).toBe(405);
    });

    it.each(['https://evil.example', 'null', 'http://127.0.0.1:1'])('from the origin %s', async (origin) => {
      const asked = await send(target(), { headers: { ...asPage(target().amina), origin }, body: question });
      expect(asked.headers['access-control-allow-origin']).toBeUndefined();
      const before = {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'x-requested-with',
      };
      const allowed = await send(target(), { method: 'OPTIONS', headers: before });
      expect(allowed.headers['access-control-allow-origin']).toBeUndefined();
      expect(allowed.headers['access-control-allow-headers']).toBeUndefined();
    });

    it('by an upload through GraphQL', async () => {
      const operations = JSON.stringify({ query: 'mutation { openCase(reference: "UP", title: "t") { id } }' });
      const headers = { ...asPage(target().amina), 'content-type': 'multipart/form-data; boundary=x' };
      const body = `${part('operations', operations)}${part('map', '{}')}--x--\r\n`;
      expect((await send(target(), { headers, body })).status).toBe(415);
    });
  });
}
