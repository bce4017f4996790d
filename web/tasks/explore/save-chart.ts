import type { CanvasView } from '../../picture/Canvas.js';
import { type Picture, visibleEdges } from '../../picture/picture-state.js';
import { text } from '../../texts/index.js';

/** A cell that a spreadsheet would take for a formula is led by an apostrophe (OWASP, CSV injection). */
function cell(value: string): string {
  const safe = /^[=+\-@\t\r＝]/.test(value) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""')}"`;
}

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
  return [head.map((key) => text(key)), ...rows].map((row) => row.map(cell).join(',')).join('\r\n');
}

export function saveCsv(picture: Picture): void {
  save(new Blob([`\ufeff${chartAsCsv(picture)}`], { type: 'text/csv' }), 'hawksbill-chart.csv');
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
