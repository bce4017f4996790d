import { mayDo } from '../../server/access/duties.js';
import { Viewer } from '../../server/access/viewer.js';
import type { Edition, ExportedBundle } from '../../server/casework/bundle.js';
import type { Case } from '../../server/casework/case.js';
import { eventTime } from '../../server/casework/case-events.js';
import type { ConsentRequest } from '../../server/casework/consent.js';
import { NOTHING_NUMBERED, type NumberSeries } from '../../server/casework/number-series.js';
import { numberSeriesOf } from '../../server/casework/recipient.js';
import { UnknownThing } from '../../server/errors.js';
import { addJudgement } from '../../server/jobs/judge.js';
import { bundlesOf, putBundle } from '../../server/neo4j/changes/bundles.cypher.js';
import { casesOf } from '../../server/neo4j/changes/cases.cypher.js';
import { consentRequests } from '../../server/neo4j/changes/consents.cypher.js';
import type { Neo4jAddress } from '../../server/neo4j/driver.js';
import { judgements } from '../../server/neo4j/questions/judgements.cypher.js';
import type { Judgement } from '../../server/resolution/judgement.js';
import { CHIEF, type GeneratedWorld, type WorldFile } from './generated-world.js';
import { Side } from './side.js';

/** What people made of a world so far, as far as it has to be there again in a world without what somebody may not see. */
export interface Work {
  readonly judgements: readonly Judgement[];
  readonly cases: readonly Case[];
  readonly bundles: readonly ExportedBundle[];
  /** Requests for consent; the cases of which he is no member are not told to him, and stay untold. */
  readonly consents: readonly ConsentRequest[];
  /** What editions exported with the user's rights have numbered. */
  readonly numbers: readonly { readonly caseId: string; readonly series: string; readonly given: NumberSeries }[];
}

const EDITIONS: readonly Edition[] = ['FULL', 'REDACTED', 'DEFENCE'];

/** The files of which a user may see the records, by the rights that he has now: others may have made him a member of their cases. */
export async function filesFor(
  whole: Side,
  files: readonly WorldFile[],
  userName: string,
): Promise<readonly WorldFile[]> {
  const { user, viewer } = await whole.signedIn(userName);
  const now = { ...user, policy: viewer.policy };
  return files.filter(({ mark }) => Viewer.of(now, [{ id: 0, all: [], ...mark }]).sees(0));
}

/** Of all that was judged and exported what the user may see, and the cases that he is a member of. */
export async function workFor(whole: Side, userName: string): Promise<Work> {
  const { viewer } = await whole.asking(userName);
  const all = await whole.question(judgements, {}, CHIEF);
  const at = eventTime(whole.clock.now);
  const cases = await whole.engine.writer.read(casesOf, { member: userName, at, id: null });
  const bundles = await whole.engine.writer.read(bundlesOf, {
    member: userName,
    at,
    sm: viewer.mask,
    id: null,
    caseId: null,
  });
  const consents = await whole.engine.writer.read(consentRequests, {
    member: userName,
    at,
    sm: viewer.mask,
    agency: viewer.agency,
    decides: mayDo('DECIDE_CONSENT', viewer),
    id: null,
    caseId: null,
    toDecide: false,
  });
  const numbers = await Promise.all(
    cases.flatMap(({ id: caseId }) =>
      EDITIONS.map(async (edition) => {
        const series = numberSeriesOf(viewer, edition);
        return { caseId, series, given: await whole.engine.numbers.given(caseId, series) };
      }),
    ),
  );
  return { judgements: all.filter((j) => j.scopes.every((s) => viewer.sees(s))), cases, bundles, consents, numbers };
}

/** The world imported again from scratch without what the user may not see: the same parameters, accounts and cases. */
export async function reduced(
  address: Neo4jAddress,
  whole: Side,
  world: GeneratedWorld,
  files: readonly WorldFile[],
  userName: string,
): Promise<Side> {
  // What others gave the user or took from him in the last second counts, too.
  whole.engine.viewers.forget();
  const seen = await filesFor(whole, files, userName);
  const work = await workFor(whole, userName);
  const side = await judged(address, whole, world, seen, work.judgements);
  for (const kase of work.cases) await keepCase(side, kase);
  for (const { caseId, series, given } of work.numbers)
    await side.engine.numbers.keep(caseId, series, NOTHING_NUMBERED, given);
  for (const bundle of work.bundles) await side.engine.writer.change(putBundle, { bundle, recordScopes: [] });
  await side.engine.consents.open(work.consents);
  await side.settle();
  side.clock.now = whole.clock.now;
  return side;
}

/**
 * Files and judgements again. First all files, which is quicker; where a judgement was about a row of which a newer version was handed in since,
 * everything in the order of time.
 */
async function judged(
  address: Neo4jAddress,
  whole: Side,
  world: GeneratedWorld,
  files: readonly WorldFile[],
  judgements: readonly Judgement[],
): Promise<Side> {
  const quick = await Side.open(address, world.users, whole.home);
  try {
    await quick.takeIn(files);
    for (const judgement of judgements) await judgeAgain(quick, judgement);
    return quick;
  } catch (error) {
    await quick.close();
    if (!(error instanceof UnknownThing)) throw error;
  }
  const side = await Side.open(address, world.users, whole.home);
  let waiting = [...files];
  for (const judgement of judgements) {
    const before = waiting.filter((file) => file.importedAt <= judgement.judgedAt);
    if (before.length > 0) await side.takeIn(before);
    waiting = waiting.filter((file) => !before.includes(file));
    await judgeAgain(side, judgement);
  }
  await side.takeIn(waiting);
  return side;
}

function judgeAgain(side: Side, { id: _, scopes: __, ...said }: Judgement): Promise<Judgement> {
  return addJudgement(side.engine.stores, said);
}

/** Keeps a case as it stands, through the ordinary store. */
export async function keepCase(side: Side, kase: Case): Promise<void> {
  const opened: Case = { ...kase, items: [], chart: [], events: kase.events.slice(0, 1), version: 1 };
  const asking = await side.asking(kase.openedBy);
  await side.engine.cases.open(opened, asking);
  if (kase.version > 1) await side.engine.cases.advance(opened, kase, asking);
}
