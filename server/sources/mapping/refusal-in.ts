import type { Refusal } from '../../records/record.js';
import type { RecordInDraft } from '../drafting/record-in-draft.js';
import { clean } from '../reading/cells.js';
import { holds } from './conditions.js';
import type { Mapping, ValueMapping } from './mapping.js';
import { checkIdentifier, readCount, readCountry, readNumber, readQuantity, usualWay } from './readers.js';
import { cellsOf, dayOf, inFull, said, specsOf } from './values-in.js';

/** Why a row is not taken in: its key, a column it must have, or a value that cannot be read. Null where nothing is missing. */
export function refusalIn(
  mapping: Mapping,
  required: readonly Required[],
  draft: RecordInDraft,
): Omit<Refusal, 'line'> | null {
  for (const part of mapping.key ?? []) {
    const { column, otherwise, because } = typeof part === 'string' ? { column: part } : part;
    if (draft.text(column) === '' && otherwise === undefined)
      return draft.refused(column, because ?? 'the record is known by this cell, and it is empty');
  }
  for (const { anyOf, because } of mapping.required ?? []) {
    if (anyOf.every((column) => draft.text(column) === '')) return draft.refused(anyOf[0] as string, because);
  }
  for (const { property, spec, isThere } of required) {
    if (spec.column === undefined || !isThere(draft)) continue;
    const because = unreadable(mapping, draft, property, spec);
    if (because !== null) return draft.refused(spec.column, spec.because ?? because);
  }
  return null;
}

/** A value without which a row is refused, where its thing is there at all. */
export interface Required {
  readonly property: string;
  readonly spec: ValueMapping;
  readonly isThere: (draft: RecordInDraft) => boolean;
}

/** The values that a mapping requires, dates of the period first. */
export function requiredOf(mapping: Mapping): readonly Required[] {
  const dates = [mapping.held?.from, mapping.held?.until].flatMap((date) => (date === undefined ? [] : [inFull(date)]));
  const ofHeld = dates.map((spec) => ({
    property: 'heldOn',
    spec,
    isThere: (d: RecordInDraft) => holds(d, spec.when),
  }));
  const ofThings = Object.values(mapping.things).flatMap((thing) =>
    Object.keys(thing.values ?? {}).flatMap((property) =>
      specsOf(thing.values, property).map((spec) => ({
        property,
        spec,
        isThere: (d: RecordInDraft) => holds(d, thing.when) && holds(d, spec.when),
      })),
    ),
  );
  return [...ofHeld, ...ofThings].filter(({ spec }) => spec.required);
}

/** Why a required value cannot be read; null where it can. */
function unreadable(mapping: Mapping, draft: RecordInDraft, property: string, spec: ValueMapping): string | null {
  const text = clean(cellsOf({ draft }, spec)[0]?.text ?? '');
  const usual = usualWay(property);
  const as = spec.as ?? (spec.identifier ? 'identifier' : usual.as);
  const decimal = spec.decimal ?? mapping.numbers?.decimal ?? null;
  switch (as) {
    case 'date':
      return dayOf(mapping, spec, text).because ?? null;
    case 'number':
      return readNumber(text, decimal).because ?? null;
    case 'count':
      return readCount(text, decimal).because ?? null;
    case 'quantity':
    case 'measure':
      return readQuantity(text, decimal).because ?? null;
    case 'country':
      return readCountry(text).because ?? null;
    case 'identifier': {
      const kind = spec.identifier ?? usual.identifier;
      const whole = `${spec.issuer ? draft.text(spec.issuer) : ''}${text}`;
      if (kind === undefined || text === '') return text === '' ? 'it is empty' : null;
      const checked = checkIdentifier(kind, whole, {
        country: mapping.country ?? null,
        registry: said(draft, spec.scheme),
      });
      return checked.value === null ? (checked.because ?? checked.verdict) : null;
    }
    default:
      return text === '' ? 'it is empty' : null;
  }
}
