import { HANDLING, type Handling } from '../records/source.js';

/**
 * An interned (agency, handling code, required cases). Ids are dense from 0 and never used again; all of `cases` must be
 * held. A conjunction scope (`all`) is visible where each of its members is: for what only two records together support.
 */
export interface Scope {
  readonly id: number;
  readonly agency: string;
  readonly handling: Handling;
  readonly cases: readonly string[];
  readonly all: readonly number[];
}

/** The canonical key under which a scope is interned; unique in the graph. */
export function scopeKey(scope: Omit<Scope, 'id'>): string {
  if (scope.all.length > 0) return `all:${[...scope.all].sort((a, b) => a - b).join('+')}`;
  return [scope.agency, scope.handling, ...[...scope.cases].sort()].join('|');
}

/** Position in TLP 2.0, 0 the widest. */
export function handlingLevel(handling: Handling): number {
  return HANDLING.indexOf(handling);
}

/** The mark of what is made of several: the narrowest of theirs. */
export function strictestHandling(handlings: readonly Handling[]): Handling {
  return handlings.reduce((most, h) => (handlingLevel(h) > handlingLevel(most) ? h : most), 'TLP:CLEAR');
}

/** What everyone who is signed in may see: published lists, reference data. */
export const PUBLIC_AGENCY = 'public';
