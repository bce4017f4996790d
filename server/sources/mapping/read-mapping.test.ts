import { describe, expect, it } from 'vitest';
import { mappingIdOf } from './mapping-id.js';
import { readMapping } from './read-mapping.js';

const MAPPING = `title: Seizures of the border guard
version: 1
source: border-guard
layout: seizures
recognisedBy: [Ref]
key: [Ref]
repeats:
  goods: { from: 1, to: 3 }
  route: { split: Via, by: ';' }
things:
  seizure:
    kind: SEIZURE
    identity: { scheme: seizure, columns: [Ref] }
    values:
      seizedOn: Date
  carrier:
    kind: TRADER
    values: { name: Carrier }
  goods:
    kind: COMMODITY
    each: goods
    values: { taxon: 'Species {n}' }
  stop:
    kind: PLACE
    each: route
    values: { country: Via }
statements:
  - { kind: INVOLVED_IN, role: carrier, from: carrier, to: seizure }
  - { kind: FOUND, role: goods, from: seizure, to: goods }
`;
const problemsOf = (text: string, names?: readonly string[]) =>
  (readMapping(text, names).problems ?? []).map((p) => `${p.line}:${p.column} ${p.where}: ${p.message}`);

describe('reading a mapping', () => {
  it('takes one that is right, as YAML and as JSON', () => {
    const { mapping } = readMapping(MAPPING);
    expect(mapping?.layout).toBe('seizures');
    expect(readMapping(JSON.stringify(mapping)).mapping).toEqual(mapping);
  });

  it.each([
    // what is written, what instead, what is said
    ['kind: SEIZURE', 'kind: SEIZUR', '12:11 things.seizure.kind: "SEIZUR" is not known here. Did you mean SEIZURE?'],
    ['layout: seizures', 'layuot: seizures', '4:1 layuot: There is no "layuot" here. Did you mean "layout"?'],
    [
      'version: 1',
      'version: one',
      '2:10 version: Here stands the text "one"; write a whole number: counted up with every change.',
    ],
    [
      'to: seizure }',
      'to: seizures }',
      '28:60 statements[1].to: There is no thing "seizures". Did you mean "seizure"?',
    ],
    ['from: carrier', 'from: stop', '28:47 statements[1].from: INVOLVED_IN goes from TRADER, and "stop" is a PLACE.'],
    ['each: route', 'each: routes', '25:11 things.stop.each: There is no repeat "routes". Did you mean "route"?'],
    [
      "taxon: 'Species {n}'",
      "taxon: 'Species {n}', name: [{ as: text }]",
      '22:44 things.goods.values.name[1]: Give it a column or a constant.',
    ],
    [
      'name: Carrier',
      'name: { constant: Smith }',
      '18:21 things.carrier.values.name: name of a trader must stand in a column as it is.',
    ],
    [
      'seizedOn: Date',
      'seizedOn: { column: Date, unit: kg }',
      '15:39 things.seizure.values.seizedOn.unit: A unit or qualifier belongs to a quantity: write as: quantity.',
    ],
    ['to: 3', 'to: 0', '8:10 repeats.goods: It has 0 turns; write 1 to 200.'],
    [
      'country: Via',
      "country: 'Via {n}'",
      '26:24 things.stop.values.country.column: {n} stands for a number only in a repeat with numbered columns: name it with each.',
    ],
    [
      'seizedOn: Date',
      "seizedOn: 'Date {n}'",
      '15:17 things.seizure.values.seizedOn.column: {n} stands for a number only in a repeat with numbered columns: name it with each.',
    ],
  ])('with %s turned into %s', (before, after, said) => {
    const problems = problemsOf(MAPPING.replace(before, after));
    expect(problems).toContain(said);
  });

  it('says where the text is no YAML', () => {
    expect(problemsOf('title: "open\nversion: 1\n')[0]).toMatch(/^\d+:\d+ : /);
  });

  it('knows which data sets there are', () => {
    expect(problemsOf(MAPPING, ['border-guards'])).toEqual([
      '3:9 source: There is no data set "border-guard". Did you mean "border-guards"?',
    ]);
    expect(problemsOf(MAPPING, ['border-guard'])).toEqual([]);
  });

  it('is not blown up by aliases', () => {
    const bomb = `a: &a [1,1,1,1,1,1,1,1,1]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c]\n`;
    expect(problemsOf(bomb)).toEqual(['1:1 : It repeats itself by aliases (*name). Write each part out.']);
  });

  it('has one id however it is laid out, and another when it says something else', () => {
    const id = (text: string) => {
      const { mapping } = readMapping(text);
      return mapping && mappingIdOf(mapping);
    };
    expect(id(`# a remark\n${MAPPING}`)).toBe(id(MAPPING));
    expect(id(MAPPING.replace('version: 1', 'version: 2'))).not.toBe(id(MAPPING));
  });
});
