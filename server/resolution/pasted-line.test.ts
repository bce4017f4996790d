import { describe, expect, it } from 'vitest';
import { saidByLine } from './pasted-line.js';

describe('a pasted line', () => {
  it.each([
    ['Mangrove Stone Ltd', [['name', 'Mangrove Stone Ltd']]],
    [
      '  GANNET PIONEER\tIMO 9074729 ',
      [
        ['name', 'GANNET PIONEER'],
        ['imo', '9074729'],
      ],
    ],
    ['9074729', [['imo', '9074729']]],
    ['9074728', [['name', '9074728']]],
    [
      'ООО «Тальвегра»; office@talvegra.alt',
      [
        ['name', 'ООО «Тальвегра»'],
        ['email', 'office@talvegra.alt'],
      ],
    ],
    [
      'Dario Venkhulme | D. Venkulme | 1961-04-02',
      [
        ['name', 'Dario Venkhulme'],
        ['alias', 'D. Venkulme'],
        ['birthDate', '1961-04-02'],
      ],
    ],
    [
      'Aalto Marine\tFI\tQX',
      [
        ['name', 'Aalto Marine'],
        ['country', 'FI'],
        ['alias', 'QX'],
      ],
    ],
    ['FI', [['name', 'FI']]],
    ['MSKU9070323', [['containerNumber', 'MSKU9070323']]],
    [';;\t|', []],
    ['', []],
  ])('%j says %j', (line, said) => {
    expect(saidByLine(line).map(({ value: { property, value } }) => [property, value])).toEqual(said);
  });

  it.each([
    ['IMO 9074728', [['imo', '9074728']], ['the check digit should be 9']],
    [
      'imo9074728; GANNET PIONEER',
      [
        ['imo', '9074728'],
        ['name', 'GANNET PIONEER'],
      ],
      ['the check digit should be 9'],
    ],
    ['MSKU 907032-4', [['containerNumber', 'MSKU9070324']], ['the check digit should be 3']],
    ['IMO 9074729', [['imo', '9074729']], []],
    // Seven digits may be the number of anything.
    ['9074728', [['name', '9074728']], []],
    ['IMO Shipping Ltd', [['name', 'IMO Shipping Ltd']], []],
    ['IMO 90747', [['name', 'IMO 90747']], []],
  ])('%j says %j, of which %j', (line, said, because) => {
    const parts = saidByLine(line);
    expect(parts.map(({ value: { property, value } }) => [property, value])).toEqual(said);
    expect(parts.flatMap(({ failed }) => failed ?? [])).toEqual(because);
  });

  it('is read no further than a line of a table goes', () => {
    expect(saidByLine(Array.from({ length: 50 }, (_, i) => `part ${i}`).join(';')).length).toBeLessThan(10);
  });
});
