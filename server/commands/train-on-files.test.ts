import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { comparePairs } from './compare.js';
import type { Teller } from './telling.js';
import { trainOnFolder } from './train-on-files.js';

/** Firms whose names share nothing, behind one agent's phone. */
const NAMES = 'Zubrovka Kimondo Falkreuth Ostrander Pellegrin Tarkwa Wexcombe Ishigaki Quillota Brnovic'.split(' ');
const PHONE = '+254722000111';
const MAPPING = `title: Firms
version: 1
source:
  name: firms
  title: Firms
  publisher: Nobody
  licence: none
  legalBasis: Invented
  permittedPurposes: [tests]
  retentionClass: public-registers
  defaultHandling: TLP:CLEAR
  defaultGrade: { scheme: 4x4, source: B, information: "2" }
layout: firms
recognisedBy: [no, name, country, phone]
key: [no]
things:
  company:
    kind: TRADER
    role: registered
    values:
      name: name
      country: country
      phone: phone
      traderKind: { constant: COMPANY }
statements: []
`;
const pair = (name1: object, name2: object) => JSON.stringify({ schema: 'Company', query: name1, candidate: name2 });
/** One firm and another with the agent's phone in common. */
const PAIRS = `${pair({ name: 'Kimondo Ltd', phone: PHONE }, { name: 'Kimondo Limited', phone: PHONE })}\n`;

let folder: string;
const told: string[] = [];
const tell = { line: (text: string) => told.push(text), progress: () => undefined } as unknown as Teller;
const place = (name: string) => join(folder, name);
const train = (out: string | undefined) =>
  trainOnFolder({ tell, files: place('tables'), ...(out !== undefined && { out: place(out) }) });
const compare = (parameters?: string) =>
  comparePairs({
    ...{ tell, pairs: place('pairs.jsonl'), out: place('compared.jsonl') },
    ...(parameters !== undefined && { parameters: place(parameters) }),
  });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hawksbill-train-'));
  await mkdir(place('tables'));
  const rows = NAMES.map((name, i) => `${i},${name} Ltd,KE,${PHONE}`);
  await writeFile(place('tables/firms.csv'), `no,name,country,phone\n${rows.join('\n')}\n`);
  await writeFile(place('tables/firms.yaml'), MAPPING);
  await writeFile(place('pairs.jsonl'), PAIRS);
  await writeFile(place('empty.json'), '{}');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('hawksbill resolve --train --files', () => {
  it('writes a set, tells what is distrusted, and its file is what compare weighs by', async () => {
    const { exitCode, json } = await train('set.json');
    expect([exitCode, json]).toMatchObject([
      0,
      { version: expect.stringMatching(/^trained-[0-9a-f]{12}$/), sayings: 10, shared: [{ things: 10 }] },
    ]);
    expect(told).toContain('phone:22000111 stands for 10 things: it counts for nothing.');
    const { version } = json as { version: string };

    const shipped = await compare();
    const before = JSON.parse(await readFile(place('compared.jsonl'), 'utf8'));
    const trained = await compare('set.json');
    const after = JSON.parse(await readFile(place('compared.jsonl'), 'utf8'));
    expect([shipped.json, trained.json]).toMatchObject([{ parameters: 'shipped-6' }, { parameters: version }]);
    expect(after.weight_bits).toBeLessThan(before.weight_bits - 5);
    expect(after.reason).toContain(`Counted for nothing: ${PHONE} is shared by 9 other things`);
  });

  it('is the same set the second time', async () => {
    await train('again.json');
    expect(await readFile(place('again.json'), 'utf8')).toBe(await readFile(place('set.json'), 'utf8'));
  });

  it('says where the set has to go, and that it cannot go there', async () => {
    await expect(train(undefined)).rejects.toThrow('--out FILE.json');
    await expect(train('nowhere/set.json')).rejects.toThrow(`${place('nowhere/set.json')} cannot be written`);
  });

  it.each([
    ['that is not there', 'none.json', () => undefined, 'cannot be read'],
    ['that is no set', 'empty.json', () => undefined, 'no parameter set'],
    [
      'changed by hand',
      'changed.json',
      (text: string) => text.replace(/"priorBits":-?\d+/, '"priorBits":-1'),
      'changed',
    ],
    [
      'of another name',
      'renamed.json',
      (text: string) => text.replace(/trained-\w+/, 'trained-000000000000'),
      'changed',
    ],
    ['of other weights', 'old.json', (text: string) => text.replace('shipped-6', 'shipped-2'), 'Train again'],
  ])('and a file %s is refused by its name', async (_what, name, spoilt, words) => {
    const text = spoilt(await readFile(place('set.json'), 'utf8'));
    if (text !== undefined) await writeFile(place(name), text);
    await expect(compare(name)).rejects.toThrow(new RegExp(`${name}.*${words}`));
  });
});
