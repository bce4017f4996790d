import { describe, expect, it } from 'vitest';
import { readPosition } from '../../server/records/coordinates.js';
import { type PlaceContext, placeNamed } from '../../server/records/place-names.js';
import { textsOf, titleOf } from './case-table.js';

describe(titleOf('HC50'), () => {
  const [first = '', second = '', third = '', grid = ''] = textsOf('HC50');
  it.each([first, second, third, "04°03'S, 039°40'E", '0403S 03940E', '39.67E 4.05S'])(
    '%s is one position, to the minute',
    (text) => {
      expect(readPosition(text)).toMatchObject({ value: '-4.05,39.67', precision: 'MINUTE' });
    },
  );

  it.each([grid, '37MES1234567890', '37M 512345 9553210'])('%s is not read, and says so', (text) => {
    expect(readPosition(text)).toMatchObject({
      value: null,
      code: 'UNSUPPORTED',
      because: expect.stringContaining('give degrees'),
    });
  });

  it.each([
    ['0,0', 'PLACEHOLDER'],
    ["4°03'S 39°75'E", 'IMPOSSIBLE'],
  ])('%s is %s', (text, code) => {
    expect(readPosition(text)).toMatchObject({ value: null, code });
  });
});

describe(titleOf('HC51'), () => {
  const [mombasa = '', iata = '', locode = '', kilindini = '', threeNames = '', saigon = '', twoNames = ''] =
    textsOf('HC51');
  it.each<[string, PlaceContext, string]>([
    [mombasa, {}, 'KEMBA'],
    [locode, {}, 'KEMBA'],
    [kilindini, {}, 'KEMBA'],
    [threeNames, {}, 'VNHPH'],
    [saigon, {}, 'VNSGN'],
    [iata, { mode: 'AIR' }, 'KEMBA'],
    [twoNames.split(' vs ')[0] as string, {}, 'STTMS'],
    ['Bombay', {}, 'INBOM'],
    ['海防', {}, 'VNHPH'],
  ])('%s (%j) is %s', (text, context, code) => {
    expect(placeNamed(text, context).place?.unLocode).toBe(code);
  });

  it.each([iata, 'NBO', 'HKG'])('%s is an airport, and the mode is asked for', (text) => {
    expect(placeNamed(text)).toMatchObject({ place: null, because: expect.stringContaining('by air') });
  });

  it('a name that is only like another is not taken for it', () => {
    expect(placeNamed(twoNames.split(' vs ')[1] as string).place).toBeNull();
    expect(placeNamed('Haipong').place).toBeNull();
  });
});
