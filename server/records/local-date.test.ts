import { describe, expect, it } from 'vitest';
import { localDateOf, timeZoneOf } from './local-date.js';
import PLACES from './reference/places.json' with { type: 'json' };
import ZONES from './reference/time-zones.json' with { type: 'json' };
import { UN_LOCODES } from './un-locode-table.js';

describe('the day at a place at an instant', () => {
  it.each([
    ['2019-02-19T22:10:00Z', 'KEMBA', '2019-02-20'],
    ['2019-02-19T20:59Z', 'KEMBA', '2019-02-19'],
    ['2019-02-19T21:00Z', 'KEMBA', '2019-02-20'],
    ['2019-02-19T22:10:00Z', 'CNNGB', '2019-02-20'],
    ['2019-02-20T04:30:00Z', 'USLAX', '2019-02-19'],
    ['2019-02-20T04:30:00Z', 'USNYC', '2019-02-19'],
    ['2019-07-20T22:30:00Z', 'GBFXT', '2019-07-20'],
    ['2019-07-20T23:30:00Z', 'GBFXT', '2019-07-21'],
    ['2019-01-20T23:30:00Z', 'GBFXT', '2019-01-20'],
    ['2019-02-20T01:00:00+0300', 'GBFXT', '2019-02-19'],
  ])('%s at %s is %s', (instant, place, value) => {
    expect(localDateOf(instant, place).value).toBe(value);
  });

  it.each([
    ['2019-02-19 22:10', 'KEMBA', 'it is no instant: a time with Z or an offset'],
    ['2019-02-19T22:10', 'KEMBA', 'it is no instant: a time with Z or an offset'],
    ['2019-13-19T22:10Z', 'KEMBA', 'it is no instant: a time with Z or an offset'],
    ['2019-02-19T22:10Z', 'USXYZ', 'the time zone of USXYZ is not known'],
  ])('%s at %s is not known: %s', (instant, place, because) => {
    expect(localDateOf(instant, place)).toEqual({ value: null, because });
  });

  it('is known for every place of the list, in a time zone that Node has', () => {
    for (const code of UN_LOCODES.keys()) expect([code, timeZoneOf(code)]).not.toContain(null);
    const zones = new Set([...Object.values(ZONES), ...PLACES.flatMap(([, , , zone]) => (zone ? [`${zone}`] : []))]);
    for (const timeZone of zones) expect(() => new Intl.DateTimeFormat('en', { timeZone })).not.toThrow();
  });
});
