import type { Template } from './templates.js';

/** A sentence as data: a template id with its values, so that it can be said in the reader's language. */
export interface Because {
  readonly template: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** What one comparison of two mentions shows. Weights are log2 Bayes factors, in bits: +9 makes a match 512 times more likely. */
export interface Evidence {
  /** Which comparison: "vessel-numbers", "names", "addresses", "registration-numbers", "contacts", "birth-dates". */
  readonly comparison: string;
  readonly weightBits: number;
  readonly because: Because;
  /** The two raw values that were compared, where there were any. */
  readonly left: string | null;
  readonly right: string | null;
}

/** Two mentions compared: an edge between them. `left` < `right` as text, so that a pair has one form. */
export interface Comparison {
  readonly left: string;
  readonly right: string;
  readonly weightBits: number;
  /** A valid identifier in common that alone names the thing (IMO, registration number, LEI). */
  readonly strong: boolean;
  /** Hard facts that cannot both hold of one thing (two IMO numbers, two birth dates); null where there are none. */
  readonly contradiction: Because | null;
  readonly evidence: readonly Evidence[];
}

/** Evidence in one line. `left` and `right` are the raw values. */
export function weighed(
  comparison: string,
  weightBits: number,
  template: Template,
  values: Because['values'],
  left: string | null = null,
  right: string | null = null,
): Evidence {
  return { comparison, weightBits, because: { template, values }, left, right };
}
