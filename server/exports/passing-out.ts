import { passingOn } from '../casework/third-party.js';
import type { RecordView } from '../graph/entity-graph.js';

/**
 * Whether a record may be in a file that is handed out: not what another agency wants to be asked about, not what is for nobody but those in
 * the room (TLP:RED), nothing of a source that is not for court. Consents are given for a case, so none counts here.
 */
export function mayPassOut(
  record: Pick<RecordView, 'source' | 'originator' | 'handling' | 'grade' | 'conditions'>,
  agency: string,
  notForCourt: ReadonlySet<string>,
): boolean {
  return record.handling !== 'TLP:RED' && !notForCourt.has(record.source) && passingOn(record, agency) === 'FREE';
}
