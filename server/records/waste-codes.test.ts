import { describe, expect, it } from 'vitest';
import { baselCode, checkWasteCode, wasteCodeOn } from './waste-codes.js';

describe('a waste code', () => {
  it.each([
    ['Y34', 'VALID', 'Y34'],
    ['y 48', 'VALID', 'Y48'],
    ['Y01', 'VALID', 'Y1'],
    ['A1181', 'VALID', 'A1181'],
    ['A 1010', 'VALID', 'A1010'],
    ['B3011', 'VALID', 'B3011'],
    ['A4140', 'VALID_FORMAT_UNCHECKED', 'A4140'],
    ['16 02 13*', 'VALID_FORMAT_UNCHECKED', '160213*'],
    ['Y50', 'MALFORMED', null],
    ['990213', 'MALFORMED', null],
    ['H6.1', 'MALFORMED', null],
    ['scrap', 'MALFORMED', null],
  ])('%s is %s', (raw, verdict, value) => {
    expect(checkWasteCode(raw)).toMatchObject({ verdict, value });
  });

  it('says what it means', () => {
    expect(baselCode('R4')).toMatchObject({ list: 'OPERATION' });
    expect(baselCode('H12')?.meaning).toContain('Ecotoxic');
    expect(baselCode('Z9')).toBeNull();
  });

  it.each([
    ['Y48', '2020-12-31', false, 'Y48 is in the annexes since 2021-01-01'],
    ['Y48', '2021-01-01', true, undefined],
    ['B3010', '2021-06', false, 'B3010 was in the annexes until 2020-12-31'],
    ['A1181', '2024', false, 'A1181 is in the annexes since 2025-01-01'],
    ['A1181', '2024-12/2025-01', null, 'it changed on 2025-01-01, within the date'],
    ['Y34', '2019', true, undefined],
    ['A9999', '2019', null, 'A9999 is not in the table'],
  ])('%s stood in the annexes on %s: %s', (code, date, stood, because) => {
    expect(wasteCodeOn(code, date)).toMatchObject({ stood, ...(because ? { because } : {}) });
  });
});
