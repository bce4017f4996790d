import type { EntityCard, LinkCard, PathAnswer } from '../graph/entity-graph.js';
import type { LinkKind } from '../records/statement.js';
import type { Looking } from './looking.js';
import type { Anchor } from './questions/link-counts.cypher.js';
import { linksBetween } from './questions/links-between.cypher.js';
import {
  LONGEST_PATH,
  linksAcross,
  PATH_KINDS,
  reached,
  usualLinksAcross,
  usuallyReached,
} from './questions/path-levels.cypher.js';
import { type Surroundings, shortestPaths, type WalkedPath } from './shortest-paths.js';

interface Asked {
  readonly from: Anchor;
  readonly to: Anchor;
  readonly kinds: readonly LinkKind[] | null;
  readonly limit: number;
}

/** Every shortest way between two entities, at most `limit` of them. */
export async function pathsBetweenEntities(looking: Looking, asked: Asked): Promise<PathAnswer> {
  const kinds = asked.kinds ?? PATH_KINDS;
  const { walked, anchors } = await walk(looking, { ...asked, limit: asked.limit + 1 });
  const shown = walked.slice(0, asked.limit);
  const [cards, links] = await Promise.all([
    looking.cards(shown.flatMap((path) => path.entities.map((id) => anchors.get(id) as Anchor))),
    linksAlong(looking, shown, anchors),
  ]);
  const paths = shown.map((path) => ({
    entities: path.entities.map((id) => cards.get(id) as EntityCard),
    links: path.links.map((id) => links.get(id) as LinkCard),
  }));
  return { paths, more: walked.length > asked.limit, kinds };
}

async function walk(looking: Looking, { from, to, kinds, limit }: Asked) {
  const anchors = new Map([from, to].map((a) => [a.id, a]));
  const anchor = (id: string, fragment: string) => {
    const found = looking.anchor(id, fragment);
    anchors.set(id, found);
    return found;
  };
  if (from.id === to.id) return { walked: [{ entities: [from.id], links: [] }], anchors };
  const since = performance.now();
  const [reachedBy, linksBy] = kinds === null ? [usuallyReached, usualLinksAcross] : [reached, linksAcross];
  const surroundings: Surroundings = {
    reachedFrom: (fragments) => looking.put(reachedBy, { fragments, kinds }, since),
    linksAcross: (near, far) => looking.put(linksBy, { near, far, kinds }, since),
    anchor,
  };
  return { walked: await shortestPaths(from, to, { longest: LONGEST_PATH, limit }, surroundings), anchors };
}

/** The links of some ways, by their ids. Each runs one way or the other. */
async function linksAlong(
  looking: Looking,
  walked: readonly WalkedPath[],
  anchors: ReadonlyMap<string, Anchor>,
): Promise<ReadonlyMap<string, LinkCard>> {
  const fragments = (id: string | undefined) => anchors.get(id ?? '')?.fragments ?? [];
  const pairs = walked.flatMap(({ entities }) =>
    entities.flatMap((id, i) =>
      fragments(id).flatMap((a) => fragments(entities[i + 1]).flatMap((b) => [[a, b] as const, [b, a] as const])),
    ),
  );
  if (pairs.length === 0) return new Map();
  const found = await looking.put(linksBetween, { pairs });
  return new Map(found.map(({ card }) => [card.id, card]));
}
