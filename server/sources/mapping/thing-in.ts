import { isComparable } from '../../records/identifiers/checked.js';
import type { MentionValue } from '../../records/mention.js';
import { placesIn } from '../../records/places.js';
import type { RawCell } from '../../records/record.js';
import type { MentionRef } from '../../records/statement.js';
import { addressKey } from '../drafting/address-key.js';
import { addressIn, contactsIn, partyIn } from '../drafting/party.js';
import type { RecordInDraft } from '../drafting/record-in-draft.js';
import {
  commodityIn,
  consignmentIn,
  containerIn,
  countryIn,
  permitIn,
  placeIn,
  tariffLineIn,
  vesselIn,
  whatIsFound,
} from '../drafting/things.js';
import { clean, partOf, valueFrom } from '../reading/cells.js';
import { columnsOfThing } from './columns-named.js';
import { holds } from './conditions.js';
import { type Identity, identityIn } from './identity-in.js';
import type { ThingMapping, ValueMapping } from './mapping.js';
import { partyBlockOf } from './party-block-in.js';
import { readCountry } from './readers.js';
import { restIn } from './rest-in.js';
import { cellsOf, meaningOf, type Reader, specsOf, valuesBy } from './values-in.js';

/** A thing of the mapping while one row is looked at for it. */
interface Looked {
  readonly reader: Reader;
  readonly thing: ThingMapping;
  readonly role: string;
  readonly identity: Identity | null;
  /** The column by which the thing is known: constants show there. */
  readonly shownIn: string | null;
}

/** Makes the mention of one thing where the row speaks of it. `sameAs` is whom "same as consignee" means. */
export function thingIn(
  reader: Reader,
  name: string,
  thing: ThingMapping,
  sameAs: MentionRef | null,
): MentionRef | null {
  if (!holds(reader.draft, thing.when)) return null;
  const identity = identityIn(reader, thing);
  const role = thing.role ?? name;
  const looked = { reader, thing, role, identity, shownIn: leadColumn(thing) };
  switch (thing.kind) {
    case 'TRADER':
      return traderIn(looked, sameAs);
    case 'VESSEL':
      return vesselOf(looked);
    case 'CONSIGNMENT':
      return consignmentOf(looked);
    case 'PLACE':
      return identity ? anyThing(looked) : placeOfRow(looked);
    case 'CONTAINER':
      return identity ? anyThing(looked) : containerOf(looked);
    case 'PERMIT':
      return identity ? anyThing(looked) : permitOf(looked);
    case 'COMMODITY':
      return identity ? anyThing(looked) : commodityOf(looked);
    default:
      return anyThing(looked);
  }
}

/** The column in which a thing is named, or else the first that speaks of it. */
export function leadColumn(thing: ThingMapping): string | null {
  const all = ['name', ...Object.keys(thing.values ?? {})].flatMap((property) => specsOf(thing.values, property));
  const column = all.find((spec) => spec.column !== undefined)?.column;
  if (column !== undefined) return column;
  const identities = thing.identity === undefined ? [] : [thing.identity].flat();
  return identities.flatMap((i) => i.columns).find((c) => typeof c === 'string') ?? null;
}

/** The first cell of a property, shown under its column, and what else the row says of it. */
interface Taken {
  readonly cell: RawCell | null;
  readonly column: string | undefined;
  readonly spec: ValueMapping | undefined;
  /** The other cells, each with the specification that found it. */
  readonly more: readonly { readonly cell: RawCell; readonly spec: ValueMapping }[];
}

function take({ reader, thing }: Looked, property: string): Taken {
  const found = specsOf(thing.values, property).flatMap((spec) =>
    cellsOf(reader, spec).map((cell) => ({ cell, spec })),
  );
  const [first, ...more] = found;
  return { cell: first?.cell ?? null, column: first?.cell.column.trim(), spec: first?.spec, more };
}

/** The row in which the columns of these properties show the one entry that was taken. */
function showing(draft: RecordInDraft, ...taken: readonly Taken[]): RecordInDraft {
  return draft.showing(taken.flatMap(({ cell, spec }) => (cell && spec?.split ? [cell] : [])));
}

/** What else the row says of these properties, read one by one under another name or the same. */
function others(looked: Looked, property: string, { more }: Taken): readonly MentionValue[] {
  return more.flatMap(({ cell, spec }) => {
    const { split: _split, take: _take, ...once } = spec;
    const reader = { ...looked.reader, draft: looked.reader.draft.showing([cell]) };
    return valuesBy(reader, property, once, looked.shownIn);
  });
}

/** The values of all properties but these, which a drafting function reads itself. */
function restOfValues({ reader, thing, shownIn }: Looked, ...without: readonly string[]): readonly MentionValue[] {
  const properties = Object.keys(thing.values ?? {}).filter((property) => !without.includes(property));
  return [
    ...properties.flatMap((property) =>
      specsOf(thing.values, property).flatMap((spec) => valuesBy(reader, property, spec, shownIn)),
    ),
    ...restIn(reader, thing, () => columnsOfThing(reader.mapping, thing)),
  ];
}

function traderIn(looked: Looked, sameAs: MentionRef | null): MentionRef | null {
  const { reader, thing, role, identity } = looked;
  const [name, number, address, country, phone, email] = [
    take(looked, 'name'),
    take(looked, 'registrationNumber'),
    take(looked, 'address'),
    take(looked, 'country'),
    take(looked, 'phone'),
    take(looked, 'email'),
  ];
  if (name.column === undefined) return identity === null ? null : anyThing(looked);
  if (name.spec?.as === 'party' && name.cell)
    return partyBlockOf(reader.draft, role, name.cell, identity?.key ?? null, restOfValues(looked, 'name'));
  const written = countryWritten(reader, country);
  const home = written ?? thing.country ?? reader.mapping.country;
  // A country told by the mapping's own words is read here; a plain one by the drafting function.
  const plain = country.spec?.words === undefined && written !== null ? country.column : undefined;
  const phones = others({ ...looked, reader: withCountry(reader, home) }, 'phone', phone);
  const emails = others(looked, 'email', email);
  const scheme = number.spec?.scheme;
  const view = showing(reader.draft, name, number, address, country, phone, email);
  const party = partyIn(
    view,
    role,
    {
      name: name.column,
      ...(number.column ? { registrationNumber: number.column } : {}),
      ...(typeof scheme === 'string' ? { registry: scheme } : {}),
      ...(address.column ? { address: address.column } : {}),
      ...(plain ? { country: plain } : {}),
      ...(phone.column ? { phone: phone.column } : {}),
      ...(email.column ? { email: email.column } : {}),
    },
    {
      sameAs,
      identityKey: identity?.key ?? null,
      addsOnly: thing.addsOnly ?? false,
      ...(home ? { country: home } : {}),
      ...(typeof scheme === 'object' ? { registry: scheme.constant } : {}),
      values: [
        ...others(looked, 'alias', name),
        ...others(looked, 'registrationNumber', number),
        ...(plain || !country.cell ? [] : valueFrom('country', country.cell, written)),
        ...others(looked, 'country', country),
        ...others(looked, 'address', address),
        ...phones,
        ...emails,
        ...restOfValues(looked, 'name', 'registrationNumber', 'address', 'country', 'phone', 'email'),
      ],
    },
  );
  if (party === null || party === sameAs) return party;
  contactsIn(reader.draft, role, party, phones, emails);
  for (const { cell } of address.more)
    addressIn(
      view.showing([cell]),
      role,
      party,
      { name: name.column, address: cell.column.trim(), ...(plain ? { country: plain } : {}) },
      home ?? null,
    );
  return party;
}

function withCountry(reader: Reader, country: string | undefined): Reader {
  return country === undefined ? reader : { ...reader, mapping: { ...reader.mapping, country } };
}

/** The country that the row names, by the mapping's words where it has some. What is no country is a warning. */
function countryWritten({ draft }: Reader, { cell, spec }: Taken): string | null {
  if (!cell) return null;
  const text = clean(cell.text);
  const word = spec?.words ? (meaningOf(spec.words, text) ?? spec.otherwise ?? text) : text;
  const { value, because } = readCountry(word);
  if (value === null) draft.showing([cell]).warn(cell.column, `not read as a country: ${because}`);
  return value;
}

function vesselOf(looked: Looked): MentionRef | null {
  const { reader, role, identity, thing } = looked;
  const [name, imo, mmsi, callSign, flag] = [
    take(looked, 'name'),
    take(looked, 'imo'),
    take(looked, 'mmsi'),
    take(looked, 'callSign'),
    take(looked, 'flag'),
  ];
  const isNamed = [name, imo, mmsi, callSign].some((taken) => taken.cell !== null);
  if (thing.addsOnly || !isNamed) return identity === null ? null : anyThing(looked);
  const written = countryWritten(reader, flag);
  const plainFlag = flag.spec?.words === undefined && written !== null ? flag.column : undefined;
  return vesselIn(
    showing(reader.draft, name, imo, mmsi, callSign, flag),
    {
      ...(name.column ? { name: name.column } : {}),
      ...(imo.column ? { imo: imo.column } : {}),
      ...(mmsi.column ? { mmsi: mmsi.column } : {}),
      ...(callSign.column ? { callSign: callSign.column } : {}),
      ...(plainFlag ? { flag: plainFlag } : {}),
    },
    identity?.key ?? null,
    [
      ...(plainFlag || !flag.cell ? [] : valueFrom('flag', flag.cell, written)),
      ...others(looked, 'alias', name),
      ...[
        ['imo', imo] as const,
        ['mmsi', mmsi] as const,
        ['callSign', callSign] as const,
        ['flag', flag] as const,
      ].flatMap(([property, taken]) => others(looked, property, taken)),
      ...restOfValues(looked, 'name', 'imo', 'mmsi', 'callSign', 'flag'),
    ],
    role,
  );
}

function consignmentOf(looked: Looked): MentionRef | null {
  const { reader, role, thing } = looked;
  const bill = take(looked, 'billOfLading');
  if (bill.column !== undefined) {
    const view = showing(reader.draft, bill);
    const issuer = bill.spec?.issuer ?? null;
    const isNamed = issuer === null || view.text(issuer) !== '';
    if (isNamed) {
      const values = restOfValues(looked, 'name', 'billOfLading');
      return consignmentIn(view, { number: bill.column, issuer }, values, role);
    }
  }
  return anyThing({ ...looked, thing: { ...thing, values: without(thing.values, 'billOfLading') } });
}

function without(values: ThingMapping['values'], property: string): NonNullable<ThingMapping['values']> {
  return Object.fromEntries(Object.entries(values ?? {}).filter(([key]) => key !== property));
}

function placeOfRow(looked: Looked): MentionRef | null {
  const { reader, role } = looked;
  const [code, name, country] = [take(looked, 'unLocode'), take(looked, 'name'), take(looked, 'country')];
  const values = restOfValues(looked, 'unLocode', 'name', 'country');
  if (name.cell && name.spec?.as === 'place' && !code.cell) return placeInText(looked, name.cell, values);
  const known = countryWritten(reader, country) !== null ? country.column : undefined;
  const view = showing(reader.draft, code, name, country);
  if (code.column === undefined && name.column === undefined)
    return known === undefined ? null : countryIn(view, role, known, values);
  return placeIn(
    view,
    role,
    {
      ...(code.column ? { code: code.column } : {}),
      ...(name.column ? { name: name.column } : {}),
      ...(known ? { country: known } : {}),
    },
    values,
  );
}

/** The first place in a text like "Mombasa, Kenya"; the others are a warning. */
function placeInText({ reader, role }: Looked, cell: RawCell, values: readonly MentionValue[]): MentionRef | null {
  const [place, ...more] = placesIn(clean(cell.text));
  if (!place) return null;
  if (more.length > 0)
    reader.draft.warn(cell.column, 'it names several places, and the first is read: let the mapping part them');
  const part = partOf(cell, place.raw);
  return reader.draft.mention('PLACE', role, place.identityKey, [
    ...valueFrom('name', part, place.name),
    ...valueFrom('unLocode', part, place.unLocode, { verdict: 'VALID' }),
    ...valueFrom('country', part, place.country),
    ...values,
  ]);
}

function containerOf(looked: Looked): MentionRef | null {
  const number = take(looked, 'containerNumber');
  if (number.column === undefined) return null;
  const values = [...others(looked, 'containerNumber', number), ...restOfValues(looked, 'name', 'containerNumber')];
  return containerIn(showing(looked.reader.draft, number), number.column, values, looked.role);
}

function permitOf(looked: Looked): MentionRef | null {
  const number = take(looked, 'permitNumber');
  if (number.column === undefined) return null;
  const values = [...others(looked, 'permitNumber', number), ...restOfValues(looked, 'name', 'permitNumber')];
  const view = showing(looked.reader.draft, number);
  return permitIn(view, number.column, values, looked.thing.addsOnly, looked.role);
}

/** By which property goods are known where several stand there: what they are comes before what they were called in the tariff. */
const GOODS = ['taxon', 'baselCode', 'substance', 'taxonOrCode'] as const;

function commodityOf(looked: Looked): MentionRef | null {
  const { reader, role } = looked;
  for (const property of GOODS) {
    const taken = take(looked, property);
    if (taken.column === undefined) continue;
    const view = showing(reader.draft, taken);
    const kind = property === 'taxonOrCode' ? whatIsFound(view.text(taken.column)) : property;
    return commodityIn(view, role, kind, taken.column, restOfValues(looked, 'name', property));
  }
  const code = take(looked, 'hsCode');
  if (code.column === undefined) return anyThing(looked);
  return tariffLineIn(showing(reader.draft, code), role, code.column, restOfValues(looked, 'name', 'hsCode'));
}

/** A thing of a kind that has no form of its own, or one that is known by its identity alone. */
function anyThing(looked: Looked): MentionRef | null {
  const { reader, thing, role, identity } = looked;
  const values = restOfValues(looked);
  const said = values.some((value) => !isConstant(thing, value));
  const key = identity?.key ?? ownKey(thing, values);
  if (key === null && !said) return null;
  const isNamed = thing.addsOnly || values.some((value) => value.property === 'name');
  const name =
    isNamed || identity === null ? [] : valueFrom('name', reader.draft.cell(identity.column), identity.number);
  return reader.draft.mention(thing.kind, role, key, [...name, ...values], thing.addsOnly);
}

/** The key of an address or contact that has no number of its own. */
function ownKey(thing: ThingMapping, values: readonly MentionValue[]): string | null {
  const value = (property: string) => values.find((v) => v.property === property);
  if (thing.kind === 'ADDRESS') {
    const country = value('country')?.value ?? thing.country ?? null;
    return addressKey(value('name')?.value ?? value('text')?.value ?? '', country);
  }
  if (thing.kind !== 'CONTACT') return null;
  const number = ['phone', 'email', 'domain'].map(value).find((v) => v?.verdict && isComparable(v.verdict));
  return number ? `contact:${number.property}:${number.value}` : null;
}

function isConstant(thing: ThingMapping, { property, value }: MentionValue): boolean {
  return specsOf(thing.values, property).some((spec) => spec.constant === value);
}
