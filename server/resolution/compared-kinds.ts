import type { EntityKind } from '../records/mention.js';

/** Kinds that are matched by comparing what is said of them; things of the others are one where their keys are. */
export const COMPARED_KINDS: readonly EntityKind[] = ['TRADER', 'VESSEL'];

export function isCompared(kind: string): boolean {
  return COMPARED_KINDS.some((compared) => compared === kind);
}
