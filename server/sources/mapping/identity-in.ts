import { clean } from '../reading/cells.js';
import { holds } from './conditions.js';
import type { IdentityMapping, ThingMapping } from './mapping.js';
import { checkIdentifier } from './readers.js';
import { entriesOf } from './turns.js';
import { type Reader, said } from './values-in.js';

/** A thing's identity key in this row, and the column that bears its number. */
export interface Identity {
  readonly key: string;
  /** The number alone, as the row writes it. */
  readonly number: string;
  readonly column: string;
}

/** The first of a thing's identities that the row gives; null where it gives none. */
export function identityIn(reader: Reader, thing: ThingMapping): Identity | null {
  if (thing.identity === undefined) return null;
  const all = Array.isArray(thing.identity) ? thing.identity : [thing.identity];
  for (const each of all) {
    const found = identityBy(reader, each);
    if (found !== null) return found;
  }
  return null;
}

function identityBy(
  reader: Reader,
  { scheme, columns, join = '/', split, identifier, when }: IdentityMapping,
): Identity | null {
  const { draft, mapping } = reader;
  if (!holds(draft, when)) return null;
  const texts = columns.map((column) =>
    split !== undefined && typeof column === 'string'
      ? clean(entriesOf(draft, column, split)[0]?.text ?? '')
      : said(draft, column),
  );
  const column = columns.find((c) => typeof c === 'string');
  if (column === undefined || texts.includes('')) return null;
  const written = texts.join(join);
  if (identifier === undefined) return { key: `${scheme}:${written}`, number: written, column };
  const checked = checkIdentifier(identifier, written, { country: mapping.country ?? null, registry: '' });
  if (checked.verdict !== 'VALID' || checked.value === null) return null;
  return { key: `${scheme}:${checked.value}`, number: checked.value, column };
}
