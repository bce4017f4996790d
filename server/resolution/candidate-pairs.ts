import type { Features } from './features.js';

/** What looking for candidates came to. */
export interface CandidateCounts {
  /** Pairs visited. */
  readonly pairs: number;
  /** Keys with more bearers than a block holds: their pairs needed a second key in common. None was dropped without one. */
  readonly refinedKeys: number;
}

/** Bearers of a key up to which all of them are compared with each other. */
export const BLOCK_AT_MOST = 400;

/** A pair of one block that shares no rarer key with it must share this many keys to be compared, where the block is oversized. */
const KEYS_IN_COMMON = 2;

/**
 * Visits every pair that shares a key, once: the first key in common, in the order of the keys, owns it, so that blocks can be worked on apart from
 * each other. In an oversized block a pair is visited where it shares a second key.
 */
export function forEachCandidate(
  features: readonly Features[],
  visit: (left: number, right: number) => void,
): CandidateCounts {
  const { keysOfEach, blocks } = blocked(features);
  let [pairs, refinedKeys] = [0, 0];
  for (const [key, block] of blocks.entries()) {
    const needed = block.length > BLOCK_AT_MOST ? KEYS_IN_COMMON : 1;
    if (needed > 1) refinedKeys++;
    for (let i = 0; i < block.length; i++) {
      const left = block[i] as number;
      const ours = keysOfEach[left] as Int32Array;
      for (let j = i + 1; j < block.length; j++) {
        const right = block[j] as number;
        if (!owns(key, needed, ours, keysOfEach[right] as Int32Array)) continue;
        pairs++;
        visit(left, right);
      }
    }
  }
  return { pairs, refinedKeys };
}

/** Whether a key is the first that two have in common, and they have enough of them. Both lists ascend. */
function owns(key: number, needed: number, ours: Int32Array, theirs: Int32Array): boolean {
  let [i, j, common] = [0, 0, 0];
  while (i < ours.length && j < theirs.length) {
    const [a, b] = [ours[i] as number, theirs[j] as number];
    if (a < b) i++;
    else if (b < a) j++;
    else {
      if (common === 0 && a !== key) return false;
      if (++common === needed) return true;
      i++;
      j++;
    }
  }
  return false;
}

/** Keys borne by more than one, numbered in the order of their texts, with their bearers in the order given. */
function blocked(features: readonly Features[]): {
  readonly keysOfEach: readonly Int32Array[];
  readonly blocks: readonly (readonly number[])[];
} {
  const bearers = new Map<string, number[]>();
  features.forEach((f, i) => {
    for (const key of f.keys) {
      const text = `${f.kind} ${key}`;
      const block = bearers.get(text);
      if (block === undefined) bearers.set(text, [i]);
      else block.push(i);
    }
  });
  const shared = [...bearers].filter(([, block]) => block.length > 1).sort(([a], [b]) => (a < b ? -1 : 1));
  const keys: number[][] = features.map(() => []);
  shared.forEach(([, block], key) => {
    for (const i of block) (keys[i] as number[]).push(key);
  });
  return { keysOfEach: keys.map((k) => Int32Array.from(k)), blocks: shared.map(([, block]) => block) };
}
