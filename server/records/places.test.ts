import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { countryName, countryOf } from './countries.js';
import { placesIn, placeWithUnLocode } from './places.js';
import { UN_LOCODES } from './un-locode-table.js';

describe('knowing a country by its name', () => {
  it.each([
    ['USA', 'US'],
    ['UAE', 'AE'],
    ['Hong Kong', 'HK'],
    ['DR Congo', 'CD'],
    ['Congo, Democratic Republic of the', 'CD'],
    ['Republic of Congo', 'CG'],
    ["Democratic People's Republic of Korea", 'KP'],
    ['Korea, South', 'KR'],
    ['Tanzania', 'TZ'],
    ['Viet Nam', 'VN'],
    ['Vietnam', 'VN'],
    ['Taiwan ', 'TW'],
    ["Côte d'Ivoire", 'CI'],
    ['Ivory Coast', 'CI'],
    ['Russian Federation', 'RU'],
    ['Россия', 'RU'],
    ['Allemagne', 'DE'],
    ['ke', 'KE'],
    ['KEN', 'KE'],
    ['Congo', null],
    ['Africa', null],
    ['None Identified', null],
    ['', null],
  ])('%s is %s', (name, code) => {
    expect(countryOf(name)).toBe(code);
  });

  it('says a code in words', () => {
    expect(countryName('KE')).toBe('Kenya');
  });
});

describe('finding the places in a text', () => {
  it.each([
    ['Nairobi, Kenya', [['Nairobi', 'KE', 'place:KENBO']]],
    ['Lodwar, Kenya', [['Lodwar', 'KE', 'place:KE:lodwar']]],
    ['Guyana', [['Guyana', 'GY', 'place:GY']]],
    ['Sao Paulo, Brazil', [['Sao Paulo', 'BR', 'place:BRSAO']]],
    ['São Paulo, Brazil', [['São Paulo', 'BR', 'place:BRSAO']]],
    ['Kuala Lumpur, Malaysia ', [['Kuala Lumpur', 'MY', 'place:MYKUL']]],
    ['Urumqi,China', [['Urumqi', 'CN', 'place:CN:urumqi']]],
    ['Hong Kong, China', [['Hong Kong', 'HK', 'place:HKHKG']]],
    ['Thailand, Bangkok', [['Bangkok', 'TH', 'place:THBKK']]],
    ['Singapore', [['Singapore', 'SG', 'place:SGSIN']]],
    ['Singapore, Singapore', [['Singapore', 'SG', 'place:SGSIN']]],
    ['Maldives, Maldives', [['Maldives', 'MV', 'place:MV']]],
    ['Bukavu, Congo', [['Bukavu', null, null]]],
    ['Africa', [['Africa', null, null]]],
    [
      'Canada, Turkey',
      [
        ['Canada', 'CA', 'place:CA'],
        ['Turkey', 'TR', 'place:TR'],
      ],
    ],
    [
      'Uganda; Dubai, UAE; Laos',
      [
        ['Uganda', 'UG', 'place:UG'],
        ['Dubai', 'AE', 'place:AEDXB'],
        ['Laos', 'LA', 'place:LA'],
      ],
    ],
    ['', []],
  ])('%s', (text, expected) => {
    expect(placesIn(text).map((p) => [p.name, p.country, p.identityKey])).toEqual(expected);
  });

  it('keeps the part of the text that names each', () => {
    expect(placesIn('Doha, Qatar; Bangkok, Thailand').map((p) => p.raw)).toEqual(['Doha, Qatar', 'Bangkok, Thailand']);
  });

  it('names a code as the table does', () => {
    expect(placeWithUnLocode('KEMBA')).toMatchObject({ name: 'Mombasa', country: 'KE', identityKey: 'place:KEMBA' });
    expect(placeWithUnLocode('KELAU')).toMatchObject({ name: 'KELAU', identityKey: 'place:KELAU' });
  });
});

const PORTS = ['../shared/data/places/sea_ports_unlocode.csv', '../shared/data/places/world_port_index.csv'];
const arePresent = PORTS.every((p) => existsSync(p));
if (!arePresent) console.log(`Skipped: ${PORTS.join(' or ')} is not there.`);
it.skipIf(!arePresent)('no code of the table names another port in published lists', () => {
  const published = new Map<string, string[]>();
  for (const path of PORTS) {
    for (const row of parse(readFileSync(path), { columns: true }) as Record<string, string>[]) {
      const names = [row.name, row.city, row.alias, row.port_name, row.alt_port_name].filter((n): n is string =>
        Boolean(n),
      );
      const code = row.unlocode?.replace(/\s/g, '') ?? '';
      published.set(code, [...(published.get(code) ?? []), ...names]);
    }
  }
  const letters = (name: string) =>
    name
      .normalize('NFD')
      .replace(/[^\p{L}]/gu, '')
      .toLowerCase();
  const differing = [...UN_LOCODES].filter(([code, names]) => {
    const theirs = (published.get(code) ?? []).map(letters);
    return (
      theirs.length > 0 && !names.some((n) => theirs.some((t) => t.includes(letters(n)) || letters(n).includes(t)))
    );
  });
  expect(differing).toEqual([]);
});
