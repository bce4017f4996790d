import type { RecordId } from '../../records/ids.js';
import type { RawCell, SourceRecord } from '../../records/record.js';

/** Between the names of several files in one cell. */
const BETWEEN = /[;,|\r\n]/;
/** How the name of a file ends; a word without is none. */
const ENDING = /\.[\p{L}\d]{2,5}$/u;
/** What more rows name than these is of the whole delivery: a letterhead, a list of abbreviations. */
export const MOST_ROWS_OF_A_FILE = 50;

/**
 * Which of the photos and documents of an archive its rows name: a cell, or a part of it, is the whole name of one file and of no other. Folders may be
 * left out on either side; letters may be small or large.
 */
export class NamedInRows {
  /** By each end of a file's path, from a folder on, the one file that has it; null where several do. */
  readonly #byEnd = new Map<string, string | null>();
  readonly #byPath = new Map<string, string>();
  readonly #records = new Map<string, Set<RecordId>>();

  constructor(names: readonly string[]) {
    for (const name of names) {
      const path = pathOf(name);
      if (!ENDING.test(path)) continue;
      this.#byPath.set(path, name);
      for (const end of endsOf(path)) this.#byEnd.set(end, this.#byEnd.has(end) ? null : name);
    }
  }

  /** Files that these cells name, as their archive calls them. */
  in(cells: readonly RawCell[]): readonly string[] {
    if (this.#byEnd.size === 0) return [];
    const parts = cells.flatMap(({ text }) => (text.includes('.') ? [text, ...text.split(BETWEEN)] : []));
    return [...new Set(parts.flatMap((part) => this.#named(pathOf(part)) ?? []))];
  }

  note({ id, row }: SourceRecord): void {
    for (const name of this.in(row.cells)) this.noteNamed(name, id);
  }

  noteNamed(name: string, id: RecordId): void {
    const records = this.#records.get(name) ?? new Set();
    this.#records.set(name, records);
    if (records.size <= MOST_ROWS_OF_A_FILE) records.add(id);
  }

  /** Files with the records that were noted to name them, and forgets them: for somebody else to note. */
  takeNoted(): readonly (readonly [name: string, id: RecordId])[] {
    const noted = [...this.#records].flatMap(([name, records]) => [...records].map((id) => [name, id] as const));
    this.#records.clear();
    return noted;
  }

  /** The records that name a file; none where too many do. */
  recordsNaming(name: string): readonly RecordId[] {
    const records = this.#records.get(name);
    return records === undefined || records.size > MOST_ROWS_OF_A_FILE ? [] : [...records];
  }

  #named(path: string): string | null {
    const found = this.#byEnd.get(path);
    if (found !== undefined) return found;
    // The row may name a folder of somebody's machine, from which the archive was packed.
    for (const end of endsOf(path)) {
      const whole = this.#byPath.get(end);
      if (whole !== undefined) return whole;
    }
    return null;
  }
}

function pathOf(name: string): string {
  return name
    .trim()
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('\\', '/')
    .replace(/^(\.?\/)+/, '');
}

/** `a/b/c.jpg`, `b/c.jpg`, `c.jpg`. */
function endsOf(path: string): readonly string[] {
  const parts = path.split('/');
  return parts.map((_, i) => parts.slice(i).join('/'));
}
