/** A thing on the chart: what the server said of it in short, and where the analyst put it. */
export interface PictureNode {
  readonly id: string;
  readonly kind: string;
  readonly traderKind: string | null;
  readonly name: string;
  readonly detail: string;
  /** The strictest handling code of what is said of it. */
  readonly handling: string;
  /** Links of all kinds, drawn or not. */
  readonly linkTotal: number;
  readonly x: number;
  readonly y: number;
  readonly pinned: boolean;
  readonly hidden: boolean;
  /** The thing whose expansion brought it here; null where it was added by itself. */
  readonly broughtBy: string | null;
}

/** A line on the chart: a link that records say, or a possible match (never drawn as a link). */
export interface PictureEdge {
  readonly id: string;
  readonly kind: string;
  readonly role: string;
  readonly from: string;
  readonly to: string;
  readonly heldFrom: string | null;
  readonly heldUntil: string | null;
  readonly recordCount: number;
  /** For a possible match: its weight of evidence. */
  readonly weightBits: number | null;
}

/** Keyed by id, in the order in which they came. Nothing is ever deleted by a command, only hidden: so an undo gives back the same bytes. */
export interface Picture {
  readonly nodes: Readonly<Record<string, PictureNode>>;
  readonly edges: Readonly<Record<string, PictureEdge>>;
}

export const emptyPicture: Picture = { nodes: {}, edges: {} };
export const MATCH = 'MATCH';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export const visibleNodes = (picture: Picture): readonly PictureNode[] =>
  Object.values(picture.nodes).filter((node) => !node.hidden);

const shows = (picture: Picture, id: string): boolean => picture.nodes[id]?.hidden === false;

/** A line shows where both its ends do. */
export const visibleEdges = (picture: Picture): readonly PictureEdge[] =>
  Object.values(picture.edges).filter((edge) => shows(picture, edge.from) && shows(picture, edge.to));

export const edgesOf = (picture: Picture, id: string): readonly PictureEdge[] =>
  visibleEdges(picture).filter((edge) => edge.from === id || edge.to === id);

export const otherEnd = (edge: PictureEdge, id: string): string => (edge.from === id ? edge.to : edge.from);

/** How many links of each thing are drawn: one pass, for the counts that stand beside the things. */
export function drawnLinks(picture: Picture): ReadonlyMap<string, number> {
  const drawn = new Map<string, number>();
  for (const edge of visibleEdges(picture)) {
    if (edge.kind === MATCH) continue;
    drawn.set(edge.from, (drawn.get(edge.from) ?? 0) + 1);
    if (edge.to !== edge.from) drawn.set(edge.to, (drawn.get(edge.to) ?? 0) + 1);
  }
  return drawn;
}
