import { countryOf } from '../../records/countries.js';
import type { RawRow, RecordDraft, Refusal } from '../../records/record.js';
import { dateIn } from '../drafting/dates.js';
import { partyIn } from '../drafting/party.js';
import { RecordInDraft } from '../drafting/record-in-draft.js';
import { valueFrom } from '../reading/cells.js';
import { companyKey } from './company-key.js';

/** Offices of those who act for a company; any other role in the register is a share in it. */
const DIRECTS = new Set(['DIRECTOR', 'SECRETARY', 'LEGAL REPRESENTATIVE']);

/**
 * One officer or shareholder. The row is about him; of the company it gives the number, and the company itself comes in by its own row,
 * whichever is read first.
 */
export function readOfficer(row: RawRow): RecordDraft | Omit<Refusal, 'line'> {
  const draft = new RecordInDraft(row);
  const [registry, number, officerNo] = [draft.text('registry'), draft.text('number'), draft.text('officer_no')];
  if (number === '') return draft.refused('number', 'an officer needs the number of his company');
  if (draft.text('officer_name') === '') return draft.refused('officer_name', 'an officer needs a name');

  // No values: the company's own row gives them, and a number alone would be compared for nothing.
  const company = draft.mention('TRADER', 'company', companyKey(registry, number), [], true);
  const isPerson = draft.text('officer_kind') !== 'COMPANY';
  const ownNumber = draft.text('officer_number');
  const officer = partyIn(
    draft,
    'officer',
    {
      name: 'officer_name',
      address: 'address',
      ...(isPerson ? {} : { registrationNumber: 'officer_number', registry: 'officer_registry' }),
    },
    {
      identityKey: !isPerson && ownNumber ? companyKey(draft.text('officer_registry'), ownNumber) : null,
      values: [
        {
          property: 'traderKind',
          raw: draft.cell('officer_kind').text,
          value: isPerson ? 'PERSON' : 'COMPANY',
          column: 'officer_kind',
        },
        ...valueFrom('alias', draft.cell('officer_name_original'), draft.text('officer_name_original'), {
          scheme: 'own script',
        }),
        ...valueFrom('birthDate', draft.cell('birth_date'), dateIn(draft, 'birth_date')),
        ...valueFrom('nationality', draft.cell('nationality'), countryOf(draft.text('nationality'))),
        ...valueFrom('idDocument', draft.cell('id_document')),
      ],
    },
  );
  const held = { from: dateIn(draft, 'appointed_on'), until: dateIn(draft, 'resigned_on') };
  const role = draft.text('role').toLowerCase();
  if (DIRECTS.has(draft.text('role'))) draft.state('DIRECTS', role, officer, company, ['officer_name', 'role'], held);
  const share = draft.text('share_percent') !== '';
  if (share || !DIRECTS.has(draft.text('role')))
    draft.state('OWNS', share ? 'shareholder' : role, officer, company, ['officer_name', 'share_percent'], held);
  return draft.finished(`${registry}/${number}/${officerNo}`);
}
