import { type SignName, signOf } from '../ui/signs.js';
import {
  MATCH,
  type Picture,
  type PictureEdge,
  type PictureNode,
  visibleEdges,
  visibleNodes,
} from './picture-state.js';

/** Links with at least this many lines of support are drawn at each width token: 1, 2 to 3, 4 to 9, 10 to 29, 30 or more records. */
const WIDTH_STEPS = [1, 2, 4, 10, 30] as const;
export type LineWidth = 1 | 2 | 3 | 4 | 5;

/** Links whose direction is the point: who owns, runs or directs whom. The others read the same from either end. */
const DIRECTED: ReadonlySet<string> = new Set(['OWNS', 'OPERATES', 'DIRECTS']);

export interface NodeElement {
  readonly group: 'nodes';
  readonly data: { readonly id: string; readonly sign: SignName };
  readonly position: { x: number; y: number };
  readonly locked: boolean;
}
export interface EdgeElement {
  readonly group: 'edges';
  readonly data: {
    readonly id: string;
    readonly source: string;
    readonly target: string;
    readonly width: LineWidth;
    readonly look: 'said' | 'reported' | 'match';
    readonly arrow: boolean;
  };
}

export function nodeElement(node: PictureNode): NodeElement {
  return {
    group: 'nodes',
    data: { id: node.id, sign: signOf(node) },
    position: { x: node.x, y: node.y },
    locked: node.pinned,
  };
}

export function edgeElement(edge: PictureEdge): EdgeElement {
  return {
    group: 'edges',
    data: {
      id: edge.id,
      source: edge.from,
      target: edge.to,
      width: lineWidth(edge.recordCount),
      look: edge.kind === MATCH ? 'match' : edge.kind === 'ASSOCIATED_WITH' ? 'reported' : 'said',
      arrow: DIRECTED.has(edge.kind),
    },
  };
}

export function lineWidth(recordCount: number): LineWidth {
  return Math.max(1, WIDTH_STEPS.filter((least) => recordCount >= least).length) as LineWidth;
}

/** What has to change on the canvas to get from one picture to the next. */
export interface Difference {
  readonly added: readonly (NodeElement | EdgeElement)[];
  readonly removedIds: readonly string[];
  /** Things that stay but stand elsewhere, or are pinned or unpinned. */
  readonly changed: readonly NodeElement[];
}

export function differenceBetween(before: Picture, after: Picture): Difference {
  const nodesBefore = new Map(visibleNodes(before).map((n) => [n.id, n]));
  const edgesBefore = new Set(visibleEdges(before).map((e) => e.id));
  const nodesAfter = visibleNodes(after);
  const edgesAfter = visibleEdges(after);
  const stays = new Set([...nodesAfter, ...edgesAfter].map((element) => element.id));
  return {
    added: [
      ...nodesAfter.filter((n) => !nodesBefore.has(n.id)).map(nodeElement),
      ...edgesAfter.filter((e) => !edgesBefore.has(e.id)).map(edgeElement),
    ],
    removedIds: [...edgesBefore, ...nodesBefore.keys()].filter((id) => !stays.has(id)),
    changed: nodesAfter
      .filter((n) => {
        const was = nodesBefore.get(n.id);
        return was !== undefined && (was.x !== n.x || was.y !== n.y || was.pinned !== n.pinned);
      })
      .map(nodeElement),
  };
}
