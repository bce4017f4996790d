import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Driver } from 'neo4j-driver';
import type { AccessLog } from '../../server/access/access-log.js';
import { PeopleDesk } from '../../server/access/people-desk.js';
import { AccessLogReader } from '../../server/access/read-access-log.js';
import type { SignedIn } from '../../server/access/signed-in.js';
import type { User } from '../../server/access/user.js';
import { CaseDesk } from '../../server/casework/case-desk.js';
import { ConsentDesk } from '../../server/casework/consent-desk.js';
import type { Parts } from '../../server/context.js';
import type { Asking } from '../../server/graph/entity-graph.js';
import type { ImportDesk } from '../../server/http/import-desk.js';
import { beginImport } from '../../server/jobs/import-file.js';
import { runJob } from '../../server/jobs/run-jobs.js';
import { bundleDeskOn } from '../../server/main/bundle-desk.js';
import { type Engine, openEngine } from '../../server/main/engine.js';
import { importDeskOn } from '../../server/main/import-desk.js';
import { judgingOn } from '../../server/main/judging.js';
import { openAccessLog } from '../../server/main/open-access-log.js';
import { standInOf } from '../../server/main/stand-in.js';
import { writeBundle } from '../../server/main/write-bundle.js';
import { makeAsk, type Neo4jAddress, openDriver } from '../../server/neo4j/driver.js';
import type { Question } from '../../server/neo4j/question.js';
import { Sessions } from '../../server/neo4j/sessions.js';
import { type GraphqlEndpoint, openGraphqlEndpoint } from '../../server/questions/endpoint.js';
import type { ListedOperations } from '../../server/questions/listed-operations.js';
import { type RecordId, sha256 } from '../../server/records/ids.js';
import { unexamined } from '../../server/sources/attachments/examine.js';
import { UNHURRIED } from '../setup/database.js';
import { settle } from '../world/import.js';
import type { WorldFile } from './generated-world.js';

const ANYTHING: ListedOperations = { textOf: new Map(), onlyListed: false };

/** Makes something else of the parts that questions are put to: how the test of this test plants a leak. */
export type Changed = (parts: Parts, engine: Engine) => Parts;

/**
 * One whole Hawksbill without a network: a Neo4j of its own, the ordinary stores and jobs, the ordinary GraphQL endpoint. Its clock stands
 * still until it is set, so that two of them note the same instants.
 */
export class Side {
  private constructor(
    readonly home: string,
    readonly engine: Engine,
    readonly parts: Parts,
    readonly imports: ImportDesk,
    /** What time it is here. */
    readonly clock: { now: Date },
    /** What the endpoint reported as faults of ours. */
    readonly faults: unknown[],
    private readonly driver: Driver,
    private readonly log: AccessLog,
    private endpoint: GraphqlEndpoint,
  ) {}

  /** Opens it over a database that is emptied first. `keys`: a home whose signing keys it is to have too. */
  static async open(address: Neo4jAddress, users: readonly User[], keys: string | null = null): Promise<Side> {
    await empty(address);
    const home = await mkdtemp(join(tmpdir(), 'hawksbill-side-'));
    if (keys !== null && existsSync(join(keys, 'keys')))
      await cp(join(keys, 'keys'), join(home, 'keys'), { recursive: true, force: true });
    const engine = openEngine(address, home);
    // What is compared is what is answered, not how soon.
    engine.questionLimit.ms = UNHURRIED.ms;
    const withoutPassword = { passwordHash: null, passwordIsOneTime: false, onlyOnLoopback: false, tokenSha256: null };
    await engine.users.put(...users.map((user) => ({ ...user, ...withoutPassword })));
    const clock = { now: new Date('2025-06-01T00:00:00Z') };
    const now = () => clock.now;
    const parts: Parts = {
      graph: engine.graph,
      cases: new CaseDesk(engine.cases, engine.graph, now, async (name) => (await engine.users.account(name)) !== null),
      standIn: standInOf(engine.stores.parameters),
      people: new PeopleDesk({
        store: engine.people,
        now,
        newPassword: () => 'the-same-everywhere',
        fourEyes: false,
        hasChanged: () => engine.viewers.forget(),
      }),
      bundles: bundleDeskOn(engine, now, writeBundle),
      consents: new ConsentDesk(engine.consents, engine.cases, engine.graph, now),
      judging: judgingOn(engine, now),
      accessLog: new AccessLogReader(join(home, 'audit'), null),
      demo: false,
    };
    const log = await openAccessLog(
      home,
      null,
      () => new Date(),
      () => undefined,
    );
    const faults: unknown[] = [];
    const endpoint = await openGraphqlEndpoint(parts, ANYTHING, log, (_id, fault) => void faults.push(fault));
    const imports = importDeskOn(engine, now, () => undefined);
    return new Side(home, engine, parts, imports, clock, faults, openDriver(address), log, endpoint);
  }

  /** Takes files in one after another, in this order since a later version ends an earlier one; then does all that follows from them. */
  async takeIn(files: readonly WorldFile[]): Promise<void> {
    for (const { source, name, text, mark, recordedOn, by, importedAt } of files) {
      const path = await this.onDisk(name, text);
      const job = await beginImport(this.engine.stores, {
        source,
        fileName: name,
        ...(await this.engine.stores.objects.put(path)),
        ownerAgency: mark.agency,
        handling: mark.handling,
        cases: mark.cases,
        by,
        importedAt,
        recordedOn,
        receivedFrom: null,
        receivedOn: recordedOn,
        authority: null,
        edition: null,
        hints: {},
      });
      const lease = await this.engine.stores.jobs.claim(job.id);
      if (lease === null) throw new Error(`${name} is being taken in already`);
      await runJob(this.engine.stores, job, lease);
    }
    await this.settle();
  }

  /** Records that have their document. */
  private readonly attached = new Set<RecordId>();

  /** A document for every seventh record that is there, whoever may see it. */
  private async attachDocuments(): Promise<void> {
    const { records } = await this.driver.executeQuery('MATCH (r:Record) RETURN r.id AS id ORDER BY id');
    for (const [id] of records.map((row) => [row.get('id') as RecordId])) {
      if (id === undefined || (id.codePointAt(5) as number) % 7 !== 0 || this.attached.has(id)) continue;
      this.attached.add(id);
      await this.engine.stores.objects.put(await this.onDisk(`${id}.pdf`, id));
      await this.engine.attachments.put({
        recordId: id,
        importId: null,
        sha256: sha256(id),
        previewSha256: null,
        sizeBytes: id.length,
        mediaType: 'application/pdf',
        fileName: `${id}.pdf`,
        addedBy: 'chief',
        addedAt: '2025-02-01T08:00:00Z',
        facts: { ...unexamined('PDF').facts, textState: 'READ', pageCount: 2 },
        pages: ['Pangolin scales, page one', `Pangolin scales of ${id}`],
      });
    }
  }

  async settle(): Promise<void> {
    await settle(this.engine.stores);
    await this.attachDocuments();
    this.engine.viewers.forget();
  }

  async onDisk(name: string, text: string): Promise<string> {
    await mkdir(join(this.home, 'handed-in'), { recursive: true });
    const path = join(this.home, 'handed-in', name);
    await writeFile(path, text);
    return path;
  }

  async signedIn(userName: string): Promise<SignedIn> {
    const known = await this.engine.viewers.viewerOf(userName);
    if (known === null) throw new Error(`no user ${userName}`);
    return { ...known, session: { id: 'test' } };
  }

  async asking(userName: string): Promise<Asking> {
    return { viewer: (await this.signedIn(userName)).viewer, signal: new AbortController().signal };
  }

  /** Puts one question to the graph itself. */
  async question<P, R>(question: Question<P, R>, p: P, userName: string): Promise<readonly R[]> {
    const { viewer, signal } = await this.asking(userName);
    return makeAsk(new Sessions(this.driver))(question, p, viewer, signal);
  }

  /** Ids of all that is kept, as text: read past the rule, to know what there is to be hidden. */
  async everyId(): Promise<string> {
    const { records } = await this.driver.executeQuery(
      'MATCH (n:Mention|Record|Statement|Import|Judgement|Case|Bundle) RETURN DISTINCT n.id AS id ORDER BY id',
    );
    return JSON.stringify(records.map((row) => row.get('id') as string));
  }

  /** The answer's bytes, without what is drawn by chance. */
  async ask(userName: string, query: string, variables: Readonly<Record<string, unknown>>): Promise<string> {
    const { status, body } = await this.endpoint.answer({
      headers: new Map([['content-type', 'application/json']]),
      body: { query, variables },
      signedIn: await this.signedIn(userName),
      purpose: null,
      purposeDemanded: false,
      signal: new AbortController().signal,
    });
    return `${status} ${withoutChance(body)}`;
  }

  /** Answers from changed parts from now on; null: from its own again. */
  async answerFrom(change: Changed | null): Promise<void> {
    await this.endpoint.stop();
    const parts = change === null ? this.parts : change(this.parts, this.engine);
    this.endpoint = await openGraphqlEndpoint(parts, ANYTHING, this.log, (_id, fault) => void this.faults.push(fault));
  }

  async close(): Promise<void> {
    await this.endpoint.stop();
    await this.log.close();
    await this.engine.close();
    await this.driver.close();
    await rm(this.home, { recursive: true, force: true });
  }
}

/** Ids of errors; and a bundle's size, in which its signature (of a random length) takes part: its hashes say that it is the same. */
function withoutChance(answer: string): string {
  return answer
    .replace(/"errorId":"[^"]*"/g, '"errorId":""')
    .replace(/"sizeBytes":\d+(?=,"bundleId")/g, '"sizeBytes":0');
}

async function empty(address: Neo4jAddress): Promise<void> {
  const driver = openDriver(address);
  await driver.executeQuery('MATCH (n) WHERE NOT n:Migration AND NOT n:MigrationLock DETACH DELETE n');
  await driver.close();
}
