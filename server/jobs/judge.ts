import { scopeKey } from '../access/scope.js';
import type { Viewer } from '../access/viewer.js';
import { BadInput, JudgementConflict, UnknownThing } from '../errors.js';
import { heldAsOne } from '../graph/placement.js';
import type { JudgementId, MentionId } from '../records/ids.js';
import { compareText, components, pairKey, visibleTo } from '../resolution/clusters.js';
import { type Decision, type Judgement, judgementIdOf, standing } from '../resolution/judgement.js';
import { MOST_PAIRS } from '../resolution/split.js';
import { placeWithin } from './place-mentions.js';
import type { EvidenceStore, PlacementStore, PlacementTransaction, StoredMention, Surroundings } from './stores.js';

export interface JudgeStores {
  readonly placements: PlacementStore;
  readonly evidence: Pick<EvidenceStore, 'scopes' | 'internScopes'>;
}

interface Decided {
  readonly left: MentionId;
  readonly right: MentionId;
  readonly decision: Decision;
  readonly reason: string;
  /** UTC instant, whole seconds. */
  readonly judgedAt: string;
}

/**
 * A person's word on two mentions. It is added, and what it changes in the graph changes with it, in one transaction.
 * @throws UnknownThing for a mention that is not there or not for this viewer, with the same words.
 * @throws JudgementConflict where others he can see were judged so that it cannot hold.
 */
export async function judge(stores: JudgeStores, viewer: Viewer, decided: Decided): Promise<Judgement> {
  if (decided.reason.trim() === '')
    throw new BadInput('Give a reason: it is what a court will read.', { field: 'reason' });
  return stores.placements.place(null, async (tx) => {
    const around = await tx.surroundings([decided.left, decided.right], false);
    const left = judgeable(around, decided.left, viewer);
    const right = judgeable(around, decided.right, viewer);
    if (left.id === right.id) throw new BadInput('Choose two different mentions.', { left: left.id });
    if (left.kind !== right.kind) {
      throw new BadInput('These are things of two kinds: choose two of one kind.', {
        left: left.kind,
        right: right.kind,
      });
    }
    const judgement = judgementOf(left, right, {
      decision: decided.decision,
      by: viewer.userName,
      reason: decided.reason,
      judgedAt: decided.judgedAt,
      withdraws: null,
    });
    refuseConflict(around, judgement, viewer);
    const [made] = await addTogether(tx, stores, [judgement]);
    return made as Judgement;
  });
}

/** Takes a judgement back: everything stands again as it would without it. */
export async function withdraw(
  stores: JudgeStores,
  viewer: Viewer,
  { id, ...request }: { readonly id: JudgementId; readonly reason: string; readonly judgedAt: string },
): Promise<Judgement> {
  const [takenBack] = await withdrawAll(stores, viewer, { ...request, ids: [id] });
  return takenBack as Judgement;
}

/**
 * Takes judgements back in one act, so that nobody meets the graph with some of them: all, or none where one is unknown.
 * @returns the judgements that were taken back, in the order of their ids' first mention.
 */
export async function withdrawAll(
  stores: JudgeStores,
  viewer: Viewer,
  request: { readonly ids: readonly JudgementId[]; readonly reason: string; readonly judgedAt: string },
): Promise<readonly Judgement[]> {
  const ids = [...new Set(request.ids)];
  if (ids.length === 0) throw new BadInput('Choose the judgements to take back.', { field: 'ids' });
  if (ids.length > MOST_PAIRS) {
    throw new BadInput(`At most ${MOST_PAIRS} judgements are taken back in one act: take back fewer at a time.`, {
      field: 'ids',
    });
  }
  return stores.placements.place(null, async (tx) => {
    const takenBack: Judgement[] = [];
    for (const id of ids) {
      const old = await tx.judgement(id);
      if (!old?.scopes.every((s) => viewer.sees(s))) throw new UnknownThing('judgement', id);
      takenBack.push(old);
    }
    const { reason, judgedAt } = request;
    const word = { by: viewer.userName, reason, judgedAt };
    await addTogether(
      tx,
      stores,
      takenBack.map((old) => withdrawalOf(old, word)),
    );
    return takenBack;
  });
}

/** Says what the judgement said, of what it said it, whatever has become of that since. */
function withdrawalOf(
  { id: withdraws, left, right, decision, scopes }: Judgement,
  { by, reason, judgedAt }: Pick<Judgement, 'by' | 'reason' | 'judgedAt'>,
): Judgement {
  const said = { left, right, decision, by, reason, judgedAt, withdraws };
  return { ...said, id: judgementIdOf(said), scopes, weighedBy: null };
}

/**
 * Adds a judgement as it was made elsewhere or earlier: a set that comes with a case, the demonstration world's.
 * @throws UnknownThing for a mention that is not there, or is no more; for a judgement taken back that is not there.
 */
export async function addJudgement(
  stores: JudgeStores,
  said: Omit<Judgement, 'id' | 'scopes' | 'weighedBy'>,
): Promise<Judgement> {
  return stores.placements.place(null, async (tx) => {
    if (said.withdraws !== null) {
      const old = await tx.judgement(said.withdraws);
      if (old === null) throw new UnknownThing('judgement', said.withdraws);
      const [made] = await addTogether(tx, stores, [withdrawalOf(old, said)]);
      return made as Judgement;
    }
    const around = await tx.surroundings([said.left, said.right], false);
    const ends = [said.left, said.right].map((id) => around.mentions.find((m) => m.id === id && m.endedOn === null));
    if (!ends[0] || !ends[1]) throw new UnknownThing('mention', ends[0] ? said.right : said.left);
    const { left: _, right: __, ...word } = said;
    const [made] = await addTogether(tx, stores, [judgementOf(ends[0], ends[1], word)]);
    return made as Judgement;
  });
}

/** A word on two mentions, visible to whoever sees both. */
export function judgementOf(
  a: StoredMention,
  b: StoredMention,
  word: Omit<Judgement, 'id' | 'scopes' | 'left' | 'right' | 'weighedBy'>,
): Judgement {
  const said = { ...ordered(a.id, b.id), ...word };
  return { ...said, id: judgementIdOf(said), scopes: distinct([a.scope, b.scope]), weighedBy: null };
}

/**
 * Adds judgements, then places once all that they bear on: the graph never stands between two of them.
 * @returns the judgements with the version of the parameters by which their pairs are weighed now.
 */
export async function addTogether(
  tx: PlacementTransaction,
  stores: JudgeStores,
  judgements: readonly Judgement[],
): Promise<readonly Judgement[]> {
  const several = new Map(
    judgements.map((j) => j.scopes).flatMap((all) => (all.length > 1 ? [[all.join(), all]] : [])),
  );
  const wanted = [...several.values()].map((all) => ({ agency: '', handling: 'TLP:CLEAR' as const, cases: [], all }));
  const interned = wanted.length === 0 ? [] : await stores.evidence.internScopes(wanted);
  const idOf = new Map(interned.map((s) => [scopeKey(s), s.id]));
  const versions = await tx.weighedBy(judgements.map((j) => [j.left, j.right]));
  const made = judgements.map((j) => ({ ...j, weighedBy: versions.get(pairKey(j.left, j.right)) ?? null }));
  for (const judgement of made) {
    const { scopes: all } = judgement;
    const together = idOf.get(scopeKey({ agency: '', handling: 'TLP:CLEAR', cases: [], all }));
    await tx.addJudgement(judgement, all.length === 1 ? (all[0] as number) : (together as number));
  }
  await placeWithin(tx, stores, [...new Set(judgements.flatMap((j) => [j.left, j.right]))]);
  return made;
}

/** @throws UnknownThing, or BadInput for a row that people do not judge. */
export function judgeable(around: Surroundings, id: MentionId, viewer: Viewer): StoredMention {
  const mention = around.mentions.find((m) => m.id === id && m.endedOn === null);
  if (!mention || !viewer.sees(mention.scope)) throw new UnknownThing('mention', id);
  if (mention.addsOnly) {
    throw new BadInput('This row only adds to a thing that another row introduces: judge that row.', { id });
  }
  return mention;
}

/** Refused where what he can see would leave the two as they are: someone has judged otherwise, about them or about others they are held with. */
function refuseConflict(around: Surroundings, judgement: Judgement, viewer: Viewer): void {
  const sees = (scope: number) => viewer.sees(scope);
  const component = { ...around, mentions: around.mentions.filter((m) => m.endedOn === null) };
  const after = { ...component, judgements: [...component.judgements, judgement] };
  const together = heldAsOne(after, sees, judgement.left, judgement.right);
  if (judgement.decision !== 'SAME' || together) return;
  // Of the part that he sees to hang together: others came along only because of what he does not see.
  const seen = components(visibleTo(after, sees)).find((part) => part.mentions.some((m) => m.id === judgement.left));
  const against = standing(seen?.judgements ?? [])
    .filter((j) => j.decision === 'DIFFERENT')
    .sort((a, b) => compareText(a.judgedAt + a.id, b.judgedAt + b.id))[0];
  throw new JudgementConflict(judgement.left, judgement.right, against?.id ?? '');
}

function ordered(a: MentionId, b: MentionId): { left: MentionId; right: MentionId } {
  return a < b ? { left: a, right: b } : { left: b, right: a };
}

function distinct(scopes: readonly number[]): readonly number[] {
  return [...new Set(scopes)].sort((a, b) => a - b);
}
