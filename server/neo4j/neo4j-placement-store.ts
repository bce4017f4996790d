import type {
  LinkChange,
  LinkEntry,
  PlacementStore,
  PlacementTransaction,
  StoredMention,
  Surroundings,
} from '../jobs/stores.js';
import type { MentionId } from '../records/ids.js';
import type { LinkKind } from '../records/statement.js';
import { compareText, type Edge, pairKey } from '../resolution/clusters.js';
import type { Judgement } from '../resolution/judgement.js';
import { shippedParameters } from '../resolution/parameters.js';
import type { Apply, SystemWriter } from './change.js';
import { allWeighedBy, markReplaced } from './changes/comparisons.cypher.js';
import { countLinks, endHubs, type LinkCounted, makeHubs } from './changes/hub-counts.cypher.js';
import { addJudgement, judgementById, weighedBy } from './changes/judgements.cypher.js';
import { LINK_CHANGES, type LinkArrays, type LinkKey, type LinkToWrite } from './changes/links.cypher.js';
import {
  countUnplaced,
  lockGraph,
  markPlaced,
  noteStatements,
  putComponents,
  putFragments,
  putIn,
  putNames,
  raiseVersion,
  removeComponents,
  removeFragments,
  statementsTouching,
  takeOut,
  unplaced,
} from './changes/placements.cypher.js';
import {
  joiningEdges,
  judgementsAbout,
  mentionsByComponent,
  mentionsById,
  mentionsByKey,
  mentionsByProfile,
  profilesById,
} from './changes/surroundings.cypher.js';
import { assertHeld } from './neo4j-job-store.js';

/** With more links than this a fragment is a hub, and its links are counted as they come and go. */
const MOST_LINKS_WALKED = 1_000;

/** The derived graph: fragments, names and links, rewritten a component at a time. */
export function neo4jPlacementStore(writer: SystemWriter, mostLinksWalked = MOST_LINKS_WALKED): PlacementStore {
  return {
    countUnplaced: async () => (await writer.read(countUnplaced, {}))[0] ?? 0,
    unplaced: (limit) => writer.read(unplaced, { limit }),
    place: (lease, work) =>
      writer.inOne(async (apply) => {
        if (lease) await assertHeld(apply, lease);
        await apply(lockGraph, {});
        const result = await work(placementTransaction(apply, mostLinksWalked));
        await apply(raiseVersion, {});
        return result;
      }),
  };
}

function placementTransaction(apply: Apply, mostLinksWalked: number): PlacementTransaction {
  return {
    surroundings: (mentions, all) => surroundings(apply, mentions, all),
    profiles: (ids) => apply(profilesById, { ids }),
    async putPlacements(placements, moved, reshaped) {
      await apply(putFragments, placements);
      await apply(putComponents, placements);
      await apply(removeComponents, { ids: placements.filter((p) => !p.contested).map((p) => p.component) });
      await apply(takeOut, { mentions: [...moved] });
      const fragments = placements.flatMap((p) => p.fragments);
      const entering = fragments.flatMap((f) =>
        f.mentions.filter((m) => moved.has(m.id)).map((m) => ({ id: m.id, fragment: f.id, scopes: [...m.scopes] })),
      );
      await apply(putIn, { mentions: entering });
      await apply(
        putNames,
        fragments.filter((f) => reshaped.has(f.id)),
      );
    },
    statementsTouching: (mentions) => apply(statementsTouching, { mentions }),
    changeLinks: (changes) => changeLinks(apply, changes, mostLinksWalked),
    async noteStatements(places) {
      await apply(noteStatements, places);
    },
    async remove(fragments, components) {
      await apply(removeFragments, { ids: fragments });
      await apply(removeComponents, { ids: components });
    },
    async markPlaced(mentions) {
      await apply(markPlaced, { mentions });
    },
    async addJudgement(judgement, scope) {
      await apply(addJudgement, { judgement, scope });
    },
    judgement: async (id) => (await apply(judgementById, { id }))[0] ?? null,
    async weighedBy(pairs) {
      const [all] = await apply(allWeighedBy, {});
      const rows = await apply(weighedBy, { pairs, otherwise: all?.version ?? shippedParameters.version });
      return new Map(rows.map(({ left, right, version }) => [pairKey(left, right), version]));
    },
    async markReplaced(profiles) {
      await apply(markReplaced, { profiles });
    },
  };
}

/**
 * Follows keys, profiles, joining edges, judgements and the components held so far, until nothing new is found. Mentions that wait to be placed
 * and are not named come later: what is placed until then is as if they had not arrived.
 */
async function surroundings(apply: Apply, start: readonly MentionId[], all: boolean): Promise<Surroundings> {
  const mentions = new Map<MentionId, StoredMention>();
  const edges = new Map<string, Edge>();
  const judgements = new Map<string, Judgement>();
  const followed = new Set<string>();
  const unseen = <T>(items: readonly T[], name: (item: T) => string) =>
    items.filter((item) => !followed.has(name(item)) && followed.add(name(item)));

  const named = new Set(start);
  let frontier: readonly MentionId[] = [...named];
  while (frontier.length > 0) {
    const rows = await apply(mentionsById, { ids: frontier });
    const found = foldVersions(rows.filter((row) => named.has(row.id) || !row.waits));
    for (const m of found) mentions.set(m.id, m);

    const keys = unseen(
      found
        .filter((m) => m.identityKey !== null)
        .map((m) => ({ kind: m.kind as string, key: m.identityKey as string })),
      (k) => `key ${k.kind} ${k.key}`,
    );
    const profiles = unseen([...new Set(found.map((m) => m.profile))], (p) => `edges ${p}`);
    const between = await apply(joiningEdges, { profiles });
    for (const e of between) edges.set(pairKey(e.left, e.right), e);
    const joining = unseen(
      [
        ...new Set([
          ...found.filter((m) => m.sure).map((m) => m.profile),
          ...between.flatMap((e) => [e.left, e.right]),
        ]),
      ],
      (p) => `profile ${p}`,
    );
    const components = unseen(
      [...new Set(found.map((m) => m.component).filter((c) => c !== null))],
      (c) => `component ${c}`,
    );
    const about = await apply(judgementsAbout, { ids: found.map((m) => m.id) });
    for (const j of about) judgements.set(j.id, j);

    const next = new Set<MentionId>([
      ...(await apply(mentionsByKey, { keys, all })),
      ...(await apply(mentionsByProfile, { profiles: joining, all })),
      ...(await apply(mentionsByComponent, { components, all })),
      ...about.flatMap((j) => [j.left, j.right]),
    ]);
    frontier = [...next].filter((id) => !mentions.has(id));
    // A judged mention whose record was erased is found nowhere; asking for it once is enough.
    frontier = unseen(frontier, (id) => `mention ${id}`);
  }
  return { mentions: [...mentions.values()], edges: [...edges.values()], judgements: [...judgements.values()] };
}

/** One entry a mention: its current version, or the ended one that the graph may still hold. */
function foldVersions(
  rows: readonly (StoredMention & { readonly current: boolean; readonly waits: boolean })[],
): readonly StoredMention[] {
  const byId = new Map<MentionId, (typeof rows)[number]>();
  for (const row of [...rows].sort((a, b) => Number(a.current) - Number(b.current))) {
    const older = byId.get(row.id);
    const held = row.fragment === null ? older : row;
    byId.set(row.id, {
      ...row,
      fragment: held?.fragment ?? null,
      component: held?.component ?? null,
      heldUnder: held?.heldUnder ?? [],
      outdated: older !== undefined && older.fragment !== null,
    });
  }
  return [...byId.values()].map(({ current: _, waits: __, ...mention }) => mention);
}

async function changeLinks(apply: Apply, changes: readonly LinkChange[], mostLinksWalked: number): Promise<void> {
  const counted: LinkCounted[] = [];
  for (const kind of new Set(changes.map((c) => c.kind))) {
    const ofKind = changes.filter((c) => c.kind === kind);
    counted.push(...(await changeLinksOfKind(apply, kind, ofKind)));
  }
  if (counted.length === 0) return;
  const fragments = [...new Set(counted.map((c) => c.hub))];
  await apply(countLinks, { changes: counted });
  await apply(endHubs, { fragments, most: mostLinksWalked });
  await apply(makeHubs, { fragments, most: mostLinksWalked });
}

/** Writes links of one kind and returns what that changes in the counts of their ends. */
async function changeLinksOfKind(
  apply: Apply,
  kind: LinkKind,
  changes: readonly LinkChange[],
): Promise<readonly LinkCounted[]> {
  const { stored, create, update, remove } = LINK_CHANGES[kind];
  const there = new Map((await apply(stored, { keys: changes })).map((l) => [l.index, l]));
  const fresh: LinkToWrite[] = [];
  const changed: LinkToWrite[] = [];
  const gone: LinkKey[] = [];
  const counted: LinkCounted[] = [];
  changes.forEach((change, index) => {
    const existing = there.get(index);
    const before = existing ? entriesOf(existing) : [];
    const entries = [...before.filter((e) => !change.remove.includes(e.st)), ...change.add.flatMap(asEntries)];
    const { role, from, to } = change;
    if (entries.length > 0) {
      (existing ? changed : fresh).push({ role, from, to, properties: asProperties(role, entries) });
    } else if (existing) gone.push(change);
    counted.push(...countedAnew(change, scopesOf(before), scopesOf(entries)));
  });
  if (gone.length > 0) await apply(remove, { keys: gone });
  if (changed.length > 0) await apply(update, { links: changed });
  if (fresh.length > 0) await apply(create, { links: fresh });
  return counted;
}

/** What counts at both ends of a link, once its scopes have changed; without scopes there is no link. */
function countedAnew(
  { kind, role, from, to }: LinkChange,
  before: readonly number[],
  after: readonly number[],
): readonly LinkCounted[] {
  if (before.join() === after.join()) return [];
  const sets = [
    { scopes: before, by: -1 as const },
    { scopes: after, by: 1 as const },
  ];
  return sets
    .filter((set) => set.scopes.length > 0)
    .flatMap((set) => [
      { kind, role, ...set, hub: from, other: to, outward: true },
      { kind, role, ...set, hub: to, other: from, outward: false },
    ]);
}

function scopesOf(entries: readonly Entry[]): readonly number[] {
  return [...new Set(entries.map((e) => e.ss))].sort((a, b) => a - b);
}

/** One element of each array. */
interface Entry {
  readonly st: string;
  readonly ss: number;
  readonly sf: string;
  readonly su: string;
  readonly sr: string;
  readonly sg: string;
  readonly se: string;
}

function entriesOf(link: LinkArrays): readonly Entry[] {
  return link.st.map((st, i) => ({
    st,
    ss: link.ss[i] as number,
    sf: link.sf[i] as string,
    su: link.su[i] as string,
    sr: link.sr[i] as string,
    sg: link.sg[i] as string,
    se: link.se[i] as string,
  }));
}

function asEntries({ statement, scopes, grade }: LinkEntry): readonly Entry[] {
  return scopes.map((ss) => ({
    st: statement.id,
    ss,
    sf: statement.heldFrom ?? '',
    su: statement.heldUntil ?? '',
    sr: statement.recordedOn,
    sg: grade,
    se: statement.recordId,
  }));
}

function asProperties(role: string, entries: readonly Entry[]): LinkToWrite['properties'] {
  const sorted = [...entries].sort((a, b) => compareText(a.sr + a.st, b.sr + b.st) || a.ss - b.ss);
  return {
    scopes: scopesOf(sorted),
    id: (sorted[0] as Entry).st,
    role,
    st: sorted.map((e) => e.st),
    ss: sorted.map((e) => e.ss),
    sf: sorted.map((e) => e.sf),
    su: sorted.map((e) => e.su),
    sr: sorted.map((e) => e.sr),
    sg: sorted.map((e) => e.sg),
    se: sorted.map((e) => e.se),
  };
}
