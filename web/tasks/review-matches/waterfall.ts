/** One step of the sum: from where it starts to where it ends, in bits. */
export interface Step {
  readonly name: string;
  readonly weightBits: number;
  readonly from: number;
  readonly to: number;
}

/**
 * The weight of a pair as a sum that can be followed down the page: from what holds before any look, through each comparison, to the whole.
 * What the whole holds beyond its evidence is the prior.
 */
export function waterfall(
  weightBits: number,
  evidence: readonly { readonly comparison: string; readonly weightBits: number }[],
): readonly Step[] {
  const prior = round(weightBits - evidence.reduce((sum, e) => sum + e.weightBits, 0));
  const steps: Step[] = Math.abs(prior) >= 0.05 ? [{ name: 'prior', weightBits: prior, from: 0, to: prior }] : [];
  for (const { comparison, weightBits: weight } of evidence) {
    const from = steps.at(-1)?.to ?? 0;
    steps.push({ name: comparison, weightBits: weight, from, to: round(from + weight) });
  }
  return steps;
}

/** Keeps sums of decimals from ending in 0000000001. */
const round = (n: number): number => Math.round(n * 1000) / 1000;

/** The stretch of bits that shows every step, nought and the line at which the model joins, with a little room. */
export function scaleOf(
  steps: readonly Step[],
  total: number,
  joinAtBits: number,
): { readonly least: number; readonly most: number; readonly at: (bits: number) => number } {
  const ends = [0, total, joinAtBits, ...steps.flatMap((step) => [step.from, step.to])];
  const least = Math.floor(Math.min(...ends)) - 1;
  const most = Math.ceil(Math.max(...ends)) + 1;
  return { least, most, at: (bits) => (100 * (bits - least)) / (most - least) };
}
