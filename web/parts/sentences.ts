import type { PictureEdge } from '../picture/picture-state.js';
import { MATCH } from '../picture/picture-state.js';
import { bits, type TextKey, text } from '../texts/index.js';

/** "OWNS" read from the thing it starts at: "owns". */
export const phrase = (kind: string, outward: boolean): string =>
  text(`linkPhrase.${kind}.${outward ? 'out' : 'in'}` as TextKey);

/** What stands on a line of the chart: the role a record gives, or the short word for the kind. */
export function shortLabel(edge: Pick<PictureEdge, 'kind' | 'role' | 'recordCount' | 'weightBits'>): string {
  if (edge.kind === MATCH) return `${text('explore.same')} ${bits(edge.weightBits ?? 0)} ${text('review.bits')}`;
  const role = edge.role || text(`linkShort.${edge.kind}` as TextKey);
  return edge.recordCount > 1 ? `${role}, ${edge.recordCount}` : role;
}
