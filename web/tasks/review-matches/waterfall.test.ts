import { describe, expect, it } from 'vitest';
import { scaleOf, waterfall } from './waterfall.js';

const evidence = [
  { comparison: 'names', weightBits: 9.6 },
  { comparison: 'addresses', weightBits: -1.1 },
];

describe('the weight of a pair', () => {
  it('begins with what its evidence does not explain, and ends at the whole', () => {
    const steps = waterfall(-5.5, evidence);
    expect(steps.map(({ name, from, to }) => [name, from, to])).toEqual([
      ['prior', 0, -14],
      ['names', -14, -4.4],
      ['addresses', -4.4, -5.5],
    ]);
  });

  it('has no step before the evidence where that is the whole', () => {
    expect(waterfall(8.5, evidence).map((step) => step.name)).toEqual(['names', 'addresses']);
  });

  it('is drawn on a scale that holds every step and the line of joining', () => {
    const scale = scaleOf(waterfall(-5.5, evidence), -5.5, 14);
    expect([scale.least, scale.most]).toEqual([-15, 15]);
    expect(scale.at(0)).toBe(50);
  });
});
