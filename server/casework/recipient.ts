import { handlingLevel, PUBLIC_AGENCY, type Scope } from '../access/scope.js';
import type { Viewer } from '../access/viewer.js';
import { computedId } from '../records/ids.js';
import type { Edition } from './bundle.js';

/** What leaves for a court may carry at most this mark: TLP:RED is for the ears of those in the room (TLP 2.0, FIRST, August 2022). */
const CEILING = { FULL: 'TLP:AMBER+STRICT', REDACTED: 'TLP:AMBER', DEFENCE: 'TLP:AMBER' } as const;

/** Scopes of other agencies from which something may pass on; 'ANY' where only the edition is to decide. */
export type Consented = ReadonlySet<number> | 'ANY';

/**
 * The exporter's eyes, narrowed to what a bundle's recipient may have at most: records of one's own agency up to the edition's ceiling; of
 * others what is for everybody, and up to that ceiling those scopes in which an originator consented to something; what is kept for members
 * of another case never. Which records of such a scope pass on is `third-party.ts`.
 */
export function recipientOf(
  exporter: Viewer,
  edition: Edition,
  caseId: string,
  scopes: readonly Scope[],
  consented: Consented,
): Viewer {
  return exporter.narrowedTo((scope) => {
    const own = scope.agency === exporter.agency || scope.agency === PUBLIC_AGENCY;
    const passed = own || scope.handling === 'TLP:CLEAR' || consented === 'ANY' || consented.has(scope.id);
    const below = handlingLevel(scope.handling) <= handlingLevel(CEILING[edition]);
    return passed && below && scope.cases.every((c) => c === caseId);
  }, scopes);
}

/**
 * Under which name an edition's numbers are continued: one for all exporters with the same rights. What an edition holds follows from what
 * its exporter sees to be in the case, so that one who sees less numbers apart: else his edition would have gaps where another's has items.
 */
export function numberSeriesOf({ agency, policy }: Viewer, edition: Edition): string {
  const clearances = Object.entries(policy.clearances).map((clearance) => clearance.join(' '));
  return `${edition}/${computedId('n', agency, ...clearances.sort(), '', ...[...policy.cases].sort())}`;
}
