import type { Picture, PictureEdge, PictureNode } from './picture-state.js';

/** Builders for tests: valid by default, say only what matters. */
export const aNode = (node: Partial<PictureNode> & { id: string }): PictureNode => ({
  kind: 'TRADER',
  traderKind: 'COMPANY',
  name: node.id.toUpperCase(),
  detail: '',
  handling: 'TLP:CLEAR',
  linkTotal: 0,
  x: 0,
  y: 0,
  pinned: false,
  hidden: false,
  broughtBy: null,
  ...node,
});

export const anEdge = (from: string, to: string, edge: Partial<PictureEdge> = {}): PictureEdge => ({
  id: `${from}-${to}`,
  kind: 'OWNS',
  role: '',
  from,
  to,
  heldFrom: null,
  heldUntil: null,
  recordCount: 1,
  weightBits: null,
  ...edge,
});

export const aPicture = (nodes: readonly PictureNode[], edges: readonly PictureEdge[] = []): Picture => ({
  nodes: Object.fromEntries(nodes.map((node) => [node.id, node])),
  edges: Object.fromEntries(edges.map((edge) => [edge.id, edge])),
});
