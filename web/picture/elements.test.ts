import { describe, expect, it } from 'vitest';
import { aNode, anEdge, aPicture } from './a-picture.js';
import { differenceBetween, edgeElement, lineWidth } from './elements.js';
import { drawnLinks, emptyPicture, MATCH } from './picture-state.js';

const before = aPicture([aNode({ id: 'a' }), aNode({ id: 'b' })], [anEdge('a', 'b')]);

describe('the difference between two pictures', () => {
  it('is all of it at first', () => {
    const { added, removedIds, changed } = differenceBetween(emptyPicture, before);
    expect(added.map((element) => element.data.id)).toEqual(['a', 'b', 'a-b']);
    expect([...removedIds, ...changed]).toEqual([]);
  });

  it('takes a line away with its end', () => {
    const after = aPicture([aNode({ id: 'a' }), aNode({ id: 'b', hidden: true })], [anEdge('a', 'b')]);
    expect(differenceBetween(before, after).removedIds).toEqual(['a-b', 'b']);
  });

  it('tells what moved or was pinned, and nothing else', () => {
    const after = aPicture([aNode({ id: 'a', x: 4, pinned: true }), aNode({ id: 'b' })], [anEdge('a', 'b')]);
    const { added, removedIds, changed } = differenceBetween(before, after);
    expect(changed).toEqual([
      { group: 'nodes', data: { id: 'a', sign: 'company' }, position: { x: 4, y: 0 }, locked: true },
    ]);
    expect([...added, ...removedIds]).toEqual([]);
  });
});

describe('a line', () => {
  it.each([
    [1, 1],
    [2, 2],
    [3, 2],
    [4, 3],
    [9, 3],
    [10, 4],
    [29, 4],
    [30, 5],
    [4819, 5],
  ])('with %i records has width %i', (records, width) => {
    expect(lineWidth(records)).toBe(width);
  });

  it('looks different where it is only a possible match', () => {
    expect(edgeElement(anEdge('a', 'b', { kind: MATCH })).data.look).toBe('match');
    expect(edgeElement(anEdge('a', 'b', { kind: 'ASSOCIATED_WITH' })).data.look).toBe('reported');
  });

  it('counts as drawn for both its ends, and a match for neither', () => {
    const drawn = drawnLinks(
      aPicture([aNode({ id: 'a' }), aNode({ id: 'b' })], [anEdge('a', 'b'), anEdge('b', 'a', { kind: MATCH })]),
    );
    expect(Object.fromEntries(drawn)).toEqual({ a: 1, b: 1 });
  });
});
