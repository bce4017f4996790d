import { SIGNS, type Sign, signOf } from '../ui/signs.js';
import {
  drawnLinks,
  MATCH,
  type Picture,
  type PictureNode,
  type Point,
  visibleEdges,
  visibleNodes,
} from './picture-state.js';
import { SIGN_RADIUS, token } from './styles.js';

/**
 * What lies over the drawn signs and lines: names, counts of links not drawn, rings of choice and focus. Drawn on a canvas of its own
 * because it keeps its size at every zoom (a name never gets smaller than 11 px) and gives way where there is no room.
 */
export interface OverlayState {
  readonly picture: Picture;
  readonly selection: ReadonlySet<string>;
  readonly focus: string | null;
  readonly litEdge: string | null;
  /** Shows where the keyboard is only while the canvas has it. */
  readonly hasFocus: boolean;
  readonly edgeLabel: (id: string) => string;
  /** Longer names are cut. */
  readonly nameWidthPx?: number;
}

/** Where Cytoscape shows things just now, in pixels of the screen. */
export interface View {
  readonly zoom: number;
  readonly width: number;
  readonly height: number;
  readonly nodeAt: (id: string) => Point | null;
  readonly edgeMiddle: (id: string) => Point | null;
}

export interface Inks {
  readonly ink: string;
  readonly ink3: string;
  readonly canvas: string;
  readonly surface: string;
  readonly line: string;
  readonly accent: string;
  readonly link: string;
  readonly font: string;
}

export const readInks = (): Inks => ({
  ink: token('--hb-ink'),
  ink3: token('--hb-ink-3'),
  canvas: token('--hb-canvas'),
  surface: token('--hb-surface'),
  line: token('--hb-line-2'),
  accent: token('--hb-accent'),
  link: token('--hb-link'),
  font: token('--hb-font'),
});

/** A hub has more links than this and is expanded by kind only. */
const HUB_LINKS = 50;
const NAME_WIDTH_PX = 190;
/** More names than this in one frame cannot be read, and cost the frame. */
const MOST_NAMES = 400;
const MOST_EDGE_LABELS = 120;

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Room already written on; a grid of buckets, so that asking does not go through all of it. */
class Room {
  private readonly buckets = new Map<string, Box[]>();

  takeIfFree(box: Box): boolean {
    const keys = [...this.keysOf(box)];
    for (const key of keys) for (const other of this.buckets.get(key) ?? []) if (overlap(box, other)) return false;
    this.take(box, keys);
    return true;
  }

  take(box: Box, keys: Iterable<string> = this.keysOf(box)): void {
    for (const key of keys) {
      const bucket = this.buckets.get(key);
      if (bucket) bucket.push(box);
      else this.buckets.set(key, [box]);
    }
  }

  private *keysOf(box: Box): Iterable<string> {
    for (let x = Math.floor(box.left / 100); x <= Math.floor(box.right / 100); x++) {
      for (let y = Math.floor(box.top / 40); y <= Math.floor(box.bottom / 40); y++) yield `${x},${y}`;
    }
  }
}

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

export function drawOverlay(pen: CanvasRenderingContext2D, view: View, state: OverlayState, inks: Inks): void {
  pen.clearRect(0, 0, view.width, view.height);
  const drawn = drawnLinks(state.picture);
  const room = new Room();
  const inView: { node: PictureNode; at: Point; drawn: number }[] = [];
  for (const node of visibleNodes(state.picture)) {
    const at = view.nodeAt(node.id);
    if (!at || at.x < -100 || at.y < -60 || at.x > view.width + 100 || at.y > view.height + 60) continue;
    inView.push({ node, at, drawn: drawn.get(node.id) ?? 0 });
    const [w, h] = halfSize(node, view.zoom);
    room.take({ left: at.x - w, right: at.x + w, top: at.y - h, bottom: at.y + h });
  }

  for (const { node, at } of inView) drawRings(pen, node, at, view.zoom, state, inks);

  // Names in order of weight: what is chosen first, then what has most on the chart.
  const rank = (id: string): number => (id === state.focus ? 2 : 0) + (state.selection.has(id) ? 1 : 0);
  inView.sort((a, b) => rank(b.node.id) - rank(a.node.id) || b.drawn - a.drawn || (a.node.id < b.node.id ? -1 : 1));
  for (const { node, at, drawn: count } of inView.slice(0, MOST_NAMES)) {
    drawMarks(pen, node, at, view.zoom, count, room, inks);
    drawName(pen, node, at, view.zoom, room, inks, rank(node.id) > 0, state.nameWidthPx ?? NAME_WIDTH_PX);
  }
  drawEdgeLabels(pen, view, state, room, inks);
  const focused = state.hasFocus ? inView.find(({ node }) => node.id === state.focus) : undefined;
  if (focused) drawFocus(pen, focused.node, focused.at, view.zoom, inks);
}

function halfSize(node: PictureNode, zoom: number): [number, number] {
  const sign: Sign = SIGNS[signOf(node)];
  return [SIGN_RADIUS * zoom * sign.halfWidth, SIGN_RADIUS * zoom * sign.halfHeight];
}

function drawRings(
  pen: CanvasRenderingContext2D,
  node: PictureNode,
  at: Point,
  zoom: number,
  state: OverlayState,
  inks: Inks,
): void {
  const [w, h] = halfSize(node, zoom);
  const radius = Math.max(w, h);
  if (node.linkTotal > HUB_LINKS) {
    pen.setLineDash([1.5, 3]);
    ring(pen, at, radius + 5, inks.link, 1.25);
    pen.setLineDash([]);
  }
  if (state.selection.has(node.id)) ring(pen, at, radius + (node.linkTotal > HUB_LINKS ? 9 : 5), inks.accent, 2);
}

/** Where the keyboard is: a square, so that it is told from the ring of what is chosen. Over the names, which would break it. */
function drawFocus(pen: CanvasRenderingContext2D, node: PictureNode, at: Point, zoom: number, inks: Inks): void {
  const radius = Math.max(...halfSize(node, zoom)) + 12;
  pen.strokeStyle = inks.accent;
  pen.lineWidth = 2;
  pen.beginPath();
  pen.roundRect(at.x - radius, at.y - radius, 2 * radius, 2 * radius, 3);
  pen.stroke();
}

function ring(pen: CanvasRenderingContext2D, at: Point, radius: number, colour: string, width: number): void {
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.beginPath();
  pen.arc(at.x, at.y, radius, 0, 2 * Math.PI);
  pen.stroke();
}

/** Upper right the links not drawn, lower left the pin. */
function drawMarks(
  pen: CanvasRenderingContext2D,
  node: PictureNode,
  at: Point,
  zoom: number,
  drawn: number,
  room: Room,
  inks: Inks,
): void {
  const [w, h] = halfSize(node, zoom);
  const missing = node.linkTotal - drawn;
  if (missing > 0 && zoom > 0.45) {
    const label = `+${missing.toLocaleString('en')}`;
    pen.font = `500 11px ${inks.font}`;
    const width = pen.measureText(label).width + 12;
    const box = { left: at.x + w * 0.55, top: at.y - h - 12, right: at.x + w * 0.55 + width, bottom: at.y - h + 5 };
    room.take(box);
    pen.beginPath();
    pen.roundRect(box.left, box.top, width, 17, 8.5);
    pen.fillStyle = inks.surface;
    pen.fill();
    pen.strokeStyle = inks.ink3;
    pen.lineWidth = 1;
    pen.stroke();
    pen.fillStyle = inks.ink;
    pen.textAlign = 'center';
    pen.textBaseline = 'middle';
    pen.fillText(label, box.left + width / 2, box.top + 9);
  }
  if (node.pinned && zoom > 0.45) {
    const pin = { x: at.x - w * 0.8, y: at.y + h * 0.8 };
    pen.beginPath();
    pen.arc(pin.x, pin.y, 7, 0, 2 * Math.PI);
    pen.fillStyle = inks.surface;
    pen.fill();
    pen.strokeStyle = inks.ink3;
    pen.lineWidth = 1;
    pen.stroke();
    pen.beginPath();
    pen.moveTo(pin.x - 3, pin.y + 3);
    pen.lineTo(pin.x, pin.y);
    pen.moveTo(pin.x - 2, pin.y - 2);
    pen.lineTo(pin.x + 2, pin.y + 2);
    pen.moveTo(pin.x, pin.y);
    pen.lineTo(pin.x + 2.5, pin.y - 2.5);
    pen.strokeStyle = inks.ink;
    pen.lineWidth = 1.25;
    pen.stroke();
  }
}

function drawName(
  pen: CanvasRenderingContext2D,
  node: PictureNode,
  at: Point,
  zoom: number,
  room: Room,
  inks: Inks,
  always: boolean,
  widthPx: number,
): void {
  const [, h] = halfSize(node, zoom);
  pen.font = `600 12px ${inks.font}`;
  const name = cut(pen, node.name, widthPx);
  const nameWidth = pen.measureText(name).width;
  pen.font = `400 11px ${inks.font}`;
  const withDetail = zoom > 0.6 && node.detail !== '' && node.detail !== node.name;
  const detail = withDetail ? cut(pen, node.detail, widthPx) : '';
  const half = Math.max(nameWidth, pen.measureText(detail).width) / 2 + 2;
  const top = at.y + h + 5;
  const box = { left: at.x - half, right: at.x + half, top, bottom: top + (withDetail ? 29 : 15) };
  const free = room.takeIfFree(box);
  if (!free && !always) return;
  pen.textAlign = 'center';
  pen.textBaseline = 'top';
  pen.lineJoin = 'round';
  pen.strokeStyle = inks.canvas;
  pen.lineWidth = 3;
  pen.font = `600 12px ${inks.font}`;
  pen.strokeText(name, at.x, top + 1);
  pen.fillStyle = inks.ink;
  pen.fillText(name, at.x, top + 1);
  if (withDetail) {
    pen.font = `400 11px ${inks.font}`;
    pen.strokeText(detail, at.x, top + 16);
    pen.fillStyle = inks.ink3;
    pen.fillText(detail, at.x, top + 16);
  }
}

function drawEdgeLabels(pen: CanvasRenderingContext2D, view: View, state: OverlayState, room: Room, inks: Inks): void {
  const edges = visibleEdges(state.picture);
  const readable = view.zoom > 0.7 && edges.length <= MOST_EDGE_LABELS;
  const lit = edges.filter((edge) => edge.id === state.litEdge);
  const matches = edges.filter((edge) => edge.kind === MATCH && edge.id !== state.litEdge);
  const others = readable ? edges.filter((edge) => edge.kind !== MATCH && edge.id !== state.litEdge) : [];
  for (const edge of [...lit, ...matches, ...others]) {
    const at = view.edgeMiddle(edge.id);
    if (!at) continue;
    const label = state.edgeLabel(edge.id);
    const boxed = edge.kind === MATCH;
    const isLit = edge.id === state.litEdge;
    pen.font = `${boxed || isLit ? 600 : 400} 11px ${inks.font}`;
    const half = pen.measureText(label).width / 2 + (boxed ? 8 : 3);
    const box = { left: at.x - half, right: at.x + half, top: at.y - 9, bottom: at.y + 9 };
    // The count beside a sign may touch the frame of a label, which stands over it.
    const claimed = boxed ? { ...box, top: at.y - 6, bottom: at.y + 6 } : box;
    if (!room.takeIfFree(claimed) && !isLit) continue;
    if (boxed) {
      pen.beginPath();
      pen.roundRect(box.left, box.top, 2 * half, 18, 2);
      pen.fillStyle = inks.surface;
      pen.fill();
      pen.strokeStyle = inks.accent;
      pen.lineWidth = 1.25;
      pen.stroke();
    }
    pen.textAlign = 'center';
    pen.textBaseline = 'middle';
    pen.lineJoin = 'round';
    pen.strokeStyle = inks.canvas;
    pen.lineWidth = 4;
    if (!boxed) pen.strokeText(label, at.x, at.y + 0.5);
    pen.fillStyle = boxed || isLit ? inks.accent : inks.ink3;
    pen.fillText(label, at.x, at.y + 0.5);
  }
}

function cut(pen: CanvasRenderingContext2D, words: string, width: number): string {
  if (pen.measureText(words).width <= width) return words;
  let end = words.length;
  while (end > 1 && pen.measureText(`${words.slice(0, end)}…`).width > width) end--;
  return `${words.slice(0, end)}…`;
}
