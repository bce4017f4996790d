import { BadInput } from '../errors.js';
import type { MatchView, Page, PageRequest, ThingsOfCase } from '../graph/entity-graph.js';
import { stakeKey } from '../graph/stake.js';
import { ENTITY_KINDS, type EntityKind } from '../records/mention.js';
import { pairKey } from '../resolution/clusters.js';
import { type Judgement, standing } from '../resolution/judgement.js';
import { KEEP_AT_BITS } from '../resolution/score.js';
import type { Looking } from './looking.js';
import { cursorAt, pageAfter, pageOf, placeOf } from './paging.js';
import { comparedPairs, pairsOfEntity } from './questions/compared-pairs.cypher.js';
import { judgements, judgementsOfEntity } from './questions/judgements.cypher.js';
import type { Anchor } from './questions/link-counts.cypher.js';
import type { ComparedPair, MentionPair } from './questions/match-row.js';
import { type ProposedPair, proposalCount, proposals, strongestProposals } from './questions/proposals.cypher.js';
import { stakesOf } from './stakes.js';

type Kinds = readonly EntityKind[] | null;

/**
 * So many of the strongest pairs are put in order by what a decision about them would change; nobody judges as many before the next judgement
 * changes the list. Those behind follow by weight.
 */
const MOST_ORDERED = 1_000;

type ProposedPage = PageRequest & { readonly kinds: Kinds; readonly cases?: readonly ThingsOfCase[] };

/** Pairs for people to judge: those first about which a decision changes most. */
export async function proposedMatches(
  looking: Looking,
  { kinds, cases = [], first, after }: ProposedPage,
  mostOrdered = MOST_ORDERED,
): Promise<Page<MatchView>> {
  const asked = { ...(await proposalsAsked(looking)), kinds };
  const place = proposalPlace(after);
  const strongest = await looking.put(strongestProposals, { ...asked, most: mostOrdered });
  const total = strongest[0]?.total ?? 0;
  const last = strongest.at(-1);
  const behind = { ...asked, limit: first + 1 };
  if (place.behind) {
    const found = last ? await looking.put(proposals, { ...behind, after: place.key ?? strengthOf(last) }) : [];
    const keyed = found.map((pair) => ({ pair, key: `${BEHIND} ${pair.weightBits} ${pair.left} ${pair.right}` }));
    const { rows, endCursor } = pageOf(keyed, first);
    return { items: rows.map(({ pair }) => matchView(pair, null)), endCursor, total };
  }
  const ordered = await inOrderOfStakes(looking, strongest, cases);
  const { rows, endCursor } = pageOf(
    ordered.filter(({ key }) => place.key === null || key > place.key),
    first,
  );
  const views = await matchViews(
    looking,
    rows.map((row) => row.pair),
    [],
  );
  const byId = new Map(views.map((view) => [view.id, view]));
  const more = total > strongest.length ? cursorAt(BEHIND) : null;
  return { items: rows.flatMap(({ id }) => byId.get(id) ?? []), endCursor: endCursor ?? more, total };
}

/** Marks a cursor behind those that are put in order. No key of one of them begins so. */
const BEHIND = 'behind';

async function inOrderOfStakes(looking: Looking, pairs: readonly ProposedPair[], cases: readonly ThingsOfCase[]) {
  const sides = pairs.map(({ left, right }) => ({
    match: `${left.mention}-${right.mention}`,
    left: looking.anchor(left.id, left.fragment),
    right: looking.anchor(right.id, right.fragment),
  }));
  const stakes = await stakesOf(looking, sides, cases);
  return pairs
    .map(({ left, right, weightBits }) => {
      const id = `${left.mention}-${right.mention}`;
      const stake = stakeKey(stakes.get(id) ?? NOTHING_AT_STAKE);
      const pair: MentionPair = [left.mention, right.mention];
      return { id, pair, key: `${stake} ${strongestFirst(weightBits)} ${id}` };
    })
    .sort(byKey);
}

const NOTHING_AT_STAKE = { changes: [], casesTouched: 0 };

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

type Strength = { readonly weightBits: number; readonly pair: string };

/** Where a page of proposals begins: among those in order, or behind them (from their start where `key` is null). */
function proposalPlace(
  cursor: string | null,
): { readonly behind: false; readonly key: string | null } | { readonly behind: true; readonly key: Strength | null } {
  const place = placeOf(cursor);
  if (place === null || !place.startsWith(BEHIND)) return { behind: false, key: place };
  const [, bits = '', ...pair] = place.split(' ');
  if (bits === '') return { behind: true, key: null };
  const weightBits = Number(bits);
  if (Number.isNaN(weightBits)) throw new BadInput('This cursor came from another list. Start again without `after`');
  return { behind: true, key: { weightBits, pair: pair.join(' ') } };
}

function strengthOf({ left, right, weightBits }: ProposedPair): Strength {
  return { weightBits, pair: `${left.mention} ${right.mention}` };
}

/** As text of one width, so that the heavier comes first; no weight reaches a thousand bits. */
function strongestFirst(weightBits: number): string {
  return (1_000 - weightBits).toFixed(9).padStart(14, '0');
}

function byKey(a: { readonly key: string }, b: { readonly key: string }): number {
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}
