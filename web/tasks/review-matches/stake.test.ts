import { describe, expect, it } from 'vitest';
import { stakeReason, whatMeets } from './stake.js';

const of = (kind: 'SEIZURE' | 'CONSIGNMENT' | 'PLACE', count: number) => ({ kind, count });

describe('why a pair stands where it stands', () => {
  it.each([
    [0, of('SEIZURE', 3), of('CONSIGNMENT', 2), 'joins 3 seizures with 2 consignments'],
    [1, of('SEIZURE', 1), of('SEIZURE', 1), 'joins 1 seizure with 1 seizure, touches a case'],
    [2, of('PLACE', 1), of('PLACE', 1200), 'joins 1 place with 1,200 places, touches 2 cases'],
    [0, of('SEIZURE', 3), null, 'joins no links'],
    [1, null, null, 'joins no links, touches a case'],
  ])('is said in one line (%i, %o, %o)', (casesTouched, left, right, reason) => {
    expect(stakeReason({ casesTouched, left, right })).toBe(reason);
  });

  it('lists that of which most meets first', () => {
    const change = (kind: 'SEIZURE' | 'PLACE', left: number, right: number) => ({ kind, left, right, both: 9 });
    expect(whatMeets({ changes: [change('PLACE', 1, 1), change('SEIZURE', 0, 4)] }).map((c) => c.kind)).toEqual([
      'SEIZURE',
      'PLACE',
    ]);
  });
});
