import { placesIn } from '../../records/places.js';
import type { RawRow } from '../../records/record.js';
import type { Layout } from '../../records/source.js';
import type { MentionRef } from '../../records/statement.js';
import { RecordInDraft } from '../drafting/record-in-draft.js';
import { valueFrom } from '../reading/cells.js';
import { placeIn, seizureId, seizureIn, WITHOUT_ID } from './seizure.js';

/** A row for each seizure of the other layout: it adds the legs of its route, one place to two columns. */
export const routesLayout: Layout = {
  id: 'routes',
  keyed: true,
  recognisedBy: [
    'ID',
    'Date',
    'Seizure Country',
    'Seizure City',
    'Origin Country1',
    'Transit Country1',
    'Destination Country1',
  ],
  read,
};

function read(row: RawRow): ReturnType<Layout['read']> {
  const draft = new RecordInDraft(row);
  const id = seizureId(draft);
  if (id === null) return draft.refused('ID', WITHOUT_ID);
  const seizure = seizureIn(draft, id, valueFrom('reference', draft.cell('ID'), id), true);
  addLeg(draft, seizure, 'SEIZED_AT', 'city', 'Seizure Country', 'Seizure City');
  for (const { role, country, city } of LEGS) addLeg(draft, seizure, 'ROUTED_VIA', role, country, city);
  return draft.finished(id);
}

/** The columns of each leg, as the heading spells them: "Destination City 3" has a space. */
const LEGS = [
  { role: 'origin', country: 'Origin Country1', city: 'Origin City1' },
  { role: 'origin', country: 'Origin Country2', city: 'Origin City2' },
  { role: 'origin', country: 'Origin Country3', city: 'Origin City3' },
  { role: 'transit', country: 'Transit Country1', city: 'Transit City1' },
  { role: 'transit', country: 'Transit Country2', city: 'Transit City2' },
  { role: 'transit', country: 'Transit Country3', city: 'Transit City3' },
  { role: 'transit', country: 'Transit Country4', city: 'Transit City4' },
  { role: 'destination', country: 'Destination Country1', city: 'Destination City1' },
  { role: 'destination', country: 'Destination Country2', city: 'Destination City2' },
  { role: 'destination', country: 'Destination Country3', city: 'Destination City 3' },
] as const;

function addLeg(
  draft: RecordInDraft,
  seizure: MentionRef,
  kind: 'SEIZED_AT' | 'ROUTED_VIA',
  role: string,
  countryColumn: string,
  cityColumn: string,
): void {
  const [city, country] = [draft.text(cityColumn), draft.text(countryColumn)];
  const text = city !== '' && country !== '' ? `${city}, ${country}` : city || country;
  for (const place of placesIn(text)) {
    const nameColumn = city === place.name ? cityColumn : countryColumn;
    const mention = placeIn(draft, role, place, draft.cell(nameColumn), draft.cell(countryColumn));
    draft.state(kind, role, seizure, mention, [draft.cell(cityColumn).column, draft.cell(countryColumn).column]);
  }
}
