import { client } from '../api/client.js';
import { graphql, type ResultOf, type VariablesOf } from '../api/graphql.js';
import type { PictureEdge, PictureNode, Point } from '../picture/picture-state.js';
import { portionsOf } from './chart-portions.js';

export const CARD = graphql(`fragment Card on EntityCard { id kind traderKind name detail handling linkTotal }`);
export const LINE = graphql(`fragment Line on LinkCard { id kind role from to heldFrom heldUntil recordCount }`);
export type Card = ResultOf<typeof CARD>;
export type Line = ResultOf<typeof LINE>;

const NEIGHBOURHOOD = graphql(
  `query Neighbourhood($id: ID!, $kinds: [LinkKind!], $entityKinds: [EntityKind!], $first: Int!) {
    neighbourhood(id: $id, kinds: $kinds, entityKinds: $entityKinds, first: $first) {
      entities { id }
    }
  }`,
);

/** Things that come new to the chart, and the links among all that will stand on it. */
const CHART = graphql(
  `query Chart($fresh: [ID!]!, $all: [ID!]!) {
    fresh: chart(ids: $fresh) { entities { ...Card } }
    chart(ids: $all) { links { ...Line } }
  }`,
  [CARD, LINE],
);

/** The neighbours of a thing by some kinds of link, in the graph's order; null where the thing is not there. */
export async function askNeighbours(variables: VariablesOf<typeof NEIGHBOURHOOD>): Promise<readonly string[] | null> {
  const { data } = await client.query({ query: NEIGHBOURHOOD, variables, fetchPolicy: 'no-cache' });
  return data?.neighbourhood?.entities.map((entity) => entity.id) ?? null;
}

export interface Found {
  readonly cards: readonly Card[];
  readonly edges: readonly PictureEdge[];
}

/**
 * Short forms of fresh things, and every link of theirs to each other and to what stands on the chart already, hidden or not:
 * what is shown again brings its links with it. Asked anew each time and kept by nobody but the chart; what this person may not see
 * is left out.
 */
export async function askChart(fresh: readonly string[], standing: readonly string[]): Promise<Found> {
  const isFresh = new Set(fresh);
  const cards = new Map<string, Card>();
  const lines = new Map<string, Line>();
  for (const all of portionsOf(fresh, standing)) {
    const variables = { fresh: all.filter((id) => isFresh.has(id)), all: [...all] };
    const { data } = await client.query({ query: CHART, variables, fetchPolicy: 'no-cache' });
    for (const card of data?.fresh.entities ?? []) cards.set(card.id, card);
    for (const line of data?.chart.links ?? []) lines.set(line.id, line);
  }
  // An old id leads to the thing that holds it now; links carry that one's id, and may end at one the chart does not know by it.
  const known = new Set([...standing, ...cards.keys()]);
  const drawn = [...lines.values()].filter((line) => known.has(line.from) && known.has(line.to));
  return { cards: [...cards.values()], edges: drawn.map(edgeOf) };
}

export const nodeOf = (card: Card, at: Point, broughtBy: string | null = null): PictureNode => ({
  id: card.id,
  kind: card.kind,
  traderKind: card.traderKind,
  name: card.name,
  detail: card.detail,
  handling: card.handling,
  linkTotal: card.linkTotal,
  x: at.x,
  y: at.y,
  pinned: false,
  hidden: false,
  broughtBy,
});

export const edgeOf = (line: Line): PictureEdge => ({
  id: line.id,
  kind: line.kind,
  role: line.role,
  from: line.from,
  to: line.to,
  heldFrom: line.heldFrom,
  heldUntil: line.heldUntil,
  recordCount: line.recordCount,
  weightBits: null,
});
