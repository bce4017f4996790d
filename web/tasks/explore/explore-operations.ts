import { client } from '../../api/client.js';
import { graphql } from '../../api/graphql.js';
import { useChart } from '../../parts/chart.js';
import {
  askChart,
  askNeighbours,
  CARD,
  type Card,
  edgeOf,
  type Found,
  LINE,
  type Line,
  nodeOf,
} from '../../parts/chart-questions.js';
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

export interface Path {
  readonly entities: readonly Card[];
  readonly links: readonly Line[];
}

const MATCHES_OF = graphql(
  `query MatchesOf($id: ID!) {
    entity(id: $id) { id matches { id weightBits heldAsOne leftEntity { id } rightEntity { id } } }
  }`,
);

/** More than this on one page of neighbours is not asked for at a time. */
const MOST_ASKED = 400;

/** Reads what an expansion would bring: for each kind chosen the first that are not on the chart yet, and how they hang together with it. */
export async function readExpansion(id: string, choices: readonly Choice[], upTo: number): Promise<Command | null> {
  const there = new Set(visibleNodes(useChart.getState().session.picture).map((node) => node.id));
  const fresh = new Set<string>();
  for (const choice of choices) {
    // What is on the chart may come first in the graph's order: enough are asked for to pass over it.
    const neighbours = await askNeighbours({
      id,
      kinds: [choice.linkKind as never],
      entityKinds: [choice.entityKind as never],
      first: Math.min(MOST_ASKED, choice.onChart + upTo),
    });
    if (!neighbours) return null;
    for (const neighbour of neighbours.filter((other) => !there.has(other)).slice(0, upTo)) fresh.add(neighbour);
  }
  return addBeside(id, await askOnto([...fresh]), 'expand');
}

/** Fresh things for the chart as it is now, and their links to all that is on it. */
function askOnto(fresh: readonly string[]): Promise<Found> {
  return askChart(fresh, Object.keys(useChart.getState().session.picture.nodes));
}

/** A command that adds things beside one that is there. */
function addBeside(id: string, { cards, edges }: Found, name: 'expand' | 'match'): Command {
  const { picture } = useChart.getState().session;
  const centre = picture.nodes[id];
  const fresh = cards.filter((card) => !picture.nodes[card.id]);
  const places = placeBeside(
    visibleNodes(picture),
    fresh.map((card) => card.id),
    edges,
    centre ?? { x: 0, y: 0 },
  );
  const nodes = cards.map((card) => nodeOf(card, places.get(card.id) ?? { x: 0, y: 0 }, name === 'expand' ? id : null));
  return addFound(nodes, edges, {
    name,
    about: centre?.name ?? '',
    count: name === 'match' ? edges.filter((edge) => edge.kind === MATCH).length : nodes.length,
  });
}

/** A command that draws one path: what is there stays, what is missing goes between, with its other links to the chart. */
export async function readPath(path: Path): Promise<Command> {
  const before = useChart.getState().session.picture;
  const found = await askOnto(path.entities.map((card) => card.id).filter((id) => !before.nodes[id]));
  const { picture } = useChart.getState().session;
  const standing = visibleNodes(picture);
  const onPath = path.links.map(edgeOf);
  const edges = [...onPath, ...found.edges];
  const fresh = path.entities.filter((card) => !picture.nodes[card.id]).map((card) => card.id);
  const places = placeBeside(standing, fresh, edges, besideAll(standing));
  const nodes = path.entities.map((card) => nodeOf(card, places.get(card.id) ?? { x: 0, y: 0 }));
  return addFound(nodes, edges, { name: 'path', about: '', count: onPath.length });
}

/** The possible matches of a thing that are not held as one with it already: each a line of its own kind. */
export async function readMatches(id: string): Promise<Command | null> {
  const { data } = await client.query({ query: MATCHES_OF, variables: { id }, fetchPolicy: 'no-cache' });
  const others = new Set<string>();
  const matches: PictureEdge[] = [];
  for (const match of data?.entity?.matches ?? []) {
    const { leftEntity: left, rightEntity: right } = match;
    if (match.heldAsOne || !left || !right || left.id === right.id) continue;
    for (const side of [left, right]) if (side.id !== id) others.add(side.id);
    matches.push({
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
  if (matches.length === 0) return null;
  const { cards, edges } = await askOnto([...others]);
  return addBeside(id, { cards, edges: [...matches, ...edges] }, 'match');
}
