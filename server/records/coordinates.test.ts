import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkAgainstPlace, distanceKm, type Position, readPosition } from './coordinates.js';
import PLACES from './reference/places.json' with { type: 'json' };

describe('reading a position', () => {
  it.each([
    ["4°03'S 39°40'E", '-4.05,39.67', 'MINUTE'],
    ['4°03′00″S, 39°40′12″E', '-4.05,39.67', 'SECOND'],
    ['4° 3\' 12.5" S 39° 40\' 1" E', '-4.0535,39.6669', 'SECOND'],
    ['S04 03.0 E039 40.0', '-4.05,39.67', 'MINUTE'],
    ['04-03.0S 039-40.0E', '-4.05,39.67', 'MINUTE'],
    ["04°03.25'S 039°40.50'E", '-4.0542,39.675', 'SECOND'],
    ['-4.05;39.67', '-4.05,39.67', 'MINUTE'],
    ['-4.05, 39.67', '-4.05,39.67', 'MINUTE'],
    ['-4.05 39.67', '-4.05,39.67', 'MINUTE'],
    ['-4,05; 39,67', '-4.05,39.67', 'MINUTE'],
    ['4.05S 39.67E', '-4.05,39.67', 'MINUTE'],
    ['39.67E 4.05S', '-4.05,39.67', 'MINUTE'],
    ['Lat: -4.0535 Lon: 39.6669', '-4.0535,39.6669', 'SECOND'],
    ['0403S03940E', '-4.05,39.67', 'MINUTE'],
    ['040312S 0394005E', '-4.0533,39.6681', 'SECOND'],
    ['4d03m12s S 39d40m05s E', '-4.0533,39.6681', 'SECOND'],
    ['POINT(39.67 -4.05)', '-4.05,39.67', 'MINUTE'],
    ['-4 39', '-4,39', 'DEGREE'],
    ['٤.٠٥ ٣٩.٦٧', '4.05,39.67', 'MINUTE'],
  ])('%s is %s to the %s', (text, value, precision) => {
    expect(readPosition(text)).toMatchObject({ value, precision });
  });

  it.each([
    ['37MFS 12345 67890 (MGRS)', 'UNSUPPORTED', 'a grid reference (MGRS) is not read; give degrees'],
    ['37M 512345 9553210', 'UNSUPPORTED', 'a UTM reference is not read; give degrees'],
    ['6GCRWMX9+9G', 'UNSUPPORTED', 'an open location code is not read; give degrees'],
    ['0, 0', 'PLACEHOLDER', 'the position 0, 0 stands in for one that nobody knew'],
    ['139.67, -4.05', 'AMBIGUOUS', 'the first number is no latitude; longitude may come first'],
    ['4 S 39 O', 'AMBIGUOUS', '"O" is west in Spanish and French and east in German'],
    ["4°63'S 39°40'E", 'IMPOSSIBLE', 'its minutes, seconds or signs do not fit together'],
    ['95.5N 39.67E', 'IMPOSSIBLE', 'there is no such latitude'],
    ['4.05S 39.67S', 'IMPOSSIBLE', 'both numbers are of one direction'],
    ['-4.05', 'NO_POSITION', 'it is not written as a position'],
    ['off Mombasa', 'NO_POSITION', 'it is not written as a position'],
    ['', 'EMPTY', 'no position is given'],
  ])('%s is not read (%s): %s', (text, code, because) => {
    expect(readPosition(text)).toMatchObject({ value: null, code, because });
  });

  it('reads what it wrote as the same', () => {
    const degrees = (most: number) => fc.integer({ min: -most * 10_000, max: most * 10_000 }).map((n) => n / 10_000);
    fc.assert(
      fc.property(degrees(90), degrees(180), (latitude, longitude) => {
        fc.pre(latitude !== 0 || longitude !== 0);
        const read = readPosition(`${latitude.toFixed(4)},${longitude.toFixed(4)}`);
        expect(read.value).toBe(`${latitude},${longitude}`);
      }),
    );
  });
});

describe('a position and the place that the record names', () => {
  it.each([
    ['-4.05,39.67', 'KEMBA', true, '2 km from KEMBA'],
    ['4.05,39.67', 'KEMBA', false, '903 km from KEMBA; it would be near if south and north are exchanged'],
    ['-4.05,-39.67', 'KEMBA', false, '8796 km from KEMBA; it would be near if east and west are exchanged'],
    ['39.67,-4.05', 'KEMBA', false, '6601 km from KEMBA; it would be near if latitude and longitude are exchanged'],
    ['20.86,106.68', 'KEMBA', false, '7806 km from KEMBA'],
    ['20.86,106.68', 'VNHPH', true, '7 km from VNHPH'],
    ['20.86,106.68', 'VNXXX', null, 'where VNXXX lies is not known'],
  ])('%s and %s: %s, %s', (text, place, agrees, because) => {
    expect(checkAgainstPlace(readPosition(text) as Position, place)).toMatchObject({ agrees, because });
  });

  it('a degree of latitude is 111 km everywhere, one of longitude half of that in 60 degrees north', () => {
    expect(distanceKm({ latitude: 0, longitude: 0 }, { latitude: 1, longitude: 0 })).toBeCloseTo(111.19, 1);
    expect(distanceKm({ latitude: 60, longitude: 0 }, { latitude: 60, longitude: 1 })).toBeCloseTo(55.6, 1);
    expect(distanceKm({ latitude: 0, longitude: 179 }, { latitude: 0, longitude: -179 })).toBeCloseTo(222.39, 1);
  });

  it('every place of the list lies on the globe', () => {
    for (const [code, latitude, longitude] of PLACES) {
      expect([code, Math.abs(latitude as number) <= 90, Math.abs(longitude as number) <= 180]).toEqual([
        code,
        true,
        true,
      ]);
    }
  });
});
