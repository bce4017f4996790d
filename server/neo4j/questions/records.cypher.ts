import type { RecordView } from '../../graph/entity-graph.js';
import { cypher, type Question, visible } from '../question.js';
import { recordView } from './record-row.js';

/** What do these records say, cell by cell? */
export const records: Question<{ readonly ids: readonly string[] }, RecordView> = {
  text: cypher`CYPHER 25
    UNWIND $ids AS id
    MATCH (r:Record {id: id}) USING INDEX r:Record(id) WHERE ${visible('r')}
    MATCH (k:Scope {id: r.scope}) USING INDEX k:Scope(id)
    RETURN r.id AS id, r.source AS source, r.importId AS importId, r.layout AS layout, r.sourceKey AS sourceKey,
      r.line AS line, r.at AS at, r.columns AS columns, r.cells AS cells, r.warnings AS warnings, r.recordedOn AS recordedOn,
      r.endedOn AS endedOn, r.gradeScheme AS gradeScheme, r.gradeSource AS gradeSource,
      r.gradeInformation AS gradeInformation, k.handling AS handling, k.agency AS originator,
      r.handlingCodes AS handlingCodes, r.handlingConditions AS handlingConditions, r.handlingExpiresOn AS handlingExpiresOn,
      r.handlingReviewOn AS handlingReviewOn`,
  params: (p) => ({ ...p }),
  row: recordView,
};
