import type { Features } from './features.js';

/** What looking for candidates came to. */
export interface CandidateCounts {
  /** Pairs visited. */
  readonly pairs: number;
  /** Keys with more bearers than a block holds, each refined by the others of its kind. */
  readonly refinedKeys: number;
}

/** Bearers of a key up to which all of them are compared with each other. */
export const BLOCK_AT_MOST = 50;

/**
 * Visits every pair that shares a key, once: the first key in common owns it, so that blocks can be worked on apart from each other. A key with more
 * bearers than a block holds proposes nothing alone: its bearers meet where they share another key, be it one of these too.
 */
export function forEachCandidate(
  features: readonly Pick<Features, 'kind' | 'keys'>[],
  visit: (left: number, right: number) => void,
): CandidateCounts {
  const { blocks, refinedKeys } = blocksOf(features.map((f) => f.keys.map((key) => `${f.kind} ${key}`)));
  const keysOfEach = bearersTurned(blocks, features.length);
  let pairs = 0;
  blocks.forEach((block, key) => {
    for (let i = 0; i < block.length; i++) {
      const left = block[i] as number;
      const ours = keysOfEach[left] as Int32Array;
      for (let j = i + 1; j < block.length; j++) {
        const right = block[j] as number;
        if (firstInCommon(ours, keysOfEach[right] as Int32Array) !== key) continue;
        pairs++;
        visit(left, right);
      }
    }
  });
  return { pairs, refinedKeys };
}

/** Those who are compared with each other, block by block, by the keys each has. */
function blocksOf(keysOfEach: readonly (readonly string[])[]): {
  readonly blocks: readonly Int32Array[];
  readonly refinedKeys: number;
} {
  const plain = bearersOf(keysOfEach);
  const large = new Set([...plain].filter(([, bearers]) => bearers.length > BLOCK_AT_MOST).map(([key]) => key));
  const both = bearersOf(keysOfEach.map((keys) => twoOf(keys.filter((key) => large.has(key)))));
  const blocks = [...plain].filter(([key]) => !large.has(key)).concat([...both]);
  return {
    blocks: blocks.filter(([, bearers]) => bearers.length > 1).map(([, bearers]) => Int32Array.from(bearers)),
    refinedKeys: large.size,
  };
}

/** Every two of several keys as one. */
function twoOf(keys: readonly string[]): readonly string[] {
  return keys.flatMap((a, i) => keys.slice(i + 1).map((b) => `${a} & ${b}`));
}

/** Who has each key, in the order in which keys are met. */
function bearersOf(keysOfEach: readonly (readonly string[])[]): ReadonlyMap<string, readonly number[]> {
  const bearers = new Map<string, number[]>();
  keysOfEach.forEach((keys, i) => {
    for (const key of keys) {
      const block = bearers.get(key);
      if (block === undefined) bearers.set(key, [i]);
      else block.push(i);
    }
  });
  return bearers;
}

/** The numbers of the blocks that each of `count` is in, ascending. */
function bearersTurned(blocks: readonly Int32Array[], count: number): readonly Int32Array[] {
  const keys: number[][] = Array.from({ length: count }, () => []);
  blocks.forEach((block, key) => {
    for (const i of block) (keys[i] as number[]).push(key);
  });
  return keys.map((k) => Int32Array.from(k));
}

/** Of two ascending lists that have something in common. */
function firstInCommon(ours: Int32Array, theirs: Int32Array): number {
  let [i, j] = [0, 0];
  while (ours[i] !== theirs[j]) {
    if ((ours[i] as number) < (theirs[j] as number)) i++;
    else j++;
  }
  return ours[i] as number;
}
