import type { Calibration } from '../parameters.js';

/** A pair that people decided, with what it weighs. */
export interface Judged {
  readonly weightBits: number;
  readonly isSame: boolean;
}

export interface CalibrationLearnt {
  /** Null: a weight is taken at its word. */
  readonly learnt: Calibration | null;
  readonly keptBecause: string | null;
  readonly judgements: number;
}

/** People's judgements below which nothing is learnt, and of either answer. */
const LEAST_JUDGEMENTS = 50;
const LEAST_OF_EACH = 10;
/** The line as shipped (slope 1, nothing added) weighs as if so many judgements stood behind it. */
const SHIPPED_WEIGHS = 20;
/** A bit is worth no less than a third and no more than three in the end, and no pair moves by more than eight bits at a weight of nought. */
const SLOPE = { least: 1 / 3, most: 3 } as const;
const INTERCEPT_AT_MOST_BITS = 8;
/** Beyond this a weight is beyond doubt either way; one such pair would else turn the whole line. */
const WEIGHT_AT_MOST_BITS = 25;
const ROUNDS = 50;

/**
 * A line from weight to log-odds that fits people's answers (Platt scaling), drawn towards the line as shipped by a penalty, so that few
 * judgements move it little. Two numbers: a curve with more would need thousands of judgements. The slope stays above 0, so no order changes.
 */
export function learnCalibration(judged: readonly Judged[]): CalibrationLearnt {
  const same = judged.filter((j) => j.isSame).length;
  const judgements = judged.length;
  const kept = (keptBecause: string): CalibrationLearnt => ({ learnt: null, keptBecause, judgements });
  if (judgements < LEAST_JUDGEMENTS)
    return kept(`${judgements} judgements on pairs open to everybody are fewer than ${LEAST_JUDGEMENTS}`);
  if (Math.min(same, judgements - same) < LEAST_OF_EACH)
    return kept(
      `${same} of ${judgements} judgements say “same”: fewer than ${LEAST_OF_EACH} of one answer teach nothing`,
    );
  const points = judged.map(({ weightBits, isSame }) => ({
    x: Math.min(WEIGHT_AT_MOST_BITS, Math.max(-WEIGHT_AT_MOST_BITS, weightBits)) * Math.LN2,
    y: isSame ? 1 : 0,
  }));
  const spread = points.reduce((sum, { x }) => sum + x * x, 0) / points.length || 1;
  let [slope, intercept] = [1, 0];
  for (let round = 0; round < ROUNDS; round++) {
    // Newton's method on the penalised log-likelihood, which is concave.
    const penalty = { slope: (SHIPPED_WEIGHS * spread) / 4, intercept: SHIPPED_WEIGHS / 4 };
    let [gs, gi] = [-penalty.slope * (slope - 1), -penalty.intercept * intercept];
    let [hss, hsi, hii] = [penalty.slope, 0, penalty.intercept];
    for (const { x, y } of points) {
      const p = 1 / (1 + Math.exp(-(intercept + slope * x)));
      const v = p * (1 - p);
      gs += (y - p) * x;
      gi += y - p;
      hss += v * x * x;
      hsi += v * x;
      hii += v;
    }
    const det = hss * hii - hsi * hsi;
    const [ds, di] = [(hii * gs - hsi * gi) / det, (hss * gi - hsi * gs) / det];
    slope = bounded(slope + ds, SLOPE.least, SLOPE.most);
    intercept = bounded(intercept + di, -INTERCEPT_AT_MOST_BITS * Math.LN2, INTERCEPT_AT_MOST_BITS * Math.LN2);
    if (Math.abs(ds) + Math.abs(di) < 1e-9) break;
  }
  const rounded = (x: number) => Math.round(x * 1000) / 1000;
  return {
    learnt: { slope: rounded(slope), interceptBits: rounded(intercept / Math.LN2), judgements },
    keptBecause: null,
    judgements,
  };
}

function bounded(x: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, x));
}
