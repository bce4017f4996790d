import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { scopeKey } from '../access/scope.js';
import type { User } from '../access/user.js';
import { caseIdOf } from '../casework/case.js';
import { CaseDesk } from '../casework/case-desk.js';
import { withEvent } from '../casework/case-events.js';
import { beginImport, type ImportOutcome } from '../jobs/import-file.js';
import { addJudgement } from '../jobs/judge.js';
import { runJob, runWaitingJobs } from '../jobs/run-jobs.js';
import {
  type DemonstrationState,
  demonstrationState,
  markDemonstration,
} from '../neo4j/changes/demonstration.cypher.js';
import type { Progress } from '../progress.js';
import { type MentionId, mentionIdOf, recordKeyOf, type SourceName } from '../records/ids.js';
import type { Handling } from '../records/source.js';
import type { Decision } from '../resolution/judgement.js';
import type { Engine } from './engine.js';
import { OPERATOR } from './first-accounts.js';

/** What `seed/world.ts` exports. */
export interface World {
  readonly USERS: readonly (Omit<User, 'policy'> & User['policy'])[];
  readonly FILES: readonly {
    readonly path: string;
    readonly source: string;
    readonly ownerAgency: string;
    readonly handling: Handling;
    readonly receivedFrom: string;
    readonly receivedOn: string;
    readonly authority: string;
  }[];
  readonly SKIPPED: readonly { readonly path: string; readonly because: string }[];
  readonly CASES: readonly {
    readonly id: string;
    readonly title: string;
    readonly openedOn: string;
    readonly members: readonly string[];
    readonly items: readonly { readonly mention: WorldMention; readonly note: string }[];
  }[];
}

/** One mention, by what its source calls it. */
interface WorldMention {
  readonly source: string;
  readonly ownerAgency: string;
  readonly layout: string;
  readonly sourceKey: string;
  readonly role: string;
  readonly ordinal: number;
}

interface WorldJudgement {
  readonly left: WorldMention;
  readonly right: WorldMention;
  readonly decision: Decision;
  readonly by: string;
  readonly reason: string;
  readonly judgedAt: string;
}

/** Told what is being done: a line for each finished step, progress within one. */
export interface Telling {
  line(text: string): void;
  readonly progress: Progress;
}

/** Whether the graph holds the demonstration world, and whether it may get it. */
export async function stateOfDemonstration({ writer }: Engine): Promise<DemonstrationState> {
  return (await writer.read(demonstrationState, {}))[0] ?? 'ABSENT';
}

/** The world laid down beside the program, as it was compiled with it; null where an installation comes without. */
export async function readWorld(compiled: URL): Promise<World | null> {
  if (!existsSync(compiled)) return null;
  const module: unknown = await import(compiled.href);
  if (!isWorld(module)) throw new Error(`${compiled.pathname} does not describe a world`);
  return module;
}

export function usersOf(world: World): readonly User[] {
  return world.USERS.map(({ clearances, cases, ...user }) => ({ ...user, policy: { clearances, cases } }));
}

/**
 * Takes the demonstration world in: its files by the ordinary import, then resolution, the judgements already made and the case half
 * built. Killed at any point, it goes on where it was: what is there already is known.
 */
export async function loadDemonstration(engine: Engine, world: World, folder: string, tell: Telling): Promise<void> {
  await engine.writer.change(markDemonstration, { state: 'BEGUN' });
  for (const file of world.FILES) {
    const { read, accepted, refused } = await takeIn(engine, file, join(folder, 'sources', file.path), tell.progress);
    tell.line(`  ${file.path}: ${read} rows, ${accepted} accepted, ${refused} refused`);
  }
  for (const { path, because } of world.SKIPPED) tell.line(`  ${path}: skipped, ${because}`);
  await resolveAll(engine, tell.progress);
  const idOf = (mention: WorldMention) => mentionIn(world, mention);
  await addJudgements(engine, join(folder, 'judgements.jsonl'), idOf);
  for (const kase of world.CASES) await openCase(engine, kase, idOf);
  await engine.writer.change(markDemonstration, { state: 'LOADED' });
}

async function takeIn(
  { stores }: Engine,
  file: World['FILES'][number],
  path: string,
  progress: Progress,
): Promise<ImportOutcome> {
  const { path: _path, ...about } = file;
  const job = await beginImport(stores, {
    ...about,
    ...(await stores.objects.put(path)),
    fileName: basename(path),
    cases: [],
    by: OPERATOR,
    importedAt: `${file.receivedOn}T00:00:00Z`,
    recordedOn: file.receivedOn,
    edition: null,
    hints: {},
  });
  const lease = await stores.jobs.claim(job.id);
  if (lease === null) throw new Error(`${file.path} is being taken in by another process`);
  return (await runJob(stores, job, lease, progress)) as ImportOutcome;
}

async function resolveAll({ stores }: Engine, progress: Progress): Promise<void> {
  const faults: unknown[] = [];
  await runWaitingJobs(
    stores,
    new AbortController().signal,
    (_job, phase, done, total) => progress(phase, done, total),
    (_job, fault) => faults.push(fault),
  );
  if (faults.length > 0) throw faults[0];
}

async function addJudgements({ stores, viewers }: Engine, file: string, idOf: IdOf): Promise<void> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line.trim() !== '');
  for (const line of lines) {
    const { left, right, decision, by, reason, judgedAt } = JSON.parse(line) as WorldJudgement;
    const said = { decision, by, reason, judgedAt, withdraws: null };
    await addJudgement(stores, { ...said, left: idOf(left), right: idOf(right) });
  }
  viewers.forget();
}

/** Opened by its first member on its day, with what he put into it then. */
async function openCase(engine: Engine, kase: World['CASES'][number], idOf: IdOf): Promise<void> {
  const [officer = OPERATOR] = kase.members;
  const known = await engine.viewers.viewerOf(officer);
  if (known === null) throw new Error(`the case ${kase.id} belongs to ${officer}, who is no user`);
  const asking = { viewer: known.viewer, signal: new AbortController().signal };
  const time = `${kase.openedOn}T09:00:00Z`;
  const id = caseIdOf(known.user.agency, officer, kase.id);
  await engine.cases.open(
    {
      id,
      reference: kase.id,
      title: kase.title,
      version: 1,
      openedBy: officer,
      openedOn: kase.openedOn,
      agency: known.user.agency,
      members: kase.members,
      memberPeriods: {},
      items: [],
      events: withEvent([], { time, actor: officer, action: 'OPENED', object: kase.id, detail: kase.title }),
      chart: [],
      decisions: [],
    },
    asking,
  );
  const desk = new CaseDesk(
    engine.cases,
    engine.graph,
    () => new Date(time),
    async (name) => (await engine.users.account(name)) !== null,
  );
  for (const { mention, note } of kase.items) await desk.add(id, [idOf(mention)], note, asking);
}

type IdOf = (mention: WorldMention) => MentionId;

/** What one agency gives of one source comes under one mark in this world. */
function mentionIn({ FILES }: World, { source, ownerAgency: agency, layout, sourceKey, role, ordinal }: WorldMention) {
  const file = FILES.find((f) => f.source === source && f.ownerAgency === agency);
  if (file === undefined) throw new Error(`no file of ${source} from ${agency}`);
  const key = scopeKey({ agency, handling: file.handling, cases: [], all: [] });
  return mentionIdOf(recordKeyOf(source as SourceName, key, `${layout}/${sourceKey}`), role, ordinal);
}

function isWorld(module: unknown): module is World {
  if (typeof module !== 'object' || module === null) return false;
  return ['USERS', 'FILES', 'SKIPPED', 'CASES'].every((name) => Array.isArray(Reflect.get(module, name)));
}
