import { describe, expect, it } from 'vitest';
import { LISTED } from './listed.js';
import { ask, asPage, expectRefused, send, type Target } from './target.js';

const WRONG = [
  '{ entitie { id } }',
  '{ search(texd: "x") { totalCount } }',
  '{ matches(kinds: [VESSL]) { totalCount } }',
  '{ me { nam } }',
  '{ me {',
];

/** Words that would tell more than the answer. */
export function wordsThatTellTooMuch(target: () => Target): void {
  describe('no words tell how the server is made', () => {
    it.each([...WRONG, '{ __schema { queryType { name } } }', '{ __type(name: "Entity") { fields { name } } }'])(
      'not to somebody who is no analyst: %s',
      async (document) => {
        const reply = await ask(target(), document, {}, target().boris);
        expectRefused(target(), reply);
        expect(reply.text).not.toMatch(/Did you mean|Cannot query|Unknown|Entity|Query|Syntax|queryType/);
      },
    );

    it.each(['{"query":', '[', '"x"', '{"query":7}', '{"query":null}', '{}', '', 'null'])(
      'not for a body that is no question: %s',
      async (body) => {
        const reply = await send(target(), { headers: asPage(target().boris), body });
        expect(reply.status).toBe(400);
      },
    );

    it('not for a variable of the wrong type', async () => {
      const reply = await ask(target(), LISTED.search, { text: ['x'], first: 'many' }, target().boris);
      expect(reply.text).not.toMatch(/Did you mean|suggest/);
      expect(reply.errors).toHaveLength(1);
    });

    it('not at odd addresses', async () => {
      for (const path of ['/%00', '/%', '/..%2f..%2fetc/passwd', '/assets/..%2f..%2fpackage.json', '/graphql/x']) {
        const { status, text } = await send(target(), { method: 'GET', path });
        expect([400, 404, 200]).toContain(status);
        expect(text).not.toContain('root:');
        expect(text).not.toContain('dependencies');
      }
    });

    it('not in headers', async () => {
      const { headers } = await ask(target(), LISTED.me);
      expect(headers['x-powered-by']).toBeUndefined();
      expect(headers.server).toBeUndefined();
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['content-security-policy']).toMatch(/^default-src 'none'/);
      expect(headers['content-security-policy']).not.toContain('unsafe');
      expect(headers['cache-control']).toBe('no-store');
    });

    it('not in a trace', async () => {
      const headers = { ...asPage(target().amina), 'apollo-federation-include-trace': 'ftv1', 'apollo-tracing': '1' };
      const reply = await send(target(), { headers, body: JSON.stringify({ query: LISTED.me }) });
      expect(reply.text).not.toMatch(/tracing|ftv1|extensions/);
    });

    it('not on a page for browsers', async () => {
      const headers = { accept: 'text/html', cookie: target().amina.cookie };
      const reply = await send(target(), { method: 'GET', headers });
      expect(reply.status).toBe(405);
      expect(reply.text).not.toMatch(/sandbox|apollo|playground/i);
    });
  });

  describe('nobody from outside learns a word', () => {
    it.each([...WRONG, ...Object.values(LISTED), '{ __schema { types { name } } }'])('%s', async (query) => {
      const { cookie: _, ...headers } = asPage(target().amina);
      const reply = await send(target(), { headers, body: JSON.stringify({ query }) });
      expect([reply.status, reply.text]).toEqual([
        401,
        '{"errors":[{"message":"Sign in first","extensions":{"code":"UNAUTHENTICATED"}}]}',
      ]);
    });
  });
}
