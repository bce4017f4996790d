import type { HeldMapping, Mapping, ValueMapping, ValuesMapping } from './mapping.js';
import { inFull } from './values-in.js';

/** Every column that a mapping reads, with numbers in place of {n}, in the order of the mapping and each once. */
export function columnsNamed(mapping: Mapping): readonly string[] {
  const named = new Set<string>();
  const add = (each: string | undefined, ...columns: readonly (string | undefined)[]) => {
    for (const column of columns) for (const name of numbered(mapping, each, column)) named.add(name);
  };
  for (const part of mapping.key ?? []) add(undefined, typeof part === 'string' ? part : part.column);
  for (const { anyOf } of mapping.required ?? []) add(undefined, ...anyOf);
  add(undefined, ...ofHeld(mapping.held));
  for (const repeat of Object.values(mapping.repeats ?? {})) {
    if ('split' in repeat) add(undefined, ...[repeat.split].flat());
  }
  for (const thing of Object.values(mapping.things)) {
    add(thing.each, ...ofConditions(thing.when));
    for (const { columns } of [thing.identity ?? []].flat()) add(thing.each, ...columns.map(ofColumn));
    for (const spec of allSpecs(thing.values)) add(spec.each ?? thing.each, ...ofValue(spec));
  }
  for (const statement of mapping.statements) {
    const each = mapping.things[statement.from]?.each ?? mapping.things[statement.to]?.each;
    add(each, ...ofConditions(statement.when), ...ofHeld(statement.held), ...(statement.columns ?? []));
    if (typeof statement.role === 'object') add(each, statement.role.column);
    for (const spec of allSpecs(statement.values)) add(each, ...ofValue(spec));
  }
  return [...named];
}

function numbered(mapping: Mapping, each: string | undefined, column: string | undefined): readonly string[] {
  if (column === undefined) return [];
  const repeat = each === undefined ? undefined : mapping.repeats?.[each];
  if (repeat === undefined || 'split' in repeat || !column.includes('{n}')) return [column];
  return Array.from({ length: repeat.to - repeat.from + 1 }, (_, i) =>
    column.replaceAll('{n}', String(repeat.from + i)),
  );
}

/** Every specification among the values, in full. */
export function allSpecs(values: ValuesMapping | undefined): readonly ValueMapping[] {
  return Object.values(values ?? {}).flatMap((said) => (Array.isArray(said) ? said : [said]).map(inFull));
}

function ofValue({ column, scheme, issuer, unit, qualifier, when }: ValueMapping): readonly (string | undefined)[] {
  return [column, ofColumn(scheme), issuer, ofColumn(unit), qualifier, ...ofConditions(when)];
}

const ofColumn = (what: unknown): string | undefined => (typeof what === 'string' ? what : undefined);

function ofHeld(held: HeldMapping | undefined): readonly (string | undefined)[] {
  return [held?.from, held?.until].flatMap((said) => (said === undefined ? [] : ofValue(inFull(said))));
}

function ofConditions(when: ValueMapping['when']): readonly string[] {
  return when === undefined ? [] : [when].flat().map(({ column }) => column);
}
