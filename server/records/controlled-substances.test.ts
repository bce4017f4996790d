import { describe, expect, it } from 'vitest';
import { co2Tonnes, componentsOf, substanceNamed } from './controlled-substances.js';
import { plus } from './decimals.js';
import { checkCasNumber } from './identifiers/cas-number.js';
import SUBSTANCES from './reference/controlled-substances.json' with { type: 'json' };
import BLENDS from './reference/refrigerant-blends.json' with { type: 'json' };

const nameOf = (text: string) => {
  const found = substanceNamed(text);
  return found.kind === 'SUBSTANCE' ? found.substance.name : found.kind === 'BLEND' ? found.blend.ashrae : null;
};

describe('the substance that a text names', () => {
  it.each([
    ['HCFC-22', 'HCFC-22'],
    ['R22', 'HCFC-22'],
    ['R-22', 'HCFC-22'],
    ['Freon 22', 'HCFC-22'],
    ['75-45-6', 'HCFC-22'],
    ['CAS 75-45-6', 'HCFC-22'],
    ['chlorodifluoromethane', 'HCFC-22'],
    ['R134A', 'HFC-134a'],
    ['1,1,1,2-Tetrafluoroethane', 'HFC-134a'],
    ['R-404a', 'R-404A'],
    ['r 410 a', 'R-410A'],
    ['HC-290', null],
    ['R-9999', null],
    ['', null],
  ])('%s is %s', (text, name) => {
    expect(nameOf(text)).toBe(name);
  });

  it('every number of the table fits, and no name stands for two', () => {
    for (const { cas, name, ashrae } of SUBSTANCES) {
      expect(checkCasNumber(cas).verdict).toBe('VALID');
      expect([nameOf(name), nameOf(cas), nameOf(ashrae)]).toEqual([name, name, name]);
    }
    for (const { ashrae } of BLENDS) expect(nameOf(ashrae)).toBe(ashrae);
  });
});

describe('what a blend holds', () => {
  it('is reckoned by mass, with what the Protocol controls and what not', () => {
    const found = substanceNamed('R-402A');
    const parts = found.kind === 'BLEND' ? componentsOf(found.blend, '113.5') : [];
    expect(parts.map(({ name, massKg, substance }) => [name, massKg, substance?.group ?? null])).toEqual([
      ['HFC-125', '68.1', 'F/I'],
      ['HC-290', '2.27', null],
      ['HCFC-22', '43.13', 'C/I'],
    ]);
  });

  it('is all of it, in every blend', () => {
    for (const { massPercent } of BLENDS)
      expect(Object.values(massPercent as Record<string, string>).reduce(plus)).toBe('100');
  });

  it.each([
    ['R-134a', '1000', '1430'],
    ['R-404A', '100', '392.16'],
    ['Halon-1301', '100', null],
    ['water', '100', null],
  ])('%s: %s kg warm as much as %s t of carbon dioxide', (name, massKg, tonnes) => {
    expect(co2Tonnes(substanceNamed(name), massKg)).toBe(tonnes);
  });
});
