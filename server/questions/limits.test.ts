import { buildSchema, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { notTooDeep, notTooManyAliases, refuseCostly } from './limits.js';

const schema = buildSchema(`
  type Query { thing: Thing things(first: Int): ThingConnection }
  type Thing { id: ID! next: Thing more(first: Int, limit: Int): ThingConnection }
  type ThingConnection { edges: [ThingEdge!]! }
  type ThingEdge { node: Thing! }
`);
const nested = (levels: number): string => (levels === 0 ? 'id' : `next { ${nested(levels - 1)} }`);
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
    expect(() => refuseCostly(parse(text), {})).toThrow('more than');
    expect(performance.now() - begun).toBeLessThan(1_000);
  });

  it('has fifteen aliases at most', () => {
    const withAliases = (n: number) => `{ ${Array.from({ length: n }, (_, i) => `a${i}: thing { id }`).join(' ')} }`;
    expect(aliased(withAliases(15))).toBe(0);
    expect(aliased(withAliases(16))).toBe(1);
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
    expect(() => refuseCostly(parse(text), variables)).toThrow('ask for fewer');
  });

  it('of an ordinary screen passes', () => {
    expect(() =>
      refuseCostly(
        parse('{ things(first: 50) { edges { node { id more(first: 20) { edges { node { id } } } } } } }'),
        {},
      ),
    ).not.toThrow();
  });
});
