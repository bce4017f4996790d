import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { GrowingTree, leafHash, MerkleTree, rootFrom } from './merkle-tree.js';

const leavesOf = (size: number) => Array.from({ length: size }, (_, i) => leafHash(Buffer.from(`line ${i}\n`)));

/** RFC 9162 §2.1.1 as it is written there: split at the largest power of two below n. */
function rootAsDefined(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 0) return createHash('sha256').digest();
  if (leaves.length === 1) return leaves[0] as Uint8Array;
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return createHash('sha256')
    .update(Uint8Array.of(1))
    .update(rootAsDefined(leaves.slice(0, k)))
    .update(rootAsDefined(leaves.slice(k)))
    .digest();
}

describe('a Merkle tree', () => {
  it('has the root that RFC 9162 defines, for every size', () => {
    for (let size = 0; size <= 70; size += 1) {
      expect(
        Buffer.from(new MerkleTree(leavesOf(size)).root).equals(Buffer.from(rootAsDefined(leavesOf(size)))),
        `size ${size}`,
      ).toBe(true);
    }
  });

  it('proves every leaf, and only in its own place', () => {
    for (let size = 1; size <= 33; size += 1) {
      const leaves = leavesOf(size);
      const tree = new MerkleTree(leaves);
      for (const [index, leaf] of leaves.entries()) {
        const path = tree.inclusionPath(index);
        const leadsToRoot = (at: number, steps: readonly Uint8Array[], from: Uint8Array = leaf) => {
          const root = rootFrom(from, at, size, steps);
          return root !== null && Buffer.from(root).equals(Buffer.from(tree.root));
        };
        expect(leadsToRoot(index, path), `${index} of ${size}`).toBe(true);
        expect(leadsToRoot((index + 1) % (size + 1), path)).toBe(false);
        expect(leadsToRoot(index, path, leafHash(Buffer.from('other')))).toBe(false);
        if (path.length > 0) expect(leadsToRoot(index, path.slice(1))).toBe(false);
        expect(leadsToRoot(index, [...path, leaf])).toBe(false);
      }
    }
  });
});

describe('a tree that grows', () => {
  it('has the same root as a whole tree, at every size', () => {
    const tree = new GrowingTree();
    for (let size = 0; size <= 70; size += 1) {
      expect(Buffer.from(tree.root).toString('hex')).toBe(
        Buffer.from(new MerkleTree(leavesOf(size)).root).toString('hex'),
      );
      expect(tree.size).toBe(size);
      tree.add(leafHash(Buffer.from(`line ${size}\n`)));
    }
  });
});
