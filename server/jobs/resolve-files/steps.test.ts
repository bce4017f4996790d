import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BEARERS_AT_MOST } from '../../resolution/candidate-pairs.js';
import { shippedParameters as parameters } from '../../resolution/parameters.js';
import { COMPARTMENTS, type Compartment, isEither } from './compartments.js';
import type { Described } from './describe.js';
import { inOrder } from './group.js';
import { openFolder, type SaidInFile } from './read-folder.js';
import { compareAll, numbered, readHere, resolveFiles } from './resolve-files.js';
import { compareStep, describeStep, groupStep, LARGE_KEYS, OUR_KEYS, refineStep } from './steps.js';

const SEED = fileURLToPath(new URL('../../../seed/sources/', import.meta.url));
/** A house of many firms with one switchboard: more bear its keys, and both together, than are compared with each other for one. */
const TENANTS = 'Anvard Belkorin Corvane Duskel Elvarn Fendrik Galtreth Holmarn Ivrek'
  .split(' ')
  .flatMap((name) =>
    ['Timber', 'Seafood', 'Metals', 'Chemicals', 'Logistics', 'Furniture', 'Marine'].map((trade) => `${name} ${trade}`),
  );
const MAPPING = `title: Firms
version: 1
source: { name: firms, title: Firms, publisher: Nobody, licence: none, legalBasis: Invented, permittedPurposes: [tests], retentionClass: public-registers,
  defaultHandling: TLP:CLEAR, defaultGrade: { scheme: 4x4, source: B, information: "2" } }
layout: firms
recognisedBy: [no, name, country, address, phone]
key: [no]
things:
  company:
    kind: TRADER
    role: registered
    values: { name: name, country: country, address: address, phone: phone, traderKind: { constant: COMPANY } }
statements: []
`;
/** The same of traders of whom nobody says whether they are firms or persons. */
const EITHER = MAPPING.replace('source: { name: firms', 'source: { name: traders')
  .replace('layout: firms', 'layout: traders')
  .replace('recognisedBy: [no,', 'recognisedBy: [trader_no,')
  .replace('key: [no]', 'key: [trader_no]')
  .replace(', traderKind: { constant: COMPANY }', '');
const progress = () => {};

let work: string;
const place = (...names: string[]) => join(work, ...names);
const write = async (folder: string, name: string, lines: Iterable<string>) => {
  await mkdir(place(folder), { recursive: true });
  await writeFile(place(folder, name), [...lines].join(''));
};

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'hawksbill-steps-'));
  const rows = TENANTS.map((name, i) => `f${i},"${name} Ltd",HK,"12 Connaught Road, Central",+85225551234`);
  for (const folder of ['whole', 'part-0', 'part-1']) await mkdir(place(folder));
  const to = async (folder: string) => {
    await writeFile(place(folder, 'firms.yaml'), MAPPING);
    await writeFile(place(folder, 'firms.csv'), `no,name,country,address,phone\n${rows.join('\n')}\n`);
    await writeFile(place(folder, 'traders.yaml'), EITHER);
    const others = TENANTS.map(
      (name, i) => `t${i},${name},HK,"${i % 2 ? 12 : 14} Connaught Road, Central",+85225551234`,
    );
    await writeFile(place(folder, 'traders.csv'), `trader_no,name,country,address,phone\n${others.join('\n')}\n`);
  };
  await to('whole');
  await to('part-1');
  const sources = (await readdir(SEED)).sort();
  for (const [i, source] of sources.entries())
    for (const file of (await readdir(join(SEED, source))).filter((name) => name.endsWith('.csv')))
      for (const folder of ['whole', `part-${i % 2}`])
        await copyFile(join(SEED, source, file), place(folder, `${source}-${file}`));
});
afterAll(() => rm(work, { recursive: true, force: true }));

/** Keys that too many different sayings bear. */
function largeAmong(mentions: readonly Pick<Described, 'saying' | 'keys'>[]): readonly string[] {
  const bearers = new Map<string, Set<string>>();
  for (const { keys, saying } of mentions)
    for (const key of keys) bearers.set(key, (bearers.get(key) ?? new Set()).add(saying));
  return [...bearers].filter(([, sayings]) => sayings.size > BEARERS_AT_MOST).map(([key]) => key);
}

describe('threads that compare', () => {
  it('find in one of them alone that two say the same, where these may be companies or persons', () => {
    const saying = (id: string): SaidInFile => ({
      id,
      kind: 'TRADER',
      identityKey: null,
      addsOnly: false,
      values: [
        { property: 'name', raw: 'Ostrava Belkorin', value: 'Ostrava Belkorin', column: 'name' },
        {
          property: 'taxNumber',
          raw: '7707083893',
          value: '7707083893',
          column: 'inn',
          scheme: 'RU-INN',
          verdict: 'VALID',
        },
      ],
    });
    const said = ['r1', 'r2', 'r3'].map(saying);
    const found = (['COMPANY', 'PERSON'] as const).map((compartment) =>
      compareAll([...said], [compartment], { parameters, progress }).edges.map(({ left, right }) => `${left} ${right}`),
    );
    expect(found).toEqual([['r1 r2', 'r1 r3'], []]);
  });

  it('find together, each in compartments of its own, what one finds in all of them, and nothing twice', async () => {
    const { readable } = await openFolder(place('whole'));
    const { said } = await readHere(readable, progress);
    const all = numbered(said);
    expect(all.filter(isEither).length).toBeGreaterThan(TENANTS.length);
    const compared = (...compartments: Compartment[]) => compareAll([...all], compartments, { parameters, progress });
    const one = compared(...COMPARTMENTS);
    for (const shares of [
      [['COMPANY'], ['PERSON', 'VESSEL']],
      [['COMPANY', 'VESSEL'], ['PERSON']],
      [['COMPANY'], ['PERSON'], ['VESSEL']],
    ] as const) {
      const parts = shares.map((share) => compared(...share));
      expect(inOrder(parts.flatMap((p) => p.edges))).toEqual(inOrder(one.edges));
      expect(parts.reduce((sum, p) => sum + p.candidates, 0)).toBe(one.candidates);
      expect(parts.reduce((sum, p) => sum + p.mentions.length, 0)).toBe(all.length);
    }
  });
});

describe('steps over parts', () => {
  it('come to what the whole comes to, to the byte', async () => {
    const whole = await resolveFiles({ folder: place('whole'), workers: 1, progress });
    expect(whole.mentions).toBeGreaterThan(500);
    expect(whole.refinedKeys).toBeGreaterThan(0);

    const described = await Promise.all(
      ['part-0', 'part-1'].map((part) => describeStep({ folder: place(part), parameters, progress })),
    );
    for (const [i, part] of described.entries()) await write('described', `mentions-${i}.ndjson`, part.lines);
    // What an engine does: count who bears each key, and refine until none has too many.
    let mentions = described.flatMap((part) => part.mentions);
    let folder = 'described';
    let rounds = 0;
    for (let large = largeAmong(mentions); large.length > 0; large = largeAmong(mentions)) {
      await write(
        folder,
        LARGE_KEYS,
        large.map((key) => `${key}\n`),
      );
      const refined = await refineStep({ folder: place(folder), parameters, progress });
      mentions = [...refined.mentions];
      folder = `refined-${++rounds}`;
      await write(folder, 'mentions.ndjson', refined.lines);
    }
    expect(rounds).toBeGreaterThan(1);
    const lines = (await readFile(place(folder, 'mentions.ndjson'), 'utf8')).match(/.+\n/g) as string[];
    const PARTS = 5;
    const partOf = (key: string) =>
      [...key].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7) % PARTS;
    let candidates = 0;
    for (let part = 0; part < PARTS; part++) {
      const own = `keys-${part}`;
      const ours = new Set(mentions.flatMap((m) => m.keys).filter((key) => partOf(key) === part));
      await write(
        own,
        OUR_KEYS,
        [...ours].map((key) => `${key}\n`),
      );
      await write(
        own,
        'mentions.ndjson',
        lines.filter((_, i) => mentions[i]?.keys.some((key) => ours.has(key))),
      );
      const compared = await compareStep({ folder: place(own), parameters, progress });
      await write('grouped', `edges-${part}.ndjson`, compared.lines);
      candidates += compared.candidates;
    }
    await write('grouped', 'mentions.ndjson', lines);
    const { groups, edges } = await groupStep({ folder: place('grouped'), parameters, progress });

    expect(candidates).toBe(whole.candidates);
    expect(edges).toEqual(whole.edges);
    expect(groups).toEqual(whole.groups);
  });

  it.each([
    ['{', 'mentions-1.ndjson, line 2: this is no JSON.'],
    ['{"parameters":"shipped-1"}', 'this was made by parameters shipped-1, not'],
    [`{"parameters":"${parameters.version}","id":"x"}`, 'mentions-1.ndjson, line 2: this is no mention'],
  ])('say of the line %s what is wrong with it and where', async (line, message) => {
    await write('bad', 'mentions-1.ndjson', [`\n${line}\n`]);
    await write('bad', LARGE_KEYS, []);
    await expect(refineStep({ folder: place('bad'), parameters, progress })).rejects.toThrow(message);
  });

  it('refuse an id that two parts gave to two mentions', async () => {
    const mention = {
      parameters: parameters.version,
      id: 'r1',
      saying: 's',
      kind: 'TRADER',
      keys: [],
      values: [],
      facts: {},
    };
    await write(
      'twice',
      'mentions.ndjson',
      [mention, { ...mention, saying: 't' }].map((m) => `${JSON.stringify(m)}\n`),
    );
    await write('twice', LARGE_KEYS, []);
    await expect(refineStep({ folder: place('twice'), parameters, progress })).rejects.toThrow(
      'mentions.ndjson, line 2: the id r1 stands for another mention too',
    );
  });
});
