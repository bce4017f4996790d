import { edgeOf, nodeOf } from '../../parts/chart-questions.js';
import { MATCH, type Picture, type PictureEdge, type Point } from '../../picture/picture-state.js';
import type { MatchToJudge, Surroundings } from './match-operations.js';

/** Where the two stand, what both are linked to between them, and what the one alone in its own corner. In chart units. */
const SIDES = [
  { x: -90, y: 0 },
  { x: 90, y: 0 },
];
const BETWEEN = [
  { x: 0, y: -94 },
  { x: 0, y: 94 },
];
const CORNERS = {
  left: [
    { x: -168, y: -94 },
    { x: -168, y: 94 },
  ],
  right: [
    { x: 168, y: -94 },
    { x: 168, y: 94 },
  ],
};

type Around = Pick<Surroundings, 'left' | 'right' | 'entities' | 'links'>;

/** The things beside the two that both are linked to, the first alone, the second alone; in the order in which they came. */
export function sidesOf({ left, right, entities, links }: Around) {
  const linked = (a: string, b: string) =>
    links.some(({ from, to }) => (from === a && to === b) || (from === b && to === a));
  const others = entities.filter(({ id }) => id !== left && id !== right);
  const [ofLeft, ofRight] = [others.filter((o) => linked(left, o.id)), others.filter((o) => linked(right, o.id))];
  return {
    both: ofLeft.filter((o) => ofRight.includes(o)),
    left: ofLeft.filter((o) => !ofRight.includes(o)),
    right: ofRight.filter((o) => !ofLeft.includes(o)),
  };
}

/** The pair as a small chart: each thing always in the same place, so that one pair is read like the next. Where the two are held as one, one stands for both. */
export function pairPicture(match: Pick<MatchToJudge, 'id' | 'weightBits'>, around: Around): Picture {
  const { left, right, entities } = around;
  const sides = sidesOf(around);
  const places = new Map<string, Point>([
    ...(left === right ? [[left, { x: 0, y: 0 }] as const] : placed([left, right], SIDES)),
    ...placed(ids(sides.both), BETWEEN),
    ...placed(ids(sides.left), CORNERS.left),
    ...placed(ids(sides.right), CORNERS.right),
  ]);
  const nodes = entities.flatMap((card) => {
    const at = places.get(card.id);
    return at ? [nodeOf(card, at)] : [];
  });
  const edges = around.links.filter(({ from, to }) => places.has(from) && places.has(to)).map(edgeOf);
  const all = left === right ? edges : [...edges, asked(match, around)];
  return {
    nodes: Object.fromEntries(nodes.map((node) => [node.id, node])),
    edges: Object.fromEntries(all.map((edge) => [edge.id, edge])),
  };
}

const ids = (things: readonly { readonly id: string }[]): readonly string[] => things.map(({ id }) => id);

/** The first things, each on a place; for more there is no room. */
function placed(things: readonly string[], at: readonly Point[]): readonly (readonly [string, Point])[] {
  return at.flatMap((point, place) => {
    const id = things[place];
    return id === undefined ? [] : [[id, point] as const];
  });
}

/** Whether they are the same: no link, and not drawn as one. */
function asked({ id, weightBits }: Pick<MatchToJudge, 'id' | 'weightBits'>, { left, right }: Around): PictureEdge {
  const bare = { role: '', heldFrom: null, heldUntil: null, recordCount: 0 };
  return { id, kind: MATCH, from: left, to: right, weightBits, ...bare };
}
