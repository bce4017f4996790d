import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aRow } from '../../../test/world/a-row.js';
import type { RecordDraft } from '../../records/record.js';
import { isRefusal } from '../../records/source.js';
import { layoutOf } from './layout-of.js';
import { readMapping, tellProblems } from './read-mapping.js';

const HEAD = 'title: A table\nversion: 1\nsource: a-source\nlayout: rows\nrecognisedBy: [ref]\n';
function reading(body: string) {
  const read = readMapping(`${HEAD}${body}`);
  if (read.mapping === null) throw new Error(tellProblems('mapping', read.problems));
  return layoutOf(read.mapping);
}
function draft(body: string, cells: Readonly<Record<string, string>>): RecordDraft {
  const read = reading(body).read(aRow(cells));
  if (isRefusal(read)) throw new Error(`${read.column}: ${read.reason}`);
  return read;
}
/** A thing alone, with these values. */
const thing = (kind: string, values: string, cells: Readonly<Record<string, string>>, more = '') =>
  draft(`things:\n  it: { kind: ${kind}, values: ${values}${more} }\nstatements: []\n`, cells);
const valuesOf = ({ mentions }: RecordDraft) => mentions[0]?.values.map((v) => [v.property, v.value, v.scheme ?? null]);

describe('how a cell is read', () => {
  it.each([
    // values, cells, what is read, columns with a warning
    ['{ seizedOn: d }', { d: '2024-03-05' }, [['seizedOn', '2024-03-05', null]], []],
    ['{ seizedOn: { column: d, order: month-first } }', { d: '03/05/2024' }, [['seizedOn', '2024-03-05', null]], []],
    ['{ seizedOn: d }', { d: '03/05/2024' }, undefined, ['d']],
    ['{ seizedOn: { column: d, calendar: buddhist } }', { d: '29 Feb 2563' }, [['seizedOn', '2020-02-29', null]], []],
    ['{ seizedOn: { column: d, calendar: minguo } }', { d: '109/02/29' }, [['seizedOn', '2020-02-29', null]], []],
    ['{ weightKg: { column: w, decimal: "," } }', { w: '1.234,5' }, [['weightKg', '1234.5', null]], []],
    ['{ weightKg: w }', { w: 'some' }, undefined, ['w']],
    ['{ q: { column: w, as: quantity, unit: u } }', { w: '12', u: 'm3' }, [['q', '12', 'm3']], []],
    ['{ q: { column: w, as: quantity, unit: { constant: kg } } }', { w: '12' }, [['q', '12', 'kg']], []],
    ['{ q: { column: w, as: quantity } }', { w: '~ 40 kg' }, [['q', '40', 'kg']], []],
    ['{ q: { column: w, as: measure, unit: u } }', { w: 'about 0.5', u: 't' }, [['weightKg', '500', 'about']], []],
    ['{ q: { column: w, as: measure, unit: u } }', { w: '12', u: 'pieces' }, [['pieces', '12', null]], []],
    ['{ q: { column: w, as: measure, unit: u } }', { w: '12', u: 'm3' }, [['quantity', '12', 'm3']], []],
    ['{ nationality: n }', { n: 'Viet Nam' }, [['nationality', 'VN', null]], []],
    ['{ nationality: n }', { n: 'Atlantis' }, undefined, ['n']],
    [
      '{ lei: { column: l, identifier: leiCode } }',
      { l: '506700GE1G29325QX363' },
      [['lei', '506700GE1G29325QX363', null]],
      [],
    ],
    [
      '{ lei: { column: l, identifier: leiCode } }',
      { l: '506700GE1G29325QX364' },
      [['lei', '506700GE1G29325QX364', null]],
      ['l'],
    ],
    ['{ term: { column: t, as: code } }', { t: 'TUS - tusk' }, [['term', 'TUS', null]], []],
    ['{ mode: { column: m, words: { "1": SEA, "4": AIR } } }', { m: '4' }, [['mode', 'AIR', null]], []],
    ['{ mode: { column: m, words: { "1": SEA } } }', { m: '9' }, [['mode', '9', null]], ['m']],
    ['{ mode: { column: m, words: { "1": SEA }, otherwise: OTHER } }', { m: '9' }, [['mode', 'OTHER', null]], []],
    [
      '{ alias: { column: a, split: ";" } }',
      { a: 'One; Two ;' },
      [
        ['alias', 'One', null],
        ['alias', 'Two', null],
      ],
      [],
    ],
    [
      '{ alias: { column: a, split: json } }',
      { a: '["One","Two"]' },
      [
        ['alias', 'One', null],
        ['alias', 'Two', null],
      ],
      [],
    ],
    ['{ alias: { column: a, split: json, take: rest } }', { a: '["One","Two"]' }, [['alias', 'Two', null]], []],
    ['{ alias: { column: a, split: json } }', { a: '["One",' }, [['alias', '["One",', null]], ['a']],
    ['{ note: { column: a, when: { column: b, is: [yes] } } }', { a: 'x', b: 'YES' }, [['note', 'x', null]], []],
    ['{ note: { column: a, when: { column: b, is: ["yes"] } } }', { a: 'x', b: 'no' }, undefined, []],
  ])('%s of %o', (values, cells, read, warned) => {
    const made = thing('SEIZURE', values, cells);
    expect(valuesOf(made)).toEqual(read);
    expect(made.warnings.map((w) => w.column)).toEqual(warned);
  });

  it('keeps the text of the cell beside what was read', () => {
    expect(thing('SEIZURE', '{ seizedOn: d }', { d: ' March 2024' }).mentions[0]?.values).toEqual([
      { property: 'seizedOn', raw: ' March 2024', value: '2024-03', column: 'd' },
    ]);
  });
});

describe('how a thing is known', () => {
  it.each([
    [
      'TRADER',
      '{ name: n, country: c, phone: p }',
      { n: 'X Ltd', c: 'VN', p: '0225 3550142' },
      ['TRADER null', 'CONTACT contact:phone:+842253550142'],
    ],
    [
      'TRADER',
      '{ name: n, phone: p }',
      { n: 'X Ltd', p: '0225 3550142' },
      ['TRADER null', 'CONTACT contact:phone:+842253550142'],
      ', country: VN',
    ],
    [
      'TRADER',
      '{ name: n, email: { column: e, split: ";" } }',
      { n: 'Acme', e: 'a@x.org; b@x.org' },
      [
        'TRADER null',
        'CONTACT contact:email:a@x.org',
        'CONTACT contact:domain:x.org',
        'CONTACT contact:email:b@x.org',
        'CONTACT contact:domain:x.org',
      ],
    ],
    [
      'TRADER',
      '{ name: n, address: { column: a, split: json } }',
      { n: 'Acme', a: '["1 Sea Road, Mombasa","2 Hill Road, Nairobi"]' },
      ['TRADER null', 'ADDRESS address::1 mombasa road sea', 'ADDRESS address::2 hill nairobi road'],
    ],
    ['TRADER', '{ name: n }', { n: 'TO ORDER' }, []],
    ['VESSEL', '{ name: n, imo: i }', { n: 'GULL', i: '9074729' }, ['VESSEL null']],
    ['VESSEL', '{ mmsi: m }', { m: '636018455' }, ['VESSEL null']],
    ['CONTAINER', '{ containerNumber: c }', { c: 'CSQU 305438-3' }, ['CONTAINER container:CSQU3054383']],
    ['PERMIT', '{ permitNumber: p }', { p: '16ZA123456/DG' }, ['PERMIT permit:16ZA123456DG']],
    ['PLACE', '{ unLocode: p }', { p: 'KEMBA' }, ['PLACE place:KEMBA']],
    ['PLACE', '{ name: n, country: c }', { n: 'Mombasa', c: 'Kenya' }, ['PLACE place:KEMBA']],
    ['PLACE', '{ country: c }', { c: 'KEN' }, ['PLACE place:KE']],
    ['PLACE', '{ name: { column: n, as: place } }', { n: 'Lodwar, Kenya' }, ['PLACE place:KE:lodwar']],
    ['COMMODITY', '{ hsCode: h }', { h: '0507.10' }, ['COMMODITY commodity:hs:050710']],
    [
      'COMMODITY',
      '{ taxon: t, hsCode: h }',
      { t: 'Manis javanica', h: '0507.90' },
      ['COMMODITY commodity:taxon:manis javanica'],
    ],
    ['COMMODITY', '{ taxonOrCode: t }', { t: 'Y48' }, ['COMMODITY commodity:basel:Y48']],
    ['COMMODITY', '{ name: g }', { g: 'carvings' }, ['COMMODITY null']],
    [
      'ADDRESS',
      '{ name: a, country: c }',
      { a: '1 Sea Road, Mombasa', c: 'KE' },
      ['ADDRESS address:KE:1 mombasa road sea'],
    ],
    ['CONTACT', '{ email: e }', { e: 'A@x.org' }, ['CONTACT contact:email:a@x.org']],
    [
      'CONSIGNMENT',
      '{ billOfLading: { column: b, issuer: i } }',
      { b: '123456', i: 'QMLA' },
      ['CONSIGNMENT bill-of-lading:QMLA123456'],
    ],
    ['CONSIGNMENT', '{ billOfLading: b }', { b: 'QMLA123456' }, ['CONSIGNMENT bill-of-lading:QMLA123456']],
  ])('a %s by %s of %o', (kind, values, cells, known, more = '') => {
    const { mentions } = thing(kind, values, cells as Readonly<Record<string, string>>, more as string);
    expect(mentions.map((m) => `${m.kind} ${m.identityKey}`)).toEqual(known);
  });

  it('has no mention where nothing stands in its columns', () => {
    expect(thing('TRADER', '{ name: n, traderKind: { constant: PERSON } }', { n: '' }).mentions).toEqual([]);
    expect(thing('SEIZURE', '{ authority: { constant: Customs, column: n } }', { n: '' }).mentions).toEqual([]);
  });

  it('is one with another where the paper says so', () => {
    const made = draft(
      `things:
  consignment: { kind: CONSIGNMENT, values: { name: ref } }
  consignee: { kind: TRADER, values: { name: c } }
  notify: { kind: TRADER, sameAs: consignee, values: { name: n } }
statements:
  - { kind: RECEIVED, role: notify party, from: notify, to: consignment }
`,
      { ref: '1', c: 'Hai Long', n: 'SAME AS CONSIGNEE' },
    );
    expect(made.statements.map((s) => s.from)).toEqual([{ role: 'consignee', ordinal: 0 }]);
  });
});

const GOODS = `key: [ref]
repeats:
  goods: { from: 1, to: 3 }
  route: { split: [via, sure], by: ';' }
things:
  seizure: { kind: SEIZURE, identity: { scheme: seizure, columns: [ref] } }
  goods:
    kind: COMMODITY
    each: goods
    values: { taxon: 'taxon_{n}' }
  origin: { kind: PLACE, values: { country: from } }
  transit: { kind: PLACE, each: route, values: { country: via } }
statements:
  - kind: FOUND
    role: goods
    from: seizure
    to: goods
    values:
      quantity: { column: 'qty_{n}', as: quantity, unit: 'unit_{n}' }
      value: { column: 'value_{n}', as: quantity, unit: { constant: USD } }
  - { kind: ROUTED_VIA, role: origin, from: seizure, to: origin, numbered: true }
  - kind: ROUTED_VIA
    role: transit
    from: seizure
    to: transit
    numbered: true
    values: { confirmed: { column: sure, as: confirmed } }
`;

describe('what comes several times in a row', () => {
  const made = draft(GOODS, {
    ref: '7',
    taxon_1: 'Manis javanica',
    qty_1: 'at least 12',
    unit_1: 'kg',
    value_1: '900',
    taxon_2: '',
    taxon_3: 'Loxodonta africana',
    qty_3: '3',
    unit_3: 'pieces',
    from: 'CM',
    via: 'NG; SG;MY',
    sure: 'C;U/C',
  });
  const said = (kind: string) =>
    made.statements
      .filter((s) => s.kind === kind)
      .map((s) => [
        s.to.ordinal,
        ...(s.values ?? []).map((v) => `${v.property} ${v.value}${v.scheme ? ` ${v.scheme}` : ''} in ${v.column}`),
      ]);

  it('has a line of goods for each that is filled, with its own quantity and value', () => {
    expect(said('FOUND')).toEqual([
      [0, 'quantity 12 kg in qty_1', 'unit kg in unit_1', 'qualifier at least in qty_1', 'value 900 USD in value_1'],
      [1, 'quantity 3 pieces in qty_3', 'unit pieces in unit_3'],
    ]);
  });

  it('has the legs of a route in their order, each confirmed or not', () => {
    expect(said('ROUTED_VIA')).toEqual([
      [0, 'order 1 in from'],
      [0, 'order 2 in via', 'confirmed YES in sure'],
      [1, 'order 3 in via', 'confirmed NO in sure'],
      [2, 'order 4 in via'],
    ]);
    expect(made.mentions.filter((m) => m.role === 'transit').map((m) => m.values[0]?.raw)).toEqual(['NG', ' SG', 'MY']);
  });

  it('says where lists side by side are not of one length', () => {
    expect(made.warnings.map((w) => w.column)).toEqual(['sure']);
  });
});

describe('what a row must have', () => {
  const body = `key: [ref]
required: [{ anyOf: [a, b], because: it needs a or b }]
held: { from: { column: d, required: true } }
things:
  it: { kind: SEIZURE, values: { weightKg: { column: w, required: true } } }
statements: []
`;
  it.each([
    [{ ref: '', a: '1', d: '2024', w: '1' }, 'ref', 'the record is known by this cell, and it is empty'],
    [{ ref: '1', d: '2024', w: '1' }, 'a', 'it needs a or b'],
    [{ ref: '1', b: '1', d: 'soon', w: '1' }, 'd', 'it is not written as a date'],
    [{ ref: '1', b: '1', d: '2024', w: 'much' }, 'w', 'it is not a number alone'],
  ])('%o is refused for %s: %s', (cells, column, reason) => {
    expect(reading(body).read(aRow(cells))).toMatchObject({ column, reason });
  });
});

describe('any row', () => {
  it('is read or refused, and never makes the layout fail', () => {
    const layout = reading(GOODS);
    const columns = ['ref', 'taxon_1', 'qty_1', 'unit_1', 'value_1', 'from', 'via', 'sure'];
    fc.assert(
      fc.property(fc.record(Object.fromEntries(columns.map((c) => [c, fc.string({ unit: 'binary' })]))), (cells) => {
        const read = layout.read(aRow(cells));
        if (isRefusal(read)) return;
        const known = new Set(read.mentions.map((m) => `${m.role} ${m.ordinal}`));
        for (const s of read.statements)
          for (const end of [s.from, s.to]) expect(known).toContain(`${end.role} ${end.ordinal}`);
        for (const m of read.mentions) for (const v of m.values) expect(cells[v.column]).toContain(v.raw);
      }),
      { numRuns: 500 },
    );
  });
});
