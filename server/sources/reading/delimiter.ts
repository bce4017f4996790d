import { parse } from 'csv-parse/sync';

export const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** What may stand around a cell so that delimiters inside it part nothing. */
export const QUOTES = ['"', "'"] as const;
export type Quote = (typeof QUOTES)[number];

/**
 * Which of the four parts the cells. The heading decides: it is what the publisher wrote by hand, while rows may be ragged. It has to be
 * whole under the delimiter (`id;"City, Country"` is not, parted at the comma); of those left the one that makes most columns.
 * Where two make equally many ("City, Country<TAB>Species"), the rows below decide.
 */
export function detectDelimiter(firstLines: readonly string[], quote: Quote = '"'): Delimiter {
  const [header = '', ...rows] = withoutTitles(firstLines, quote);
  const candidates = DELIMITERS.map((delimiter) => {
    const columns = cellCount(header, delimiter, quote) ?? 0;
    return { delimiter, columns, agreeing: rows.filter((r) => cellCount(r, delimiter, quote) === columns).length };
  });
  candidates.sort((a, b) => b.columns - a.columns || b.agreeing - a.agreeing);
  return candidates[0]?.delimiter ?? ',';
}

/** Single quotes part cells only where cells begin and end with them and none begins with a double quote. */
export function detectQuote(firstLines: readonly string[]): Quote {
  const beginsDouble = (line: string) => line.startsWith('"') || DELIMITERS.some((d) => line.includes(`${d}"`));
  if (firstLines.some(beginsDouble)) return '"';
  return firstLines.reduce((sum, line) => sum + cellsInQuotes(line, "'"), 0) >= 2 ? "'" : '"';
}

/** Cells that begin and end with the quote, told by the delimiter that sees as many beginnings as ends. */
function cellsInQuotes(line: string, quote: Quote): number {
  const counts = DELIMITERS.map((delimiter) => {
    const begins = line.split(`${delimiter}${quote}`).length - 1 + (line.startsWith(quote) ? 1 : 0);
    const ends = line.split(`${quote}${delimiter}`).length - 1 + (line.endsWith(quote) ? 1 : 0);
    return begins === ends ? begins : 0;
  });
  return Math.max(...counts);
}

/** Columns that a table under titles has at least. */
const LEAST_COLUMNS_UNDER_TITLE = 3;

/** The lines from the heading on: a line above that has one cell where most of those below have the same three or more is a title. */
function withoutTitles(lines: readonly string[], quote: Quote): readonly string[] {
  for (const delimiter of DELIMITERS) {
    const counts = lines.map((line) => cellCount(line, delimiter, quote) ?? 0);
    const usual = mostFrequent(counts.slice(1));
    if (usual.value < LEAST_COLUMNS_UNDER_TITLE || usual.times < 2 || usual.times * 5 < (lines.length - 1) * 3)
      continue;
    const first = lines.findIndex((line, i) => (counts[i] ?? 0) > 1 && filledCells(line, delimiter) > 1);
    if (first > 0 && counts[first] === usual.value) return lines.slice(first);
  }
  return lines;
}

function filledCells(line: string, delimiter: Delimiter): number {
  return line.split(delimiter).filter((cell) => cell.trim() !== '').length;
}

function mostFrequent(counts: readonly number[]): { readonly value: number; readonly times: number } {
  const times = new Map<number, number>();
  for (const count of counts) times.set(count, (times.get(count) ?? 0) + 1);
  const [value = 0, most = 0] = [...times].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [];
  return { value, times: most };
}

/** Cells of a line; null where a quote stands in the middle of one. */
function cellCount(line: string, delimiter: Delimiter, quote: Quote): number | null {
  // A line may break off inside a quoted cell; to count cells the rest is not needed.
  const closed = (line.split(quote).length - 1) % 2 === 1 ? `${line}${quote}` : line;
  try {
    const [cells = []] = parse(closed, { delimiter, quote, escape: quote, relax_column_count: true }) as string[][];
    return cells.length;
  } catch {
    return null;
  }
}
