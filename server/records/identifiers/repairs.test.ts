import { describe, expect, it } from 'vitest';
import { IDENTIFIERS, type IdentifierKind, type IdentifierRules } from './index.js';

const repairsOf = (kind: IdentifierKind, raw: string) => (IDENTIFIERS[kind] as IdentifierRules).repairs?.(raw) ?? [];

describe('what a wrong number may have been meant for', () => {
  it.each<[IdentifierKind, string, string, string]>([
    ['containerNumber', 'M5KU9O7O323', 'MSKU9070323', 'OCR'],
    ['containerNumber', 'TGHU76I5O46', 'TGHU7615046', 'OCR'],
    ['containerNumber', 'C5QU3O543B3', 'CSQU3054383', 'OCR'],
    ['containerNumber', 'MSKU9070332', 'MSKU9070323', 'TRANSPOSED'],
    ['containerNumber', 'TEXU98766', 'TEXU0098766', 'LEADING_ZERO'],
    ['imo', '9O74729', '9074729', 'OCR'],
    ['imo', '9047729', '9074729', 'TRANSPOSED'],
    ['travelDocument', 'LB98902C36', 'L898902C36', 'OCR'],
    ['vat', 'IT743110157', 'IT00743110157', 'LEADING_ZERO'],
    ['vat', 'DE1366959T6', 'DE136695976', 'OCR'],
    ['airWaybill', '2012345675', '020-12345675', 'LEADING_ZERO'],
    ['airWaybill', '020-I2345675', '020-12345675', 'OCR'],
    ['leiCode', '5493001KJTIIGC8Y1R21', '5493001KJTIIGC8Y1R12', 'TRANSPOSED'],
    ['cnUscc', '9111OO00600037341L', '91110000600037341L', 'OCR'],
    ['brCnpj', '33.000.167/0010-01', '33000167000101', 'TRANSPOSED'],
    ['ruInn', '77O7O83893', '7707083893', 'OCR'],
    ['iban', 'DE8937040044O532O13OOO', 'DE89370400440532013000', 'OCR'],
    ['casNumber', '811-79-2', '811-97-2', 'TRANSPOSED'],
    ['casNumber', '8ll-97-2', '811-97-2', 'OCR'],
  ])('%s %s: %s alone (%s)', (kind, raw, value, reason) => {
    const proposals = repairsOf(kind, raw);
    expect(proposals).toMatchObject([{ value, reason }]);
    expect(proposals[0]?.because).toBeTruthy();
  });

  it.each<[IdentifierKind, string]>([
    ['containerNumber', 'CSQU3054383'],
    ['containerNumber', 'CSQU3054384'],
    ['containerNumber', 'ABCU1234567'],
    ['imo', '9074728'],
    ['travelDocument', 'L898902C37'],
    ['callSign', 'H-3RC'],
    ['containerNumber', ''],
    ['leiCode', '漢字'],
  ])('%s %s: nothing is proposed', (kind, raw) => {
    expect(repairsOf(kind, raw)).toEqual([]);
  });
});
