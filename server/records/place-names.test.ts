import { describe, expect, it } from 'vitest';
import { isCountry } from './countries.js';
import { type PlaceContext, placeNamed } from './place-names.js';
import AIRPORTS from './reference/airports.json' with { type: 'json' };
import ALIASES from './reference/place-aliases.json' with { type: 'json' };
import { UN_LOCODES } from './un-locode-table.js';

describe('the place that a text names', () => {
  it.each<[string, PlaceContext, string, string]>([
    ['Mombasa', {}, 'place:KEMBA', 'NAME'],
    ['KEMBA', {}, 'place:KEMBA', 'UN_LOCODE'],
    ['KE MBA', {}, 'place:KEMBA', 'UN_LOCODE'],
    ['蒙巴萨', {}, 'place:KEMBA', 'NAME'],
    ['MBA', { mode: 'AIR' }, 'place:KEMBA', 'IATA'],
    ['Hai Phong / Haiphong / VNHPH', {}, 'place:VNHPH', 'NAME'],
    ['Hải Phòng', { country: 'VN' }, 'place:VNHPH', 'NAME'],
    ['Leningrad', {}, 'place:RULED', 'NAME'],
    ['Kenya', {}, 'place:KE', 'COUNTRY'],
  ])('%s (%j) is %s, by %s', (text, context, key, by) => {
    expect(placeNamed(text, context)).toMatchObject({ place: { identityKey: key }, by });
  });

  it.each<[string, PlaceContext, string, readonly string[]]>([
    ['MBA', {}, 'MBA is the code of an airport (IATA); say whether the goods went by air', ['KEMBA']],
    ['MBA', { mode: 'SEA' }, 'MBA is the code of an airport (IATA), and the goods did not go by air', ['KEMBA']],
    ['Mombasa / Hai Phong', {}, 'it names more than one place', ['KEMBA', 'VNHPH']],
    ['San Tome', {}, 'it is not in the list of places at hand; say the country', []],
    ['Lodwar', { country: 'KE' }, 'Lodwar in KE is not in the list of places at hand', []],
    ['', {}, 'no place is named', []],
  ])('%s (%j) is none: %s %j', (text, context, because, codes) => {
    const found = placeNamed(text, context);
    expect(found).toMatchObject({ place: null, because });
    if (found.place === null) expect(found.candidates.flatMap((c) => c.unLocode ?? [])).toEqual(codes);
  });

  it('other names and airports are of places in the list', () => {
    for (const code of [...Object.keys(ALIASES), ...Object.values(AIRPORTS)]) {
      expect([code, UN_LOCODES.has(code), isCountry(code.slice(0, 2))]).toEqual([code, true, true]);
    }
  });
});
