import { DomainError } from '../../server/errors.js';
import { judge } from '../../server/jobs/judge.js';
import { signingKeysIn } from '../../server/main/write-bundle.js';
import { ensureKeys } from '../../server/printing/keys.js';
import type { MentionId } from '../../server/records/ids.js';
import { Draw } from './draw.js';
import { CHIEF, type GeneratedWorld } from './generated-world.js';
import type { Side } from './side.js';

const JUDGEMENTS = 6;

/** What people do with a world once its files are in: they decide about pairs, open cases, put things into them and export one. */
export async function letPeopleWork(side: Side, world: GeneratedWorld): Promise<void> {
  await ensureKeys(signingKeysIn(side.home));
  const draw = new Draw(world.seed + 1_000);
  const names = world.users.map((u) => u.name).filter((name) => name !== CHIEF);
  await decide(side, draw, names);
  for (const kase of world.cases) {
    side.clock.now = new Date(side.clock.now.getTime() + 1_000);
    const opener = await side.asking(kase.openedBy);
    const opened = await side.parts.cases.open({ reference: kase.reference, title: 'What is behind it' }, opener);
    await side.engine.cases.advance(opened, { ...opened, members: kase.members }, opener);
    for (const member of kase.members) {
      const asking = await side.asking(member);
      const found = await side.parts.graph.search(
        { text: draw.one(['Amber', 'Hai Long', 'GANNET']), kinds: null, first: 5, after: null },
        asking,
      );
      const entities = draw.some(found.items, 2).map((hit) => hit.entity.id);
      await side.parts.cases.add(kase.id, entities, `put in by ${member}`, asking);
      await side.parts.cases.saveChart(
        kase.id,
        entities.map((entity, i) => ({ entity, x: i, y: i })),
        asking,
      );
    }
  }
  for (const kase of world.cases)
    for (const member of kase.members) await askForConsent(side, kase.reference, member, draw);
  const [first] = world.cases;
  // Setting a report takes seconds: one in every few worlds holds a bundle.
  if (first && draw.oneIn(4))
    await perhaps(
      side
        .asking(first.openedBy)
        .then((asking) => side.parts.bundles.exportBundle(first.id, 'FULL', asking, 'LEAVE_OUT', null)),
    );
}

/** Members ask for what their exports lack, and whoever may decides about some of it. */
async function askForConsent(side: Side, reference: string, member: string, draw: Draw): Promise<void> {
  const asking = await side.asking(member);
  const kase = (await side.parts.cases.all(asking)).find((c) => c.reference === reference);
  if (kase === undefined || !draw.oneIn(2)) return;
  const lacking = (await side.parts.bundles.lackingConsent(kase.id, 'FULL', asking)) ?? [];
  if (lacking.length === 0) return;
  const asked = { caseId: kase.id, records: lacking.map((r) => r.id), purpose: 'a trial', note: `asked by ${member}` };
  const requests = await side.parts.consents.ask({ ...asked, recipients: ['FULL', 'DEFENCE'] }, asking);
  const decision = { deed: 'GRANTED', recipients: ['FULL'], until: null, note: 'agreed' } as const;
  const chief = await side.asking(CHIEF);
  for (const { id } of requests) if (draw.oneIn(2)) await perhaps(side.parts.consents.decide(id, decision, chief));
}

/** Pairs that were proposed and pairs of which nobody thought, decided by whoever may. */
async function decide(side: Side, draw: Draw, names: readonly string[]): Promise<void> {
  const chief = await side.asking(CHIEF);
  const proposed = await side.parts.graph.matches({ judged: false, kinds: null, first: 50, after: null }, chief);
  const found = await side.parts.graph.search(
    { text: 'Amber Crest', kinds: ['TRADER'], first: 50, after: null },
    chief,
  );
  const ids = found.items.map((hit) => hit.entity.id as string);
  const pairs = [
    ...draw.some(proposed.items, JUDGEMENTS).map((m) => [m.left as string, m.right as string]),
    ...draw.some(ids, 2).map((id) => [id, draw.one(ids)]),
  ];
  for (const [i, [left, right]] of pairs.entries()) {
    const judgedAt = `2025-02-0${1 + (i % 9)}T10:00:00Z`;
    const said = {
      left: left as MentionId,
      right: right as MentionId,
      decision: draw.one(['SAME', 'SAME', 'DIFFERENT'] as const),
      reason: 'they met',
      judgedAt,
    };
    for (const name of draw.some([...names, CHIEF], 3)) {
      const { viewer } = await side.asking(name);
      if (await perhaps(judge(side.engine.stores, viewer, said))) break;
    }
    side.engine.viewers.forget();
  }
}

/** True where it could be done; a refusal is as good as a deed here. */
async function perhaps(deed: Promise<unknown>): Promise<boolean> {
  try {
    await deed;
    return true;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}
