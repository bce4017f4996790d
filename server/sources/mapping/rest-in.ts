import type { MentionValue } from '../../records/mention.js';
import { clean, valueFrom } from '../reading/cells.js';
import { columnsNamed, columnsOfTable } from './columns-named.js';
import type { RestMapping } from './mapping.js';
import { entriesOf } from './turns.js';
import type { Reader } from './values-in.js';

/**
 * What stands in the other columns, so that nothing of a row is lost: those that the mapping names nowhere, or with `readElsewhere` those
 * that this thing or statement, which reads `own`, does not read itself.
 */
export function restIn(
  { mapping, draft }: Reader,
  part: { readonly rest?: RestMapping },
  own: () => readonly string[],
): readonly MentionValue[] {
  const { rest } = part;
  if (rest === undefined) return [];
  const prefix = rest.prefix ?? '';
  const named = namedBy(part, () =>
    rest.readElsewhere ? [...columnsOfTable(mapping), ...mapping.recognisedBy, ...own()] : columnsNamed(mapping),
  );
  return draft.columns
    .map((column) => column.trim())
    .filter((column) => column.startsWith(prefix) && !named.has(column))
    .flatMap((column) => {
      const cells = rest.split === undefined ? [draft.cell(column)] : entriesOf(draft, column, rest.split);
      const property = propertyOf(column.slice(prefix.length));
      return cells.filter((cell) => clean(cell.text) !== '').flatMap((cell) => valueFrom(property, cell));
    });
}

const NAMED = new WeakMap<object, ReadonlySet<string>>();

/** Found out once for each part of a mapping: there is one, and there are many rows. */
function namedBy(part: object, columns: () => readonly string[]): ReadonlySet<string> {
  const known = NAMED.get(part) ?? new Set(columns());
  NAMED.set(part, known);
  return known;
}

/** "Ship Type" is shipType; a heading in other letters stays as it is. */
export function propertyOf(heading: string): string {
  const words = heading.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  const [first = heading, ...more] = words;
  const lower = /^\p{Lu}+$/u.test(first) ? first.toLowerCase() : first.slice(0, 1).toLowerCase() + first.slice(1);
  return [lower, ...more.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))].join('');
}
