import { readDate, uncertain, yearsOf } from '../../records/dates.js';
import type { MentionValue } from '../../records/mention.js';
import { type PlaceName, placeOf, placesIn } from '../../records/places.js';
import { readCount, readNumber } from '../../records/quantities.js';
import type { RawRow } from '../../records/record.js';
import type { Layout } from '../../records/source.js';
import type { MentionRef } from '../../records/statement.js';
import { RecordInDraft } from '../drafting/record-in-draft.js';
import { clean, partOf, valueFrom } from '../reading/cells.js';
import { placeIn, seizureId, seizureIn, WITHOUT_ID } from './seizure.js';
import { airlineIn, detectionMethodsIn, transportModesIn } from './words.js';

/** A row for each seizure. */
export const seizuresLayout: Layout = {
  id: 'seizures',
  keyed: true,
  recognisedBy: ['ID', 'Year', 'Date', 'Database', 'Location', 'City, Country', 'Weight (kg)', 'Number', 'Species'],
  read,
};

function read(row: RawRow): ReturnType<Layout['read']> {
  const draft = new RecordInDraft(row);
  const id = seizureId(draft);
  if (id === null) return draft.refused('ID', WITHOUT_ID);
  const values = [
    ...valueFrom('name', draft.cell('Database')),
    ...valueFrom('reference', draft.cell('ID'), id),
    ...datesIn(draft),
    ...valueFrom('goods', draft.cell('Database')),
    ...quantityIn(draft, 'weightKg', 'Weight (kg)'),
    ...quantityIn(draft, 'pieces', 'Number'),
    ...transportIn(draft),
    ...detectionIn(draft),
    ...concealmentIn(draft),
    ...speciesIn(draft).flatMap((species) => valueFrom('species', species)),
    ...flightsIn(draft),
  ];
  const seizure = seizureIn(draft, id, values, false);
  addPlacesOfSeizure(draft, seizure);
  addLegs(draft, seizure, 'origin', 'Origin');
  addLegs(draft, seizure, 'transit', 'Transit');
  addLegs(draft, seizure, 'destination', 'Destination');
  addCommodities(draft, seizure);
  addAirline(draft, seizure);
  return draft.finished(id);
}

/** The date is that of the column "Date"; where the column "Year" says otherwise, both stand, in doubt. */
function datesIn(draft: RecordInDraft): readonly MentionValue[] {
  // In the one date in numbers alone, the range of ID 180, the month comes first.
  const date = readDate(draft.text('Date'), 'month-first');
  const year = readDate(draft.text('Year'));
  if (date.value === null) {
    if (draft.text('Date') !== '') draft.warn('Date', `The date could not be read: ${date.because}.`);
    return valueFrom('seizedOn', draft.cell('Year'), year.value);
  }
  const [first, last] = yearsOf(date.value);
  if (year.value === null || (first <= Number(year.value) && Number(year.value) <= last)) {
    return valueFrom('seizedOn', draft.cell('Date'), date.value);
  }
  draft.warn('Date', `The date disagrees with the year, which is ${year.value}. Both are kept as uncertain.`);
  return [
    ...valueFrom('seizedOn', draft.cell('Date'), uncertain(date.value)),
    ...valueFrom('seizedOn', draft.cell('Year'), uncertain(year.value)),
  ];
}

/** Nothing given is no quantity; what is no plain number is kept as written. */
function quantityIn(draft: RecordInDraft, property: 'weightKg' | 'pieces', column: string): readonly MentionValue[] {
  if (draft.text(column) === '') return [];
  const quantity = property === 'pieces' ? readCount(draft.text(column), '.') : readNumber(draft.text(column), '.');
  if (quantity.value !== null) return valueFrom(property, draft.cell(column), quantity.value);
  draft.warn(column, `The quantity is kept as written, not as a number: ${quantity.because}.`);
  return valueFrom('quantityAsWritten', draft.cell(column));
}

function transportIn(draft: RecordInDraft): readonly MentionValue[] {
  const text = draft.text('Mode of Transport');
  const modes = transportModesIn(text);
  if (modes.length === 0 && text !== '' && text !== 'Unknown') {
    draft.warn('Mode of Transport', 'This mode of transport is not known here. The text is kept in the record.');
  }
  return modes.flatMap((mode) => valueFrom('transportMode', draft.cell('Mode of Transport'), mode));
}

/** Where the words fit no method, they are kept as they are. */
function detectionIn(draft: RecordInDraft): readonly MentionValue[] {
  const cell = draft.cell('Method of Detection');
  const methods = detectionMethodsIn(cell.text);
  return methods.length > 0
    ? methods.flatMap((method) => valueFrom('detectionMethod', cell, method))
    : valueFrom('detectionMethod', cell);
}

function concealmentIn(draft: RecordInDraft): readonly MentionValue[] {
  const cell = draft.cell('Obfuscation Method');
  if (readNumber(cell.text, '.').value === null) return valueFrom('concealment', cell);
  draft.warn(cell.column, 'A number stands where the method of concealment should. Cells may have shifted.');
  return [];
}

function speciesIn(draft: RecordInDraft) {
  const cell = draft.cell('Species');
  return cell.text
    .split(/[;,]/)
    .filter((name) => clean(name) !== '')
    .map((name) => partOf(cell, name.trim()));
}

/** What was found: the file's class of goods, and the species where they are named. */
function addCommodities(draft: RecordInDraft, seizure: MentionRef): void {
  const goods = draft.cell('Database');
  const found = [
    ...(clean(goods.text) === '' ? [] : [{ role: 'goods', cell: goods }]),
    ...speciesIn(draft).map((cell) => ({ role: 'species', cell })),
  ];
  for (const { role, cell } of found) {
    const key = `commodity:${clean(cell.text).toLowerCase()}`;
    const commodity = draft.mention('COMMODITY', role, key, valueFrom('name', cell));
    draft.state('FOUND', role, seizure, commodity, [cell.column]);
  }
}

function flightsIn(draft: RecordInDraft): readonly MentionValue[] {
  const cell = draft.cell('Airline');
  return airlineIn(clean(cell.text)).flights.flatMap((flight) => valueFrom('flightNumber', cell, flight));
}

function addAirline(draft: RecordInDraft, seizure: MentionRef): void {
  const cell = draft.cell('Airline');
  const { name, flights } = airlineIn(clean(cell.text));
  if (name === null) {
    if (clean(cell.text) !== '' && flights.length === 0) {
      draft.warn(cell.column, 'No airline is named here. The text is kept in the record.');
    }
    return;
  }
  const airline = draft.mention('TRADER', 'airline', null, [
    ...valueFrom('name', partOf(cell, name)),
    ...valueFrom('traderKind', cell, 'COMPANY'),
  ]);
  draft.state('INVOLVED_IN', 'airline', airline, seizure, [cell.column]);
}

/** The airport, and the city (or country) it is in, each a place. */
function addPlacesOfSeizure(draft: RecordInDraft, seizure: MentionRef): void {
  const city = draft.cell('City, Country');
  const airport = draft.cell('Location');
  const places = placesIn(clean(city.text));
  for (const place of places) {
    const mention = placeIn(draft, 'city', place, partOf(city, place.raw));
    draft.state('SEIZED_AT', 'city', seizure, mention, [city.column]);
  }
  warnOfUnknownCountries(draft, city.column, places);
  if (clean(airport.text) === '') return;
  const place = placeOf(clean(airport.text), places[0]?.country ?? null);
  draft.state('SEIZED_AT', 'airport', seizure, placeIn(draft, 'airport', place, airport, city), [airport.column]);
}

function addLegs(draft: RecordInDraft, seizure: MentionRef, role: string, column: string): void {
  const cell = draft.cell(column);
  const places = placesIn(clean(cell.text));
  for (const place of places) {
    draft.state('ROUTED_VIA', role, seizure, placeIn(draft, role, place, partOf(cell, place.raw)), [cell.column]);
  }
  warnOfUnknownCountries(draft, cell.column, places);
}

function warnOfUnknownCountries(draft: RecordInDraft, column: string, places: readonly PlaceName[]): void {
  for (const place of places) {
    if (place.country === null) draft.warn(column, `It is not known in which country ${place.name} is.`);
  }
}
