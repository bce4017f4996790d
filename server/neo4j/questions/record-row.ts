import type { Record as Row } from 'neo4j-driver';
import type { RecordView } from '../../graph/entity-graph.js';

/** A record from a row with its properties as columns. */
export function recordView(row: Row): RecordView {
  const cells: readonly string[] = row.get('cells');
  const columns: readonly string[] = row.get('columns');
  return {
    id: row.get('id'),
    source: row.get('source'),
    importId: row.get('importId'),
    layout: row.get('layout'),
    sourceKey: row.get('sourceKey'),
    line: row.get('line'),
    at: row.get('at'),
    cells: columns.map((column, i) => ({ column, text: cells[i] ?? '' })),
    warnings: JSON.parse(row.get('warnings') ?? '[]'),
    recordedOn: row.get('recordedOn'),
    endedOn: row.get('endedOn'),
    grade: {
      scheme: row.get('gradeScheme'),
      source: row.get('gradeSource'),
      information: row.get('gradeInformation'),
    },
    handling: row.get('handling'),
    originator: row.get('originator'),
    conditions: {
      // Records taken in before there were codes have none.
      codes: row.get('handlingCodes') ?? [],
      text: row.get('handlingConditions'),
      expiresOn: row.get('handlingExpiresOn'),
      reviewOn: row.get('handlingReviewOn'),
    },
  };
}
