import type { Record as Row } from 'neo4j-driver';

/**
 * One write to the graph: constant text, its parameters, and the meaning of a row. Repeating it changes nothing. Texts name the index they look
 * up by: a plan made while the graph was empty would scan, and it is kept.
 */
export interface Change<P, R> {
  readonly text: string;
  params(p: P): Record<string, unknown>;
  row(row: Row): R;
}

/** Carries out one change. */
export type Apply = <P, R>(change: Change<P, R>, p: P) => Promise<readonly R[]>;

/** How the system's own writers reach the graph. They act for no viewer and see everything, so no question accepts them. */
export interface SystemWriter {
  /** One change in a transaction of its own. */
  readonly change: Apply;
  /** Reads what a writer has to know, without a viewer, on any server of a cluster. Its text must not write. */
  readonly read: Apply;
  /** Several changes that hold together or not at all. `work` may run again after a passing fault, so it does nothing else. */
  inOne<T>(work: (apply: Apply) => Promise<T>): Promise<T>;
}
