import { edgesOf, otherEnd, type Picture, type PictureEdge, type PictureNode, visibleNodes } from './picture-state.js';

export type Direction = 'left' | 'right' | 'up' | 'down';

/**
 * The nearest thing in a direction: within 45 degrees of it, and where two are about as far, the one more nearly straight ahead.
 * Null where nothing lies that way.
 */
export function nearest(picture: Picture, fromId: string, direction: Direction): string | null {
  const from = picture.nodes[fromId];
  if (!from) return visibleNodes(picture)[0]?.id ?? null;
  let best: { id: string; cost: number } | null = null;
  for (const node of visibleNodes(picture)) {
    if (node.id === fromId) continue;
    const [ahead, aside] = along(node, from, direction);
    if (ahead <= 0 || aside > ahead) continue;
    const cost = Math.hypot(ahead, aside) + aside;
    if (!best || cost < best.cost || (cost === best.cost && node.id < best.id)) best = { id: node.id, cost };
  }
  return best?.id ?? null;
}

function along(node: PictureNode, from: PictureNode, direction: Direction): [ahead: number, aside: number] {
  const [dx, dy] = [node.x - from.x, node.y - from.y];
  switch (direction) {
    case 'left':
      return [-dx, Math.abs(dy)];
    case 'right':
      return [dx, Math.abs(dy)];
    case 'up':
      return [-dy, Math.abs(dx)];
    case 'down':
      return [dy, Math.abs(dx)];
  }
}

/** The links of a thing, clockwise from noon: the order in which Tab goes through them. */
export function clockwise(picture: Picture, id: string): readonly PictureEdge[] {
  const from = picture.nodes[id];
  if (!from) return [];
  const angle = (edge: PictureEdge): number => {
    const to = picture.nodes[otherEnd(edge, id)];
    if (!to) return 0;
    const turn = Math.atan2(to.x - from.x, -(to.y - from.y));
    return turn < 0 ? turn + 2 * Math.PI : turn;
  };
  return edgesOf(picture, id)
    .map((edge) => ({ edge, turn: angle(edge) }))
    .sort((a, b) => a.turn - b.turn || (a.edge.id < b.edge.id ? -1 : 1))
    .map(({ edge }) => edge);
}
