import { isComparable } from '../../records/identifiers/checked.js';
import type { MentionValue } from '../../records/mention.js';
import type { RawCell } from '../../records/record.js';
import type { RecordInDraft } from '../drafting/record-in-draft.js';
import { clean, valueFrom } from '../reading/cells.js';
import { holds } from './conditions.js';
import type { ColumnOrConstant, Mapping, ValueMapping, ValuesMapping } from './mapping.js';
import {
  checkIdentifier,
  type IdentifierKind,
  measureOf,
  type Reading,
  readCode,
  readConfirmed,
  readCount,
  readCountry,
  readDay,
  readDegrees,
  readNumber,
  readQuantity,
  usualWay,
} from './readers.js';
import { entriesOf, inTurn, turnsOf } from './turns.js';

/** One row as a mapping reads it. */
export interface Reader {
  readonly mapping: Mapping;
  readonly draft: RecordInDraft;
  /** The record's own key; null where the table has none. */
  readonly key: string | null;
}

/** The specifications of a property, each in full; a bare text is a column. */
export function specsOf(values: ValuesMapping | undefined, property: string): readonly ValueMapping[] {
  const said = values?.[property];
  if (said === undefined) return [];
  return (Array.isArray(said) ? said : [said]).map(inFull);
}

export function inFull(said: string | ValueMapping): ValueMapping {
  return typeof said === 'string' ? { column: said } : said;
}

/** The cells in which a value stands: none, one, or the entries of a list. */
export function cellsOf({ draft }: Pick<Reader, 'draft'>, spec: ValueMapping): readonly RawCell[] {
  if (spec.column === undefined || !holds(draft, spec.when)) return [];
  const all = spec.split === undefined ? [draft.cell(spec.column)] : entriesOf(draft, spec.column, spec.split);
  const cells = all.filter((cell) => clean(cell.text) !== '');
  if (spec.take === 'first') return cells.slice(0, 1);
  return spec.take === 'rest' ? cells.slice(1) : cells;
}

/** What a column or a constant says. */
export function said(draft: RecordInDraft, what: ColumnOrConstant | undefined): string {
  if (what === undefined) return '';
  return typeof what === 'string' ? draft.text(what) : what.constant;
}

/**
 * The values of these properties, in the order of the mapping. A constant shows in `shownIn`, the column by which the thing is known.
 * `ofStatement`: a quantity brings its unit and qualifier along, each with its own cell.
 */
export function valuesIn(
  reader: Reader,
  values: ValuesMapping | undefined,
  shownIn: string | null,
  ofStatement = false,
): readonly MentionValue[] {
  return Object.keys(values ?? {}).flatMap((property) =>
    specsOf(values, property).flatMap((spec) => valuesBy(reader, property, spec, shownIn, ofStatement)),
  );
}

/** The values of one property as one specification reads them. */
export function valuesBy(
  reader: Reader,
  property: string,
  spec: ValueMapping,
  shownIn: string | null,
  ofStatement = false,
): readonly MentionValue[] {
  if (spec.each !== undefined) {
    const { each, ...once } = spec;
    return turnsOf(reader.mapping, each, reader.draft).flatMap(({ n, draft }) =>
      valuesBy({ ...reader, draft }, property, inTurn(once, n), shownIn, ofStatement),
    );
  }
  if (spec.constant !== undefined) return constantIn(reader, property, spec, spec.constant, shownIn);
  return cellsOf(reader, spec).flatMap((cell) => {
    const view = spec.split === undefined ? reader.draft : reader.draft.showing([cell]);
    return cellAs({ ...reader, draft: view }, property, spec, cell, ofStatement);
  });
}

function constantIn(
  { draft }: Reader,
  property: string,
  spec: ValueMapping,
  value: string,
  shownIn: string | null,
): readonly MentionValue[] {
  const column = spec.column ?? shownIn;
  if (column === null || !holds(draft, spec.when)) return [];
  const cell = draft.cell(column);
  return [{ property, raw: cell.text, value, column: cell.column, ...schemeOf(said(draft, spec.scheme)) }];
}

/** One cell as its specification reads it. What cannot be read is a warning, and stands in the row as it came. */
function cellAs(
  reader: Reader,
  property: string,
  spec: ValueMapping,
  cell: RawCell,
  ofStatement: boolean,
): readonly MentionValue[] {
  const { draft, mapping } = reader;
  const text = clean(cell.text);
  const usual = usualWay(property);
  const as = spec.as ?? (spec.identifier ? 'identifier' : spec.words ? 'text' : usual.as);
  const scheme = said(draft, spec.scheme);
  switch (as) {
    case 'identifier':
      return identifierBy(reader, property, spec.identifier ?? usual.identifier, scheme, cell);
    case 'quantity':
    case 'measure':
      return quantityBy(reader, property, spec, as, cell, ofStatement);
    default: {
      const read = readingOf(reader, as, spec, wordOf(draft, spec, cell, text), mapping);
      if (read.value === null) draft.warn(cell.column, `not read as a ${as}: ${read.because}`);
      return valueFrom(property, cell, read.value, schemeOf(scheme));
    }
  }
}

function readingOf(reader: Reader, as: string, spec: ValueMapping, text: string, mapping: Mapping): Reading {
  const decimal = spec.decimal ?? mapping.numbers?.decimal ?? null;
  switch (as) {
    case 'country':
      return readCountry(text);
    case 'date':
      return dayOf(mapping, spec, text);
    case 'number':
      return readNumber(text, decimal);
    case 'degrees':
      return readDegrees(text);
    case 'count':
      return readCount(text, decimal);
    case 'confirmed':
      return readConfirmed(text);
    case 'code':
      return readCode(text);
    case 'key':
      return { value: reader.key ?? text };
    default:
      return { value: text };
  }
}

/** A date in the order and calendar of the value, or else of the whole table. */
export function dayOf(mapping: Mapping, spec: ValueMapping, text: string): Reading {
  const order = spec.order ?? mapping.dates?.order ?? null;
  return readDay(text, order, spec.calendar ?? mapping.dates?.calendar ?? 'gregorian');
}

/** What the word in a cell means; a word that the mapping does not list stands as written, with a warning. */
function wordOf(draft: RecordInDraft, { words, otherwise }: ValueMapping, cell: RawCell, text: string): string {
  if (words === undefined) return text;
  const meaning = meaningOf(words, text) ?? otherwise;
  if (meaning === undefined) draft.warn(cell.column, 'the mapping does not say what this word means');
  return meaning ?? text;
}

/** What a word means, whatever its capitals. */
export function meaningOf(words: Readonly<Record<string, string>>, text: string): string | undefined {
  const lower = text.toLowerCase();
  return Object.entries(words).find(([word]) => word.toLowerCase() === lower)?.[1];
}

function identifierBy(
  { draft, mapping }: Reader,
  property: string,
  kind: IdentifierKind | undefined,
  registry: string,
  cell: RawCell,
): readonly MentionValue[] {
  const text = clean(cell.text);
  if (kind === undefined) return valueFrom(property, cell, text, schemeOf(registry));
  const checked = checkIdentifier(kind, text, { country: mapping.country ?? null, registry });
  if (!isComparable(checked.verdict)) draft.warn(cell.column, checked.because ?? checked.verdict);
  return valueFrom(property, cell, checked.value ?? text, { verdict: checked.verdict, ...schemeOf(registry) });
}

function quantityBy(
  { draft, mapping }: Reader,
  property: string,
  spec: ValueMapping,
  as: 'quantity' | 'measure',
  cell: RawCell,
  ofStatement: boolean,
): readonly MentionValue[] {
  const read = readQuantity(clean(cell.text), spec.decimal ?? mapping.numbers?.decimal ?? null);
  if (read.value === null) {
    draft.warn(cell.column, `not read as a number: ${read.because}`);
    return [];
  }
  const unit = said(draft, spec.unit) || read.unit || '';
  const qualifier = said(draft, spec.qualifier) || read.qualifier || '';
  if (as === 'measure') {
    const measure = measureOf(read.value, unit);
    const scheme = measure.property === 'quantity' ? unit : qualifier;
    return valueFrom(measure.property, cell, measure.value, schemeOf(scheme));
  }
  const quantity = valueFrom(property, cell, read.value, schemeOf(unit));
  if (!ofStatement || property !== 'quantity') return quantity;
  const unitCell = typeof spec.unit === 'string' && draft.text(spec.unit) !== '' ? draft.cell(spec.unit) : cell;
  const qualifierCell = spec.qualifier && draft.text(spec.qualifier) !== '' ? draft.cell(spec.qualifier) : cell;
  return [...quantity, ...valueFrom('unit', unitCell, unit), ...valueFrom('qualifier', qualifierCell, qualifier)];
}

function schemeOf(scheme: string): { readonly scheme?: string } {
  return scheme === '' ? {} : { scheme };
}
