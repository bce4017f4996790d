import type { RawRow, RecordDraft, Refusal } from '../../records/record.js';
import { dateIn } from '../drafting/dates.js';
import { partyIn } from '../drafting/party.js';
import { RecordInDraft } from '../drafting/record-in-draft.js';
import { valueFrom } from '../reading/cells.js';
import { companyKey } from './company-key.js';

const COLUMNS = {
  name: 'name',
  registrationNumber: 'number',
  registry: 'registry',
  address: 'address',
  country: 'country',
  phone: 'phone',
  email: 'email',
} as const;

/** One company as its register has it. */
export function readCompany(row: RawRow): RecordDraft | Omit<Refusal, 'line'> {
  const draft = new RecordInDraft(row);
  const [registry, number] = [draft.text('registry'), draft.text('number')];
  if (number === '') return draft.refused('number', 'a company in the register needs its number');
  if (draft.text('name') === '') return draft.refused('name', 'a company in the register needs a name');
  partyIn(draft, 'company', COLUMNS, {
    identityKey: companyKey(registry, number),
    values: [
      { property: 'traderKind', raw: draft.cell('registry').text, value: 'COMPANY', column: 'registry' },
      ...valueFrom('alias', draft.cell('name_latin'), draft.text('name_latin'), { scheme: 'Latin letters' }),
      ...valueFrom('formerName', draft.cell('former_name')),
      ...valueFrom('legalForm', draft.cell('legal_form')),
      ...valueFrom('status', draft.cell('status')),
      ...valueFrom('incorporatedOn', draft.cell('incorporated_on'), dateIn(draft, 'incorporated_on')),
      ...valueFrom('dissolvedOn', draft.cell('dissolved_on'), dateIn(draft, 'dissolved_on')),
      ...valueFrom('activity', draft.cell('activity')),
    ],
  });
  return draft.finished(`${registry}/${number}`);
}
