import { parse } from 'csv-parse/sync';

export const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/**
 * Which of the four parts the cells. The heading decides: it is what the publisher wrote by hand, while rows may be ragged. It has to be
 * whole under the delimiter (`id;"City, Country"` is not, parted at the comma); of those left the one that makes most columns.
 * Where two make equally many ("City, Country<TAB>Species"), the rows below decide.
 */
export function detectDelimiter(firstLines: readonly string[]): Delimiter {
  const [header = '', ...rows] = firstLines;
  const candidates = DELIMITERS.map((delimiter) => {
    const columns = cellCount(header, delimiter) ?? 0;
    return { delimiter, columns, agreeing: rows.filter((r) => cellCount(r, delimiter) === columns).length };
  });
  candidates.sort((a, b) => b.columns - a.columns || b.agreeing - a.agreeing);
  return candidates[0]?.delimiter ?? ',';
}

/** Cells of a line; null where a quote stands in the middle of one. */
function cellCount(line: string, delimiter: Delimiter): number | null {
  // A line may break off inside a quoted cell; to count cells the rest is not needed.
  const closed = (line.match(/"/g)?.length ?? 0) % 2 === 1 ? `${line}"` : line;
  try {
    const [cells = []] = parse(closed, { delimiter, relax_column_count: true }) as string[][];
    return cells.length;
  } catch {
    return null;
  }
}
