import type { SourceName } from '../../records/ids.js';
import { readNumber } from '../../records/quantities.js';
import type { RawRow, RecordDraft, Refusal } from '../../records/record.js';
import type { Source } from '../../records/source.js';
import { dateIn, requiredDate } from '../drafting/dates.js';
import { partyIn } from '../drafting/party.js';
import { RecordInDraft } from '../drafting/record-in-draft.js';
import { consignmentIn, permitIn } from '../drafting/things.js';
import { valueFrom } from '../reading/cells.js';

/** Permits and licences as issued (CITES, ozone-depleting substances), and the endorsements that customs made on them. */
export const permits: Source = {
  name: 'permits' as SourceName,
  title: 'Permits, licences and their endorsements',
  publisher: 'CITES management authorities and national ozone units (invented for the demonstration)',
  licence: 'Held by customs; passed on by consent of the authority',
  legalBasis: 'CITES Article VI; Montreal Protocol Article 4B',
  permittedPurposes: ['customs control', 'investigation', 'prosecution'],
  retentionClass: 'trade-papers-10-years',
  edition: null,
  defaultHandling: 'TLP:AMBER',
  defaultGrade: { scheme: '4x4', source: 'A', information: '1' },
  notForCourt: false,
  layouts: [
    {
      id: 'permits',
      keyed: true,
      recognisedBy: ['permit_no', 'permit_type', 'issued_on', 'holder_name', 'quantity', 'unit'],
      read: readPermit,
    },
    {
      id: 'endorsements',
      keyed: true,
      recognisedBy: ['use_no', 'permit_no', 'used_on', 'bl_no', 'quantity', 'unit'],
      read: readEndorsement,
    },
  ],
};

/** One permit as issued: to whom, for what, how much and until when. */
function readPermit(row: RawRow): RecordDraft | Omit<Refusal, 'line'> {
  const draft = new RecordInDraft(row);
  if (draft.text('permit_no') === '') return draft.refused('permit_no', 'a permit needs its number');
  const issuedOn = requiredDate(draft, 'issued_on');
  if (issuedOn.value === null) return draft.refused('issued_on', issuedOn.because);
  const held = { from: issuedOn.value, until: dateIn(draft, 'valid_until') };
  const permit = permitIn(draft, 'permit_no', [
    ...valueFrom('permitType', draft.cell('permit_type')),
    ...valueFrom('authority', draft.cell('authority')),
    ...valueFrom('validFrom', draft.cell('issued_on'), held.from),
    ...valueFrom('validUntil', draft.cell('valid_until'), held.until),
    ...valueFrom('authorisedQuantity', draft.cell('quantity'), readNumber(draft.text('quantity'), '.').value, {
      scheme: draft.text('unit'),
    }),
    ...valueFrom('goods', draft.cell('taxon_or_substance')),
    ...valueFrom('term', draft.cell('term')),
    ...valueFrom('purpose', draft.cell('purpose')),
    ...valueFrom('sourceCode', draft.cell('source_code')),
  ]);
  const holder = partyIn(draft, 'holder', {
    name: 'holder_name',
    registrationNumber: 'holder_reg_no',
    address: 'holder_address',
    country: 'holder_country',
  });
  const recipient = partyIn(draft, 'recipient', {
    name: 'recipient_name',
    address: 'recipient_address',
    country: 'recipient_country',
  });
  draft.state('ISSUED_TO', 'holder', permit, holder, ['permit_no', 'holder_name'], held);
  draft.state('ISSUED_TO', 'recipient', permit, recipient, ['permit_no', 'recipient_name'], held);
  return draft.finished(draft.text('permit_no').replace(/\s/g, ''));
}

/** One use of a permit, endorsed at the frontier with what left. The permit itself comes in by its own row. */
function readEndorsement(row: RawRow): RecordDraft | Omit<Refusal, 'line'> {
  const draft = new RecordInDraft(row);
  if (draft.text('permit_no') === '')
    return draft.refused('permit_no', 'an endorsement needs the number of its permit');
  const usedOn = requiredDate(draft, 'used_on');
  if (usedOn.value === null) return draft.refused('used_on', usedOn.because);
  const permit = permitIn(draft, 'permit_no', [], true);
  const endorsed = valueFrom(
    'endorsedQuantity',
    draft.cell('quantity'),
    readNumber(draft.text('quantity'), '.').value,
    {
      scheme: draft.text('unit'),
    },
  );
  const consignment = consignmentIn(draft, { number: 'bl_no', issuer: 'bl_issuer' }, endorsed);
  draft.state('COVERED_BY', 'permit endorsed', consignment, permit, ['permit_no', 'bl_no', 'quantity', 'unit'], {
    from: usedOn.value,
  });
  return draft.finished(draft.text('use_no'));
}
