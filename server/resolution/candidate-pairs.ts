/**
 * Sayings that bear a key, up to which all of them are compared with each other. A key that more bear proposes nothing alone: its bearers meet where
 * they share another key, be it one of these too; and where too many share both, where they share a third.
 */
export const BEARERS_AT_MOST = 50;

/** Between keys that are looked under together. */
const AND = ' & ';

/** How many bear each key. */
export function bearersOf(keysOfEach: Iterable<readonly string[]>): ReadonlyMap<string, number> {
  const bearers = new Map<string, number>();
  for (const keys of keysOfEach) for (const key of keys) bearers.set(key, (bearers.get(key) ?? 0) + 1);
  return bearers;
}

/** The keys that more bear than are compared with each other. */
export function largeKeys(bearers: ReadonlyMap<string, number>): ReadonlySet<string> {
  const large = new Set<string>();
  for (const [key, count] of bearers) if (count > BEARERS_AT_MOST) large.add(key);
  return large;
}

/** Whether a key is one that too many bear, to be looked under alone. */
export type IsLarge = (key: string) => boolean;

/**
 * Keys under which one is compared: large ones are left out, and in their place stand every two of them; in place of large twos every three of whom all
 * twos are large, and so on. Sorted, as are those given. A key begins with the compartment in which it is looked under; those of different ones make
 * none together: "COMPANY a & b".
 */
export function refined(keys: readonly string[], isLarge: IsLarge): readonly string[] {
  const large = keys.filter(isLarge);
  if (large.length === 0) return keys;
  const parted = large.map(partedKey);
  const joint = parted.flatMap((a, i) => parted.slice(i + 1).flatMap((b) => together(a, b, isLarge) ?? []));
  return [...keys.filter((key) => !isLarge(key)), ...joint].sort();
}

interface PartedKey {
  readonly compartment: string;
  readonly parts: readonly string[];
}

function partedKey(key: string): PartedKey {
  const compartment = compartmentIn(key);
  return { compartment, parts: key.slice(compartment.length + 1).split(AND) };
}

/** Two keys of as many parts, all but the last of them the same, as one with a part more; null where not all that it is made of are large. */
function together(a: PartedKey, b: PartedKey, isLarge: IsLarge): string | null {
  const last = a.parts.length - 1;
  if (a.compartment !== b.compartment || b.parts.length !== a.parts.length) return null;
  if (a.parts.some((part, i) => i < last && part !== b.parts[i])) return null;
  const parts = [...a.parts, b.parts[last] as string];
  const text = (some: readonly string[]) => `${a.compartment} ${some.join(AND)}`;
  return parts.length === 2 || parts.every((_, left) => isLarge(text(parts.toSpliced(left, 1)))) ? text(parts) : null;
}

/** A key begins with it. */
export function compartmentIn(key: string): string {
  return key.slice(0, key.indexOf(' '));
}

/**
 * The keys of some who are all there are, as they are compared under them: refined until none is large, and without those that one alone bears, which
 * propose no pair.
 */
export function refinedAmong(keysOfEach: readonly (readonly string[])[]): {
  readonly keysOfEach: readonly (readonly string[])[];
  /** How many keys were large, alone or together with others. */
  readonly refinedKeys: number;
} {
  const bearers = bearersOf(keysOfEach);
  let large = largeKeys(bearers);
  let keys: readonly (readonly string[])[] = keysOfEach.map((each) =>
    each.filter((key) => (bearers.get(key) as number) > 1),
  );
  let refinedKeys = 0;
  while (large.size > 0) {
    refinedKeys += large.size;
    const found = large;
    keys = keys.map((each) => refined(each, (key) => found.has(key)));
    // Only those made now are new.
    const joint = bearersOf(keys.map((each) => each.filter((key) => key.includes(AND))));
    keys = keys.map((each) => each.filter((key) => joint.get(key) !== 1));
    large = largeKeys(joint);
  }
  return { keysOfEach: keys, refinedKeys };
}

export interface Visiting {
  /** Which keys are worked on here; without it all. */
  readonly isOurs?: (key: string) => boolean;
  /** Whether two may meet under a key; without it any may. */
  readonly mayMeet?: (left: number, right: number, key: string) => boolean;
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
  { isOurs = () => true, mayMeet = () => true, tell = () => {} }: Visiting = {},
): number {
  const { texts, bearers, borne } = blocksOf(keysOfEach);
  let pairs = 0;
  texts.forEach((text, key) => {
    tell(key, texts.length);
    if (!isOurs(text)) return;
    const [from, to] = rowOf(bearers, key);
    for (let i = from; i < to; i++) {
      const left = bearers.items[i] as number;
      for (let j = i + 1; j < to; j++) {
        const right = bearers.items[j] as number;
        if (firstInCommon(borne, left, right) !== key || !mayMeet(left, right, text)) continue;
        pairs++;
        visit(left, right);
      }
    }
  });
  return pairs;
}

/** Lists of numbers one behind the other: list n is `items` from `starts[n]` to `starts[n + 1]`. Of millions of lists, nothing else fits into memory. */
interface Rows {
  readonly starts: Int32Array;
  readonly items: Int32Array;
}

function rowOf({ starts }: Rows, n: number): readonly [number, number] {
  return [starts[n] as number, starts[n + 1] as number];
}

interface Blocks {
  /** Keys that several bear, in their order; by their places here they are numbered. */
  readonly texts: readonly string[];
  /** Of each of these keys who bears it. */
  readonly bearers: Rows;
  /** Of each bearer the numbers of these keys, ascending. */
  readonly borne: Rows;
}

function blocksOf(keysOfEach: readonly (readonly string[])[]): Blocks {
  const counted = bearersOf(keysOfEach);
  const texts: string[] = [];
  for (const [key, count] of counted) if (count > 1) texts.push(key);
  texts.sort();
  const numberOf = new Map(texts.map((text, number) => [text, number]));
  const starts = new Int32Array(texts.length + 1);
  texts.forEach((text, number) => {
    starts[number + 1] = (starts[number] as number) + (counted.get(text) as number);
  });
  // Each of these keys of each bearer stands in both lists once.
  const size = starts[texts.length] as number;
  const bearers: Rows = { starts, items: new Int32Array(size) };
  const borne: Rows = { starts: new Int32Array(keysOfEach.length + 1), items: new Int32Array(size) };
  const next = starts.slice();
  keysOfEach.forEach((keys, i) => {
    const numbers = keys.flatMap((key) => numberOf.get(key) ?? []).sort((a, b) => a - b);
    const from = borne.starts[i] as number;
    borne.items.set(numbers, from);
    borne.starts[i + 1] = from + numbers.length;
    for (const number of numbers) {
      const at = next[number] as number;
      bearers.items[at] = i;
      next[number] = at + 1;
    }
  });
  return { texts, bearers, borne };
}

/** Of the numbers of two bearers who have one in common. */
function firstInCommon({ starts, items }: Rows, left: number, right: number): number {
  let [i, j] = [starts[left] as number, starts[right] as number];
  while (items[i] !== items[j]) {
    if ((items[i] as number) < (items[j] as number)) i++;
    else j++;
  }
  return items[i] as number;
}
