import { join } from 'node:path';
import type { Express } from 'express';
import type { AccessLog } from '../access/access-log.js';
import { ApiTokens } from '../access/api-tokens.js';
import { HalfSessions } from '../access/half-sessions.js';
import { newPassword } from '../access/passwords.js';
import { PeopleDesk } from '../access/people-desk.js';
import { AccessLogReader } from '../access/read-access-log.js';
import { Sealing } from '../access/sealing.js';
import { SecondFactors } from '../access/second-factors.js';
import { Sessions } from '../access/sessions.js';
import { Throttle } from '../access/throttle.js';
import { CaseDesk } from '../casework/case-desk.js';
import { ConsentDesk } from '../casework/consent-desk.js';
import type { OidcConfig } from '../config.js';
import { makeApp } from '../http/app.js';
import { type Demands, Door } from '../http/door.js';
import type { ReportFault } from '../http/report-fault.js';
import { openGraphqlEndpoint } from '../questions/endpoint.js';
import type { ListedOperations } from '../questions/listed-operations.js';
import { agencyParts } from './agency-parts.js';
import { attachmentDeskOn } from './attachment-desk.js';
import { bundleDeskOn } from './bundle-desk.js';
import { draftDeskOn } from './draft-desk.js';
import { type Engine, foldersIn } from './engine.js';
import { importDeskOn } from './import-desk.js';
import { judgingOn } from './judging.js';
import { openAccessLog } from './open-access-log.js';
import { standInOf } from './stand-in.js';
import type { WriteBundle } from './write-bundle.js';

export interface ServiceOptions {
  readonly engine: Engine;
  readonly pageFolder: string;
  readonly operations: ListedOperations;
  readonly trustedProxies: number;
  /** True where only this machine can reach the server. */
  readonly loopback: boolean;
  /** True where the graph holds the demonstration world. */
  readonly demo: boolean;
  /** Where heads of the access log are copied to; null: nowhere. */
  readonly auditHeads: string | null;
  readonly demands: Demands;
  /** Where people of an agency sign in; null: nobody does. */
  readonly oidc: OidcConfig | null;
  /** True where what widens somebody's rights needs a second administrator. */
  readonly fourEyesOnRights: boolean;
  readonly now: () => Date;
  readonly report: ReportFault;
  /** Tells whoever does jobs that there is one. */
  readonly wake: () => void;
  readonly writeBundle: WriteBundle;
}

export interface Service {
  readonly app: Express;
  readonly log: AccessLog;
  stop(): Promise<void>;
}

/** The whole service over an engine, ready to be listened to. */
export async function openService(options: ServiceOptions): Promise<Service> {
  const { engine, now, report } = options;
  const { graph, users, viewers } = engine;
  const folders = foldersIn(engine.home);
  const clock = () => now().getTime();

  const log = await openAccessLog(engine.home, options.auditHeads, now, (fault) => report('audit-heads', fault));
  const sessions = new Sessions(clock);
  const tokens = new ApiTokens(engine.apiTokens, now);
  const door = new Door(sessions, tokens, viewers, users, log, options.demands, options.loopback, now);
  const secondFactors = new SecondFactors(engine.secondFactors, await Sealing.open(folders.keys), clock);
  const accessLog = new AccessLogReader(folders.audit, options.auditHeads);
  const cases = new CaseDesk(engine.cases, graph, now, async (name) => (await users.account(name)) !== null);
  const people = new PeopleDesk({
    store: engine.people,
    now,
    newPassword,
    fourEyes: options.fourEyesOnRights,
    hasChanged: () => viewers.forget(),
  });
  const bundles = bundleDeskOn(engine, now, options.writeBundle);
  const consents = new ConsentDesk(engine.consents, engine.cases, graph, now);
  const judging = judgingOn(engine, now);
  const parts = {
    graph,
    cases,
    people,
    bundles,
    consents,
    judging,
    accessLog,
    standIn: standInOf(engine.stores.parameters),
    demo: options.demo,
  };
  const graphql = await openGraphqlEndpoint(parts, options.operations, log, report);

  const app = makeApp({
    door,
    tokens,
    agency: await agencyParts(options.oidc, engine, clock),
    halfSessions: new HalfSessions(clock),
    proving: { users, secondFactors, throttle: new Throttle(clock) },
    log,
    loopback: options.loopback,
    graphql,
    imports: importDeskOn(engine, now, options.wake),
    drafts: draftDeskOn(engine, join(folders.incoming, 'drafts'), now, options.wake),
    attachments: attachmentDeskOn(engine, now),
    bundles,
    incoming: folders.incoming,
    pageFolder: options.pageFolder,
    trustedProxies: options.trustedProxies,
    checkReady: async () => {
      await users.countPeople();
    },
    report,
  });
  const stop = async () => {
    await graphql.stop();
    await log.close();
  };
  return { app, log, stop };
}
