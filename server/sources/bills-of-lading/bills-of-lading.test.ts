import { describe, expect, it } from 'vitest';
import { draftBy, readBy } from '../../../test/world/a-row.js';
import type { RecordDraft } from '../../records/record.js';
import { billsOfLading } from './source.js';

const BILL = {
  bl_no: 'MBA20-17206',
  issuer: 'QMLA',
  version: '1',
  shipper_name: 'Taita Minerals Export Ltd',
  consignee_name: 'TO ORDER',
  notify_name: 'Dong A Minerals Co Ltd',
  container_no: 'QXZU7331152',
  pol: 'KEMBA',
  pod: 'VNHPH',
  shipped_on: '2020-07-04',
};
const read = (cells: Readonly<Record<string, string>>) => draftBy(billsOfLading, 'bills', { ...BILL, ...cells });
const keyOf = (draft: RecordDraft, role: string) => draft.mentions.find((m) => m.role === role)?.identityKey;
const said = (draft: RecordDraft) =>
  draft.statements.map((s) => `${s.from.role} ${s.kind} ${s.to.role} from ${s.heldFrom}`);

describe('a bill of lading', () => {
  it('says who sends, who is told, what it is in and where it goes', () => {
    expect(said(read({}))).toEqual([
      'consignor SHIPPED consignment from 2020-07-04',
      'notify party RECEIVED consignment from 2020-07-04',
      'consignment STUFFED_IN container from 2020-07-04',
      'consignment LOADED_AT port of loading from 2020-07-04',
      'consignment DISCHARGED_AT port of discharge from 2020-07-04',
    ]);
  });

  it('warns where it is made out to order', () => {
    expect(read({}).warnings).toMatchObject([{ column: 'consignee_name', value: 'TO ORDER' }]);
  });

  it('amended is another record of the same consignment, and holds from the day of the amendment', () => {
    const amended = read({ version: '2', version_on: '2020-07-29', consignee_name: 'Dong A Minerals Co Ltd' });
    expect([read({}).sourceKey, amended.sourceKey]).toEqual(['QMLA/MBA20-17206/1', 'QMLA/MBA20-17206/2']);
    expect(keyOf(amended, 'consignment')).toBe(keyOf(read({}), 'consignment'));
    expect(said(amended)).toContain('consignee RECEIVED consignment from 2020-07-29');
  });

  it.each([
    ['QXZU7331152', 'container:QXZU7331152'],
    ['qxzu 733115-2', 'container:QXZU7331152'],
    ['QXZU7331153', null],
  ])('in container %s is in %s', (number, key) => {
    expect(keyOf(read({ container_no: number }), 'container')).toBe(key);
  });

  it.each([
    [{ bl_no: '' }, 'bl_no'],
    [{ issuer: '' }, 'issuer'],
    [{ shipped_on: '2020-02-30' }, 'shipped_on'],
  ])('with %o is refused for %s', (cells, column) => {
    expect(readBy(billsOfLading, 'bills', { ...BILL, ...cells })).toMatchObject({ column });
  });
});

describe('a line of an inward manifest', () => {
  const line = {
    'Số vận đơn': 'MBA20-17206',
    'Mã hãng': 'QMLA',
    'Ngày đến': '05/08/2020',
    'Người gửi hàng': 'TAITA MINERALS EXPORT LTD',
    'Người nhận hàng': 'Công ty TNHH Khoáng Sản Đông Á',
    'Điện thoại người nhận': '0225 361 0088',
    'Trọng lượng (kg)': '24600,5',
  };

  it('speaks of the consignment of its bill, the day first and the decimals after a comma', () => {
    const draft = draftBy(billsOfLading, 'inward-manifest', line);
    expect(keyOf(draft, 'consignment')).toBe(keyOf(read({}), 'consignment'));
    const values = draft.mentions[0]?.values.map((v) => [v.property, v.value]);
    expect(values).toContainEqual(['arrivedOn', '2020-08-05']);
    expect(values).toContainEqual(['grossWeightKg', '24600.5']);
  });

  it('takes a consignee’s national number for one of Viet Nam', () => {
    expect(keyOf(draftBy(billsOfLading, 'inward-manifest', line), 'phone of consignee')).toBe(
      'contact:phone:+842253610088',
    );
  });
});
