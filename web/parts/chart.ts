import { create } from 'zustand';
import { client } from '../api/client.js';
import { graphql, type ResultOf, type VariablesOf } from '../api/graphql.js';
import { addFound, type Command, redo, run, type Session, sessionOf, undo } from '../picture/commands.js';
import {
  emptyPicture,
  type Picture,
  type PictureEdge,
  type PictureNode,
  type Point,
  visibleNodes,
} from '../picture/picture-state.js';
import { besideAll, placeBeside } from '../picture/place.js';

/**
 * The chart an analyst works on, as long as the page is open. What the server said is kept here as plain values (docs/decisions/0071);
 * on the machine only ids and places are kept, so that what a person may no longer see does not come back from a disk.
 */
interface Chart {
  readonly session: Session;
  readonly selection: ReadonlySet<string>;
  /** Where the keyboard is. */
  readonly focus: string | null;
  /** The link whose evidence is open. */
  readonly litEdge: string | null;
  /** The case whose saved chart this is; null for a chart of no case. */
  readonly caseId: string | null;
  readonly opening: boolean;
  /** Things of a saved chart that are not there any more, for this person. */
  readonly missing: number;
}

export const useChart = create<Chart>(() => ({
  session: sessionOf(emptyPicture),
  selection: new Set(),
  focus: null,
  litEdge: null,
  caseId: null,
  opening: false,
  missing: 0,
}));

export const CARD = graphql(`fragment Card on EntityCard { id kind traderKind name detail linkTotal }`);
export const LINE = graphql(`fragment Line on LinkCard { id kind role from to heldFrom heldUntil recordCount }`);
export type Card = ResultOf<typeof CARD>;
type Line = ResultOf<typeof LINE>;

export const NEIGHBOURHOOD = graphql(
  `query Neighbourhood($id: ID!, $kinds: [LinkKind!], $entityKinds: [EntityKind!], $first: Int!, $after: String) {
    neighbourhood(id: $id, kinds: $kinds, entityKinds: $entityKinds, first: $first, after: $after) {
      centre { ...Card }
      entities { ...Card }
      links { ...Line }
      shown
      total
      endCursor
    }
  }`,
  [CARD, LINE],
);

export const nodeOf = (card: Card, at: Point, broughtBy: string | null = null): PictureNode => ({
  id: card.id,
  kind: card.kind,
  traderKind: card.traderKind,
  name: card.name,
  detail: card.detail,
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

/** Does a command on the chart and keeps its places on this machine. */
export function doOnChart(command: Command): void {
  useChart.setState(({ session }) => ({ session: run(session, command) }));
  keepPlaces();
}

export function undoOnChart(): Session['done'][number] | null {
  const step = useChart.getState().session.done.at(-1) ?? null;
  useChart.setState(({ session }) => ({ session: undo(session) }));
  keepPlaces();
  return step;
}

export function redoOnChart(): Session['done'][number] | null {
  const step = useChart.getState().session.undone.at(-1) ?? null;
  useChart.setState(({ session }) => ({ session: redo(session) }));
  keepPlaces();
  return step;
}

/** Adds things by id, beside what is there, with the links that join them to it. */
export async function addThings(ids: readonly string[]): Promise<number> {
  const picture = useChart.getState().session.picture;
  const there = new Set(visibleNodes(picture).map((node) => node.id));
  const fresh = [...new Set(ids)].filter((id) => !there.has(id));
  const found = await readThings(fresh, new Set([...there, ...fresh]));
  const places = placeNew(
    picture,
    found.cards.map((card) => card.id),
    found.edges,
  );
  const nodes = found.cards.map((card) => nodeOf(card, places.get(card.id) ?? { x: 0, y: 0 }));
  if (nodes.length > 0)
    doOnChart(addFound(nodes, found.edges, { name: 'add', about: nodes[0]?.name ?? '', count: nodes.length }));
  const last = ids.at(-1);
  if (last !== undefined) useChart.setState({ focus: last, selection: new Set([last]), litEdge: null });
  return nodes.length;
}

function placeNew(picture: Picture, ids: readonly string[], edges: readonly PictureEdge[]): ReadonlyMap<string, Point> {
  const standing = visibleNodes(picture);
  const [first, ...others] = ids;
  if (standing.length === 0 && first !== undefined) {
    const origin = { id: first, x: 0, y: 0 };
    return new Map([[first, { x: 0, y: 0 }], ...placeBeside([origin], others, edges, origin)]);
  }
  return placeBeside(standing, ids, edges, besideAll(standing));
}

/** Short forms of things, and the links among them and to what else is on the chart. */
async function readThings(
  ids: readonly string[],
  onChart: ReadonlySet<string>,
): Promise<{ cards: Card[]; edges: PictureEdge[] }> {
  const answers = await inTurn(ids, (id) => readNeighbours(id, onChart));
  const edges = new Map<string, PictureEdge>();
  for (const answer of answers) for (const edge of answer?.edges ?? []) edges.set(edge.id, edge);
  return { cards: answers.flatMap((answer) => (answer ? [answer.card] : [])), edges: [...edges.values()] };
}

/** The links of some things to each other and to the rest of the chart. */
export async function linksAmong(
  ids: readonly string[],
  onChart: ReadonlySet<string>,
): Promise<readonly PictureEdge[]> {
  return (await readThings(ids, onChart)).edges;
}

type Neighbourhood = NonNullable<ResultOf<typeof NEIGHBOURHOOD>['neighbourhood']>;

/** Asked anew each time and kept by nobody but the chart. */
export async function askNeighbourhood(variables: VariablesOf<typeof NEIGHBOURHOOD>): Promise<Neighbourhood | null> {
  const { data } = await client.query({ query: NEIGHBOURHOOD, variables, fetchPolicy: 'no-cache' });
  return data?.neighbourhood ?? null;
}

const LINKS_PER_PAGE = 200;
/** A hub's links to the others are found from the others' side; reading all of its own would be slow. */
const MOST_PAGES = 3;

async function readNeighbours(
  id: string,
  onChart: ReadonlySet<string>,
): Promise<{ card: Card; edges: PictureEdge[] } | null> {
  const edges: PictureEdge[] = [];
  let after: string | null = null;
  for (let page = 0; page < MOST_PAGES; page++) {
    const found: Neighbourhood | null = await askNeighbourhood({ id, first: LINKS_PER_PAGE, after });
    if (!found) return null;
    // An old id leads to the thing that holds it now; links carry that one's id.
    const known = new Set([...onChart, found.centre.id]);
    edges.push(...found.links.filter((link) => known.has(link.from) && known.has(link.to)).map(edgeOf));
    after = found.endCursor;
    if (after === null) return { card: found.centre, edges };
    if (page === MOST_PAGES - 1) return { card: found.centre, edges };
  }
  return null;
}

const AT_ONCE = 6;

async function inTurn<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = new Array(items.length);
  let next = 0;
  const worker = async () => {
    for (let at = next++; at < items.length; at = next++) results[at] = await work(items[at] as T);
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, items.length) }, worker));
  return results;
}

/** What is kept of a chart: ids, places, what is pinned or hidden. No name, no fact. */
export interface KeptPlace {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly pinned: boolean;
  readonly hidden: boolean;
}
interface KeptChart {
  readonly caseId: string | null;
  readonly places: readonly KeptPlace[];
}

const STORED_AS = 'hawksbill.chart';

function keepPlaces(): void {
  const { session, caseId } = useChart.getState();
  const places = Object.values(session.picture.nodes).map(({ id, x, y, pinned, hidden }) => ({
    id,
    x,
    y,
    pinned,
    hidden,
  }));
  const kept: KeptChart = { caseId, places };
  try {
    localStorage.setItem(STORED_AS, JSON.stringify(kept));
  } catch {
    // A full store costs the autosave, not the chart on screen.
  }
}

export function keptChart(): KeptChart | null {
  const stored = localStorage.getItem(STORED_AS);
  if (!stored) return null;
  try {
    return JSON.parse(stored) as KeptChart;
  } catch {
    return null;
  }
}

/** Opens a chart from kept places: everything it shows is read again, as this person may see it now. */
export async function openChart(kept: KeptChart): Promise<void> {
  useChart.setState({ opening: true });
  try {
    const found = await readThings(
      kept.places.map((place) => place.id),
      new Set(kept.places.map((place) => place.id)),
    );
    const placeOf = new Map(kept.places.map((place) => [place.id, place]));
    const nodes: Record<string, PictureNode> = {};
    for (const card of found.cards) {
      const place = placeOf.get(card.id);
      const spot = place ?? besideAll(Object.values(nodes));
      nodes[card.id] = { ...nodeOf(card, spot), pinned: place?.pinned ?? false, hidden: place?.hidden ?? false };
    }
    const edges = Object.fromEntries(found.edges.map((edge) => [edge.id, edge]));
    useChart.setState({
      session: sessionOf({ nodes, edges }),
      caseId: kept.caseId,
      selection: new Set(),
      focus: found.cards[0]?.id ?? null,
      litEdge: null,
      missing: kept.places.length - found.cards.length,
    });
    keepPlaces();
  } finally {
    useChart.setState({ opening: false });
  }
}
