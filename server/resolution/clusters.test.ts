import { describe, expect, it } from 'vitest';
import { groupsIn } from '../../test/matching/groups.js';
import { saying } from '../../test/matching/saying.js';
import { featuresOf } from './features.js';
import { shippedParameters } from './parameters.js';

type Given = Parameters<typeof saying>[2];

/** The groups of more than one, by the keys under which the records are given. */
function groupsOf(kind: 'TRADER' | 'VESSEL', given: Readonly<Record<string, Given>>): readonly (readonly string[])[] {
  const features = Object.entries(given).map(([id, said]) => featuresOf(saying(id, kind, said), shippedParameters));
  return groupsIn(features).filter((group) => group.length > 1);
}

describe('ships', () => {
  const hull = { imo: '9074729', flag: 'PA' };
  it.each([
    // tonnage and year of the second                            groups             why
    [{ grossTonnage: '17494', builtYear: '1993' }, [], 'another hull shows the number'],
    [{ grossTonnage: '17494', builtYear: '1991' }, [['a', 'b']], 'measured anew, or a slip'],
    [{ grossTonnage: '39227', builtYear: '1995' }, [['a', 'b']], 'the year of a conversion'],
    [{ grossTonnage: '17494' }, [['a', 'b']], 'no year to compare'],
    [{ grossTonnage: '17494', builtYear: '1993', callSign: 'HFUS8' }, [['a', 'b']], 'one station on board'],
  ])('of one number, with %o, come to %o: %s', (second, groups, _why) => {
    const first = { ...hull, name: 'GLORY HARMONY', grossTonnage: '39204', builtYear: '1991', callSign: 'HFUS8' };
    expect(groupsOf('VESSEL', { a: first, b: { ...hull, name: 'GLORY HARMONY', ...second } })).toEqual(groups);
  });

  it('keeps a slip in the number of a name from parting what bears the right one', () => {
    const right = { name: 'ROYAL 3', flag: 'RU', grossTonnage: '21865' };
    const given = { a: { ...right, imo: '9027415' }, b: { ...right, name: 'ROYAL 33', imo: '9027415' }, c: right };
    expect(groupsOf('VESSEL', given)).toEqual([['a', 'b', 'c']]);
    expect(groupsOf('VESSEL', { b: given.b, c: given.c })).toEqual([]);
  });

  const known = { name: 'SHUN XING', flag: 'TZ', grossTonnage: '38437', imo: '9360001' };
  it.each([
    // records under the one number   groups                                   why
    [1, [], 'two ships, and nobody knows which'],
    [4, [['a0', 'a1', 'a2', 'a3', 'c']], 'the other number is a slip, or stolen'],
  ])('of %i records under one number and one under another, a third without goes to %o: %s', (many, groups, _why) => {
    const ones = Object.fromEntries(Array.from({ length: many }, (_, i) => [`a${i}`, known]));
    const other = { ...known, imo: '9811000' };
    const { imo: _, ...without } = known;
    expect(groupsOf('VESSEL', { ...ones, b: other, c: without })).toEqual(groups);
  });
});

describe('persons of one name and one home', () => {
  const man = { traderKind: 'PERSON', name: 'Hasan Ercan', country: 'TR', address: 'Liman Cad. 156, Istanbul' };
  const born = { ...man, nationality: 'TR', birthDate: '1979-03-22' };
  it.each([
    // papers with his birth date                                                      the other's          joined  why
    [[born], {}, false, 'a father and his son'],
    [[born, { ...born, idDocument: 'DE6238346' }], {}, true, 'a man known from papers'],
    [
      [born, { ...born, idDocument: 'DE6238346' }, { ...born, birthDate: '1979', phone: '+90772274067' }],
      { phone: '+90437668476' },
      false,
      'each has a telephone of his own',
    ],
  ])('of %o one without a birth date, with %o, is one with them: %s, %s', (papers, more, joined, _why) => {
    const given = Object.fromEntries(papers.map((said, i) => [`a${i}`, said]));
    const groups = groupsOf('TRADER', { ...given, z: { ...man, ...more } });
    expect(groups.some((group) => group.includes('z'))).toBe(joined);
  });

  it('takes a father’s name for a sign of the person', () => {
    const said = { ...man, name: 'Kiril Petrovich Orlov' };
    expect(groupsOf('TRADER', { a: { ...said, birthDate: '1979-03-22', nationality: 'TR' }, b: said })).toEqual([
      ['a', 'b'],
    ]);
  });
});
