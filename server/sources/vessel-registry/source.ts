import { checkImoNumber } from '../../records/identifiers/imo-number.js';
import type { SourceName } from '../../records/ids.js';
import type { RawRow, RecordDraft, Refusal } from '../../records/record.js';
import type { Source } from '../../records/source.js';
import type { MentionRef } from '../../records/statement.js';
import { dateIn } from '../drafting/dates.js';
import { partyIn } from '../drafting/party.js';
import { RecordInDraft } from '../drafting/record-in-draft.js';
import { vesselIn } from '../drafting/things.js';
import { valueFrom } from '../reading/cells.js';

/** Entries of ship registers, one row for each period under one flag and name. */
export const vesselRegistry: Source = {
  name: 'vessel-registry' as SourceName,
  title: 'Ship registers',
  publisher: 'A commercial compiler of flag registers (invented for the demonstration)',
  licence: 'Licensed for use within customs; facts may be quoted',
  legalBasis: 'Publicity of flag registers',
  permittedPurposes: ['investigation', 'prosecution', 'risk analysis'],
  retentionClass: 'public-registers',
  edition: '2024-10-01',
  defaultHandling: 'TLP:CLEAR',
  defaultGrade: { scheme: '4x4', source: 'A', information: '2' },
  notForCourt: false,
  layouts: [
    {
      id: 'registrations',
      recognisedBy: ['registry', 'official_no', 'imo', 'name', 'flag', 'registered_from'],
      read: readRegistration,
    },
  ],
};

/**
 * One period of one ship in one register. The compiler follows a hull from flag to flag by its IMO number and vouches for it, so rows with
 * one valid number speak of one hull, whatever they call it.
 */
function readRegistration(row: RawRow): RecordDraft | Omit<Refusal, 'line'> {
  const draft = new RecordInDraft(row);
  const officialNo = draft.text('official_no');
  if (officialNo === '') return draft.refused('official_no', 'an entry needs its official number');
  if (draft.text('name') === '' && draft.text('imo') === '')
    return draft.refused('name', 'an entry needs a name or an IMO number');

  const imo = checkImoNumber(draft.text('imo'));
  const held = { from: dateIn(draft, 'registered_from'), until: dateIn(draft, 'registered_until') };
  const vessel = vesselIn(
    draft,
    { name: 'name', imo: 'imo', mmsi: 'mmsi', callSign: 'call_sign', flag: 'flag' },
    imo.verdict === 'VALID' ? `vessel-registry:${imo.value}` : null,
    [
      ...valueFrom('formerName', draft.cell('former_name')),
      ...valueFrom('vesselType', draft.cell('type')),
      ...valueFrom('grossTonnage', draft.cell('gross_tonnage')),
      ...valueFrom('deadweightTonnage', draft.cell('deadweight')),
      ...valueFrom('builtYear', draft.cell('built')),
      ...valueFrom('registeredFrom', draft.cell('registered_from'), held.from),
      ...valueFrom('registeredUntil', draft.cell('registered_until'), held.until),
    ],
  );
  const company = (role: string, name: string, country: string): MentionRef | null =>
    partyIn(
      draft,
      role,
      { name, country },
      { values: [{ property: 'traderKind', raw: draft.cell(name).text, value: 'COMPANY', column: name }] },
    );
  draft.state(
    'OWNS',
    'registered owner',
    company('registered owner', 'owner', 'owner_country'),
    vessel,
    ['owner'],
    held,
  );
  draft.state('OPERATES', 'operator', company('operator', 'operator', 'operator_country'), vessel, ['operator'], held);
  return draft.finished(`${draft.text('registry')}/${officialNo}`);
}
