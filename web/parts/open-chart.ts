import { addFound, sessionOf } from '../picture/commands.js';
import {
  type Picture,
  type PictureEdge,
  type PictureNode,
  type Point,
  visibleNodes,
} from '../picture/picture-state.js';
import { besideAll, placeBeside } from '../picture/place.js';
import { doOnChart, type KeptChart, keepPlaces, keptChart, useChart } from './chart.js';
import { askChart, nodeOf } from './chart-questions.js';

let last: Promise<unknown> = Promise.resolve();

/** One change from the server after the other: two things added at once would each not know of the other, nor of the link between them. */
function afterTheLast<T>(work: () => Promise<T>): Promise<T> {
  const now = last.then(work, work);
  last = now;
  return now;
}

/** Adds things by id, beside what is there, with the links that join them to it. Says how many came. */
export function addThings(ids: readonly string[]): Promise<number> {
  return afterTheLast(async () => {
    await restoreIfEmpty();
    const picture = useChart.getState().session.picture;
    const shown = new Set(visibleNodes(picture).map((node) => node.id));
    const found = await askChart(
      ids.filter((id) => !shown.has(id)),
      Object.keys(picture.nodes),
    );
    const places = placeNew(
      picture,
      found.cards.map((card) => card.id),
      found.edges,
    );
    const nodes = found.cards.map((card) => nodeOf(card, places.get(card.id) ?? { x: 0, y: 0 }));
    if (nodes.length > 0)
      doOnChart(addFound(nodes, found.edges, { name: 'add', about: nodes[0]?.name ?? '', count: nodes.length }));
    const focus = found.cards.at(-1)?.id ?? ids.at(-1);
    if (focus !== undefined) useChart.setState({ focus, selection: new Set([focus]), litEdge: null });
    return nodes.length;
  });
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

/** Opens a chart from kept places: everything it shows is read again, as this person may see it now. */
export function openChart(kept: KeptChart): Promise<void> {
  return afterTheLast(() => open(kept));
}

/** Opens the chart that was left on this machine, unless one is open. */
export function restoreChart(): Promise<void> {
  return afterTheLast(restoreIfEmpty);
}

async function restoreIfEmpty(): Promise<void> {
  const kept = keptChart();
  const isEmpty = Object.keys(useChart.getState().session.picture.nodes).length === 0;
  if (isEmpty && kept !== null && kept.places.length > 0) await open(kept);
}

async function open(kept: KeptChart): Promise<void> {
  useChart.setState({ opening: true });
  try {
    const placeOf = new Map(kept.places.map((place) => [place.id, place]));
    const found = await askChart([...placeOf.keys()], []);
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
      missing: placeOf.size - found.cards.length,
    });
    keepPlaces();
  } finally {
    useChart.setState({ opening: false });
  }
}
