import type { EntityKind } from '../records/mention.js';
import type { Because } from './evidence.js';

/**
 * Facts of a mention that cannot hold together with another value of the same fact. Only VALID identifiers and full dates get in.
 * `traderKind` keeps companies and persons apart; `trailingNumber` keeps "EVER STAR 1" from "EVER STAR 2".
 */
export interface HardFacts {
  readonly imo?: string;
  readonly birthDate?: string;
  readonly traderKind?: string;
  readonly trailingNumber?: string;
  /** Registration number by registry: two numbers of one registry name two companies. */
  readonly registrationNumbers?: Readonly<Record<string, string>>;
}

export interface FactBearer {
  readonly kind: EntityKind;
  readonly facts: HardFacts;
}

const SINGLE_FACTS = ['imo', 'birthDate', 'traderKind', 'trailingNumber'] as const;

/** Why two mentions cannot be one thing, or null. Symmetric; depends on the two alone. */
export function contradictionOf(left: FactBearer, right: FactBearer): Because | null {
  if (left.kind !== right.kind) return { template: 'kinds-differ', values: { left: left.kind, right: right.kind } };
  // One hull may carry two trailing numbers in its names over time; a number of its own settles it.
  const sameHull = left.facts.imo !== undefined && left.facts.imo === right.facts.imo;
  for (const fact of SINGLE_FACTS) {
    const l = left.facts[fact];
    const r = right.facts[fact];
    if (l === undefined || r === undefined || l === r || (fact === 'trailingNumber' && sameHull)) continue;
    return { template: `${fact}-differs`, values: { left: l, right: r } };
  }
  const ours = left.facts.registrationNumbers ?? {};
  const theirs = right.facts.registrationNumbers ?? {};
  for (const registry of Object.keys(ours).sort()) {
    const l = ours[registry];
    const r = theirs[registry];
    if (l !== undefined && r !== undefined && l !== r) {
      return { template: 'registrationNumber-differs', values: { registry, left: l, right: r } };
    }
  }
  return null;
}
