import { BadInput } from '../../../errors.js';
import type { ByteSource } from '../byte-source.js';
import { asJson, type JsonValue } from '../json/json-value.js';
import type { KeyedRow } from '../keyed-rows.js';
import type { RowComplaint } from '../reserved-columns.js';
import { NotWellFormed, readXml, type SaxHandlers } from './sax.js';

/** Elements by their names from the outermost one on; a table has some dozens. */
const MOST_PATHS = 10_000;
const MOST_TABLES = 50;

interface ElementCount {
  readonly path: string;
  readonly order: number;
  count: number;
  /** Whether one of them has attributes or elements inside, so that it could be a row. */
  hasParts: boolean;
}

/**
 * The tables of an XML file, likeliest first: elements that stand several times and have parts, those that stand in no other such first, of them the
 * most frequent. Where nothing stands twice, the outermost element but one, or the outermost.
 */
export async function xmlTables(source: ByteSource): Promise<readonly string[]> {
  const counts = new Map<string, ElementCount>();
  const open: (ElementCount | null)[] = [];
  let failure: NotWellFormed | null = null;
  try {
    const read = readXml<never>(source, () => ({
      open: (name, attributes) => {
        const around = open.at(-1);
        if (around) around.hasParts = true;
        const path = `${around?.path ?? ''}/${name}`;
        let count = around === null ? undefined : counts.get(path);
        if (count === undefined && around !== null && counts.size < MOST_PATHS) {
          count = { path, order: counts.size, count: 0, hasParts: false };
          counts.set(path, count);
        }
        if (count) {
          count.count++;
          for (const _ in attributes) count.hasParts = true;
        }
        open.push(count ?? null);
      },
      close: () => {
        open.pop();
      },
    }));
    for await (const _ of read);
  } catch (thrown) {
    if (!(thrown instanceof NotWellFormed)) throw thrown;
    failure = thrown;
  }
  const found = tablesAmong([...counts.values()]);
  if (found.length > 0) return found;
  throw new BadInput(
    failure === null
      ? 'The file is XML without an element that could be a row. Export it with an element for each row.'
      : `The file is no XML that can be read: ${failure.message}. Export it again.`,
  );
}

function tablesAmong(counts: readonly ElementCount[]): readonly string[] {
  const rows = counts.filter((c) => c.hasParts && c.count > 1);
  const repeated = new Set(rows.map((c) => c.path));
  const isInside = ({ path }: ElementCount) => ancestors(path).some((above) => repeated.has(above));
  const sorted = [...rows].sort(
    (a, b) => Number(isInside(a)) - Number(isInside(b)) || b.count - a.count || a.order - b.order,
  );
  if (sorted.length > 0) return sorted.slice(0, MOST_TABLES).map((c) => c.path);
  const single = counts.filter((c) => c.hasParts).sort((a, b) => ancestors(a.path).length - ancestors(b.path).length);
  const [outermost, next] = single;
  return outermost === undefined ? [] : [(next ?? outermost).path];
}

function ancestors(path: string): readonly string[] {
  const found: string[] = [];
  for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) found.push(path.slice(0, at));
  return found;
}

/** An element as it stands in a row. */
interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  text: string;
}

/** Letters of one row that are held; the extract refuses half of that. */
const MOST_LETTERS = 2 * 1024 * 1024;

/** The rows of one table of an XML file. What cannot be read after some place is one refused row there. */
export async function* xmlRows(source: ByteSource, table: string): AsyncGenerator<KeyedRow> {
  let count = 0;
  try {
    for await (const row of readXml<KeyedRow>(source, (emit) => rowHandlers(table, emit))) {
      count++;
      yield row;
    }
  } catch (failure) {
    if (!(failure instanceof NotWellFormed)) throw failure;
    const reason = `The file cannot be read from here on: ${failure.message}. Export it again.`;
    yield { at: `${table}[${count + 1}]`, cells: new Map(), refused: { column: '', reason } };
  }
}

function rowHandlers(table: string, emit: (row: KeyedRow) => void): SaxHandlers {
  /** Elements around the place, with how often each name has stood inside. */
  const around: { readonly path: string; readonly place: string; readonly inside: Map<string, number> }[] = [];
  let inRow: XmlElement[] = [];
  let at = '';
  let letters = 0;
  let refused: RowComplaint | undefined;

  const held = (length: number) => {
    letters += length;
    if (letters > MOST_LETTERS)
      refused ??= { column: '', reason: `The row holds more than ${MOST_LETTERS} letters. Shorten it.` };
    return letters <= MOST_LETTERS;
  };

  return {
    open: (name, attributes) => {
      const inside = inRow.at(-1);
      if (inside === undefined) {
        const above = around.at(-1);
        const nth = (above?.inside.get(name) ?? 0) + 1;
        above?.inside.set(name, nth);
        const path = `${above?.path ?? ''}/${name}`;
        const place = above === undefined ? `/${name}` : `${above.place}/${name}[${nth}]`;
        if (path !== table) {
          around.push({ path, place, inside: new Map() });
          return;
        }
        [at, letters, refused] = [place, 0, undefined];
      }
      let length = name.length;
      for (const key in attributes) length += key.length + (attributes[key] as string).length;
      const element: XmlElement = { name, attributes: held(length) ? attributes : {}, children: [], text: '' };
      if (letters <= MOST_LETTERS) inside?.children.push(element);
      inRow.push(element);
    },
    text: (text) => {
      const inside = inRow.at(-1);
      if (inside && held(text.length)) inside.text += text;
    },
    close: () => {
      const closed = inRow.pop();
      if (closed === undefined) around.pop();
      else if (inRow.length === 0) {
        emit({ at, cells: cellsOf(closed), refused });
        inRow = [];
      }
    },
  };
}

function cellsOf(row: XmlElement): ReadonlyMap<string, string> {
  const cells = new Map<string, string>();
  for (const [column, value] of columnsOf(row))
    cells.set(column === '' ? 'text()' : column, value.kind === 'string' ? value.text : asJson(value));
  return cells;
}

const NOTHING: JsonValue = { kind: 'literal', text: 'null' };

/**
 * An element by column: `@a` an attribute, `a/b` what stands inside, the empty name its own text. What stands several times is a list with as many
 * places under each of its columns, so that what belongs together stays so.
 */
function columnsOf({ attributes, children, text }: XmlElement): ReadonlyMap<string, JsonValue> {
  const columns = new Map<string, JsonValue>();
  for (const key in attributes) columns.set(`@${key}`, { kind: 'string', text: attributes[key] as string });
  const byName = new Map<string, XmlElement[]>();
  for (const child of children) {
    const same = byName.get(child.name);
    if (same) same.push(child);
    else byName.set(child.name, [child]);
  }
  for (const [name, same] of byName) {
    const column = (below: string) => (below === '' ? name : `${name}/${below}`);
    const [first] = same;
    if (first && same.length === 1) for (const [below, value] of columnsOf(first)) columns.set(column(below), value);
    else {
      const each = same.map(columnsOf);
      for (const below of new Set(each.flatMap((one) => [...one.keys()])))
        columns.set(column(below), { kind: 'array', items: each.map((one) => one.get(below) ?? NOTHING) });
    }
  }
  const isLeaf = children.length === 0;
  if (isLeaf ? text !== '' || columns.size === 0 : text.trim() !== '')
    columns.set(isLeaf ? '' : 'text()', { kind: 'string', text: isLeaf ? text : text.trim() });
  return columns;
}
