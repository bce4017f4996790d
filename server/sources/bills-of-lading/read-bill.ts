import type { MentionValue, Property } from '../../records/mention.js';
import { readCount, readNumber } from '../../records/quantities.js';
import type { RawRow, RecordDraft, Refusal } from '../../records/record.js';
import type { MentionRef } from '../../records/statement.js';
import { dateIn, requiredDate } from '../drafting/dates.js';
import { partyColumns, partyIn } from '../drafting/party.js';
import { RecordInDraft } from '../drafting/record-in-draft.js';
import {
  consignmentIn,
  consignmentNumber,
  containerIn,
  permitIn,
  placeIn,
  tariffLineIn,
  vesselIn,
} from '../drafting/things.js';
import { valueFrom } from '../reading/cells.js';

/**
 * One version of a bill of lading. An amendment is a record beside the first version, not in its place: who was consignee until a week
 * before arrival matters. Both speak of one consignment, by carrier and number.
 */
export function readBill(row: RawRow): RecordDraft | Omit<Refusal, 'line'> {
  const draft = new RecordInDraft(row);
  if (draft.text('issuer') === '') return draft.refused('issuer', 'a bill of lading needs the code of its carrier');
  const number = consignmentNumber(draft, 'bl_no', 'issuer');
  if (number.verdict !== 'VALID') return draft.refused('bl_no', number.because ?? 'it is no bill of lading number');
  const shippedOn = requiredDate(draft, 'shipped_on');
  if (shippedOn.value === null) return draft.refused('shipped_on', shippedOn.because);

  const version = draft.text('version') || '1';
  // What an amendment says holds from the day it was made.
  const held = { from: dateIn(draft, 'version_on') ?? shippedOn.value };
  const consignment = consignmentIn(draft, { number: 'bl_no', issuer: 'issuer' }, [
    ...valueFrom('shippedOn', draft.cell('shipped_on'), shippedOn.value),
    ...valueFrom('etaOn', draft.cell('eta'), dateIn(draft, 'eta')),
    ...valueFrom('arrivedOn', draft.cell('arrived_on'), dateIn(draft, 'arrived_on')),
    ...valueFrom('goods', draft.cell('goods')),
    ...numberValue(draft, 'packages', 'packages', readCount, draft.text('package_type')),
    ...numberValue(draft, 'grossWeightKg', 'gross_kg', readNumber),
    ...numberValue(draft, 'volumeM3', 'volume_m3', readNumber),
    ...valueFrom('voyage', draft.cell('voyage')),
    ...valueFrom('sealNumber', draft.cell('seal_no')),
    ...valueFrom('documentType', draft.cell('bl_type')),
    ...valueFrom('amendment', draft.cell('version_reason')),
  ]);
  if (/^to (the )?order\b/i.test(draft.text('consignee_name')))
    draft.warn('consignee_name', 'made out to order: the bill names no consignee');

  const party = (prefix: string, role: string, sameAs: MentionRef | null = null) =>
    partyIn(draft, role, partyColumns(prefix), { sameAs });
  const consignee = party('consignee', 'consignee');
  draft.state('SHIPPED', 'consignor', party('shipper', 'consignor'), consignment, ['shipper_name'], held);
  draft.state('RECEIVED', 'consignee', consignee, consignment, ['consignee_name'], held);
  const notify = party('notify', 'notify party', consignee);
  draft.state('RECEIVED', 'notify party', notify, consignment, ['notify_name'], held);
  draft.state('HANDLED', 'clearing agent', party('agent', 'clearing agent'), consignment, ['agent_name'], held);
  draft.state('HANDLED', 'forwarder', party('forwarder', 'forwarder'), consignment, ['forwarder_name'], held);
  draft.state('PAID_FOR', 'payer', party('payer', 'payer', consignee), consignment, ['payer_name'], held);
  for (const { role, name, code, key } of SERVICES) {
    const identityKey = draft.text(code) === '' ? null : `${key}:${draft.text(code)}`;
    const service = partyIn(draft, role, { name }, { identityKey });
    draft.state('HANDLED', role, service, consignment, [name, code], held);
  }

  const vessel = vesselIn(draft, { name: 'vessel', imo: 'imo' });
  draft.state('CARRIED', 'vessel', vessel, consignment, ['vessel', 'imo', 'voyage'], held);
  draft.state('STUFFED_IN', 'container', consignment, containerIn(draft, 'container_no'), ['container_no'], held);
  const loading = placeIn(draft, 'port of loading', { code: 'pol' });
  draft.state('LOADED_AT', 'port of loading', consignment, loading, ['pol'], held);
  const transshipment = placeIn(draft, 'transshipment port', { code: 'via' });
  draft.state('ROUTED_VIA', 'transshipment', consignment, transshipment, ['via'], held);
  const discharge = placeIn(draft, 'port of discharge', { code: 'pod' });
  draft.state('DISCHARGED_AT', 'port of discharge', consignment, discharge, ['pod'], held);
  const tariffLine = tariffLineIn(draft, 'goods declared', 'hs_code');
  draft.state('DECLARED_AS', 'goods', consignment, tariffLine, ['hs_code', 'goods'], held);
  draft.state('COVERED_BY', 'permit', consignment, permitIn(draft, 'permit_no'), ['permit_no'], held);
  return draft.finished(`${draft.text('issuer')}/${draft.text('bl_no')}/${version}`);
}

/** Those who serve every consignment, named on the bill by a published code of their own. */
const SERVICES = [
  { role: 'carrier', name: 'carrier_name', code: 'carrier_scac', key: 'scac' },
  { role: 'terminal', name: 'terminal_name', code: 'terminal_code', key: 'terminal' },
  { role: 'bank', name: 'bank_name', code: 'bank_bic', key: 'bic' },
] as const;

function numberValue(
  draft: RecordInDraft,
  property: Property,
  column: string,
  read: typeof readNumber,
  unit = '',
): readonly MentionValue[] {
  if (draft.text(column) === '') return [];
  const number = read(draft.text(column), '.');
  if (number.value === null) draft.warn(column, `not read as a number: ${number.because}`);
  return valueFrom(property, draft.cell(column), number.value, unit ? { scheme: unit } : {});
}
