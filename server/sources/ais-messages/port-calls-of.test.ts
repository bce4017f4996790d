import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aRow } from '../../../test/world/a-row.js';
import { type AisPosition, positionOf } from './ais-position.js';
import { PORT_CALL_THRESHOLDS, type Port, portCallsOf } from './port-calls-of.js';

const MOMBASA: Port = { unLocode: 'KEMBA', latitude: -4.05, longitude: 39.65 };
const KILINDINI: Port = { unLocode: 'KEKIL', latitude: -4.07, longitude: 39.65 };
const PORTS = [MOMBASA, { unLocode: 'TZZNZ', latitude: -6.16, longitude: 39.19 }];

/** Kilometres north of Mombasa, at an hour of the first days of March; "kn" is the speed. */
function at(hour: number, kmNorth: number, kn: number | null = 12, more: Partial<AisPosition> = {}): AisPosition {
  return {
    message: `h${hour}`,
    mmsi: '636018455',
    at: new Date(Date.UTC(2019, 2, 1) + hour * 3_600_000).toISOString(),
    latitude: MOMBASA.latitude + kmNorth / 111.195,
    longitude: MOMBASA.longitude,
    speedKn: kn,
    navigationStatus: null,
    ...more,
  };
}

/** Calls as "port arrived-departed because", by the messages they rest on. */
const told = (positions: readonly AisPosition[], ports = PORTS) =>
  portCallsOf(positions, ports).calls.map(
    (c) =>
      `${c.unLocode} ${c.restsOn.arrivedAt}-${c.restsOn.departedAt ?? '?'} ${c.because} ${c.restsOn.because.join(',')}`,
  );

describe('port calls', () => {
  it.each([
    [
      'she comes, stops and goes',
      [at(0, 40), at(1, 2, 8), at(2, 0.5, 0), at(9, 2, 6), at(10, 30)],
      ['KEMBA h1-h9 STOPPED h2'],
    ],
    ['she only passes', [at(0, 40), at(1, 2, 12), at(2, -30)], []],
    [
      'she is moored and sends no speed',
      [at(0, 40), at(1, 1, null, { navigationStatus: 5 }), at(2, 40)],
      ['KEMBA h1-h1 STATUS h1'],
    ],
    ['she is silent in port', [at(0, 40), at(1, 1, 5), at(6, 1, 5), at(7, 40)], ['KEMBA h1-h6 SILENT h1,h6']],
    ['she was silent too shortly', [at(0, 40), at(1, 1, 5), at(4, 1, 5), at(5, 40)], []],
    ['she is not seen leaving', [at(0, 40), at(1, 1, 0)], ['KEMBA h1-? STOPPED h1']],
    [
      'she drifts between the two reaches',
      [at(0, 40), at(1, 2.9, 0), at(2, 3.9, 1), at(3, 2.5, 0), at(4, 4.2, 9)],
      ['KEMBA h1-h3 STOPPED h1,h3'],
    ],
    ['she stops outside', [at(0, 40), at(1, 3.5, 0), at(2, 40)], []],
    [
      'she comes twice',
      [at(0, 1, 0), at(2, 40), at(4, 1, 0), at(6, 40)],
      ['KEMBA h0-h0 STOPPED h0', 'KEMBA h4-h4 STOPPED h4'],
    ],
    [
      'messages come in no order',
      [at(10, 30), at(2, 0.5, 0), at(0, 40), at(9, 2, 6), at(1, 2, 8)],
      ['KEMBA h1-h9 STOPPED h2'],
    ],
  ])('%s', (_what, positions, calls) => {
    expect(told(positions)).toEqual(calls);
  });

  it('are of the nearer of two ports', () => {
    expect(told([at(0, -1.5, 0)], [MOMBASA, KILINDINI])).toEqual(['KEKIL h0-? STOPPED h0']);
    expect(told([at(0, -0.5, 0)], [KILINDINI, MOMBASA])).toEqual(['KEMBA h0-? STOPPED h0']);
  });

  it('say when, how near, and by which message', () => {
    expect(portCallsOf([at(1, 2, 8), at(2, 0.5, 0), at(9, 2, 6), at(10, 30)], PORTS).calls).toEqual([
      {
        mmsi: '636018455',
        unLocode: 'KEMBA',
        arrivedAt: '2019-03-01T01:00:00.000Z',
        departedAt: '2019-03-01T09:00:00.000Z',
        nearestKm: 0.5,
        because: 'STOPPED',
        numberIsShared: false,
        restsOn: { arrivedAt: 'h1', departedAt: 'h9', seenOutside: 'h10', nearestKm: 'h2', because: ['h2'] },
      },
    ]);
  });

  it('are told apart where two ships use one number', () => {
    const far = { latitude: 35, longitude: 129 };
    const both = [
      at(0, 1, 0),
      at(0.5, 0, 10, { ...far, message: 'x' }),
      at(1, 1, 0),
      at(1.5, 0, 10, { ...far, message: 'y' }),
      at(2, 40),
    ];
    const { calls, gaps } = portCallsOf(both, PORTS);
    expect(calls.map((c) => [c.restsOn.arrivedAt, c.restsOn.departedAt, c.numberIsShared])).toEqual([
      ['h0', 'h1', true],
    ]);
    expect(gaps).toEqual([]);
  });
});

describe('silences', () => {
  it.each([
    [11.9, 100, []],
    [12, 100, [['h0', 'h12', 12, 100, 4.5, null]]],
    [48, 300, [['h0', 'h48', 48, 300, 3.4, null]]],
  ] as const)('of %f hours over %i km', (hours, km, found) => {
    const { gaps } = portCallsOf([at(0, 200), at(hours, 200 + km)], PORTS);
    expect(gaps.map((g) => [...g.restsOn, g.hours, g.distanceKm, g.speedKn, g.inPort])).toEqual(found);
  });

  it('at berth say in which port', () => {
    const { gaps } = portCallsOf([at(0, 1, 0), at(20, 1, 0), at(21, 40)], PORTS);
    expect(gaps.map((g) => [g.hours, g.inPort])).toEqual([[20, 'KEMBA']]);
  });
});

it('every value rests on messages that were there, and no order of them matters', () => {
  const position = fc
    .record({
      hour: fc.integer({ min: 0, max: 200 }),
      km: fc.integer({ min: -60, max: 60 }),
      kn: fc.constantFrom(0, 0.1, 5, 12, null),
      mmsi: fc.constantFrom('636018455', '353136000'),
    })
    .map(({ hour, km, kn, mmsi }) => at(hour, km / 10, kn, { mmsi, message: `${mmsi}/${hour}/${km}/${kn}` }));
  fc.assert(
    fc.property(fc.uniqueArray(position, { selector: (p) => `${p.mmsi} ${p.at}`, maxLength: 40 }), (positions) => {
      const found = portCallsOf(positions, PORTS);
      expect(portCallsOf([...positions].reverse(), PORTS)).toEqual(found);
      const byMessage = new Map(positions.map((p) => [p.message, p]));
      for (const { restsOn, arrivedAt, departedAt, mmsi } of found.calls) {
        expect(byMessage.get(restsOn.arrivedAt)).toMatchObject({ at: arrivedAt, mmsi });
        if (departedAt !== null)
          expect(byMessage.get(restsOn.departedAt as string)).toMatchObject({ at: departedAt, mmsi });
        for (const message of restsOn.because) expect(byMessage.has(message)).toBe(true);
      }
      for (const { restsOn, from, until, hours } of found.gaps) {
        expect(restsOn.map((message) => byMessage.get(message)?.at)).toEqual([from, until]);
        expect(hours).toBeGreaterThanOrEqual(PORT_CALL_THRESHOLDS.gapHours);
      }
    }),
  );
});

describe('a position', () => {
  const cells = {
    mmsi: '636018455',
    time: '2019-03-02T04:10:00Z',
    lat: '-4.05',
    lon: '39.68',
    sog_kn: '0.1',
    nav_status: '5',
  };
  it.each([
    [
      {},
      {
        message: 'line 2',
        mmsi: '636018455',
        at: '2019-03-02T04:10:00Z',
        latitude: -4.05,
        longitude: 39.68,
        speedKn: 0.1,
        navigationStatus: 5,
      },
    ],
    [{ sog_kn: '', nav_status: '' }, expect.objectContaining({ speedKn: null, navigationStatus: null })],
    [{ time: '' }, null],
    [{ lat: 'north' }, null],
    [{ mmsi: '' }, null],
  ])('with %o', (more, found) => {
    expect(positionOf(aRow({ ...cells, ...more }))).toEqual(found);
  });
});
