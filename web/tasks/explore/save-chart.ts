import { csvOf } from '../../parts/csv.js';
import type { CanvasView } from '../../picture/Canvas.js';
import { type Picture, visibleEdges } from '../../picture/picture-state.js';
import { text } from '../../texts/index.js';

/** The links of the chart as rows, for a spreadsheet. */
export function chartAsCsv(picture: Picture): string {
  const head = [
    'explore.fromColumn',
    'explore.linkColumn',
    'explore.toColumn',
    'explore.periodColumn',
    'explore.recordsColumn',
  ] as const;
  const rows = visibleEdges(picture).map((edge) => [
    picture.nodes[edge.from]?.name ?? '',
    edge.role ? `${edge.kind} ${edge.role}` : edge.kind,
    picture.nodes[edge.to]?.name ?? '',
    [edge.heldFrom, edge.heldUntil].filter((date) => date !== null).join('/'),
    String(edge.recordCount),
  ]);
  return csvOf([head.map((key) => text(key)), ...rows]);
}

export function saveCsv(picture: Picture): void {
  save(new Blob([chartAsCsv(picture)], { type: 'text/csv' }), 'hawksbill-chart.csv');
}

export async function savePng(canvas: CanvasView | null): Promise<void> {
  if (canvas) save(await canvas.png(), 'hawksbill-chart.png');
}

function save(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
