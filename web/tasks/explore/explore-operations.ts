import { client } from '../../api/client.js';
import { graphql } from '../../api/graphql.js';
import { askNeighbourhood, CARD, type Card, edgeOf, LINE, linksAmong, nodeOf, useChart } from '../../parts/chart.js';
import { addFound, type Command } from '../../picture/commands.js';
import { MATCH, type PictureEdge, visibleNodes } from '../../picture/picture-state.js';
import { besideAll, placeBeside } from '../../picture/place.js';
import type { Choice } from './expansion.js';

export const LINK_COUNTS = graphql(`
  query LinkCounts($id: ID!) {
    entity(id: $id) { id name linkCounts { kind role outward entityKind count } }
  }
`);

export const PATHS = graphql(
  `query Paths($from: ID!, $to: ID!, $limit: Int!) {
    paths(from: $from, to: $to, limit: $limit) {
      more
      kinds
      paths { entities { ...Card } links { ...Line } }
    }
  }`,
  [CARD, LINE],
);

export const MATCHES_OF = graphql(
  `query MatchesOf($id: ID!) {
    entity(id: $id) { id matches { id weightBits heldAsOne leftEntity { ...Card } rightEntity { ...Card } } }
  }`,
  [CARD],
);

/** More than this on one page of neighbours is not asked for at a time. */
const MOST_ASKED = 400;

/** Reads what an expansion would bring: for each kind chosen the first that are not on the chart yet, and how they hang together with it. */
export async function readExpansion(id: string, choices: readonly Choice[], upTo: number): Promise<Command | null> {
  const { picture } = useChart.getState().session;
  const centre = picture.nodes[id];
  if (!centre) return null;
  const there = new Set(visibleNodes(picture).map((node) => node.id));
  const cards = new Map<string, Card>();
  const edges = new Map<string, PictureEdge>();
  for (const choice of choices) {
    // What is on the chart may come first in the graph's order: enough are asked for to pass over it.
    const found = await askNeighbourhood({
      id,
      kinds: [choice.linkKind as never],
      entityKinds: [choice.entityKind as never],
      first: Math.min(MOST_ASKED, choice.onChart + upTo),
      after: null,
    });
    if (!found) return null;
    const fresh = found.entities.filter((card) => !there.has(card.id)).slice(0, upTo);
    for (const card of fresh) cards.set(card.id, card);
    for (const link of found.links) edges.set(link.id, edgeOf(link));
  }
  for (const edge of await linksAmong([...cards.keys()], new Set([...there, ...cards.keys()])))
    edges.set(edge.id, edge);
  return addBeside(id, [...cards.values()], [...edges.values()], 'expand');
}

/** A command that adds things beside one that is there; lines that end nowhere on the chart are left out. */
export function addBeside(
  id: string,
  cards: readonly Card[],
  edges: readonly PictureEdge[],
  name: 'expand' | 'match',
): Command {
  const { picture } = useChart.getState().session;
  const centre = picture.nodes[id];
  const kept = edges.filter((edge) => ends(edge, picture.nodes, cards));
  const fresh = cards.filter((card) => !picture.nodes[card.id]);
  const places = placeBeside(
    visibleNodes(picture),
    fresh.map((card) => card.id),
    kept,
    centre ?? { x: 0, y: 0 },
  );
  const nodes = cards.map((card) => nodeOf(card, places.get(card.id) ?? { x: 0, y: 0 }, name === 'expand' ? id : null));
  return addFound(nodes, kept, {
    name,
    about: centre?.name ?? '',
    count: name === 'match' ? kept.length : nodes.length,
  });
}

function ends(edge: PictureEdge, nodes: Readonly<Record<string, unknown>>, cards: readonly Card[]): boolean {
  const known = (id: string) => nodes[id] !== undefined || cards.some((card) => card.id === id);
  return known(edge.from) && known(edge.to);
}

/** A command that draws one path: what is there stays, what is missing goes between. */
export function addPath(path: { entities: readonly Card[]; links: readonly Parameters<typeof edgeOf>[0][] }): Command {
  const { picture } = useChart.getState().session;
  const standing = visibleNodes(picture);
  const edges = path.links.map(edgeOf);
  const fresh = path.entities.filter((card) => !picture.nodes[card.id]).map((card) => card.id);
  const places = placeBeside(standing, fresh, edges, besideAll(standing));
  const nodes = path.entities.map((card) => nodeOf(card, places.get(card.id) ?? { x: 0, y: 0 }));
  return addFound(nodes, edges, { name: 'path', about: '', count: edges.length });
}

/** The possible matches of a thing that are not held as one with it already: each a line of its own kind. */
export async function readMatches(id: string): Promise<Command | null> {
  const { data } = await client.query({ query: MATCHES_OF, variables: { id }, fetchPolicy: 'no-cache' });
  const cards = new Map<string, Card>();
  const edges: PictureEdge[] = [];
  for (const match of data?.entity?.matches ?? []) {
    const { leftEntity: left, rightEntity: right } = match;
    if (match.heldAsOne || !left || !right || left.id === right.id) continue;
    for (const card of [left, right]) if (card.id !== id) cards.set(card.id, card);
    edges.push({
      id: match.id,
      kind: MATCH,
      role: '',
      from: left.id,
      to: right.id,
      heldFrom: null,
      heldUntil: null,
      recordCount: 1,
      weightBits: match.weightBits,
    });
  }
  return edges.length === 0 ? null : addBeside(id, [...cards.values()], edges, 'match');
}
