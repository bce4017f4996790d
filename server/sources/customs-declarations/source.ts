import type { SourceName } from '../../records/ids.js';
import { readNumber } from '../../records/quantities.js';
import type { RawRow, RecordDraft, Refusal } from '../../records/record.js';
import type { Source } from '../../records/source.js';
import { dateIn, requiredDate } from '../drafting/dates.js';
import { partyColumns, partyIn } from '../drafting/party.js';
import { RecordInDraft } from '../drafting/record-in-draft.js';
import { consignmentIn, containerIn, countryIn, permitIn, tariffLineIn } from '../drafting/things.js';
import { valueFrom } from '../reading/cells.js';

/** Goods declarations as lodged with a customs office, for import or export. */
export const customsDeclarations: Source = {
  name: 'customs-declarations' as SourceName,
  title: 'Customs declarations',
  publisher: 'Customs administrations of Kenya, Viet Nam and China (invented for the demonstration)',
  licence: 'Held by customs; passed on by consent of the administration',
  legalBasis: 'Goods declaration under the customs law of the office',
  permittedPurposes: ['customs control', 'investigation', 'prosecution'],
  retentionClass: 'trade-papers-10-years',
  edition: null,
  defaultHandling: 'TLP:AMBER',
  defaultGrade: { scheme: '4x4', source: 'A', information: '2' },
  notForCourt: false,
  layouts: [
    {
      id: 'declarations',
      recognisedBy: ['declaration_no', 'office', 'procedure', 'exporter_name', 'importer_name', 'declarant_name'],
      read: readDeclaration,
    },
  ],
};

/** One declaration. Where it quotes a bill of lading it speaks of that consignment, otherwise of one of its own. */
function readDeclaration(row: RawRow): RecordDraft | Omit<Refusal, 'line'> {
  const draft = new RecordInDraft(row);
  const number = draft.text('declaration_no');
  if (number === '') return draft.refused('declaration_no', 'a declaration needs its number');
  const declaredOn = requiredDate(draft, 'declared_on');
  if (declaredOn.value === null) return draft.refused('declared_on', declaredOn.because);

  const netKg = readNumber(draft.text('net_kg'), '.');
  const values = [
    ...valueFrom('declaredOn', draft.cell('declared_on'), declaredOn.value),
    ...valueFrom('goods', draft.cell('goods')),
    ...valueFrom('netWeightKg', draft.cell('net_kg'), netKg.value),
    ...valueFrom('quantity', draft.cell('quantity'), readNumber(draft.text('quantity'), '.').value, {
      scheme: draft.text('unit'),
    }),
    ...valueFrom('statedValue', draft.cell('value'), readNumber(draft.text('value'), '.').value, {
      scheme: draft.text('currency'),
    }),
    ...valueFrom('procedure', draft.cell('procedure')),
    ...valueFrom('status', draft.cell('status')),
    ...valueFrom('ucr', draft.cell('ucr')),
  ];
  const sourceKey = `${draft.text('office')}/${number}`;
  const consignment =
    consignmentIn(draft, { number: 'bl_no', issuer: 'bl_issuer' }, values) ??
    draft.mention('CONSIGNMENT', 'consignment', `declaration:${sourceKey}`, [
      ...valueFrom('name', draft.cell('declaration_no')),
      ...values,
    ]);
  const held = { from: dateIn(draft, 'declared_on') };
  const party = (role: string) => partyIn(draft, role, partyColumns(role));
  draft.state('SHIPPED', 'exporter', party('exporter'), consignment, ['exporter_name'], held);
  draft.state('RECEIVED', 'importer', party('importer'), consignment, ['importer_name'], held);
  draft.state('HANDLED', 'clearing agent', party('declarant'), consignment, ['declarant_name'], held);
  draft.state('STUFFED_IN', 'container', consignment, containerIn(draft, 'container_no'), ['container_no'], held);
  const origin = countryIn(draft, 'country of origin', 'origin_country');
  draft.state('ROUTED_VIA', 'country of origin', consignment, origin, ['origin_country'], held);
  const tariffLine = tariffLineIn(draft, 'goods declared', 'hs_code');
  draft.state('DECLARED_AS', 'goods', consignment, tariffLine, ['hs_code', 'goods'], held);
  draft.state('COVERED_BY', 'permit', consignment, permitIn(draft, 'permit_no'), ['permit_no'], held);
  return draft.finished(sourceKey);
}
