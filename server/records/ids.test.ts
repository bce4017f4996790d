import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { computedId, sha256 } from './ids.js';

describe('computing an id', () => {
  it.each([[['ofac-sdn', 'agency', '4238']], [['São Paulo', '香港', '']], [['ab', 'c']]])(
    'of %j is that of its parts, each with its length in bytes before it',
    (parts) => {
      const digest = createHash('sha256');
      for (const part of parts) digest.update(`${Buffer.byteLength(part)}:`).update(part);
      const bits = [...digest.digest()].map((byte) => byte.toString(2).padStart(8, '0')).join('');
      const letters = Array.from(
        { length: 26 },
        (_, i) => 'abcdefghijklmnopqrstuvwxyz234567'[Number.parseInt(bits.slice(5 * i, 5 * i + 5), 2)],
      );
      expect(computedId('m', ...parts)).toBe(`m${letters.join('')}`);
    },
  );

  it('tells apart what only runs together', () => {
    expect(computedId('m', 'ab', 'c')).not.toBe(computedId('m', 'a', 'bc'));
  });

  it('hashes text and its bytes alike', () => {
    expect(sha256('é')).toBe(sha256(Buffer.from('é')));
    expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});
