import type { Chart } from '../../parts/chart.js';
import { phrase } from '../../parts/sentences.js';
import { drawnLinks, MATCH } from '../../picture/picture-state.js';
import { number, type TextKey, text } from '../../texts/index.js';
import { currentOn } from './selecting.js';

/** What a screen reader says when the keyboard moves: the thing or the link it is on. */
export function announcement(chart: Chart): string {
  const { picture } = chart.session;
  const edge = chart.litEdge ? picture.edges[chart.litEdge] : undefined;
  if (edge) {
    const way = edge.kind === MATCH ? text('evidence.matchSentence') : phrase(edge.kind, true);
    const said = `${picture.nodes[edge.from]?.name ?? ''} ${way} ${picture.nodes[edge.to]?.name ?? ''}`;
    return text('explore.linkAt', { sentence: said, count: edge.recordCount });
  }
  const node = picture.nodes[currentOn(chart) ?? ''];
  if (!node) return '';
  const marks = `${node.pinned ? text('explore.markPinned') : ''}${chart.selection.has(node.id) ? text('explore.markSelected') : ''}`;
  return text('explore.at', {
    kind: text(`kind.${node.kind}` as TextKey),
    name: node.name,
    detail: node.detail,
    drawn: number(drawnLinks(picture).get(node.id) ?? 0),
    total: number(node.linkTotal),
    marks,
  });
}
