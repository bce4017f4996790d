import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { keptReferenceLists, readReferenceLists } from '../main/reference-lists.js';
import { checkContainerNumber } from '../records/identifiers/container-number.js';
import { checkHsCode } from '../records/identifiers/hs-code.js';
import { checkTaxonName } from '../records/identifiers/taxon-name.js';
import { checkUnLocode } from '../records/identifiers/un-locode.js';
import { placeNamed } from '../records/place-names.js';
import { haveReferenceLists } from '../records/reference-list.js';
import { addReferenceList, listReferenceLists } from './reference.js';
import type { Teller } from './telling.js';

let home: string;
let homeBefore: string | undefined;
const told: string[] = [];
const tell = { line: (text: string) => told.push(text) } as unknown as Teller;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'hawksbill-reference-'));
  homeBefore = process.env.HAWKSBILL_HOME;
  process.env.HAWKSBILL_HOME = home;
});
afterEach(() => haveReferenceLists(new Map()));
afterAll(async () => {
  if (homeBefore === undefined) delete process.env.HAWKSBILL_HOME;
  else process.env.HAWKSBILL_HOME = homeBefore;
  await rm(home, { recursive: true, force: true });
});

async function add(name: string, text: string, more: Record<string, string> = {}) {
  const file = join(home, `${name}.csv`);
  await writeFile(file, text);
  told.length = 0;
  return addReferenceList(name, file, { tell, edition: '2026-1', ...more });
}

describe('giving an installation a list', () => {
  it.each([
    // list, its file, codes, rows without a code
    ['un-locode', 'Change,Country,Location,Name\n,KE,,".KENYA"\n,KE,LOK,Lodwar\n+,KE,MBA,Mombasa\n', 2, 1],
    ['un-locode', 'unlocode,name\nke lok,Lodwar\n', 1, 0],
    [
      'harmonized-system',
      'section,hscode,description,parent,level\nI,01,Animals,TOTAL,2\nI,0106.19,Other,0106,6\n',
      2,
      0,
    ],
    ['taxa', 'taxon_name,rank\nManis javanica,SPECIES\nMANIS JAVANICA,SPECIES\n', 1, 0],
    ['taxa', 'Genus,Species,Subspecies\nMANIS,SPECIES,\nPanthera,tigris,altaica\n', 2, 0],
    ['container-owners', 'Code;Company\nMSKU;Invented Lines\n', 1, 0],
  ])('%s from %j', async (name, text, codes, withoutCode) => {
    expect((await add(name, text)).json).toMatchObject({ name, codes, withoutCode, refused: [] });
  });

  it.each([
    ['rumours', 'a\n1\n', {}, 'Choose one of un-locode, harmonized-system, taxa, container-owners'],
    ['un-locode', 'a,b\n1,2\n', {}, 'Known are: Country and Location, or unlocode'],
    ['un-locode', 'unlocode\nKELOK\nKENYA IS A COUNTRY\n', {}, '2 rows, 1 codes, 0 without a code, 1 refused'],
    ['harmonized-system', 'code\n', {}, '0 rows, 0 codes'],
    ['taxa', 'Scientific name,Rank\ndorcas,SPECIES\n', {}, '1 refused'],
    ['un-locode', 'unlocode\nKELOK\n', { edition: ' ' }, 'as it is printed: --edition "2024-2"'],
    ['un-locode', 'unlocode\nKELOK\n', { date: '2026' }, 'Write a day as 2026-03-14'],
    ['un-locode', 'a\nKELOK\n', { column: 'b' }, 'Its own are: a'],
  ])('refuses %s from %j with %o', async (name, text, more, words) => {
    await expect(add(name, text, more)).rejects.toThrow(words);
  });

  it('keeps the file as received, its hash, edition and date, in place of an earlier one', async () => {
    const text = 'c\nKELAU\n';
    await add('un-locode', 'c\nKELOK\n', { column: 'c', edition: '2025-2' });
    await add('un-locode', text, { column: 'c', edition: '2026-1', date: '2026-07-01' });
    const list = keptReferenceLists(home).find((l) => l.name === 'un-locode');
    expect(list).toMatchObject({
      edition: '2026-1',
      date: '2026-07-01',
      codes: 1,
      fileName: 'un-locode.csv',
      sizeBytes: 8,
    });
    expect(list?.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(await readFile(join(home, 'reference', 'un-locode', 'received'), 'utf8')).toBe(text);
    told.length = 0;
    await listReferenceLists({ tell });
    expect(told[0]).toContain('UN/LOCODE (UNECE Recommendation 16), 2026-1, of 2026-07-01: 1 codes from un-locode.csv');
  });

  it('does not use one that was changed since', async () => {
    await add('container-owners', 'Code\nMSKU\n');
    const codes = join(home, 'reference', 'container-owners', 'codes.txt');
    await writeFile(codes, 'MSKU\nXXXU\n');
    expect(() => readReferenceLists(home)).toThrow('is not as it was kept. Add it again');
    await rm(join(home, 'reference', 'container-owners'), { recursive: true });
    expect([...readReferenceLists(home).keys()]).not.toContain('container-owners');
  });
});

describe('what a list at hand confirms', () => {
  it.each([
    // kind, list and its file, code, verdict without the list and why, verdict with it
    [checkUnLocode, 'un-locode', 'unlocode\nKELOK\n', 'KELOK', 'the whole UN/LOCODE is not at hand', 'VALID'],
    [
      checkUnLocode,
      'un-locode',
      'unlocode\nKELOK\n',
      'KEZZZ',
      'the whole UN/LOCODE is not at hand',
      'VALID_FORMAT_UNCHECKED',
    ],
    [checkHsCode, 'harmonized-system', 'hs\n010619\n', '0106.19.00', 'the Harmonized System is not at hand', 'VALID'],
    [
      checkHsCode,
      'harmonized-system',
      'hs\n010619\n',
      '0106.99',
      'the Harmonized System is not at hand',
      'VALID_FORMAT_UNCHECKED',
    ],
    [
      checkTaxonName,
      'taxa',
      'taxon\nGazella dorcas\n',
      'Gazella  dorcas',
      'the list of all taxa is not at hand',
      'VALID',
    ],
    [
      checkTaxonName,
      'taxa',
      'taxon\nGazella dorcas\n',
      'Gazella fossilis',
      'the list of all taxa is not at hand',
      'VALID_FORMAT_UNCHECKED',
    ],
  ])('%o with %s', async (check, name, text, code, because, verdict) => {
    expect(check(code)).toMatchObject({ verdict: 'VALID_FORMAT_UNCHECKED', because });
    await add(name, text);
    haveReferenceLists(readReferenceLists(home));
    expect(check(code).verdict).toBe(verdict);
    if (verdict !== 'VALID') expect(check(code).because).toContain('2026-1');
  });

  it('is of a container whether its owner is registered; the check digit makes it valid', async () => {
    expect(checkContainerNumber('CSQU3054383')).toEqual({ verdict: 'VALID', value: 'CSQU3054383' });
    await add('container-owners', 'Code\nMSKU\n');
    haveReferenceLists(readReferenceLists(home));
    expect(checkContainerNumber('MSKU9070323')).toEqual({ verdict: 'VALID', value: 'MSKU9070323' });
    expect(checkContainerNumber('CSQU3054383')).toMatchObject({
      verdict: 'VALID',
      warnings: [{ code: 'OWNER_NOT_LISTED', because: expect.stringContaining('CSQU is not in BIC codes') }],
    });
  });

  it('is no word of a text', async () => {
    await add('un-locode', 'unlocode\nPARIS\n');
    haveReferenceLists(readReferenceLists(home));
    expect(placeNamed('PARIS')).toMatchObject({ place: { unLocode: 'FRPAR' } });
  });
});

const DATA = resolve('../shared/data');
if (!existsSync(DATA)) console.log('Skipped: the published lists are not beside this checkout (../shared/data).');

describe.skipIf(!existsSync(DATA))('published lists (needs ../shared/data)', () => {
  it.each([
    ['harmonized-system', 'codes/hs2022.csv', 6940, 6939],
    ['un-locode', 'places/sea_ports_unlocode.csv', 1634, 1627],
    ['taxa', 'cites/usfws_lemis_taxa.csv', 25773, 22000],
    ['taxa', 'cites/priority_taxa.csv', 96, 96],
    ['taxa', 'cites/cites_quotas.csv', 72, 30],
  ] as const)('%s from %s: %i rows', async (name, file, rows, atLeast) => {
    const { json } = await addReferenceList(name, join(DATA, file), { tell, edition: 'as published' });
    expect(json.rows).toBe(rows);
    expect(json.codes).toBeGreaterThanOrEqual(atLeast);
    expect(readReferenceLists(home).get(name)?.edition).toBe('as published');
  });

  it('confirm an HS code that is in the edition, and no other', async () => {
    await addReferenceList('harmonized-system', join(DATA, 'codes/hs2022.csv'), { tell, edition: 'HS 2022' });
    haveReferenceLists(readReferenceLists(home));
    expect(checkHsCode('854911').verdict).toBe('VALID');
    // 8548.10 left the nomenclature with HS 2022.
    expect(checkHsCode('854810')).toMatchObject({
      verdict: 'VALID_FORMAT_UNCHECKED',
      because: expect.stringContaining('HS 2022'),
    });
  });
});
