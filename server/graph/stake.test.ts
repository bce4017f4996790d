import { describe, expect, it } from 'vitest';
import type { EntityKind } from '../records/mention.js';
import { joined, type MatchStake, stakeKey, tellingOf } from './stake.js';

type Counts = readonly [kind: EntityKind, left: number, right: number, both?: number];

function stake(casesTouched: number, ...counts: readonly Counts[]): MatchStake {
  return { casesTouched, changes: counts.map(([kind, left, right, both = 0]) => ({ kind, left, right, both })) };
}

describe('what a decision about a match would change', () => {
  it.each([
    ['seizures of both sides', stake(0, ['SEIZURE', 3, 2]), 5, 5],
    ['seizures of one, consignments of the other', stake(0, ['SEIZURE', 3, 0], ['CONSIGNMENT', 0, 2]), 3, 5],
    ['a side that brings nothing of its own', stake(0, ['SEIZURE', 3, 0, 2], ['VESSEL', 1, 0]), 0, 0],
    ['what both are linked to already', stake(0, ['SEIZURE', 0, 0, 4]), 0, 0],
    ['nothing at all', stake(2), 0, 0],
  ])('counts %s', (_, at, seizures, links) => {
    expect([joined(at, 'SEIZURE'), joined(at)]).toEqual([seizures, links]);
  });

  it('orders by cases, then seizures, consignments and links, most first', () => {
    const inOrder = [
      stake(2),
      stake(1, ['SEIZURE', 1, 0], ['VESSEL', 0, 1]),
      stake(1, ['CONSIGNMENT', 9, 9]),
      stake(0, ['SEIZURE', 10, 2]),
      stake(0, ['SEIZURE', 9, 2], ['CONSIGNMENT', 9, 9]),
      stake(0, ['CONSIGNMENT', 1, 1]),
      stake(0, ['VESSEL', 400, 1]),
      stake(0, ['VESSEL', 3, 1]),
      stake(0, ['VESSEL', 3, 0]),
    ].map(stakeKey);
    expect([...inOrder].sort()).toEqual(inOrder);
    expect(new Set(inOrder).size).toBe(inOrder.length);
  });

  it.each([
    [stake(0, ['PLACE', 9, 9], ['SEIZURE', 3, 0], ['CONSIGNMENT', 4, 2]), 'SEIZURE 3', 'CONSIGNMENT 2'],
    [stake(0, ['PLACE', 1, 0, 5]), 'PLACE 1', null],
    [stake(0), null, null],
  ])('tells of each side what tells most (%#)', (at, left, right) => {
    const said = (side: 'left' | 'right') => {
      const telling = tellingOf(at, side);
      return telling && `${telling.kind} ${telling.count}`;
    };
    expect([said('left'), said('right')]).toEqual([left, right]);
  });
});
