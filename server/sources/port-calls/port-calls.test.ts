import { describe, expect, it } from 'vitest';
import { draftBy } from '../../../test/world/a-row.js';
import { portCalls } from './source.js';

describe('a port call', () => {
  const call = draftBy(portCalls, 'port-calls', {
    call_id: 'PC-190003',
    port: 'VNHPH',
    port_name: 'Hai Phong',
    imo: '9347120',
    mmsi: '636018455',
    name: 'GANNET PIONEER',
    arrived_at: '2019-03-09T01:45Z',
    departed_at: '2019-03-13T20:00Z',
  });

  it('says from which day to which she lay there', () => {
    expect(call.statements).toMatchObject([{ kind: 'CALLED_AT', heldFrom: '2019-03-09', heldUntil: '2019-03-13' }]);
  });

  it('keeps a wrong IMO number as what was sent, with a warning', () => {
    expect(call.mentions[0]).toMatchObject({ kind: 'VESSEL', identityKey: null });
    expect(call.mentions[0]?.values.find((v) => v.property === 'imo')).toMatchObject({
      value: '9347120',
      verdict: 'CHECKSUM_FAILED',
    });
    expect(call.warnings).toMatchObject([{ column: 'imo', value: '9347120' }]);
  });
});

describe('an AIS gap', () => {
  it('is a fact about the ship and links her to nothing', () => {
    const gap = draftBy(portCalls, 'ais-gaps', {
      gap_id: 'AG-190004',
      imo: '9341720',
      name: 'GANNET PIONEER',
      gap_from: '2019-02-19T04:10Z',
      gap_until: '2019-02-20T11:10Z',
      hours: '31',
    });
    expect(gap.statements).toEqual([]);
    expect(gap.mentions[0]?.values.find((v) => v.property === 'aisGapHours')?.value).toBe('31');
  });
});
