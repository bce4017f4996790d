import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { objectFolder } from '../../server/jobs/object-folder.js';
import type { JobStores } from '../../server/jobs/run-jobs.js';
import type { PlacementStore } from '../../server/jobs/stores.js';
import { neo4jAudit } from '../../server/neo4j/audit.js';
import type { SystemWriter } from '../../server/neo4j/change.js';
import { neo4jAttachmentStore } from '../../server/neo4j/neo4j-attachment-store.js';
import { neo4jComparisonStore } from '../../server/neo4j/neo4j-comparison-store.js';
import { neo4jEvidenceStore } from '../../server/neo4j/neo4j-evidence-store.js';
import { neo4jJobStore } from '../../server/neo4j/neo4j-job-store.js';
import { neo4jOpenEvidence, neo4jParameterStore } from '../../server/neo4j/neo4j-parameter-store.js';
import { neo4jPlacementStore } from '../../server/neo4j/neo4j-placement-store.js';
import { examineAttachment } from '../../server/sources/attachments/examine.js';

/** All that jobs need, on a real Neo4j and a folder of the test's own. */
export function storesOn(
  writer: SystemWriter,
  home: string,
  mostLinksWalked?: number,
): JobStores & { readonly placements: PlacementStore } {
  return {
    evidence: neo4jEvidenceStore(writer),
    comparisons: neo4jComparisonStore(writer),
    parameters: neo4jParameterStore(writer),
    open: neo4jOpenEvidence(writer),
    placements: neo4jPlacementStore(writer, mostLinksWalked),
    audits: neo4jAudit(writer),
    jobs: neo4jJobStore(writer),
    objects: objectFolder(home),
    attachments: neo4jAttachmentStore(writer),
    examine: async (kind, path) => examineAttachment(kind, await readFile(path)),
    rejectsFolder: join(home, 'rejects'),
  };
}
