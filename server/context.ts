import type { PeopleDesk } from './access/people-desk.js';
import type { AccessLogReader } from './access/read-access-log.js';
import type { User } from './access/user.js';
import type { BundleDesk } from './casework/bundle.js';
import type { CaseDesk } from './casework/case-desk.js';
import type { ConsentDesk } from './casework/consent-desk.js';
import type { Asking, EntityGraph } from './graph/entity-graph.js';
import type { Judging } from './questions/judgements/judging.js';
import type { Loaders } from './questions/loaders.js';

/** The parts that questions are put to. */
export interface Parts {
  readonly graph: EntityGraph;
  readonly cases: CaseDesk;
  readonly people: PeopleDesk;
  readonly bundles: BundleDesk;
  readonly consents: ConsentDesk;
  readonly judging: Judging;
  readonly accessLog: AccessLogReader;
  /** The chosen parameters that the shipped ones stand in for, and those that weigh; null where the chosen weigh. */
  readonly standIn: () => Promise<StandIn | null>;
  /** True where the graph holds the invented demonstration world. */
  readonly demo: boolean;
}

export interface StandIn {
  /** Versions of parameter sets. */
  readonly chosen: string;
  readonly weighing: string;
}

/** What a request carries: who asks, what he may see, and what to ask. */
export interface RequestContext extends Parts {
  readonly user: User;
  readonly asking: Asking;
  readonly loaders: Loaders;
}
