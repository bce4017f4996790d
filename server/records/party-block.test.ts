import { describe, expect, it } from 'vitest';
import { partyBlockIn } from './party-block.js';

describe('a party in one cell', () => {
  it.each([
    // cell                                                               name                       address
    ['KIJANI STONE LTD\n12 MOI AVENUE\nMOMBASA\nKENYA', 'KIJANI STONE LTD', '12 MOI AVENUE, MOMBASA'],
    ['SEVERNY LES OOO; UL. PORTOVAYA, 14; MURMANSK 183000', 'SEVERNY LES OOO', 'UL. PORTOVAYA, 14, MURMANSK 183000'],
    ['DELTA ROSA, S.L., CALLE REAL 117, VIGO', 'DELTA ROSA, S.L.', 'CALLE REAL 117, VIGO'],
    ['NANHE FANG, CO., LTD NO. 96 NANHAI RD.', 'NANHE FANG, CO., LTD', 'NO. 96 NANHAI RD.'],
    ['BLUE HERON FISH LTD 95 MAIN STREET FELIXSTOWE', 'BLUE HERON FISH LTD', '95 MAIN STREET FELIXSTOWE'],
    ['SAVANNA 13 ENTERPRISES 76 MARINA ROAD', 'SAVANNA 13 ENTERPRISES', '76 MARINA ROAD'],
    ['"LESTORG TIMBER" EOOD PLOVDIV 8008', '"LESTORG TIMBER" EOOD', 'PLOVDIV 8008'],
    ['PT SUMATRA 3 EKSPOR, JL. THAMRIN 201, MAKASSAR', 'PT SUMATRA 3 EKSPOR', 'JL. THAMRIN 201, MAKASSAR'],
    ['OOO LESNOY KRAY 19, UL. SOVETSKAYA, BLDG 7', 'OOO LESNOY KRAY 19', 'UL. SOVETSKAYA, BLDG 7'],
    ['EGNATIA TIMBER 21 THESSALONIKI', 'EGNATIA', 'TIMBER 21 THESSALONIKI'],
    ['HORIZON MEBLE SP. Z O.O. LODZ 15-642', 'HORIZON MEBLE SP. Z O.O.', 'LODZ 15-642'],
    ['Baobab Titan Metals', 'Baobab Titan Metals', ''],
  ])('%j is %s at %s', (cell, name, address) => {
    expect(partyBlockIn(cell)).toMatchObject({ name, address });
  });

  it('gives country, telephone, tax number and whom to ask for', () => {
    expect(
      partyBlockIn('AZURE LOGIS SA, AKTI MIAOULI 56, GREECE, +30 210 555 0142, TAX ID EL149166819, ATTN: ELENI P.'),
    ).toEqual({
      name: 'AZURE LOGIS SA',
      address: 'AKTI MIAOULI 56',
      country: 'GREECE',
      phone: '+30 210 555 0142',
      taxNumber: 'EL149166819',
      attention: 'ELENI P.',
    });
  });
});
