import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LinkAcross } from './questions/path-levels.cypher.js';
import { type Surroundings, shortestPaths, type WalkedPath } from './shortest-paths.js';

interface Drawn {
  readonly a: number;
  readonly b: number;
  readonly role: string;
}

/** Nine things and some links, several between the same two; things 7 and 8 are one for the viewer. */
const drawn = fc.array(fc.record({ a: fc.nat(8), b: fc.nat(8), role: fc.constantFrom('owner', 'agent') }), {
  maxLength: 16,
});
const entityOf = (fragment: number) => `e${fragment === 8 ? 7 : fragment}`;
const anchorOf = (n: number) => ({ id: `e${n}`, fragments: fragmentsOf(`e${n}`) });
const fragmentsOf = (id: string) => (id === 'e7' ? ['7', '8'] : [id.slice(1)]);

describe('the shortest ways', () => {
  it('are those that trying every way finds, in the same order', async () => {
    await fc.assert(
      fc.asyncProperty(drawn, fc.nat(7), fc.nat(7), fc.integer({ min: 1, max: 5 }), async (links, a, b, limit) => {
        fc.pre(a !== b);
        const [from, to] = [anchorOf(a), anchorOf(b)];
        const found = await shortestPaths(from, to, { longest: 6, limit }, surroundingsOf(links));
        expect(found).toEqual(everyShortest(links, from.id, to.id, 6).slice(0, limit));
      }),
      { numRuns: 500 },
    );
  });

  it('are none past the longest that is asked for', async () => {
    const chain = [0, 1, 2, 3].map((n) => ({ a: n, b: n + 1, role: 'owner' }));
    const [from, to] = [
      { id: 'e0', fragments: ['0'] },
      { id: 'e4', fragments: ['4'] },
    ];
    expect(await shortestPaths(from, to, { longest: 3, limit: 1 }, surroundingsOf(chain))).toEqual([]);
    expect(await shortestPaths(from, to, { longest: 4, limit: 1 }, surroundingsOf(chain))).toHaveLength(1);
  });
});

/** As the graph stores them: one relationship for each two fragments and role, named by its first statement. */
function stored(links: readonly Drawn[]) {
  const byPlace = new Map<string, Drawn & { readonly first: string }>();
  for (const [i, link] of links.entries()) {
    const key = `${link.a} ${link.b} ${link.role}`;
    if (link.a !== link.b && !byPlace.has(key)) byPlace.set(key, { ...link, first: `2020-01-01s${i + 10}` });
  }
  return [...byPlace.values()];
}

function surroundingsOf(links: readonly Drawn[]): Surroundings {
  const around = (fragments: readonly string[]): readonly LinkAcross[] =>
    fragments.flatMap((fragment) =>
      stored(links).flatMap(({ a, b, role, first }) => {
        if (String(a) !== fragment && String(b) !== fragment) return [];
        const outward = String(a) === fragment;
        const [near, far] = outward ? [a, b] : [b, a];
        if (entityOf(near) === entityOf(far)) return [];
        const ends = { near: entityOf(near), far: entityOf(far), fragment: String(far) };
        return [{ ...ends, kind: 'OWNS' as const, role, outward, first }];
      }),
    );
  return {
    reachedFrom: async (fragments) => around(fragments).map(({ far, fragment }) => ({ id: far, fragment })),
    linksAcross: async (near, far) => around(near).filter(({ fragment }) => far.includes(fragment)),
    anchor: (id) => ({ id, fragments: fragmentsOf(id) }),
  };
}

/** By definition: every walk of each length, until there is one. */
function everyShortest(links: readonly Drawn[], from: string, to: string, longest: number): readonly WalkedPath[] {
  const merged = new Map<string, { a: string; b: string; id: string }>();
  for (const { a, b, role, first } of stored(links)) {
    const [x, y] = [entityOf(a), entityOf(b)];
    const known = merged.get(`${x} ${y} ${role}`);
    const id = first.slice(10);
    if (x !== y && (!known || id < known.id)) merged.set(`${x} ${y} ${role}`, { a: x, b: y, id });
  }
  let walks: readonly WalkedPath[] = [{ entities: [from], links: [] }];
  for (let length = 1; length <= longest; length++) {
    walks = walks.flatMap(({ entities, links: walked }) =>
      [...merged.values()].flatMap(({ a, b, id }) => {
        const at = entities.at(-1);
        if (at !== a && at !== b) return [];
        return [{ entities: [...entities, at === a ? b : a], links: [...walked, id] }];
      }),
    );
    const arrived = walks.filter((w) => w.entities.at(-1) === to);
    if (arrived.length > 0) return arrived.sort(byEntitiesThenLinks);
  }
  return [];
}

function byEntitiesThenLinks(a: WalkedPath, b: WalkedPath): number {
  const [x, y] = [a, b].map((w) => [...w.entities, ...w.links].join(' ')) as [string, string];
  return x < y ? -1 : x > y ? 1 : 0;
}
