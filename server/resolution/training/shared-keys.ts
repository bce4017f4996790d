import { identifierKey, phoneKey } from '../candidate-keys.js';
import { compareNames } from '../comparisons/names.js';
import { compareVesselParticulars } from '../comparisons/vessel-particulars.js';
import { contradictionOf } from '../contradictions.js';
import type { Features } from '../features.js';
import type { ParameterSet } from '../parameters.js';
import { premisesKeys } from '../premises-keys.js';
import { KeyCells } from './key-cells.js';

/** A key that too many different things share, with how many were counted. */
export interface SharedKey {
  readonly key: string;
  readonly things: number;
}

/**
 * From so many different things on, sharing a key says nothing. A number that names one thing has been typed on a second by mistake, and
 * on a third; on a fourth it is a placeholder, or stolen. A line rings for a family of four, not for six who share no name; a domain serves a group of sister firms, a house its tenants.
 */
const TOO_MANY = { identifier: 4, phone: 6, email: 6, domain: 8, house: 8, door: 8 } as const;
type Shared = keyof typeof TOO_MANY;

/** Two vessels with one number are two where what stays with a hull speaks so much against it, whatever they are called. */
const OTHER_HULL_BITS = -4;
/** Of one key so many bearers are looked at, and so many different things told apart one from another; those behind are counted as they are. */
const BEARERS_LOOKED_AT = 1_000;
const TOLD_APART = 300;

/**
 * Finds keys that too many different things share, in two readings of the same sayings in the same order, so that only bearers of suspicious keys are
 * ever held: first how many bear a key at all, then who they are.
 */
export class SharedKeys {
  readonly #borneBy = new KeyCells();
  readonly #bearers = new Map<string, Features[]>();

  count(f: Features): void {
    for (const key of countedKeys(f)) this.#borneBy.add(key);
  }

  /** Once all were counted. */
  gather(f: Features): void {
    for (const key of countedKeys(f)) {
      if (this.#borneBy.atMost(key) < TOO_MANY[sharedAs(key)]) continue;
      const all = this.#bearers.get(key);
      if (all === undefined) this.#bearers.set(key, [f]);
      else if (all.length < BEARERS_LOOKED_AT) all.push(f);
    }
  }

  /** Once all were gathered: the keys in the order of their texts. */
  found(parameters: ParameterSet): readonly SharedKey[] {
    return [...this.#bearers]
      .filter(([key, all]) => all.length >= TOO_MANY[sharedAs(key)])
      .map(([key, all]) => ({ key, things: differentThings(key, all, parameters) }))
      .filter(({ key, things }) => things >= TOO_MANY[sharedAs(key)])
      .sort((a, b) => (a.key < b.key ? -1 : 1));
  }
}

/** What may stand for many: numbers, lines, addresses of mail and of houses. Names are weighed by their words. */
export function countedKeys(f: Features): ReadonlySet<string> {
  return new Set(
    [
      ...f.identifiers.map(identifierKey),
      ...f.phones.map((p) => phoneKey(p.value)),
      ...f.emails.map((e) => `email:${e.value}`),
      ...f.domains.map((d) => `domain:${d.value}`),
      ...f.addresses.flatMap(premisesKeys),
    ].filter((key) => key !== ''),
  );
}

function sharedAs(key: string): Shared {
  const kind = key.slice(0, key.indexOf(':'));
  return kind in TOO_MANY ? (kind as Shared) : 'identifier';
}

/** How many of the bearers are surely different: each is held against those found so far, and is another one where it is apart from all. */
function differentThings(key: string, bearers: readonly Features[], parameters: ParameterSet): number {
  const hull = sharedAs(key) === 'identifier';
  const found: Features[] = [];
  let behind = 0;
  for (const f of bearers) {
    if (found.some((other) => !apart(f, other, hull, parameters))) continue;
    if (found.length < TOLD_APART) found.push(f);
    else behind++;
  }
  return found.length + behind;
}

/** Facts that cannot both hold, or names that speak against one bearer. Of a ship under one number names say nothing: she is renamed. */
function apart(l: Features, r: Features, byNumber: boolean, parameters: ParameterSet): boolean {
  if (contradictionOf(l, r) !== null) return true;
  if (byNumber && l.kind === 'VESSEL') return compareVesselParticulars(l, r, parameters, null) <= OTHER_HULL_BITS;
  return compareNames(l, r, parameters, null) < 0;
}
