import { contradictionOf } from './contradictions.js';
import type { Comparison, Evidence } from './evidence.js';
import type { Features } from './features.js';
import type { ParameterSet } from './parameters.js';

/** Weaker comparisons are not kept, unless they contradict: even odds. */
export const KEEP_AT_BITS = 0;

/** Two mentions compared: symmetric, and a function of the two and the parameter set alone. */
export function compare(left: Features, right: Features, parameters: ParameterSet): Comparison {
  const [a, b] = left.id < right.id ? [left, right] : [right, left];
  const evidence: Evidence[] = [
    {
      comparison: 'prior',
      weightBits: parameters.weights.priorBits,
      because: { template: 'prior', values: {} },
      left: null,
      right: null,
    },
  ];
  let strong = false;
  for (const i of a.identifiers) {
    const same = b.identifiers.find((o) => o.property === i.property && o.scheme === i.scheme && o.value === i.value);
    if (same === undefined) continue;
    strong ||= i.valid && same.valid && i.property !== 'mmsi' && i.property !== 'callSign';
    const because = { template: `${i.property}-same`, values: { value: i.value } };
    evidence.push({
      comparison: 'identifiers',
      weightBits: i.valid && same.valid ? 17 : 10,
      because,
      left: i.raw,
      right: same.raw,
    });
  }
  const weightBits = evidence.reduce((sum, e) => sum + e.weightBits, 0);
  return { left: a.id, right: b.id, weightBits, strong, contradiction: contradictionOf(a, b), evidence };
}
