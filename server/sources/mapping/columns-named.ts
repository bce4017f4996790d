import type { HeldMapping, Mapping, StatementMapping, ThingMapping, ValueMapping, ValuesMapping } from './mapping.js';
import { inFull } from './values-in.js';

/** Every column that a mapping reads, with numbers in place of {n}, in the order of the mapping and each once. */
export function columnsNamed(mapping: Mapping): readonly string[] {
  return [
    ...new Set([
      ...columnsOfTable(mapping),
      ...Object.values(mapping.things).flatMap((thing) => columnsOfThing(mapping, thing)),
      ...mapping.statements.flatMap((statement) => columnsOfStatement(mapping, statement)),
    ]),
  ];
}

/** The columns of no thing in particular: the key, what a row must have, the period, lists. */
export function columnsOfTable(mapping: Mapping): readonly string[] {
  const key = (mapping.key ?? []).map((part) => (typeof part === 'string' ? part : part.column));
  const required = (mapping.required ?? []).flatMap(({ anyOf }) => anyOf);
  const lists = Object.values(mapping.repeats ?? {}).flatMap((repeat) =>
    'split' in repeat ? [repeat.split].flat() : [],
  );
  return [...key, ...required, ...filled(ofHeld(mapping.held)), ...lists];
}

export function columnsOfThing(mapping: Mapping, thing: ThingMapping): readonly string[] {
  const identities = [thing.identity ?? []].flat();
  const own = [
    ...ofConditions(thing.when),
    ...identities.flatMap(({ columns, when }) => [...columns.map(ofColumn), ...ofConditions(when)]),
  ];
  return [
    ...filled(own).flatMap((column) => numbered(mapping, thing.each, column)),
    ...allSpecs(thing.values).flatMap((spec) =>
      filled(ofValue(spec)).flatMap((column) => numbered(mapping, spec.each ?? thing.each, column)),
    ),
  ];
}

export function columnsOfStatement(mapping: Mapping, statement: StatementMapping): readonly string[] {
  const own = [
    ...ofConditions(statement.when),
    ...ofHeld(statement.held),
    ...(statement.columns ?? []),
    typeof statement.role === 'object' ? statement.role.column : undefined,
    ...allSpecs(statement.values).flatMap(ofValue),
  ];
  return filled(own).flatMap((column) => numbered(mapping, eachOf(mapping, statement), column));
}

/** The repeat in whose turns a statement is made: that of either of its things. */
export function eachOf(mapping: Mapping, { from, to }: StatementMapping): string | undefined {
  return mapping.things[from]?.each ?? mapping.things[to]?.each;
}

const filled = (columns: readonly (string | undefined)[]): readonly string[] =>
  columns.filter((column) => column !== undefined);

function numbered(mapping: Mapping, each: string | undefined, column: string): readonly string[] {
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
