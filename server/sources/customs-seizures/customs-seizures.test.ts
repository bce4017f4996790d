import { describe, expect, it } from 'vitest';
import { draftBy } from '../../../test/world/a-row.js';
import { customsSeizures } from './source.js';

const SEIZURE = {
  case_ref: '2021/0047',
  reporting_country: 'KE',
  status: 'VALIDATED',
  seized_on: 'June 2021',
  place: 'Nairobi',
  place_locode: 'KENBO',
  consignor_name: 'Savannah Ridge Stone Works Ltd',
  person_name: 'Peter Mwangi',
  person_role: 'driver',
  goods_1: 'Tusks',
  taxon_or_code_1: 'Loxodonta africana',
  quantity_1: 'about 0.5',
  unit_1: 't',
  goods_2: 'Tusks',
  taxon_or_code_2: 'Loxodonta africana',
  quantity_2: '12',
  unit_2: 'pieces',
};
const read = (cells: Readonly<Record<string, string>> = {}) =>
  draftBy(customsSeizures, 'seizures', { ...SEIZURE, ...cells });
const seizureOf = (draft: ReturnType<typeof read>) => draft.mentions.find((m) => m.kind === 'SEIZURE');

describe('a seizure report', () => {
  it('keeps the precision of its date and the qualifier of its quantity', () => {
    const values = seizureOf(read())?.values ?? [];
    expect(values.find((v) => v.property === 'seizedOn')).toMatchObject({ raw: 'June 2021', value: '2021-06' });
    expect(values.find((v) => v.property === 'weightKg')).toMatchObject({
      raw: 'about 0.5',
      value: '500',
      scheme: 'about',
    });
    expect(values.find((v) => v.property === 'pieces')).toMatchObject({ value: '12' });
  });

  it('says with each line of goods how much of it was found', () => {
    const found = read().statements.filter((s) => s.kind === 'FOUND');
    expect(found.map((s) => s.values?.map((v) => [v.property, v.value, v.column]))).toEqual([
      [
        ['quantity', '0.5', 'quantity_1'],
        ['unit', 't', 'unit_1'],
        ['qualifier', 'about', 'quantity_1'],
      ],
      [
        ['quantity', '12', 'quantity_2'],
        ['unit', 'pieces', 'unit_2'],
      ],
    ]);
  });

  it('names its parties in the roles it gives them', () => {
    const involved = read().statements.filter((s) => s.kind === 'INVOLVED_IN');
    expect(involved.map((s) => s.role)).toEqual(['consignor', 'driver']);
  });

  it('withdrawn keeps its key and outcome and says nothing of anybody', () => {
    const withdrawn = read({ status: 'WITHDRAWN', outcome: 'Goods released.' });
    expect(withdrawn.sourceKey).toBe(read().sourceKey);
    expect(withdrawn.mentions.map((m) => m.kind)).toEqual(['SEIZURE']);
    expect(withdrawn.statements).toEqual([]);
    expect(seizureOf(withdrawn)?.values.map((v) => v.property)).toEqual([
      'name',
      'reference',
      'status',
      'seizedOn',
      'outcome',
    ]);
  });
});
