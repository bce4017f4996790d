import type { RowComplaint } from '../reserved-columns.js';

/** A value as it stands in JSON: numbers keep their text, objects all their keys, in order and however often. */
export type JsonValue =
  | { readonly kind: 'string'; readonly text: string }
  /** A number, `true`, `false` or `null`. */
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'array'; readonly items: JsonValue[] }
  | { readonly kind: 'object'; readonly members: (readonly [key: string, value: JsonValue])[] };

/** Deeper nesting than this is no row. */
export const MOST_LEVELS = 100;
/** Letters of one value that are held; a row may have half of that. */
const MOST_LETTERS = 2 * 1024 * 1024;

type Container = Extract<JsonValue, { kind: 'array' | 'object' }>;

/** Puts together one value of what is told of it; what is too deep or too long is left out and complained of. */
export class ValueBuilder {
  readonly #open: { readonly value: Container; key: string }[] = [];
  #depth = 0;
  #letters = 0;
  complaint: RowComplaint | undefined;

  /** Each answers with the value once it is whole. */
  open(kind: 'object' | 'array'): null {
    this.#depth++;
    if (this.#depth > MOST_LEVELS) {
      this.#complain(`The row is nested more than ${MOST_LEVELS} levels deep. Export it with fewer.`);
      return null;
    }
    const value: Container = kind === 'object' ? { kind, members: [] } : { kind, items: [] };
    this.#put(value);
    this.#open.push({ value, key: '' });
    return null;
  }

  key(name: string): void {
    const inside = this.#open.at(-1);
    if (this.#isHeld(name) && inside) inside.key = name;
  }

  scalar(text: string, isString: boolean): JsonValue | null {
    const value: JsonValue = { kind: isString ? 'string' : 'literal', text };
    if (this.#depth === 0) return value;
    if (this.#isHeld(text)) this.#put(value);
    return null;
  }

  close(): JsonValue | null {
    const isHeld = this.#depth <= MOST_LEVELS;
    this.#depth--;
    const closed = isHeld ? this.#open.pop() : undefined;
    return this.#depth === 0 ? (closed?.value ?? null) : null;
  }

  #isHeld(text: string): boolean {
    if (this.#depth > MOST_LEVELS) return false;
    this.#letters += text.length + 1;
    if (this.#letters <= MOST_LETTERS) return true;
    this.#complain(`The row holds more than ${MOST_LETTERS} letters. Shorten it.`);
    return false;
  }

  #put(value: JsonValue): void {
    const inside = this.#open.at(-1);
    if (inside === undefined) return;
    if (inside.value.kind === 'array') inside.value.items.push(value);
    else inside.value.members.push([inside.key, value]);
  }

  #complain(reason: string): void {
    this.complaint ??= { column: '', reason };
  }
}

/** A value as JSON on one line, numbers as they were written. */
export function asJson(value: JsonValue): string {
  switch (value.kind) {
    case 'string':
      return JSON.stringify(value.text);
    case 'literal':
      return value.text;
    case 'array':
      return `[${value.items.map(asJson).join(',')}]`;
    case 'object':
      return `{${value.members.map(([key, member]) => `${JSON.stringify(key)}:${asJson(member)}`).join(',')}}`;
  }
}

/** What a row's value gives by column, and why it is no row where it is none. */
export interface FlatRow {
  readonly cells: ReadonlyMap<string, string>;
  readonly complaint: RowComplaint | undefined;
}

/**
 * A row by column: what stands in an object inside is `a.b`, a list is JSON in one cell, null is an empty one. A key that stands twice, or two
 * ways to one column, refuses the row; both values are kept in the cell.
 */
export function flattened(value: JsonValue): FlatRow {
  if (value.kind !== 'object') {
    const complaint = { column: '', reason: 'The row is no object. Write it as one.', value: asJson(value) };
    return { cells: new Map(), complaint };
  }
  const values = new Map<string, JsonValue[]>();
  const walk = (one: JsonValue, column: string) => {
    if (one.kind === 'object' && one.members.length > 0)
      for (const [key, member] of one.members) walk(member, `${column}.${key}`);
    else if (values.has(column)) values.get(column)?.push(one);
    else values.set(column, [one]);
  };
  for (const [key, member] of value.members) walk(member, key);
  const cells = new Map<string, string>();
  let complaint: RowComplaint | undefined;
  for (const [column, items] of values) {
    cells.set(column, items.length === 1 ? cellText(items[0] as JsonValue) : asJson({ kind: 'array', items }));
    if (items.length === 1) continue;
    const times = items.length === 2 ? 'twice' : `${items.length} times`;
    complaint ??= { column, reason: `The key ${JSON.stringify(column)} stands ${times} in the row. Leave one.` };
  }
  return { cells, complaint };
}

function cellText(value: JsonValue): string {
  if (value.kind === 'string') return value.text;
  if (value.kind === 'literal') return value.text === 'null' ? '' : value.text;
  return asJson(value);
}
