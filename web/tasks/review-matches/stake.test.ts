import { describe, expect, it } from 'vitest';
import { stakeReason, whatMeets } from './stake.js';

const change = (kind: 'SEIZURE' | 'CONSIGNMENT' | 'PLACE', left: number, right: number, both = 0) =>
  ({ __typename: 'MatchChange', kind, left, right, both }) as const;

describe('why a pair stands where it stands', () => {
  it.each([
    [0, [change('SEIZURE', 3, 0), change('CONSIGNMENT', 4, 2)], 'joins 3 seizures with 2 consignments'],
    [1, [change('SEIZURE', 1, 1)], 'joins 1 seizure with 1 seizure, touches a case'],
    [2, [change('PLACE', 1, 1200)], 'joins 1 place with 1,200 places, touches 2 cases'],
    [0, [change('SEIZURE', 3, 0, 2)], 'joins no links'],
    [1, [], 'joins no links, touches a case'],
  ])('is said in one line (%i, %o)', (casesTouched, changes, said) => {
    expect(stakeReason({ casesTouched, changes })).toBe(said);
  });

  it('lists what tells most first', () => {
    const changes = [change('PLACE', 1, 1), change('CONSIGNMENT', 0, 1), change('SEIZURE', 1, 0)];
    expect(whatMeets({ casesTouched: 0, changes }).map((c) => c.kind)).toEqual(['SEIZURE', 'CONSIGNMENT', 'PLACE']);
  });
});
