import { describe, expect, it } from 'vitest';
import { wadeGilesOf } from './wade-giles.js';

describe('pinyin as Wade and Giles spell it', () => {
  it.each([
    // pinyin        Wade-Giles, without apostrophes
    ['zedong', 'tsetung'],
    ['jinping', 'chinping'],
    ['xi', 'hsi'],
    ['zhou', 'chou'],
    ['xiaoping', 'hsiaoping'],
    ['guofeng', 'kuofeng'],
    ['qing', 'ching'],
    ['zi', 'tzu'],
    ['ren', 'jen'],
  ])('%s is %s', (pinyin, wadeGiles) => {
    expect(wadeGilesOf(pinyin)).toBe(wadeGiles);
  });

  it.each([
    ['li', 'spelt alike in both'],
    ['wang', 'spelt alike in both'],
    ['schmidt', 'no pinyin'],
    ['severnyy', 'no pinyin'],
    ['zedongzedongzedong', 'longer than a name is'],
  ])('has nothing to say of %s: %s', (word, _why) => {
    expect(wadeGilesOf(word)).toBeNull();
  });
});
