import 'reflect-metadata';
import { describe, expect, it } from 'vitest';
import type { PageRequest } from '../graph/entity-graph.js';
import { connectionOf } from './connection.js';

const letters = [...'abcdefghij'];
/** Pages by the letter it ended with, as a store does. */
const pageOf = async ({ first, after }: PageRequest) => {
  const start = after === null ? 0 : letters.indexOf(after) + 1;
  const items = letters.slice(start, start + first);
  return { items, endCursor: start + first < letters.length ? (items.at(-1) as string) : null, total: letters.length };
};
const ask = (first: number, after: string | null = null) => connectionOf(first, after, pageOf, (l) => l);

describe('paging', () => {
  it('goes on from page to page until the end', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page = await ask(4, after);
      seen.push(...page.edges.map((e) => e.node));
      after = page.pageInfo.endCursor;
      expect(page.totalCount).toBe(10);
      expect(page.pageInfo.hasNextPage).toBe(after !== null);
    } while (after !== null);
    expect(seen).toEqual(letters);
  });

  it('goes on from any thing on a page', async () => {
    const first = await ask(4);
    const second = await ask(4, first.pageInfo.endCursor);
    for (const [i, { cursor }] of [...first.edges, ...second.edges].entries()) {
      const after = (await ask(2, cursor)).edges.map((e) => e.node);
      expect(after).toEqual(letters.slice(i + 1, i + 3));
    }
  });

  it.each([0, -1, 501, 2 ** 31 - 1])('refuses %i at a time', async (first) => {
    await expect(ask(first)).rejects.toThrow('Ask for 1 to 500');
  });

  it.each(['', 'x', '9999~a', '~'])('refuses what is no cursor: "%s"', async (after) => {
    await expect(ask(2, after)).rejects.toThrow('no cursor');
  });
});
