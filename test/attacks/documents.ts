import { describe, expect, it } from 'vitest';
import { LISTED } from './listed.js';
import { ask, asPage, expectRefused, send, type Target } from './target.js';

const times = (n: number, piece: (i: number) => string) => Array.from({ length: n }, (_, i) => piece(i)).join(' ');
const nested = (n: number, field: string, leaf: string) => `${`${field} { `.repeat(n)}${leaf}${' }'.repeat(n)}`;
const page = (field: string, inside: string) => `${field} { edges { node { ${inside} } } }`;

/** Questions that cost more than they may. Refused before anything is asked of Neo4j. */
const TOO_MUCH: readonly (readonly [string, string])[] = [
  ['twelve levels', `{ entity(id: "a") { mentions { ${nested(6, 'entity { mentions', 'id }')} } } }`],
  ['pages of pages', `{ ${page('imports(first: 100)', page('records(first: 500)', 'id'))} }`],
  ['pages whose length stands nowhere', `{ ${page('imports', page('records', 'mentions { values { raw } }'))} }`],
  ['101 aliases of __typename', `{ ${times(101, (i) => `a${i}: __typename`)} }`],
  ['16 aliases of __typename', `{ ${times(16, (i) => `a${i}: __typename`)} }`],
  ['101 aliases of a search', `{ ${times(101, (i) => `a${i}: search(text: "acme") { totalCount }`)} }`],
  ['30 changes at once', `mutation { ${times(30, (i) => `a${i}: openCase(reference: "A${i}", title: "t") { id }`)} }`],
  ['1,500 times the same field', `{ ${'__typename '.repeat(1_500)} }`],
  ['500 directives', `{ __typename ${'@include(if: true) '.repeat(500)} }`],
  ['eleven directives', `{ __typename ${'@include(if: true) '.repeat(11)} }`],
  ['ten unknown directives', `{ __typename ${'@aa '.repeat(10)} }`],
  [
    'fragments in a circle',
    '{ entity(id: "a") { ...A } } fragment A on Entity { mentions { entity { ...B } } } fragment B on Entity { mentions { entity { ...A } } }',
  ],
  [
    'fragments that double twelve times',
    `{ entity(id: "a") { ...F0 } } ${times(12, (i) => `fragment F${i} on Entity { ...F${i + 1} x: mentions { entity { ...F${i + 1} } } }`)} fragment F12 on Entity { id }`,
  ],
  [
    'the schema in a circle',
    `{ __schema { types { ${nested(5, 'fields { type', 'name')} } }`.replace(/$/, ' }'.repeat(5)),
  ],
  ['two operations without a name to choose by', 'query A { me { name } } query B { me { name } }'],
  ['a subscription', 'subscription { entity(id: "a") { id } }'],
  ['a deferred part', '{ me { ... @defer { name } } }'],
];

export function questionsThatCostTooMuch(target: () => Target): void {
  describe('a question that costs too much is refused', () => {
    it.each(TOO_MUCH)('%s', async (_what, document) => {
      const reply = await ask(target(), document);
      expectRefused(target(), reply);
      expect(reply.tookMs).toBeLessThan(2_000);
    });

    it('with its cost and the limit, where somebody may ask freely', async () => {
      const reply = await ask(target(), `{ ${page('imports(first: 100)', page('records(first: 500)', 'id'))} }`);
      const { onlyListed } = target();
      expect(reply.errors[0]?.extensions?.details).toEqual(
        onlyListed ? undefined : { cost: expect.any(Number), limit: 20_000 },
      );
    });

    it('by a listed question with large variables too', async () => {
      const ids = Array.from({ length: 20_000 }, () => 'm');
      const reply = await ask(target(), LISTED.chart, { ids });
      expect(reply.errors[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    });

    it('sent ten at a time', async () => {
      const body = JSON.stringify(Array(10).fill({ query: LISTED.me }));
      const reply = await send(target(), { headers: asPage(target().amina), body });
      expect(reply.status).toBe(400);
    });

    it('as a document of 300 kB', async () => {
      const reply = await ask(target(), `{ me { name } } #${'x'.repeat(300 * 1024)}`);
      expect(reply.status).toBe(413);
    });

    it('announced as 60 MB, at once', async () => {
      const headers = { ...asPage(target().amina), 'content-length': String(60 * 1024 * 1024) };
      const refused = await send(target(), { headers, body: '' }).catch((closed: unknown) => closed);
      expect(refused).toMatchObject(refused instanceof Error ? { code: /ECONNRESET|EPIPE/ } : { status: 413 });
    });

    it('with variables 10,000 deep', async () => {
      const deep = `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`;
      const body = `{"query":${JSON.stringify(LISTED.me)},"variables":${deep}}`;
      const reply = await send(target(), { headers: asPage(target().amina), body });
      expect([200, 400]).toContain(reply.status);
    });

    it('naming an operation that it has not', async () => {
      const body = JSON.stringify({ query: LISTED.me, operationName: 'Other' });
      expect((await send(target(), { headers: asPage(target().amina), body })).status).toBe(400);
    });

    it('by an id that is on no list', async () => {
      for (const sha256Hash of ['0'.repeat(64), '__proto__', 'constructor', '']) {
        const body = JSON.stringify({ query: LISTED.me, extensions: { persistedQuery: { version: 1, sha256Hash } } });
        const reply = await send(target(), { headers: asPage(target().amina), body });
        expect(reply.text).toContain('This operation is not on the list');
      }
    });
  });
}
