import { type Scope, scopeKey } from '../access/scope.js';
import { distinctBy } from '../graph/distinct-by.js';
import { MOST_SCOPES_TRIED, scopesOf } from '../graph/fragments.js';
import {
  type PlacedFragment,
  type Placement,
  placementOf,
  type Saying,
  type SupportedText,
} from '../graph/placement.js';
import { minimal, type Support } from '../graph/support.js';
import type { Handling } from '../records/handling.js';
import type { FragmentId, MentionId } from '../records/ids.js';
import { detailOf, namesToShow, searchableTexts, traderKindOf } from '../records/profile.js';
import { type Component, compareText, components, type IdentityMention, pairKey } from '../resolution/clusters.js';
import { withoutWithdrawn } from '../resolution/judgement.js';
import { searchTokens } from '../resolution/name-search.js';
import type {
  EvidenceStore,
  Lease,
  LinkChange,
  PlacementStore,
  PlacementTransaction,
  ScopedFragment,
  ScopedPlacement,
  ScopedText,
  StatementToPlace,
  StoredMention,
  Surroundings,
} from './stores.js';

/** Mentions placed in one transaction, not counting those of their components that are placed already. */
export const MENTIONS_PER_PLACEMENT = 4_000;

interface Stores {
  readonly evidence: Pick<EvidenceStore, 'scopes' | 'internScopes'>;
}

/**
 * Puts mentions and all that belongs to their components into the graph, or takes them out: fragments, names and links
 * follow from evidence and judgements alone, so doing it again changes nothing.
 */
export function placeMentions(
  stores: Stores & { readonly placements: PlacementStore },
  mentions: readonly MentionId[],
  lease: Lease,
): Promise<void> {
  return stores.placements.place(lease, (tx) => placeWithin(tx, stores, mentions));
}

/** The same inside a placement that does more: a judgement and its effect are one act. */
export async function placeWithin(
  tx: PlacementTransaction,
  stores: Stores,
  mentions: readonly MentionId[],
): Promise<void> {
  const named = new Set(mentions);
  let around = await tx.surroundings(mentions, false);
  let { parts, scoped, place, scopes } = await placementsOf(tx, stores, around);
  // Where mentions that are placed already have to move, those they stand for move too; where scopes are too many to be tried out, each mention may
  // be a fragment of its own. There the whole component is needed.
  const stored = new Map(around.mentions.map((m) => [m.id, m]));
  const disturbed = parts.filter(
    (part) =>
      scopesOf(part).length > MOST_SCOPES_TRIED ||
      part.mentions.some((m) => !named.has(m.id) && moves(stored.get(m.id) as StoredMention, place)),
  );
  if (disturbed.length > 0) {
    const whole = await tx.surroundings(
      disturbed.flatMap((part) => part.mentions.map((m) => m.id)),
      true,
    );
    around = merged(around, whole);
    ({ parts, scoped, place, scopes } = await placementsOf(tx, stores, around));
  }
  const moved = around.mentions.filter((m) => moves(m, place));
  const touched = new Set([...mentions, ...moved.map((m) => m.id)]);
  await tx.putPlacements(scoped, new Set(moved.map((m) => m.id)), reshaped(moved, place));
  const statements = await tx.statementsTouching([...touched]);
  const linkScopes = await statementScopes(stores.evidence, scopes, statements);
  await tx.changeLinks(linkChanges(statements, linkScopes));
  await tx.noteStatements(
    statements.map((s) => ({ version: s.version, ...(placeOf(s, linkScopes) ?? { from: null, to: null }) })),
  );
  await tx.remove(
    gone(
      around.mentions,
      (m) => m.fragment,
      scoped.flatMap((p) => p.fragments.map((f) => f.id)),
    ),
    gone(
      around.mentions,
      (m) => m.component,
      scoped.map((p) => p.component),
    ),
  );
  await tx.markPlaced(mentions);
}

/** Where each mention belongs, and under which scopes. */
type Places = ReadonlyMap<MentionId, { readonly fragment: FragmentId; readonly scopes: readonly number[] }>;

async function placementsOf(tx: PlacementTransaction, stores: Stores, around: Surroundings) {
  const current = around.mentions.filter((m) => m.endedOn === null);
  const sayings = await sayingsOf(tx, current);
  const parts = components({ ...around, mentions: current, judgements: withoutWithdrawn(around.judgements) });
  const placements = parts.map((part) => placementOf(part, (profile) => sayings.get(profile) as Saying));
  const ids = await scopeIds(stores.evidence, placements);
  const scopes = await stores.evidence.scopes();
  const handlings = new Map(scopes.map((s) => [s.id, s.handling]));
  const scoped = placements.map(
    (placement, i): ScopedPlacement => ({
      ...placement,
      fragments: placement.fragments.map((f) => withScopeIds(f, ids, handlings)),
      payload: placement.contested ? JSON.stringify(standIns(parts[i] as Component)) : null,
    }),
  );
  const place: Places = new Map(
    scoped.flatMap((p) =>
      p.fragments.flatMap((f) => f.mentions.map((m) => [m.id, { fragment: f.id, scopes: m.scopes }])),
    ),
  );
  return { parts, scoped, place, scopes };
}

/** Whether the graph holds a mention elsewhere than where it belongs. */
function moves(m: StoredMention, place: Places): boolean {
  const now = place.get(m.id);
  return (
    m.endedOn !== null ||
    m.outdated ||
    m.fragment !== (now?.fragment ?? null) ||
    !sameIds(m.heldUnder, now?.scopes ?? [])
  );
}

function merged(some: Surroundings, more: Surroundings): Surroundings {
  const byKey = <T>(a: readonly T[], b: readonly T[], key: (x: T) => string) => [
    ...new Map([...a, ...b].map((x) => [key(x), x])).values(),
  ];
  return {
    mentions: byKey(some.mentions, more.mentions, (m) => m.id),
    edges: byKey(some.edges, more.edges, (e) => pairKey(e.left, e.right)),
    judgements: byKey(some.judgements, more.judgements, (j) => j.id),
  };
}

/** Fragments that mentions come into or leave: what is shown of them changes, also of those that are only left. */
function reshaped(moved: readonly StoredMention[], place: Places): ReadonlySet<FragmentId> {
  return new Set(moved.flatMap((m) => [m.fragment, place.get(m.id)?.fragment ?? null]).filter((f) => f !== null));
}

/** Fragments or components that held some of these mentions and are no more. */
function gone(
  mentions: readonly StoredMention[],
  was: (m: StoredMention) => FragmentId | null,
  are: readonly FragmentId[],
): readonly FragmentId[] {
  const still = new Set(are);
  return [...new Set(mentions.map(was))].filter((id): id is FragmentId => id !== null && !still.has(id));
}

/** Links that have to be rewritten so that each statement stands where its mentions now are. */
export function linkChanges(
  statements: readonly StatementToPlace[],
  scopesOf: ReadonlyMap<string, readonly number[]>,
): readonly LinkChange[] {
  const changes = new Map<string, LinkChange & { add: LinkChange['add'][number][]; remove: string[] }>();
  const change = (s: StatementToPlace, from: FragmentId, to: FragmentId) => {
    const { kind, role } = s.statement;
    const key = [kind, role, from, to].join('|');
    const found = changes.get(key) ?? { kind, role, from, to, add: [], remove: [] };
    changes.set(key, found);
    return found;
  };
  for (const s of [...statements].sort((a, b) => compareText(a.statement.id, b.statement.id))) {
    if (s.placedFrom !== null && s.placedTo !== null) change(s, s.placedFrom, s.placedTo).remove.push(s.statement.id);
    const place = placeOf(s, scopesOf);
    if (!place) continue;
    change(s, place.from, place.to).add.push({
      statement: s.statement,
      scopes: scopesOf.get(s.version) ?? [],
      grade: s.grade,
    });
  }
  return [...changes.values()];
}

/** Between which fragments a statement's link runs; null where it is outdated, or an end is in no fragment, or both in one. */
function placeOf(s: StatementToPlace, scopesOf: ReadonlyMap<string, readonly number[]>) {
  if (s.statement.endedOn !== null || s.fromFragment === null || s.toFragment === null) return null;
  if (s.fromFragment === s.toFragment || (scopesOf.get(s.version) ?? []).length === 0) return null;
  return { from: s.fromFragment, to: s.toFragment };
}

async function sayingsOf(
  tx: PlacementTransaction,
  mentions: readonly StoredMention[],
): Promise<ReadonlyMap<string, Saying>> {
  const profiles = await tx.profiles([...new Set(mentions.map((m) => m.profile))]);
  return new Map(
    profiles.map((p) => [
      p.id,
      {
        names: namesToShow(p.kind, p.values),
        searchable: searchableTexts(p.values),
        detail: detailOf(p.kind, p.values),
        traderKind: traderKindOf(p.kind, p.values),
      },
    ]),
  );
}

/** Turns supports into scope ids; a set of several becomes a conjunction scope. */
class ScopeIds {
  readonly #byKey: ReadonlyMap<string, number>;

  constructor(conjunctions: readonly Scope[]) {
    this.#byKey = new Map(conjunctions.map((s) => [scopeKey(s), s.id]));
  }

  of(support: Support): readonly number[] {
    return support.map((set) =>
      set.length === 1 ? (set[0] as number) : (this.#byKey.get(conjunctionKey(set)) as number),
    );
  }
}

async function scopeIds(evidence: Stores['evidence'], placements: readonly Placement[]): Promise<ScopeIds> {
  const supports = placements.flatMap((p) =>
    p.fragments.flatMap((f) => [
      f.support,
      ...[
        ...f.saidUnder,
        ...f.mentions,
        ...f.introducedBy,
        ...f.names,
        ...f.details,
        ...f.traderKinds,
        ...f.searchable,
      ].map((x) => x.support),
    ]),
  );
  return internConjunctions(evidence, supports);
}

async function internConjunctions(evidence: Stores['evidence'], supports: readonly Support[]): Promise<ScopeIds> {
  const sets = new Map(
    supports
      .flat()
      .filter((set) => set.length > 1)
      .map((set) => [conjunctionKey(set), set]),
  );
  if (sets.size === 0) return new ScopeIds([]);
  const wanted = [...sets.values()].map((all) => ({ agency: '', handling: 'TLP:CLEAR' as const, cases: [], all }));
  return new ScopeIds(await evidence.internScopes(wanted));
}

/** By version, the scopes under which each statement makes a link: its own together with those under which its ends are held. */
async function statementScopes(
  evidence: Stores['evidence'],
  scopes: readonly Scope[],
  statements: readonly StatementToPlace[],
): Promise<ReadonlyMap<string, readonly number[]>> {
  const members = new Map(scopes.map((s) => [s.id, s.all.length > 0 ? s.all : [s.id]]));
  const supports = new Map(
    statements.map((s) => {
      const ends = s.fromScopes.flatMap((f) =>
        s.toScopes.map((t) => [s.statement.scope, ...(members.get(f) ?? [f]), ...(members.get(t) ?? [t])]),
      );
      return [s.version, minimal(ends)] as const;
    }),
  );
  const ids = await internConjunctions(evidence, [...supports.values()]);
  return new Map([...supports].map(([id, support]) => [id, ids.of(support)]));
}

function withScopeIds(
  fragment: PlacedFragment,
  ids: ScopeIds,
  handlings: ReadonlyMap<number, Handling>,
): ScopedFragment {
  const texts = (list: readonly SupportedText[]): readonly ScopedText[] =>
    list.flatMap(({ text, support }) => ids.of(support).map((scope) => ({ text, scope })));
  return {
    id: fragment.id,
    kind: fragment.kind,
    scopes: ids.of(fragment.support),
    // Many scopes have one handling code.
    handlings: distinctBy(
      fragment.saidUnder.flatMap(({ scope, support }) =>
        ids.of(support).map((id) => ({ text: handlings.get(scope) as Handling, scope: id })),
      ),
      ({ text, scope }) => `${scope} ${text}`,
    ),
    mentions: fragment.mentions.map((m) => ({ id: m.id, scopes: ids.of(m.support) })),
    introducedBy: texts(fragment.introducedBy),
    names: texts(fragment.names),
    details: texts(fragment.details),
    traderKinds: texts(fragment.traderKinds),
    searchable: fragment.searchable.map((n) => ({
      property: n.property,
      text: n.text,
      tokenText: searchTokens(n.text).join(' '),
      scopes: ids.of(n.support),
    })),
  };
}

/**
 * A component as it is kept for those who have to cluster it themselves: without where its mentions now stand, and of mentions that are
 * alike in all that matters only those that stand for the rest, so that it is the same in whatever order they came.
 */
function standIns(part: Component): Component {
  // With more scopes than are tried out, alike mentions may be fragments of their own: all of them count.
  const all = scopesOf(part).length > MOST_SCOPES_TRIED;
  const judged = new Set(part.judgements.flatMap((j) => [j.left, j.right]));
  const alike = new Map<string, IdentityMention[]>();
  for (const m of part.mentions) {
    const alone = all || judged.has(m.id) || (m.identityKey === null && !m.sure) ? m.id : '';
    const key = [m.profile, m.scope, m.addsOnly, m.identityKey ?? '', alone].join('|');
    alike.set(key, [...(alike.get(key) ?? []), m]);
  }
  const kept = [...alike.values()].flatMap((list) => {
    const least = [...list].sort((a, b) => compareText(a.id, b.id))[0] as IdentityMention;
    const first = [...list].sort((a, b) => compareText(a.recordedOn + a.id, b.recordedOn + b.id))[0] as IdentityMention;
    return [...new Set([first, least])];
  });
  const mentions = kept
    .sort((a, b) => compareText(a.id, b.id))
    .map(({ id, kind, identityKey, addsOnly, profile, sure, scope, recordedOn, endedOn, facts }) => ({
      id,
      kind,
      identityKey,
      addsOnly,
      profile,
      sure,
      scope,
      recordedOn,
      endedOn,
      facts,
    }));
  const edges = [...part.edges].sort((a, b) => compareText(pairKey(a.left, a.right), pairKey(b.left, b.right)));
  // By which parameters a pair was weighed when it was judged bears on nothing, and hangs on when that was.
  const judgements = [...part.judgements]
    .sort((a, b) => compareText(a.id, b.id))
    .map((judgement) => ({ ...judgement, weighedBy: null }));
  return { mentions, edges, judgements };
}

function conjunctionKey(all: readonly number[]): string {
  return scopeKey({ agency: '', handling: 'TLP:CLEAR', cases: [], all });
}

function sameIds(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((x) => b.includes(x));
}
