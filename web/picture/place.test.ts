import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Point } from './picture-state.js';
import { CELL_HEIGHT, CELL_WIDTH, placeBeside } from './place.js';

const names = (count: number): string[] => Array.from({ length: count }, (_, n) => `new${n}`);
const overlaps = (a: Point, b: Point): boolean => Math.abs(a.x - b.x) < CELL_WIDTH && Math.abs(a.y - b.y) < CELL_HEIGHT;

describe('placing what an expansion brings', () => {
  it('finds each of 50 a place where it touches neither the others nor what stands there', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ x: fc.integer({ min: -2000, max: 2000 }), y: fc.integer({ min: -2000, max: 2000 }) }), {
          minLength: 1,
          maxLength: 120,
        }),
        (points) => {
          const standing = points.map((point, n) => ({ id: `old${n}`, ...point }));
          const [centre] = standing;
          if (!centre) return;
          const places = placeBeside(
            standing,
            names(50),
            names(50).map((id) => ({ from: 'old0', to: id })),
            centre,
          );
          const placed = [...places.values()];
          placed.forEach((place, n) => {
            expect(standing.some((other) => overlaps(place, other))).toBe(false);
            expect(placed.slice(n + 1).some((other) => overlaps(place, other))).toBe(false);
          });
        },
      ),
      { numRuns: 40 },
    );
  });

  it('gives the same places each time', () => {
    const standing = [{ id: 'a', x: 0, y: 0 }];
    const place = () => JSON.stringify([...placeBeside(standing, names(30), [], { x: 0, y: 0 })]);
    expect(place()).toBe(place());
  });

  it('sets what is linked to two things between them', () => {
    const standing = [
      { id: 'left', x: 0, y: 0 },
      { id: 'right', x: 2000, y: 0 },
    ];
    const places = placeBeside(
      standing,
      ['both'],
      [
        { from: 'left', to: 'both' },
        { from: 'right', to: 'both' },
      ],
      { x: 0, y: 0 },
    );
    expect(places.get('both')?.x).toBeGreaterThan(600);
    expect(places.get('both')?.x).toBeLessThan(1400);
  });
});
