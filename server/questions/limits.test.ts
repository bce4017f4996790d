import { buildSchema, Kind, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { costOf, MOST_FIELDS } from './cost.js';
import { notTooDeep, notTooManyAliases, notTooManyDirectives } from './limits.js';

const schema = buildSchema(`
  type Query { thing: Thing things(first: Int! = 25): ThingConnection chart(ids: [ID!]!): Chart }
  type Chart { entities: [Thing!]! }
  type Thing { id: ID! next: Thing parts: [Thing!]! more(first: Int! = 25, limit: Int): ThingConnection }
  type ThingConnection { edges: [ThingEdge!]! }
  type ThingEdge { node: Thing! }
`);
const nested = (levels: number): string => (levels === 0 ? 'id' : `next { ${nested(levels - 1)} }`);
const cost = (text: string, variables: Record<string, unknown> = {}) => {
  const document = parse(text);
  const operation = document.definitions.find((d) => d.kind === Kind.OPERATION_DEFINITION);
  if (operation === undefined) throw new Error('no operation');
  return costOf(schema, document, operation, variables);
};
const deep = (text: string) => validate(schema, parse(text), [notTooDeep]).length;
const aliased = (text: string) => validate(schema, parse(text), [notTooManyAliases]).length;

describe('a question', () => {
  it.each([
    ['eight levels', `{ thing { ${nested(7)} } }`, 0],
    ['nine levels', `{ thing { ${nested(8)} } }`, 1],
    [
      'nine levels through fragments',
      `{ thing { ...A } } fragment A on Thing { ${nested(4)} ...B } fragment B on Thing { ${nested(8)} }`,
      1,
    ],
    [
      'lists, whose edges and nodes are no levels',
      '{ things { edges { node { more { edges { node { more { edges { node { id } } } } } } } } } }',
      0,
    ],
    ['fragments in a circle', '{ thing { ...A } } fragment A on Thing { next { ...A } }', 0],
  ])('is measured by what it reaches into: %s', (_what, text, errors) => {
    expect(deep(text)).toBe(errors);
  });

  it('is measured at once, however often its fragments double', () => {
    const doubling = Array.from({ length: 60 }, (_, i) => `fragment F${i} on Thing { ...F${i + 1} ...F${i + 1} }`);
    const text = `{ thing { ...F0 } } ${doubling.join(' ')} fragment F60 on Thing { id }`;
    const begun = performance.now();
    expect(deep(text)).toBe(0);
    expect(cost(text)).toBeGreaterThan(MOST_FIELDS);
    expect(performance.now() - begun).toBeLessThan(1_000);
  });

  it('has fifteen aliases at most', () => {
    const withAliases = (n: number) => `{ ${Array.from({ length: n }, (_, i) => `a${i}: thing { id }`).join(' ')} }`;
    expect(aliased(withAliases(15))).toBe(0);
    expect(aliased(withAliases(16))).toBe(1);
  });

  it('has ten directives at most', () => {
    const directed = (n: number) =>
      validate(schema, parse(`{ thing { id ${'@aa '.repeat(n)} } }`), [notTooManyDirectives]);
    expect([directed(10).length, directed(11).length]).toEqual([0, 1]);
  });

  it.each([
    ['one thing', '{ thing { id } }', {}, 2],
    ['a page of the length that holds where nothing is said', '{ things { edges { node { id } } } }', {}, 1 + 25 * 3],
    [
      'the same by a default of the question',
      'query ($n: Int! = 7) { things(first: $n) { edges { node { id } } } }',
      {},
      1 + 7 * 3,
    ],
    ['the same by a variable', 'query ($n: Int!) { things(first: $n) { edges { node { id } } } }', { n: 3 }, 1 + 3 * 3],
    ['what comes whole', '{ thing { parts { id } } }', {}, 1 + 1 + 10],
    ['things by their ids', 'query ($i: [ID!]!) { chart(ids: $i) { entities { id } } }', { i: ['a', 'b'] }, 1 + 2 * 2],
    [
      'through fragments',
      '{ thing { ...A } } fragment A on Thing { parts { id } ... on Thing { id } }',
      {},
      1 + 11 + 1,
    ],
    [
      'what the variables do not fit',
      'query ($n: Int!) { things(first: $n) { edges { node { id } } } }',
      { n: 'x' },
      0,
    ],
  ])('costs the fields that its answer can hold: %s', (_what, text, variables, fields) => {
    expect(cost(text, variables)).toBe(fields);
  });

  it.each([
    ['a page of pages', '{ things(first: 100) { edges { node { more(first: 100) { edges { node { id } } } } } } }', {}],
    [
      'the same by variables',
      'query ($n: Int) { things(first: $n) { edges { node { more(limit: $n) { edges { node { id } } } } } } }',
      { n: 200 },
    ],
    [
      'many ids, each with a page',
      'query ($ids: [ID!]!) { chart(ids: $ids) { entities { more(first: 100) { edges { node { id } } } } } }',
      { ids: Array.from({ length: 80 }, (_, i) => `m${i}`) },
    ],
    [
      'pages in pages where nothing is said',
      `{ things { edges { node { ${'more { edges { node { '.repeat(3)} id ${'} } }'.repeat(3)} } } } }`,
      {},
    ],
  ])('is refused where its answer could not be read: %s', (_what, text, variables) => {
    expect(cost(text, variables)).toBeGreaterThan(MOST_FIELDS);
  });

  it('of an ordinary screen passes', () => {
    expect(
      cost('{ things(first: 50) { edges { node { id more(first: 20) { edges { node { id } } } } } } }'),
    ).toBeLessThan(MOST_FIELDS);
  });
});
