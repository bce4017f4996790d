import { createHash } from 'node:crypto';

// The Merkle tree of RFC 9162 §2.1: leaves and inner nodes are told apart by the byte put before them.

export function leafHash(...data: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha256').update(Uint8Array.of(0));
  for (const piece of data) hash.update(piece);
  return hash.digest();
}

function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  return createHash('sha256').update(Uint8Array.of(1)).update(left).update(right).digest();
}

/** All levels of a tree, leaves first. A node without a neighbour rises unchanged, which is the split of RFC 9162 §2.1.1. */
export class MerkleTree {
  private readonly levels: readonly (readonly Uint8Array[])[];

  constructor(leaves: readonly Uint8Array[]) {
    const levels: (readonly Uint8Array[])[] = [leaves];
    for (let level = leaves; level.length > 1; ) {
      const above: Uint8Array[] = [];
      for (let i = 0; i < level.length; i += 2) {
        const left = level[i] as Uint8Array;
        const right = level[i + 1];
        above.push(right === undefined ? left : nodeHash(left, right));
      }
      levels.push(above);
      level = above;
    }
    this.levels = levels;
  }

  get size(): number {
    return this.levels[0]?.length ?? 0;
  }

  /** The root; of an empty file the hash of nothing (RFC 9162 §2.1.1). */
  get root(): Uint8Array {
    return this.levels.at(-1)?.[0] ?? createHash('sha256').digest();
  }

  /** What must be hashed together with leaf `index` (from 0), from the bottom up, to arrive at the root. */
  inclusionPath(index: number): readonly Uint8Array[] {
    const path: Uint8Array[] = [];
    let at = index;
    for (const level of this.levels.slice(0, -1)) {
      const neighbour = level[at ^ 1];
      if (neighbour !== undefined) path.push(neighbour);
      at >>= 1;
    }
    return path;
  }
}

/** A tree that only grows, of which nothing is kept but what its root is made of: one hash per bit of its size. */
export class GrowingTree {
  private readonly peaks: { readonly hash: Uint8Array; readonly leaves: number }[] = [];
  private leaves = 0;

  get size(): number {
    return this.leaves;
  }

  add(leaf: Uint8Array): void {
    let peak = { hash: leaf, leaves: 1 };
    for (let left = this.peaks.at(-1); left?.leaves === peak.leaves; left = this.peaks.at(-1)) {
      this.peaks.pop();
      peak = { hash: nodeHash(left.hash, peak.hash), leaves: 2 * peak.leaves };
    }
    this.peaks.push(peak);
    this.leaves++;
  }

  get root(): Uint8Array {
    const [last, ...others] = [...this.peaks].reverse();
    if (last === undefined) return createHash('sha256').digest();
    return others.reduce((right, left) => nodeHash(left.hash, right), last.hash);
  }
}

/** The root that a leaf and its path lead to (RFC 9162 §2.1.3.2); null where the path has the wrong length. */
export function rootFrom(
  leaf: Uint8Array,
  index: number,
  size: number,
  path: readonly Uint8Array[],
): Uint8Array | null {
  let at = index;
  let last = size - 1;
  let hash = leaf;
  let used = 0;
  if (index < 0 || index > last) return null;
  while (last > 0) {
    if (at % 2 === 1 || at < last) {
      const neighbour = path[used];
      if (neighbour === undefined) return null;
      used += 1;
      hash = at % 2 === 1 ? nodeHash(neighbour, hash) : nodeHash(hash, neighbour);
    }
    at = Math.floor(at / 2);
    last = Math.floor(last / 2);
  }
  return used === path.length ? hash : null;
}
