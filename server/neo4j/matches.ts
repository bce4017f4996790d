import { BadInput } from '../errors.js';
import type { MatchView, Page, PageRequest } from '../graph/entity-graph.js';
import { ENTITY_KINDS, type EntityKind } from '../records/mention.js';
import { pairKey } from '../resolution/clusters.js';
import { type Judgement, standing } from '../resolution/judgement.js';
import { KEEP_AT_BITS } from '../resolution/score.js';
import type { Looking } from './looking.js';
import { pageAfter, pageOf, twoPartsOf } from './paging.js';
import { comparedPairs, pairsOfEntity } from './questions/compared-pairs.cypher.js';
import { judgements, judgementsOfEntity } from './questions/judgements.cypher.js';
import type { Anchor } from './questions/link-counts.cypher.js';
import type { ComparedPair, MentionPair } from './questions/match-row.js';
import { proposalCount, proposals } from './questions/proposals.cypher.js';

type Kinds = readonly EntityKind[] | null;

/** Pairs for people to judge, the strongest first. */
export async function proposedMatches(
  looking: Looking,
  { kinds, first, after }: PageRequest & { readonly kinds: Kinds },
): Promise<Page<MatchView>> {
  const asked = { ...(await proposalsAsked(looking)), kinds };
  const [found, total] = await Promise.all([
    looking.put(proposals, { ...asked, after: strengthAfter(after), limit: first + 1 }),
    looking.count(proposalCount, asked),
  ]);
  const keyed = found.map((pair) => ({ pair, key: `${pair.weightBits} ${pair.left} ${pair.right}` }));
  const { rows, endCursor } = pageOf(keyed, first);
  return { items: rows.map(({ pair }) => matchView(pair, null)), endCursor, total };
}

export async function countProposals(looking: Looking): Promise<number> {
  return looking.count(proposalCount, { ...(await proposalsAsked(looking)), kinds: null });
}

/** Pairs that people decided, the latest first. */
export async function judgedMatches(
  looking: Looking,
  { kinds, ...page }: PageRequest & { readonly kinds: Kinds },
): Promise<Page<MatchView>> {
  const wanted = new Set<EntityKind>(kinds ?? ENTITY_KINDS);
  const judged = standing(await looking.put(judgements, {}));
  const views = (await matchViews(looking, judged.map(pairOf), judged, wanted)).map((view) => ({
    view,
    key: `${latestFirst((view.judgement as Judgement).judgedAt)} ${view.id}`,
  }));
  return pageAfter(views.sort(byKey), page, ({ view }) => view);
}

/** One pair, by the id that `matchView` gives it. */
export async function matchById(looking: Looking, id: string): Promise<MatchView | null> {
  const [left, right, ...rest] = id.split('-');
  if (!left || !right || left === right || rest.length > 0) return null;
  const judged = standing(await looking.put(judgements, {}));
  const [view] = await matchViews(looking, [[left, right]], judged);
  // Two mentions that were neither compared nor judged are no match.
  return view && (view.evidence.length > 0 || view.judgement !== null) ? view : null;
}

/** What an entity was compared with or judged against, and what holds it together. The strongest first. */
export async function matchesOf(looking: Looking, entity: Anchor): Promise<readonly MatchView[]> {
  const [compared, decided] = await Promise.all([
    looking.put(pairsOfEntity, entity),
    looking.put(judgementsOfEntity, entity),
  ]);
  const judged = standing(decided);
  const pairs = new Map([...compared, ...judged.map(pairOf)].map((pair) => [pairKey(...pair), pair]));
  const views = await matchViews(looking, [...pairs.values()], judged);
  return [...views].sort((a, b) => b.weightBits - a.weightBits || (a.id < b.id ? -1 : 1));
}

/** What people decided about an entity, taken back or not. By time, then id. */
export async function judgementsOf(
  looking: Looking,
  entity: Anchor,
): Promise<readonly (Judgement & { readonly withdrawn: boolean })[]> {
  const decided = await looking.put(judgementsOfEntity, entity);
  const withdrawn = new Set(decided.map((j) => j.withdraws));
  return decided.map((j) => ({ ...j, withdrawn: withdrawn.has(j.id) }));
}

async function proposalsAsked(looking: Looking) {
  const judged = standing(await looking.put(judgements, {})).map(pairOf);
  return { leastBits: KEEP_AT_BITS, judged };
}

async function matchViews(
  looking: Looking,
  pairs: readonly MentionPair[],
  judged: readonly Judgement[],
  kinds: ReadonlySet<EntityKind> = new Set(ENTITY_KINDS),
): Promise<readonly MatchView[]> {
  if (pairs.length === 0) return [];
  const judgementOf = new Map(judged.map((j) => [pairKey(j.left, j.right), j]));
  const found = await looking.put(comparedPairs, { pairs });
  return found
    .filter((pair) => kinds.has(pair.kind))
    .map((pair) => matchView(pair, judgementOf.get(pairKey(pair.left, pair.right)) ?? null));
}

function matchView({ kind: _, ...pair }: ComparedPair, judgement: Judgement | null): MatchView {
  return { id: `${pair.left}-${pair.right}`, ...pair, judgement };
}

function pairOf(judgement: Judgement): MentionPair {
  return [judgement.left, judgement.right];
}

/** Turns every digit round, so that text order puts later instants first. */
function latestFirst(instant: string): string {
  return instant.replace(/\d/g, (digit) => String(9 - Number(digit)));
}

function strengthAfter(cursor: string | null): { readonly weightBits: number; readonly pair: string } | null {
  const place = twoPartsOf(cursor);
  if (place === null) return null;
  const weightBits = Number(place[0]);
  if (Number.isNaN(weightBits)) throw new BadInput('This cursor came from another list. Start again without `after`');
  return { weightBits, pair: place[1] };
}

function byKey(a: { readonly key: string }, b: { readonly key: string }): number {
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}
