import { describe, expect, it } from 'vitest';
import { draftBy } from '../../../test/world/a-row.js';
import { customsDeclarations } from './source.js';

const DECLARATION = {
  declaration_no: '2019MSA04117',
  office: 'KEMBA',
  procedure: 'EXPORT',
  declared_on: '2019-01-20',
  exporter_name: 'Savanna Ridge Decorative Stone Ltd',
  declarant_name: 'Likoni Clearing & Forwarding Ltd',
  hs_code: '2516.12',
};
const read = (cells: Readonly<Record<string, string>> = {}) =>
  draftBy(customsDeclarations, 'declarations', { ...DECLARATION, ...cells });

describe('a declaration', () => {
  it.each([
    [{ bl_no: 'MBA19-01182', bl_issuer: 'QMLA' }, 'bill-of-lading:QMLAMBA1901182'],
    [{}, 'declaration:KEMBA/2019MSA04117'],
  ])('with %o speaks of the consignment %s', (cells, key) => {
    expect(read(cells).mentions[0]).toMatchObject({ kind: 'CONSIGNMENT', identityKey: key });
  });

  it('says who sends and who clears from its day on', () => {
    expect(read().statements.map((s) => [s.kind, s.role, s.heldFrom])).toEqual([
      ['SHIPPED', 'exporter', '2019-01-20'],
      ['HANDLED', 'clearing agent', '2019-01-20'],
      ['DECLARED_AS', 'goods', '2019-01-20'],
    ]);
  });

  it('names the tariff line by its six digits', () => {
    expect(read().mentions.at(-1)).toMatchObject({ kind: 'COMMODITY', identityKey: 'commodity:hs:251612' });
  });
});
