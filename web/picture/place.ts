import type { PictureEdge, PictureNode, Point } from './picture-state.js';

/** Room one thing takes with its name under it, in chart units. */
export const CELL_WIDTH = 168;
export const CELL_HEIGHT = 112;

/**
 * Finds places for new things: near what they are linked to, beside nothing that is there already, the same every time.
 * What stands on the chart is not moved. Time grows with the number of new things, not with the size of the chart: a grid of
 * taken cells answers "is there room?".
 */
export function placeBeside(
  standing: readonly Pick<PictureNode, 'id' | 'x' | 'y'>[],
  newIds: readonly string[],
  edges: readonly Pick<PictureEdge, 'from' | 'to'>[],
  centre: Point,
): ReadonlyMap<string, Point> {
  const placed = new Map<string, Point>(standing.map((node) => [node.id, node]));
  const taken = new Map<string, Point[]>();
  for (const point of placed.values()) occupy(taken, point);

  const neighbours = new Map<string, string[]>();
  for (const { from, to } of edges) {
    neighbours.set(from, [...(neighbours.get(from) ?? []), to]);
    neighbours.set(to, [...(neighbours.get(to) ?? []), from]);
  }
  const away = directionAway(standing, centre);
  const found = new Map<string, Point>();
  for (const id of newIds) {
    const linked = (neighbours.get(id) ?? []).map((other) => placed.get(other)).filter((p) => p !== undefined);
    // Between what it is linked to; beside the centre where that is all there is.
    const wanted = linked.length > 1 ? middle(linked) : centre;
    const place = nearestFree(taken, wanted, away);
    found.set(id, place);
    placed.set(id, place);
    occupy(taken, place);
  }
  return found;
}

const cellOf = (point: Point): readonly [number, number] => [
  Math.floor(point.x / CELL_WIDTH),
  Math.floor(point.y / CELL_HEIGHT),
];

function occupy(taken: Map<string, Point[]>, point: Point): void {
  const [column, row] = cellOf(point);
  const key = `${column},${row}`;
  taken.set(key, [...(taken.get(key) ?? []), point]);
}

/** Room is free where no other stands within one cell's size: only the nine cells around can hold one that does. */
function isFree(taken: ReadonlyMap<string, readonly Point[]>, at: Point): boolean {
  const [column, row] = cellOf(at);
  for (let c = column - 1; c <= column + 1; c++) {
    for (let r = row - 1; r <= row + 1; r++) {
      for (const other of taken.get(`${c},${r}`) ?? []) {
        if (Math.abs(other.x - at.x) < CELL_WIDTH && Math.abs(other.y - at.y) < CELL_HEIGHT) return false;
      }
    }
  }
  return true;
}

/** Distance between two rings: eight things find room on the first, and their names do not touch. */
const RING_WIDTH = 1.5 * CELL_WIDTH;
const RING_HEIGHT = 1.55 * CELL_HEIGHT;

/**
 * Rings outward, beginning on the side that is away from the rest of the chart, then alternately to both sides of it. Every other ring
 * is turned by half a step: so no thing hides behind another on the same line to the centre.
 */
function nearestFree(taken: ReadonlyMap<string, readonly Point[]>, wanted: Point, away: number): Point {
  for (let ring = 1; ; ring++) {
    const steps = ring * 8;
    const turn = ring % 2 === 0 ? 0.5 : 0;
    for (let step = 0; step < steps; step++) {
      const side = step % 2 === 0 ? step / 2 : -(step + 1) / 2;
      const angle = away + (2 * Math.PI * (side + turn)) / steps;
      const at = {
        x: Math.round(wanted.x + ring * RING_WIDTH * Math.cos(angle)),
        y: Math.round(wanted.y + ring * RING_HEIGHT * Math.sin(angle)),
      };
      if (isFree(taken, at)) return at;
    }
  }
}

function middle(points: readonly Point[]): Point {
  const sum = points.reduce((s, p) => ({ x: s.x + p.x, y: s.y + p.y }), { x: 0, y: 0 });
  return { x: sum.x / points.length, y: sum.y / points.length };
}

function directionAway(standing: readonly Point[], centre: Point): number {
  if (standing.length < 2) return 0;
  const rest = middle(standing);
  if (Math.hypot(centre.x - rest.x, centre.y - rest.y) < 1) return 0;
  return Math.atan2(centre.y - rest.y, centre.x - rest.x);
}

/** Where a thing goes that is added by itself: right of what is there, or the middle of an empty chart. */
export function besideAll(standing: readonly Point[]): Point {
  if (standing.length === 0) return { x: 0, y: 0 };
  const right = Math.max(...standing.map((p) => p.x));
  const rows = standing.map((p) => p.y);
  return { x: right, y: Math.round((Math.min(...rows) + Math.max(...rows)) / 2) };
}
