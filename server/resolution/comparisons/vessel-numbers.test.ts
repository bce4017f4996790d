import { describe, expect, it } from 'vitest';
import { saying } from '../../../test/matching/saying.js';
import { featuresOf } from '../features.js';
import { shippedParameters } from '../parameters.js';
import { compareVesselNumbers } from './vessel-numbers.js';

const vessel = (id: string, given: Parameters<typeof saying>[2]) =>
  featuresOf(saying(id, 'VESSEL', given), shippedParameters);

describe('comparing vessel numbers', () => {
  it.each([
    // left                                            right                                             bits   why
    [
      { imo: '9074729', mmsi: '636092000' },
      { imo: '9074729', mmsi: '538090001' },
      18,
      're-flagged: same hull, new MMSI',
    ],
    [{ imo: '9074729', mmsi: '636092000' }, { imo: '9319466', mmsi: '636092000' }, -1, 'MMSI reissued to another hull'],
    [{ mmsi: '636092000' }, { imo: '9074729', mmsi: '636092000' }, 17, 'only one source knew the IMO number'],
    [{ callSign: 'A8XY2' }, { imo: '9074729', callSign: 'A8XY2' }, 16.5, 'a call sign in common'],
    [{ mmsi: '636092000', callSign: 'A8XY2' }, { mmsi: '636092000', callSign: 'A8XY2' }, 19, 'given out together'],
    [{ mmsi: '636092000' }, { mmsi: '538090001' }, 0, 'another MMSI refutes nothing'],
    [
      { imo: { value: '9074728', verdict: 'CHECKSUM_FAILED' as const } },
      { imo: '9074729' },
      0,
      'a wrong number says nothing',
    ],
    [{ mmsi: '123456789' }, { mmsi: '123456789' }, 0, 'a number that many are known to use'],
    [{}, { imo: '9074729' }, 0, 'nothing to compare'],
  ])('%o against %o weighs %d bits: %s', (left, right, bits, _why) => {
    expect(compareVesselNumbers(vessel('a', left), vessel('b', right), shippedParameters, null)).toBe(bits);
  });
});
