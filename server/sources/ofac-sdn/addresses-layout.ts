import { countryOf } from '../../records/countries.js';
import { countryPlace, type PlaceName, placeOf } from '../../records/places.js';
import type { RawRow } from '../../records/record.js';
import type { Layout } from '../../records/source.js';
import type { MentionRef } from '../../records/statement.js';
import { addressKey } from '../drafting/address-key.js';
import { RecordInDraft } from '../drafting/record-in-draft.js';
import { valueFrom } from '../reading/cells.js';
import { listedParty, partyNumber, WITHOUT_NUMBER } from './party.js';

/** A row for each address of an organisation. */
export const addressesLayout: Layout = {
  id: 'addresses',
  keyed: true,
  recognisedBy: ['ent_num', 'add_num', 'address', 'city_state_province_postal', 'country'],
  read,
};

const CITY = 'city_state_province_postal';
const COLUMNS = ['address', CITY, 'country'];

function read(row: RawRow): ReturnType<Layout['read']> {
  const draft = new RecordInDraft(row);
  const number = partyNumber(draft);
  if (number === null) return draft.refused('ent_num', WITHOUT_NUMBER);
  if (!/^\d+$/.test(draft.text('add_num')))
    return draft.refused('add_num', 'The add_num is no number. Write it as the list does.');

  const country = countryOf(draft.text('country'));
  const text = [draft.text('address'), draft.text(CITY)].filter((t) => t !== '').join(', ');
  const party = listedParty(
    draft,
    'TRADER',
    'party',
    number,
    [
      ...valueFrom('address', draft.cell(draft.text('address') === '' ? CITY : 'address'), text),
      ...valueFrom('country', draft.cell('country'), country),
    ],
    true,
  );
  if (draft.text('address') === '') addPlace(draft, party, country);
  else addAddress(draft, party, text, country);
  return draft.finished(draft.text('add_num'));
}

/** A street and number: whoever shares it shares something. */
function addAddress(draft: RecordInDraft, party: MentionRef, text: string, country: string | null): void {
  const address = draft.mention('ADDRESS', 'address', addressKey(text, country), [
    ...valueFrom('name', draft.cell('address')),
    ...valueFrom('text', draft.cell('address'), text),
    ...valueFrom('city', draft.cell(CITY)),
    ...valueFrom('country', draft.cell('country'), country),
  ]);
  draft.state('LOCATED_AT', 'address', party, address, COLUMNS);
}

/** A town or a country alone is no address: it is a place that thousands share. */
function addPlace(draft: RecordInDraft, party: MentionRef, country: string | null): void {
  const city = withoutPostcode(draft.text(CITY));
  const name = city === '' ? 'country' : CITY;
  const place = placeNamed(city, draft.text('country'), country);
  if (place === null) return;
  const mention = draft.mention('PLACE', 'place', place.identityKey, [
    ...valueFrom('name', draft.cell(name), place.name),
    ...valueFrom('country', draft.cell('country'), country),
  ]);
  draft.state('LOCATED_AT', 'place', party, mention, COLUMNS);
}

function placeNamed(city: string, countryText: string, country: string | null): PlaceName | null {
  if (city !== '') return placeOf(city, country);
  return country === null ? null : countryPlace(countryText, country);
}

/** "Madrid 28016" is Madrid. */
function withoutPostcode(city: string): string {
  return city
    .split(' ')
    .filter((word) => !/\d/.test(word))
    .join(' ')
    .replace(/(?<![ ,])[ ,]+$/, '');
}
