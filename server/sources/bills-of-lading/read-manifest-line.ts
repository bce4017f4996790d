import { readCount, readNumber } from '../../records/quantities.js';
import type { RawRow, RecordDraft, Refusal } from '../../records/record.js';
import { requiredDate } from '../drafting/dates.js';
import { partyIn } from '../drafting/party.js';
import { RecordInDraft } from '../drafting/record-in-draft.js';
import { consignmentIn, consignmentNumber, containerIn, placeIn, tariffLineIn, vesselIn } from '../drafting/things.js';
import { valueFrom } from '../reading/cells.js';

/** The manifest's columns, in Vietnamese as the port writes them. */
const COLUMN = {
  number: 'Số vận đơn',
  carrier: 'Mã hãng',
  arrivedOn: 'Ngày đến',
  vessel: 'Tàu',
  imo: 'Số IMO',
  voyage: 'Chuyến',
  portOfLoading: 'Cảng xếp',
  portOfDischarge: 'Cảng dỡ',
  consignor: 'Người gửi hàng',
  consignorAddress: 'Địa chỉ người gửi',
  consignorCountry: 'Nước người gửi',
  consignee: 'Người nhận hàng',
  consigneeTaxNumber: 'Mã số thuế',
  consigneeAddress: 'Địa chỉ người nhận',
  consigneePhone: 'Điện thoại người nhận',
  notify: 'Bên được thông báo',
  notifyPhone: 'Điện thoại thông báo',
  container: 'Số container',
  seal: 'Số chì',
  goods: 'Mô tả hàng',
  hsCode: 'Mã HS',
  packages: 'Số kiện',
  grossKg: 'Trọng lượng (kg)',
} as const;

/** One line of an inward manifest: what arrived, for whom. Numbers are written with a decimal comma. */
export function readManifestLine(row: RawRow): RecordDraft | Omit<Refusal, 'line'> {
  const draft = new RecordInDraft(row);
  const number = consignmentNumber(draft, COLUMN.number, COLUMN.carrier);
  if (number.verdict !== 'VALID')
    return draft.refused(COLUMN.number, number.because ?? 'it is no bill of lading number');
  const arrivedOn = requiredDate(draft, COLUMN.arrivedOn);
  if (arrivedOn.value === null) return draft.refused(COLUMN.arrivedOn, arrivedOn.because);

  const grossKg = readNumber(draft.text(COLUMN.grossKg), ',');
  if (grossKg.value === null) draft.warn(COLUMN.grossKg, `not read as a number: ${grossKg.because}`);
  const consignment = consignmentIn(draft, { number: COLUMN.number, issuer: COLUMN.carrier }, [
    ...valueFrom('arrivedOn', draft.cell(COLUMN.arrivedOn), arrivedOn.value),
    ...valueFrom('goods', draft.cell(COLUMN.goods)),
    ...valueFrom('packages', draft.cell(COLUMN.packages), readCount(draft.text(COLUMN.packages), ',').value),
    ...valueFrom('grossWeightKg', draft.cell(COLUMN.grossKg), grossKg.value),
    ...valueFrom('voyage', draft.cell(COLUMN.voyage)),
    ...valueFrom('sealNumber', draft.cell(COLUMN.seal)),
  ]);
  const consignor = partyIn(draft, 'consignor', {
    name: COLUMN.consignor,
    address: COLUMN.consignorAddress,
    country: COLUMN.consignorCountry,
  });
  const consignee = partyIn(
    draft,
    'consignee',
    {
      name: COLUMN.consignee,
      registrationNumber: COLUMN.consigneeTaxNumber,
      address: COLUMN.consigneeAddress,
      phone: COLUMN.consigneePhone,
    },
    { country: 'VN' },
  );
  const notify = partyIn(
    draft,
    'notify party',
    { name: COLUMN.notify, phone: COLUMN.notifyPhone },
    { sameAs: consignee },
  );
  draft.state('SHIPPED', 'consignor', consignor, consignment, [COLUMN.consignor]);
  draft.state('RECEIVED', 'consignee', consignee, consignment, [COLUMN.consignee]);
  draft.state('RECEIVED', 'notify party', notify, consignment, [COLUMN.notify]);
  const vessel = vesselIn(draft, { name: COLUMN.vessel, imo: COLUMN.imo });
  draft.state('CARRIED', 'vessel', vessel, consignment, [COLUMN.vessel, COLUMN.imo, COLUMN.voyage]);
  draft.state('STUFFED_IN', 'container', consignment, containerIn(draft, COLUMN.container), [COLUMN.container]);
  const loading = placeIn(draft, 'port of loading', { code: COLUMN.portOfLoading });
  draft.state('LOADED_AT', 'port of loading', consignment, loading, [COLUMN.portOfLoading]);
  const discharge = placeIn(draft, 'port of discharge', { code: COLUMN.portOfDischarge });
  draft.state('DISCHARGED_AT', 'port of discharge', consignment, discharge, [COLUMN.portOfDischarge]);
  const tariffLine = tariffLineIn(draft, 'goods declared', COLUMN.hsCode);
  draft.state('DECLARED_AS', 'goods', consignment, tariffLine, [COLUMN.hsCode, COLUMN.goods]);
  return draft.finished(`${draft.text(COLUMN.carrier)}/${draft.text(COLUMN.number)}`);
}
