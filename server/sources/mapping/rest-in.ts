import type { MentionValue } from '../../records/mention.js';
import { clean, valueFrom } from '../reading/cells.js';
import { columnsNamed } from './columns-named.js';
import type { Mapping, ThingMapping } from './mapping.js';
import { entriesOf } from './turns.js';
import type { Reader } from './values-in.js';

/** What stands in columns that the mapping names nowhere, so that nothing of a row is lost: the property is the heading. */
export function restIn({ mapping, draft }: Reader, { rest }: ThingMapping): readonly MentionValue[] {
  if (rest === undefined) return [];
  const named = namedIn(mapping);
  return draft.columns
    .map((column) => column.trim())
    .filter((column) => column.startsWith(rest.prefix ?? '') && !named.has(column))
    .flatMap((column) => {
      const property = propertyOf(column.slice((rest.prefix ?? '').length));
      const cells = rest.split === undefined ? [draft.cell(column)] : entriesOf(draft, column, rest.split);
      return cells.filter((cell) => clean(cell.text) !== '').flatMap((cell) => valueFrom(property, cell));
    });
}

const NAMED = new WeakMap<Mapping, ReadonlySet<string>>();

/** Looked up once for each mapping: there is one, and there are many rows. */
function namedIn(mapping: Mapping): ReadonlySet<string> {
  const known = NAMED.get(mapping) ?? new Set(columnsNamed(mapping));
  NAMED.set(mapping, known);
  return known;
}

/** "Ship Type" is shipType; a heading in other letters stays as it is. */
export function propertyOf(heading: string): string {
  const words = heading.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  const [first = heading, ...more] = words;
  const lower = /^\p{Lu}+$/u.test(first) ? first.toLowerCase() : first.slice(0, 1).toLowerCase() + first.slice(1);
  return [lower, ...more.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))].join('');
}
