import { PUBLIC_AGENCY } from '../access/scope.js';
import type { RecordView } from '../graph/entity-graph.js';
import { isNotForCourt, isOnlyWithConsent } from '../records/handling.js';

/** Whether a record may be in what leaves for a court: by itself, with its originator's consent, or in no case. */
export type PassingOn = 'FREE' | 'WITH_CONSENT' | 'NEVER';

type Passed = Pick<RecordView, 'originator' | 'handling' | 'grade' | 'conditions'>;

/**
 * The third-party rule: what one agency got from another goes no further without the other's consent. What is marked for everybody, or was
 * published, is free; what its provider wants to be asked about is not, whoever holds it.
 */
export function passingOn({ originator, handling, grade, conditions }: Passed, exporterAgency: string): PassingOn {
  if (isNotForCourt(grade.scheme, conditions)) return 'NEVER';
  if (isOnlyWithConsent(grade.scheme, conditions)) return 'WITH_CONSENT';
  const free = originator === exporterAgency || originator === PUBLIC_AGENCY || handling === 'TLP:CLEAR';
  return free ? 'FREE' : 'WITH_CONSENT';
}
