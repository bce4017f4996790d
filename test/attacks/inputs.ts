import { describe, expect, it } from 'vitest';
import { idOf } from '../../server/access/sessions.js';
import { LISTED } from './listed.js';
import { ask, asPage, expectBadInput, found, send, type Target } from './target.js';

/** Cypher, and names that objects have of themselves. */
const CYPHER = [
  'id RETURN e UNION MATCH (e:Entity) RETURN e //',
  'id DESC SKIP 0 //',
  'id}) DETACH DELETE e //',
  '`id`',
  'id\\u0060',
  'scopes',
  '__proto__',
  'constructor',
  'toString',
  'id, e.scopes',
  'id LIMIT 1 CALL apoc.load.json("http://127.0.0.1:9/") YIELD value RETURN value //',
  'id\u2028UNION',
  "' OR 1=1 //",
  '"}) DETACH DELETE n //',
  "LOAD CSV FROM 'file:///etc/passwd' AS l RETURN l",
];
/** The query language of full-text indexes, regular expressions, and bytes that break parsers. */
const SEARCHES = [
  '*',
  '*:*',
  'notes:NIGHTJAR',
  'name:Night*',
  '/.*/',
  '/(a+)+$/',
  'acme~2',
  'acme^9999999',
  '[a TO z]',
  '{a TO z}',
  '"unterminated',
  'AND',
  'NOT acme',
  'a AND (b OR (c',
  '\\',
  'acme && beta',
  '_exists_:notes',
  '+scopes:3',
  '?ight*',
  '\u0000',
  '😀'.repeat(90),
  'acme~0.0000001',
  '((((((((((a',
  'a:b:c:d',
  '(([a-z]+)+)+!'.repeat(3),
  '.*Infor',
  '%',
  '_',
  'NIGHTJAR',
  'Nightjar Informant Holdings',
  'a'.repeat(3_000),
  '\ud800',
];

/** Values that a program might take for something else. */
export function inputsTakenForSomethingElse(target: () => Target): void {
  describe('a text is a text', () => {
    it.each(CYPHER)('as an id: %s', async (text) => {
      const empty = { link: null, record: null, match: null, case: null, import: null, bundle: null };
      expect((await ask(target(), LISTED.one, { id: text })).data).toEqual(empty);
      expect((await ask(target(), LISTED.entity, { id: text })).data).toEqual({ entity: null });
      expectBadInput(await ask(target(), LISTED.withdraw, { id: text }));
    });

    it.each(CYPHER)('as a cursor: %s', async (after) => {
      expectBadInput(await ask(target(), LISTED.imports, { after }));
      expectBadInput(await ask(target(), LISTED.search, { text: 'GANNET', after }));
    });

    it.each(CYPHER)('as a kind: %s', async (kind) => {
      const reply = await ask(target(), LISTED.matches, { kinds: [kind] });
      expect(reply.data).toBeNull();
      expect(reply.errors).toHaveLength(1);
    });

    it.each(SEARCHES.map((text) => [JSON.stringify(text).slice(0, 40), text]))(
      'as a search: %s',
      async (_shown, text) => {
        const reply = await ask(target(), LISTED.search, { text, first: 100 });
        expect(reply.tookMs).toBeLessThan(2_000);
        for (const { extensions } of reply.errors) expect(extensions?.code).toBe('BAD_USER_INPUT');
        const hits = (reply.data?.search as { totalCount: number } | undefined)?.totalCount ?? 0;
        expect(hits).toBe(0);
      },
    );

    it('as a reference, a title and a reason, kept and given back as it came', async () => {
      const text = '<img src=x onerror=alert(1)>`}) DETACH DELETE n //\r\n\u001b[31m';
      const opened = await ask(target(), LISTED.openCase, { reference: 'OP-TEXT', title: text });
      expect(opened.errors).toEqual([]);
      const { id } = found<{ id: string }>(opened, 'openCase');
      expect((await ask(target(), LISTED.cases)).text).toContain(id);
    });
  });

  describe('names that objects have of themselves are only names', () => {
    it('as variables', async () => {
      const query = JSON.stringify(LISTED.entity);
      const variables = `{"id":"${target().vessel}","__proto__":{"admin":true},"constructor":{"prototype":{"x":1}}}`;
      const body = `{"query":${query},"variables":${variables}}`;
      const reply = await send(target(), { headers: asPage(target().amina), body });
      expect(reply.data?.entity).toMatchObject({ id: target().vessel });
      expect(({} as { admin?: boolean }).admin).toBeUndefined();
    });

    it.each(['__proto__', 'constructor', 'toString', ''])('as a session: "%s"', async (secret) => {
      const headers = { ...asPage(target().amina), cookie: `__Host-hawksbill.${idOf(secret)}=${secret}` };
      const reply = await send(target(), { headers, body: JSON.stringify({ query: LISTED.me }) });
      expect(reply.status).toBe(401);
    });
  });

  describe('a number or an id beyond measure is refused', () => {
    it.each([-1, 0, 501, 1_000_000_000, 2_147_483_648, 1.5, '20', null, {}, [1]])('%j at a time', async (first) => {
      const reply = await ask(target(), LISTED.search, { text: 'GANNET', first });
      expect(reply.errors).toHaveLength(1);
      expect(reply.errors[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    });

    it.each([
      ['100 kB', 'x'.repeat(100_000)],
      ['half a sign and a NUL', '\ud800\u0000'],
      ['nothing', ''],
    ])('an id of %s leads to nothing', async (_what, id) => {
      const reply = await ask(target(), LISTED.entity, { id });
      expect(reply.data?.entity ?? null).toBeNull();
      expect(reply.tookMs).toBeLessThan(1_000);
    });
  });
}
