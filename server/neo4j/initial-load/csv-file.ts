import type { Column, ColumnValue, Common } from '../evidence-columns.js';
import { LinesFile } from './lines-file.js';

/** Between the members of a list. A cell with a zero byte is refused when it is read, so none holds this. */
const BETWEEN = '\0';
export const ARRAY_DELIMITER = 'U+0000';

/** A file as Neo4j's offline importer reads it. */
export class CsvFile {
  /** Whether a field holds a line break, which the importer has to be told. */
  hasLineBreaks = false;
  rows = 0;
  readonly #lines: LinesFile;

  constructor(
    readonly path: string,
    heading: readonly string[],
  ) {
    this.#lines = new LinesFile(path);
    this.#lines.add(heading.join(','));
  }

  /** Fields are quoted by `lineOf`, or numbers. */
  write(line: string): void {
    this.rows++;
    this.#lines.add(line);
    // A line feed alone is no matter of course: the importer ends a row at either.
    if (!this.hasLineBreaks && (line.includes('\n') || line.includes('\r'))) this.hasLineBreaks = true;
  }

  drained(): Promise<void> {
    return this.#lines.drained();
  }

  close(): Promise<void> {
    return this.#lines.close();
  }
}

/** The heading of the properties of a kind of node. */
export function headingOf<T>(columns: readonly Column<T>[]): readonly string[] {
  return columns.map(({ name, type }) => `${name}:${type}`);
}

/** The properties of a node as a line; `unsaid` are those that the format cannot say: a list of nothing, or of one empty text. */
export function lineOf<T>(
  columns: readonly Column<T>[],
  thing: T,
  common: Common,
  unsaid: (property: string, value: readonly string[]) => void,
): string {
  return columns
    .map((column) => {
      const value = column.of(thing, common);
      if (isUnsayable(value)) unsaid(column.name, value);
      return field(value);
    })
    .join(',');
}

function isUnsayable(value: ColumnValue): value is readonly string[] {
  return Array.isArray(value) && (value.length === 0 || (value.length === 1 && value[0] === ''));
}

function field(value: ColumnValue): string {
  if (value === null) return '';
  if (typeof value === 'string') return quoted(value);
  return typeof value === 'object' ? quoted(value.join(BETWEEN)) : String(value);
}

/** No text is no property, but an empty one is. */
function quoted(text: string): string {
  return text.includes('"') ? `"${text.replaceAll('"', '""')}"` : `"${text}"`;
}
