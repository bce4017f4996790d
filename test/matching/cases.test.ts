import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { EntityKind } from '../../server/records/mention.js';
import { JOIN_AT_BITS } from '../../server/resolution/clusters.js';
import type { Comparison } from '../../server/resolution/evidence.js';
import { featuresOf } from '../../server/resolution/features.js';
import { shippedParameters } from '../../server/resolution/parameters.js';
import { compare, KEEP_AT_BITS } from '../../server/resolution/score.js';
import { type Given, saying } from './saying.js';

/**
 * `join`: the model joins them. `propose`: a person is asked. `not-join`: a person at most. `apart`: not even proposed.
 * `refuse`: hard facts contradict, whatever else agrees.
 */
type Expectation = 'join' | 'propose' | 'not-join' | 'apart' | 'refuse';

interface MatchingCase {
  readonly kind: EntityKind;
  readonly left: Readonly<Record<string, Given>>;
  readonly right: Readonly<Record<string, Given>>;
  readonly expect: Expectation;
  readonly why: string;
}

const HOLDS: Readonly<Record<Expectation, (c: Comparison) => boolean>> = {
  join: (c) => c.contradiction === null && c.weightBits >= JOIN_AT_BITS,
  propose: (c) => c.contradiction === null && c.weightBits >= KEEP_AT_BITS && c.weightBits < JOIN_AT_BITS,
  'not-join': (c) => c.contradiction === null && c.weightBits < JOIN_AT_BITS,
  apart: (c) => c.weightBits < KEEP_AT_BITS,
  refuse: (c) => c.contradiction !== null,
};

const cases = readFileSync(new URL('cases.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as MatchingCase);

const said = (id: string, kind: EntityKind, given: MatchingCase['left']) =>
  featuresOf(saying(id, kind, given), shippedParameters);

describe('pairs that must or must not match', () => {
  it.each(cases)('$expect: $why ($left.name, $right.name)', ({ kind, left, right, expect: expectation }) => {
    const comparison = compare(said('a', kind, left), said('b', kind, right), shippedParameters);
    const waterfall = comparison.evidence.map((e) => `${e.because.template} ${e.weightBits}`).join(', ');
    const found = `${comparison.weightBits} bits, contradiction ${comparison.contradiction?.template ?? 'none'}: ${waterfall}`;
    expect(HOLDS[expectation](comparison), found).toBe(true);
  });

  it.each(cases.filter((c) => c.expect === 'join' || c.expect === 'propose'))(
    'finds as candidates: $why',
    ({ kind, left, right }) => {
      const keys = new Set(said('b', kind, right).keys);
      expect(said('a', kind, left).keys.filter((key) => keys.has(key))).not.toEqual([]);
    },
  );
});
