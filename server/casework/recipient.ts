import { handlingLevel, PUBLIC_AGENCY, type Scope } from '../access/scope.js';
import type { Viewer } from '../access/viewer.js';
import { computedId } from '../records/ids.js';
import type { Edition } from './bundle.js';

/** What leaves for a court may carry at most this mark: TLP:RED is for the ears of those in the room (TLP 2.0, FIRST, August 2022). */
const CEILING = { FULL: 'TLP:AMBER+STRICT', REDACTED: 'TLP:AMBER', DEFENCE: 'TLP:AMBER' } as const;

/** Another agency's records pass on only where it marked them for the community at large; for more, its consent is needed. */
const THIRD_PARTY_CEILING = 'TLP:GREEN';

/**
 * The exporter's eyes, narrowed to what a bundle's recipient may have. Records of one's own agency up to the edition's ceiling,
 * of others up to the third-party ceiling; what is kept for members of another case never.
 */
export function recipientOf(exporter: Viewer, edition: Edition, caseId: string, scopes: readonly Scope[]): Viewer {
  return exporter.narrowedTo((scope) => {
    const own = scope.agency === exporter.agency || scope.agency === PUBLIC_AGENCY;
    const ceiling = own ? CEILING[edition] : THIRD_PARTY_CEILING;
    return handlingLevel(scope.handling) <= handlingLevel(ceiling) && scope.cases.every((c) => c === caseId);
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
