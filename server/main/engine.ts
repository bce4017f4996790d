import { join } from 'node:path';
import type { AgencyPeopleStore } from '../access/agency-people.js';
import type { ApiTokenStore } from '../access/api-tokens.js';
import type { PeopleStore } from '../access/people-desk.js';
import type { Scope } from '../access/scope.js';
import type { SecondFactorStore } from '../access/second-factors.js';
import type { UserStore } from '../access/users.js';
import { Viewers } from '../access/viewers.js';
import type { CaseStore, NumberStore } from '../casework/case.js';
import type { ConsentStore } from '../casework/consent.js';
import type { EvidencePlaces } from '../casework/evidence-places.js';
import type { EntityGraph } from '../graph/entity-graph.js';
import type { AttachmentStore, Examine } from '../jobs/attachments.js';
import { objectFolder } from '../jobs/object-folder.js';
import type { JobStores } from '../jobs/run-jobs.js';
import { neo4jAudit } from '../neo4j/audit.js';
import type { SystemWriter } from '../neo4j/change.js';
import {
  makeAsk,
  makeChange,
  type Neo4jAddress,
  openDriver,
  QUESTION_TIMEOUT_MS,
  type QuestionLimit,
} from '../neo4j/driver.js';
import { migrate } from '../neo4j/migrations.js';
import { neo4jAgencyPeople } from '../neo4j/neo4j-agency-people.js';
import { neo4jApiTokens } from '../neo4j/neo4j-api-tokens.js';
import { neo4jAttachmentStore } from '../neo4j/neo4j-attachment-store.js';
import { neo4jCaseStore, neo4jNumberStore } from '../neo4j/neo4j-case-store.js';
import { neo4jComparisonStore } from '../neo4j/neo4j-comparison-store.js';
import { neo4jConsentStore } from '../neo4j/neo4j-consent-store.js';
import { Neo4jEntityGraph } from '../neo4j/neo4j-entity-graph.js';
import { neo4jEvidencePlaces } from '../neo4j/neo4j-evidence-places.js';
import { neo4jEvidenceStore } from '../neo4j/neo4j-evidence-store.js';
import { neo4jJobStore } from '../neo4j/neo4j-job-store.js';
import { neo4jOpenEvidence, neo4jParameterStore } from '../neo4j/neo4j-parameter-store.js';
import { neo4jPeople } from '../neo4j/neo4j-people.js';
import { neo4jPlacementStore } from '../neo4j/neo4j-placement-store.js';
import { neo4jSecondFactors } from '../neo4j/neo4j-second-factors.js';
import { neo4jUsers } from '../neo4j/neo4j-users.js';
import { Sessions } from '../neo4j/sessions.js';
import { haveReferenceLists } from '../records/reference-list.js';
import { attachmentThread } from './attachment-thread.js';
import { clearHeapEarly } from './heap.js';
import { readReferenceLists } from './reference-lists.js';

/** What a question may take that keeps nobody else waiting. */
export const PATIENT_MS = 120_000;

/** Folders under HAWKSBILL_HOME. */
export function foldersIn(home: string) {
  return {
    rejects: join(home, 'rejects'),
    incoming: join(home, 'incoming'),
    bundles: join(home, 'bundles'),
    audit: join(home, 'audit'),
    keys: join(home, 'keys'),
  } as const;
}

/** Everything that keeps and finds, over one Neo4j and one home folder: what the server, its worker and every command start from. */
export interface Engine {
  readonly home: string;
  readonly writer: SystemWriter;
  readonly graph: EntityGraph;
  /** How long a question may take. */
  readonly questionLimit: QuestionLimit;
  /** The graph without hurry: for questions that nobody waits for. */
  readonly patientGraph: EntityGraph;
  readonly stores: JobStores;
  readonly attachments: AttachmentStore;
  readonly users: UserStore;
  readonly secondFactors: SecondFactorStore;
  readonly apiTokens: ApiTokenStore;
  readonly agencyPeople: AgencyPeopleStore;
  readonly people: PeopleStore;
  readonly viewers: Viewers;
  readonly cases: CaseStore;
  readonly consents: ConsentStore;
  readonly numbers: NumberStore;
  readonly places: EvidencePlaces;
  scopes(): Promise<readonly Scope[]>;
  /** Brings the database to the state this program expects. */
  migrate(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** `examine`: how files are looked into; in a thread of their own, unless a test says otherwise. */
export function openEngine(address: Neo4jAddress, home: string, examine: Examine = attachmentThread()): Engine {
  clearHeapEarly();
  haveReferenceLists(readReferenceLists(home));
  const driver = openDriver(address);
  const sessions = new Sessions(driver);
  const questionLimit = { ms: QUESTION_TIMEOUT_MS };
  const ask = makeAsk(sessions, questionLimit);
  const patientAsk = makeAsk(sessions, { ms: PATIENT_MS });
  const writer = makeChange(sessions);
  const attachments = neo4jAttachmentStore(writer);
  const evidence = neo4jEvidenceStore(writer);
  const parameters = neo4jParameterStore(writer);
  const weighingBy = async () => (await parameters.inForce()).parameters;
  const users = neo4jUsers(writer);
  return {
    home,
    writer,
    graph: new Neo4jEntityGraph(ask, weighingBy),
    questionLimit,
    patientGraph: new Neo4jEntityGraph(patientAsk, weighingBy),
    stores: {
      evidence,
      jobs: neo4jJobStore(writer),
      objects: objectFolder(home),
      attachments,
      examine,
      rejectsFolder: foldersIn(home).rejects,
      comparisons: neo4jComparisonStore(writer),
      parameters,
      open: neo4jOpenEvidence(writer),
      placements: neo4jPlacementStore(writer),
      audits: neo4jAudit(writer),
    },
    attachments,
    users,
    secondFactors: neo4jSecondFactors(writer),
    apiTokens: neo4jApiTokens(writer),
    agencyPeople: neo4jAgencyPeople(writer),
    people: neo4jPeople(writer),
    viewers: new Viewers(users, () => evidence.scopes(), Date.now),
    cases: neo4jCaseStore(writer, () => new Date()),
    consents: neo4jConsentStore(writer, () => new Date()),
    numbers: neo4jNumberStore(writer),
    places: neo4jEvidencePlaces(patientAsk),
    scopes: () => evidence.scopes(),
    migrate: () => migrate(driver),
    close: () => driver.close(),
  };
}
