import { BadInput } from '../../../errors.js';
import type { ByteSource } from '../byte-source.js';
import type { TextForm } from '../encoding.js';
import type { KeyedRow } from '../keyed-rows.js';
import { lines, MOST_LETTERS_OF_LINE, texts } from '../lines.js';
import { JsonEvents, type JsonHandlers, NotJson } from './json-events.js';
import { flattened, MOST_LEVELS, ValueBuilder } from './json-value.js';

/** The tables of a JSON file: its arrays of objects that stand in no other array; the file itself where it is one object. */
export async function jsonTables(source: ByteSource, form: TextForm): Promise<readonly string[]> {
  const arrays = new Map<string, boolean>();
  let isOneObject = false;
  /** Names of the containers that are open, as far as they stand in no array; then how many stand inside. */
  const names: { readonly name: string; readonly isArray: boolean }[] = [];
  let key: string | null = null;
  let inside = 0;
  const events = new JsonEvents({
    open: (kind) => {
      const around = names.at(-1);
      if (around?.isArray) {
        if (inside++ === 0 && kind === 'object') arrays.set(around.name, true);
        return;
      }
      if (names.length >= MOST_LEVELS) throw new NotJson(`it is nested more than ${MOST_LEVELS} levels deep`);
      const name = around === undefined ? '$' : memberName(around.name, key ?? '');
      names.push({ name, isArray: kind === 'array' });
      if (kind === 'array') arrays.set(name, arrays.get(name) ?? false);
      else if (around === undefined) isOneObject = true;
    },
    close: () => {
      if (inside > 0) inside--;
      else names.pop();
    },
    key: (name) => {
      if (inside === 0) key = name;
    },
    scalar: () => {},
    end: () => {},
  });
  const failure = await feed(source, form, events);
  const found = [...arrays].filter(([, hasObjects]) => hasObjects).map(([name]) => name);
  if (found.length > 0) return found;
  if (isOneObject && failure === null) return ['$'];
  throw new BadInput(
    failure === null
      ? 'The file is JSON without a list of objects. Export it as a list of objects, one for each row.'
      : `The file is no JSON that can be read: ${failure.message}. Export it again.`,
  );
}

/** `$.data.items`; a key that is no plain word stands in quotes: `$["data items"]` (RFC 9535, section 2.3.1). */
function memberName(around: string, key: string): string {
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(key) ? `${around}.${key}` : `${around}[${JSON.stringify(key)}]`;
}

/** The rows of one table of a JSON file. What cannot be read after some place is one refused row there. */
export async function* jsonRows(source: ByteSource, form: TextForm, table: string): AsyncGenerator<KeyedRow> {
  const found: KeyedRow[] = [];
  let index = 0;
  const take = (builder: ValueBuilder, value: ReturnType<ValueBuilder['close']>, at: string) => {
    found.push(rowOf(builder, value, at));
  };
  const events = new JsonEvents(
    rowHandlers(table, (builder, value, isElement) => {
      take(builder, value, isElement ? `${table}[${index}]` : table);
      index++;
    }),
  );
  for await (const failure of feedSteps(source, form, events)) {
    yield* found.splice(0);
    if (failure === null) continue;
    const reason = `The file cannot be read from here on: ${failure.message}. Export it again.`;
    yield { at: `${table}[${index}]`, cells: new Map(), refused: { column: '', reason } };
  }
}

function rowOf(builder: ValueBuilder, value: ReturnType<ValueBuilder['close']>, at: string): KeyedRow {
  const flat = value === null ? { cells: new Map<string, string>(), complaint: undefined } : flattened(value);
  return { at, cells: flat.cells, refused: builder.complaint ?? flat.complaint };
}

/** Finds the table and builds each of its rows. */
function rowHandlers(
  table: string,
  take: (builder: ValueBuilder, value: ReturnType<ValueBuilder['close']>, isElement: boolean) => void,
): JsonHandlers {
  /** Containers on the way to the table, and other ones that are passed over. */
  const names: { readonly name: string; readonly isArray: boolean }[] = [];
  let passedOver = 0;
  let key = '';
  let builder: ValueBuilder | null = null;
  let depth = 0;
  const begin = () => {
    builder = new ValueBuilder();
    depth = 0;
    return builder;
  };
  const inTable = () => names.at(-1)?.isArray === true && names.at(-1)?.name === table;
  return {
    open: (kind) => {
      if (builder) {
        depth++;
        builder.open(kind);
        return;
      }
      const around = names.at(-1);
      if (inTable()) {
        begin().open(kind);
        depth = 1;
        return;
      }
      if (passedOver > 0 || around?.isArray) {
        passedOver++;
        return;
      }
      const name = around === undefined ? '$' : memberName(around.name, key);
      if (around === undefined && kind === 'object' && table === '$') {
        begin().open(kind);
        depth = 1;
        return;
      }
      names.push({ name, isArray: kind === 'array' });
    },
    close: () => {
      if (builder) {
        const value = builder.close();
        if (--depth > 0) return;
        const whole = builder;
        builder = null;
        take(whole, value, names.length > 0);
      } else if (passedOver > 0) passedOver--;
      else names.pop();
    },
    key: (name) => {
      if (builder) builder.key(name);
      else if (passedOver === 0) key = name;
    },
    scalar: (text, isString) => {
      if (builder) builder.scalar(text, isString);
      else if (passedOver === 0 && inTable()) {
        const alone = new ValueBuilder();
        take(alone, alone.scalar(text, isString), true);
      }
    },
    end: () => {},
  };
}

async function feed(source: ByteSource, form: TextForm, events: JsonEvents): Promise<NotJson | null> {
  for await (const failure of feedSteps(source, form, events)) if (failure !== null) return failure;
  return null;
}

/** Gives the text to the events, a piece at each step; answers with what is wrong with it, after which there is no further step. */
async function* feedSteps(source: ByteSource, form: TextForm, events: JsonEvents): AsyncGenerator<NotJson | null> {
  for await (const text of texts(source, form)) {
    const failure = failureOf(() => events.write(text));
    yield failure;
    if (failure !== null) return;
  }
  yield failureOf(() => events.end());
}

function failureOf(work: () => void): NotJson | null {
  try {
    work();
    return null;
  } catch (failure) {
    if (failure instanceof NotJson) return failure;
    throw failure;
  }
}

/** The rows of a file with a JSON object on each line. A line that is no JSON costs itself only. */
export async function* jsonLines(source: ByteSource, form: TextForm): AsyncGenerator<KeyedRow> {
  let whole: KeyedRow | null = null;
  let builder = new ValueBuilder();
  let at = '';
  const take = (value: ReturnType<ValueBuilder['close']>, isWhole: boolean) => {
    if (isWhole) whole = rowOf(builder, value, at);
  };
  let depth = 0;
  const events = new JsonEvents({
    open: (kind) => {
      depth++;
      builder.open(kind);
    },
    close: () => take(builder.close(), --depth === 0),
    key: (name) => builder.key(name),
    scalar: (text, isString) => take(builder.scalar(text, isString), depth === 0),
    end: () => {},
  });
  for await (const { text, number } of lines(source, form)) {
    if (text !== null && text.trim() === '') continue;
    at = `line ${number}`;
    if (text === null) {
      const reason = `The line has more than ${MOST_LETTERS_OF_LINE} letters. Shorten it.`;
      yield { at, cells: new Map(), refused: { column: '', reason } };
      continue;
    }
    builder = new ValueBuilder();
    depth = 0;
    const failure = failureOf(() => {
      events.write(text);
      events.end();
    });
    if (failure === null) yield whole as unknown as KeyedRow;
    else {
      const reason = `The line is no JSON: ${failure.message}. Write it anew.`;
      yield { at, cells: new Map(), refused: { column: '', reason, value: text } };
    }
    events.restart(failure !== null);
  }
}
