import type { Period } from '../access/validity.js';
import type { Asking } from '../graph/entity-graph.js';
import { computedId } from '../records/ids.js';
import type { CaseEvent } from './case-version.js';
import type { DisclosureDecision } from './disclosure.js';
import type { KeptThing } from './kept-thing.js';
import type { NumberSeries } from './number-series.js';

/** An entity put into a case. It is kept by mentions, so that it stays the same thing through merges and splits. */
export interface CaseItem extends KeptThing {
  readonly addedBy: string;
  /** UTC instant with whole seconds. */
  readonly addedAt: string;
  readonly note: string;
}

/** Where an entity stands on the case's chart, in px. */
export interface ChartPosition extends KeptThing {
  readonly x: number;
  readonly y: number;
}

/** A prosecution in the making: what its events made of it. Only its members see it. */
export interface Case {
  readonly id: string;
  readonly reference: string;
  readonly title: string;
  /** The number of its events; 1 when it was opened. */
  readonly version: number;
  readonly openedBy: string;
  readonly openedOn: string;
  readonly agency: string;
  readonly members: readonly string[];
  /** Memberships that begin or end, by member; the others hold always. A membership that does not hold is as none. */
  readonly memberPeriods: Readonly<Record<string, Period>>;
  /** In the order in which they were put in. */
  readonly items: readonly CaseItem[];
  readonly events: readonly CaseEvent[];
  readonly chart: readonly ChartPosition[];
  /** Every decision about disclosure, in the order in which they were made. */
  readonly decisions: readonly DisclosureDecision[];
}

/**
 * Computed from who opened it and under which reference. Two people may use one reference without learning of each other's case.
 */
export function caseIdOf(agency: string, openedBy: string, reference: string): string {
  return computedId('c', agency, openedBy, reference);
}

/** Keeps cases. Someone who is no member meets the same answer as for a case that does not exist. */
export interface CaseStore {
  /** By reference, then id. */
  all(asking: Asking): Promise<readonly Case[]>;
  find(id: string, asking: Asking): Promise<Case | null>;
  /** Keeps a new case; does nothing where one with this id is kept. */
  open(opened: Case, asking: Asking): Promise<void>;
  /**
   * Keeps a case's next version with the events that led to it, if it still stands at the version it was read at.
   * @returns false where somebody else was quicker: read again.
   */
  advance(from: Case, to: Case, asking: Asking): Promise<boolean>;
}

/**
 * Keeps the numbers that each edition of a case has given. They are no part of its versions: to export a case changes nothing that its
 * members see.
 */
export interface NumberStore {
  /** What was numbered so far in a series of a case. */
  given(caseId: string, series: string): Promise<NumberSeries>;
  /** @returns false where somebody else continued the series since it was read: read again. */
  keep(caseId: string, series: string, from: NumberSeries, to: NumberSeries): Promise<boolean>;
}
