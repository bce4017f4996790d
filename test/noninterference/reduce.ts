import { Viewer } from '../../server/access/viewer.js';
import type { Edition, ExportedBundle } from '../../server/casework/bundle.js';
import type { Case } from '../../server/casework/case.js';
import { NOTHING_NUMBERED, type NumberSeries } from '../../server/casework/number-series.js';
import { numberSeriesOf } from '../../server/casework/recipient.js';
import { addJudgement } from '../../server/jobs/judge.js';
import { bundlesOf, putBundle } from '../../server/neo4j/changes/bundles.cypher.js';
import { casesOf } from '../../server/neo4j/changes/cases.cypher.js';
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
  /** What editions exported with the user's rights have numbered. */
  readonly numbers: readonly { readonly caseId: string; readonly series: string; readonly given: NumberSeries }[];
}

const EDITIONS: readonly Edition[] = ['FULL', 'REDACTED', 'DEFENCE'];

/** The files of which a user may see the records. */
export function filesFor(world: GeneratedWorld, files: readonly WorldFile[], userName: string): readonly WorldFile[] {
  const user = world.users.find((u) => u.name === userName);
  if (user === undefined) throw new Error(`no user ${userName}`);
  return files.filter(({ mark }) => Viewer.of(user, [{ id: 0, all: [], ...mark }]).sees(0));
}

/** Of all that was judged and exported what the user may see, and the cases that he is a member of. */
export async function workFor(whole: Side, userName: string): Promise<Work> {
  const { viewer } = await whole.asking(userName);
  const all = await whole.question(judgements, {}, CHIEF);
  const cases = await whole.engine.writer.read(casesOf, { member: userName, id: null });
  const bundles = await whole.engine.writer.read(bundlesOf, {
    member: userName,
    sm: viewer.mask,
    id: null,
    caseId: null,
  });
  const numbers = await Promise.all(
    cases.flatMap(({ id: caseId }) =>
      EDITIONS.map(async (edition) => {
        const series = numberSeriesOf(viewer, edition);
        return { caseId, series, given: await whole.engine.numbers.given(caseId, series) };
      }),
    ),
  );
  return { judgements: all.filter((j) => j.scopes.every((s) => viewer.sees(s))), cases, bundles, numbers };
}

/** The world imported again from scratch without what the user may not see: the same parameters, accounts and cases. */
export async function reduced(
  address: Neo4jAddress,
  whole: Side,
  world: GeneratedWorld,
  files: readonly WorldFile[],
  userName: string,
): Promise<Side> {
  const side = await Side.open(address, world.users, whole.home);
  await side.takeIn(filesFor(world, files, userName));
  const work = await workFor(whole, userName);
  for (const { id: _, scopes: __, ...said } of work.judgements) await addJudgement(side.engine.stores, said);
  for (const kase of work.cases) await keepCase(side, kase);
  for (const { caseId, series, given } of work.numbers)
    await side.engine.numbers.keep(caseId, series, NOTHING_NUMBERED, given);
  for (const bundle of work.bundles)
    await side.engine.writer.change(putBundle, { bundle, entities: [], recordScopes: [] });
  await side.settle();
  side.clock.now = whole.clock.now;
  return side;
}

/** Keeps a case as it stands, through the ordinary store. */
export async function keepCase(side: Side, kase: Case): Promise<void> {
  const opened: Case = { ...kase, items: [], chart: [], events: kase.events.slice(0, 1), version: 1 };
  const asking = await side.asking(kase.openedBy);
  await side.engine.cases.open(opened, asking);
  if (kase.version > 1) await side.engine.cases.advance(opened, kase, asking);
}
