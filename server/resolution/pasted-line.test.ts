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
    ['MSKU9070323', [['containerNumber', 'MSKU9070323']]],
    [';;\t|', []],
    ['', []],
  ])('%j says %j', (line, said) => {
    expect(saidByLine(line).map(({ property, value }) => [property, value])).toEqual(said);
  });

  it('is read no further than a line of a table goes', () => {
    expect(saidByLine(Array.from({ length: 50 }, (_, i) => `part ${i}`).join(';')).length).toBeLessThan(10);
  });
});
