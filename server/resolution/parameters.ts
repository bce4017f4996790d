/**
 * Everything a weight depends on besides the two mentions compared. Versioned; shipped, or trained by a named job over records that
 * everyone may see. An import never changes it: a count of what is loaded would tell a viewer about records hidden from him.
 */
export interface ParameterSet {
  readonly version: string;
  /** Share of names that hold the word, by its folded form. A word that is not listed is rare: `RARE_WORD_BITS`. */
  readonly tokenFrequencies: ReadonlyMap<string, number>;
  /** Blocking keys too common to propose a pair: "domain:gmail.com". */
  readonly stopKeys: ReadonlySet<string>;
  /** Identifiers known to stand for many things, as blocking keys: "mmsi:123456789", "phone:80000000". They count for nothing. */
  readonly distrustedIdentifiers: ReadonlySet<string>;
  readonly weights: Weights;
}

/** Bits that several comparisons share. Those that only one comparison needs stand in its file, with their source. */
export interface Weights {
  /** One in about 30 candidates is the same thing: log2(1/30). */
  readonly priorBits: number;
}

export const shippedParameters: ParameterSet = {
  version: 'shipped-1',
  tokenFrequencies: new Map(),
  stopKeys: new Set(),
  distrustedIdentifiers: new Set(),
  weights: { priorBits: -5 },
};
