import { parse } from 'csv-parse/sync';

export const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/**
 * Which of the four parts the cells. The heading decides: it is what the publisher wrote by hand, while rows may be ragged.
 * Where two part it into equally many cells ("City, Country<TAB>Species"), the rows below decide.
 */
export function detectDelimiter(firstLines: readonly string[]): Delimiter {
  const [header = '', ...rows] = firstLines;
  const candidates = DELIMITERS.map((delimiter) => {
    const columns = cellCount(header, delimiter);
    return { delimiter, columns, agreeing: rows.filter((r) => cellCount(r, delimiter) === columns).length };
  });
  candidates.sort((a, b) => b.columns - a.columns || b.agreeing - a.agreeing);
  return candidates[0]?.delimiter ?? ',';
}

function cellCount(line: string, delimiter: Delimiter): number {
  // Sample lines may break off inside a quoted cell; counting cells does not need the rest.
  const closed = (line.match(/"/g)?.length ?? 0) % 2 === 1 ? `${line}"` : line;
  const [cells = []] = parse(closed, { delimiter, relax_quotes: true, relax_column_count: true }) as string[][];
  return cells.length;
}
