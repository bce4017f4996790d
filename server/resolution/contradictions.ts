import type { EntityKind } from '../records/mention.js';
import type { Because } from './evidence.js';
import type { Template } from './templates.js';

/**
 * Facts of a mention that cannot hold together with another value of the same fact. Only VALID identifiers and full dates get in.
 * `traderKind` keeps companies and persons apart; `trailingNumber` keeps "EVER STAR 1" from "EVER STAR 2".
 */
export interface HardFacts {
  readonly imo?: string;
  readonly birthDate?: string;
  readonly traderKind?: string;
  readonly trailingNumber?: string;
  /** How the name before the trailing number sounds: "STAR 1" and "OCEAN 7" are two names, not two numbers of one. */
  readonly numberedName?: string;
  /** Not hard in themselves, since they are reissued; held in common they say that one hull changed its name. */
  readonly mmsi?: string;
  readonly callSign?: string;
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
  if (left.kind !== right.kind) return because('kinds-differ', { left: left.kind, right: right.kind });
  const numbersMayDiffer = sameHull(left.facts, right.facts) || namedApart(left.facts, right.facts);
  for (const fact of SINGLE_FACTS) {
    const l = left.facts[fact];
    const r = right.facts[fact];
    if (l === undefined || r === undefined || l === r || (fact === 'trailingNumber' && numbersMayDiffer)) continue;
    if (fact === 'birthDate' && oneSlipApart(l, r)) continue;
    return because(`${fact}-differs`, { left: l, right: r });
  }
  const ours = left.facts.registrationNumbers ?? {};
  const theirs = right.facts.registrationNumbers ?? {};
  for (const registry of Object.keys(ours).sort()) {
    const l = ours[registry];
    const r = theirs[registry];
    if (l !== undefined && r !== undefined && l !== r) {
      return because('registrationNumber-differs', { registry, left: l, right: r });
    }
  }
  return null;
}

function because(template: Template, values: Because['values']): Because {
  return { template, values };
}

/** One hull may carry two trailing numbers in its names over time; a number of its own settles it. */
function sameHull(left: HardFacts, right: HardFacts): boolean {
  return (['imo', 'mmsi', 'callSign'] as const).some(
    (number) => left[number] !== undefined && left[number] === right[number],
  );
}

function namedApart(left: HardFacts, right: HardFacts): boolean {
  return (
    left.numberedName !== undefined && right.numberedName !== undefined && left.numberedName !== right.numberedName
  );
}

/** Day and month exchanged (offices differ in which they write first), or one digit off: one date as well as two. The score says which. */
function oneSlipApart(left: string, right: string): boolean {
  const [l, r] = [left.split('-'), right.split('-')];
  if (l[0] === r[0] && l[1] === r[2] && l[2] === r[1]) return true;
  return left.length === right.length && [...left].filter((digit, i) => digit !== right[i]).length === 1;
}
