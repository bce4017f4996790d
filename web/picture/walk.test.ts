import { describe, expect, it } from 'vitest';
import { aNode, anEdge, aPicture } from './a-picture.js';
import { clockwise, type Direction, nearest } from './walk.js';

const picture = aPicture(
  [
    aNode({ id: 'middle' }),
    aNode({ id: 'east', x: 200, y: 10 }),
    aNode({ id: 'far east', x: 400 }),
    aNode({ id: 'north', y: -150 }),
    aNode({ id: 'south', y: 150 }),
    aNode({ id: 'hidden west', x: -100, hidden: true }),
  ],
  [anEdge('middle', 'south'), anEdge('east', 'middle'), anEdge('middle', 'north'), anEdge('middle', 'hidden west')],
);

describe('walking by arrow keys', () => {
  it.each<[Direction, string | null]>([
    ['right', 'east'],
    ['up', 'north'],
    ['down', 'south'],
    ['left', null],
  ])('%s of the middle lies %s', (direction, expected) => {
    expect(nearest(picture, 'middle', direction)).toBe(expected);
  });

  it('begins with the first visible thing where it stood on none', () => {
    expect(nearest(picture, '', 'left')).toBe('middle');
  });
});

describe('walking along links', () => {
  it('goes clockwise from noon, over what is visible', () => {
    expect(clockwise(picture, 'middle').map((edge) => edge.id)).toEqual([
      'middle-north',
      'east-middle',
      'middle-south',
    ]);
  });
});
