import { describe, expect, it } from 'vitest';
import { conventionsOf, hsCodesOf } from './hs-conventions.js';
import { checkHsCode } from './identifiers/hs-code.js';
import TABLE from './reference/hs-conventions.json' with { type: 'json' };

describe('the conventions that a tariff code may lead to', () => {
  it.each([
    ['050710', ['CITES']],
    ['05071000', ['CITES']],
    ['290345', ['Montreal', 'Kigali']],
    ['391590', ['Basel']],
    ['440349', ['CITES', 'FLEGT', 'EUDR', 'Lacey']],
    ['010699', ['CITES']],
    ['610910', []],
  ])('%s: %j', (code, conventions) => {
    expect([...new Set(conventionsOf(code).leads.flatMap((lead) => lead.conventions))]).toEqual(conventions);
  });

  it('says where a code is of another edition, and follows what was moved', () => {
    expect(conventionsOf('050710', '2017').because).toBe('the table is of HS 2022, the code of HS 2017');
    expect(conventionsOf('854810', '2017')).toMatchObject({ because: 'HS 2022 has these goods in 8549' });
    expect(conventionsOf('854810', '2017').leads.flatMap((lead) => lead.conventions)).toContain('Basel');
    expect(conventionsOf('382478', '2017').leads.flatMap((lead) => lead.conventions)).toContain('Montreal');
  });

  it('and the other way about', () => {
    expect(hsCodesOf('CITES').map((lead) => lead.hs)).toContain('050710');
    expect(hsCodesOf('Hague')).toEqual([]);
  });

  it('every code of the table is one', () => {
    for (const { hs } of TABLE) expect(checkHsCode(hs)).toMatchObject({ value: hs });
    expect(new Set(TABLE.map((row) => row.hs)).size).toBe(TABLE.length);
  });
});
