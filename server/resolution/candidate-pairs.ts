/**
 * Sayings that bear a key, up to which all of them are compared with each other. A key that more bear proposes nothing alone: its bearers meet where
 * they share another key, be it one of these too.
 */
export const BEARERS_AT_MOST = 50;

/** The keys that more bear than are compared with each other. */
export function largeKeys(keysOfEach: readonly (readonly string[])[]): ReadonlySet<string> {
  const bearers = new Map<string, number>();
  for (const keys of keysOfEach) for (const key of keys) bearers.set(key, (bearers.get(key) ?? 0) + 1);
  return new Set([...bearers].filter(([, count]) => count > BEARERS_AT_MOST).map(([key]) => key));
}

/** Keys under which one is compared: in place of large ones every two of them. Sorted, as are those given. */
export function refined(keys: readonly string[], large: ReadonlySet<string>): readonly string[] {
  const ours = keys.filter((key) => large.has(key));
  if (ours.length === 0) return keys;
  const both = ours.flatMap((a, i) => ours.slice(i + 1).map((b) => `${a} & ${b}`));
  return [...keys.filter((key) => !large.has(key)), ...both].sort();
}

/** The keys of some who are all there are, as they are compared under them. */
export function refinedAmong(keysOfEach: readonly (readonly string[])[]): {
  readonly keysOfEach: readonly (readonly string[])[];
  readonly large: ReadonlySet<string>;
} {
  const large = largeKeys(keysOfEach);
  return { keysOfEach: keysOfEach.map((keys) => refined(keys, large)), large };
}

export interface Visiting {
  /** Which keys are worked on here; without it all. */
  readonly isOurs?: (key: string) => boolean;
  /** Is told how many of the keys that several bear are done. */
  readonly tell?: (done: number, total: number) => void;
}

/**
 * Visits every pair that shares a key, once: the first key in common, in the order of their texts, owns it. So keys can be worked on apart from each
 * other, wherever each has all its bearers with all their keys. Gives the number of pairs visited.
 */
export function forEachCandidate(
  keysOfEach: readonly (readonly string[])[],
  visit: (left: number, right: number) => void,
  { isOurs = () => true, tell = () => {} }: Visiting = {},
): number {
  const { texts, blocks, numbers } = blocksOf(keysOfEach);
  let pairs = 0;
  blocks.forEach((block, key) => {
    tell(key, blocks.length);
    if (!isOurs(texts[key] as string)) return;
    for (let i = 0; i < block.length; i++) {
      const left = block[i] as number;
      const ours = numbers[left] as Int32Array;
      for (let j = i + 1; j < block.length; j++) {
        const right = block[j] as number;
        if (firstInCommon(ours, numbers[right] as Int32Array) !== key) continue;
        pairs++;
        visit(left, right);
      }
    }
  });
  return pairs;
}

interface Blocks {
  /** Keys that several bear, in their order, with their bearers. */
  readonly texts: readonly string[];
  readonly blocks: readonly (readonly number[])[];
  /** Of each bearer the numbers of these keys, ascending. */
  readonly numbers: readonly Int32Array[];
}

function blocksOf(keysOfEach: readonly (readonly string[])[]): Blocks {
  const bearers = new Map<string, number[]>();
  keysOfEach.forEach((keys, i) => {
    for (const key of keys) {
      const block = bearers.get(key);
      if (block === undefined) bearers.set(key, [i]);
      else block.push(i);
    }
  });
  const texts = [...bearers.keys()].filter((key) => (bearers.get(key) as number[]).length > 1).sort();
  const blocks = texts.map((key) => bearers.get(key) as number[]);
  const numbers: number[][] = keysOfEach.map(() => []);
  blocks.forEach((block, key) => {
    for (const i of block) (numbers[i] as number[]).push(key);
  });
  return { texts, blocks, numbers: numbers.map((n) => Int32Array.from(n)) };
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
