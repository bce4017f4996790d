import { describe, expect, it } from 'vitest';
import { aNode, anEdge, aPicture } from '../../picture/a-picture.js';
import { choicesOf, wouldAdd } from './expansion.js';

const counts = [
  { kind: 'OWNS', outward: true, entityKind: 'VESSEL', count: 3 },
  { kind: 'OWNS', outward: false, entityKind: 'VESSEL', count: 1 },
  { kind: 'RECEIVED', outward: true, entityKind: 'CONSIGNMENT', count: 114 },
];

describe('what an expansion offers', () => {
  const picture = aPicture(
    [aNode({ id: 'a' }), aNode({ id: 'v', kind: 'VESSEL' }), aNode({ id: 'w', kind: 'VESSEL', hidden: true })],
    [anEdge('a', 'v'), anEdge('a', 'w')],
  );
  const choices = choicesOf(counts, picture, 'a');

  it('joins both directions of a kind, most links first', () => {
    expect(choices.map(({ key, count, outward, inward }) => [key, count, outward, inward])).toEqual([
      ['RECEIVED CONSIGNMENT', 114, true, false],
      ['OWNS VESSEL', 4, true, true],
    ]);
  });

  it('counts what is visible on the chart already, not what is hidden', () => {
    expect(choices.find((choice) => choice.key === 'OWNS VESSEL')?.onChart).toBe(1);
  });

  it('says how many would come, up to the number chosen', () => {
    expect(choices.map((choice) => wouldAdd(choice, 25))).toEqual([25, 3]);
  });
});
