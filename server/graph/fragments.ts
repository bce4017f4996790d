import { computedId, type FragmentId, type MentionId } from '../records/ids.js';
import {
  type Component,
  clusters,
  compareText,
  type IdentityMention,
  keyOf,
  visibleTo,
} from '../resolution/clusters.js';

/**
 * The nodes that links attach to. Mentions of one fragment are one thing for every viewer who sees them, whatever else he sees;
 * what only some combinations of scopes join is put together when the question is asked (`groupsFor`).
 */
export interface Fragments {
  /** Groups of mention ids, each sorted, in the order of their first ids. */
  readonly fragments: readonly (readonly MentionId[])[];
  /** True where some combination of scopes joins two fragments: the component must then be clustered per viewer. */
  readonly contested: boolean;
}

/** With more scopes than this in one component, combinations are not tried out: the fragments are what equal keys join. 2^4 - 1 = 15. */
export const MOST_SCOPES_TRIED = 4;

/**
 * Cuts a component into fragments: two mentions share one only if every combination of the component's scopes that shows both puts them
 * into one cluster. The relation is not transitive, so mentions in the order of their ids join the first fragment all of
 * whose members they go with.
 */
export function fragmentsOf(component: Component): Fragments {
  const scopes = scopesOf(component);
  if (scopes.length === 1) return { fragments: clusters(component), contested: false };
  if (scopes.length > MOST_SCOPES_TRIED) {
    // A judgement of *different* can part even equal keys, and does so for those who see it.
    const fragments = component.judgements.some((j) => j.decision === 'DIFFERENT')
      ? component.mentions.map((m) => [m.id]).sort(byFirst)
      : sameKeyGroups(component.mentions);
    return { fragments, contested: fragments.length > 1 };
  }

  const partitions = combinationsOf(scopes).map((combination) => {
    const seen = new Set(combination);
    return clusterIndex(clusters(visibleTo(component, (s) => seen.has(s))));
  });
  /** In which cluster each combination puts a mention; undefined where it does not show it. Few mentions differ in this. */
  const fateOf = (m: MentionId): Fate => partitions.map((p) => p.get(m));
  const goTogether = (a: Fate, b: Fate) => a.every((c, i) => c === undefined || b[i] === undefined || c === b[i]);

  const homes: { fates: Fate[]; mentions: MentionId[] }[] = [];
  const homeOfFate = new Map<string, (typeof homes)[number]>();
  for (const m of [...component.mentions].sort((a, b) => compareText(a.id, b.id))) {
    const fate = fateOf(m.id);
    const key = fate.join();
    let home = homeOfFate.get(key) ?? homes.find((h) => h.fates.every((f) => goTogether(f, fate)));
    if (!home) {
      home = { fates: [], mentions: [] };
      homes.push(home);
    }
    if (!homeOfFate.has(key)) home.fates.push(fate);
    homeOfFate.set(key, home);
    home.mentions.push(m.id);
  }
  const contested = partitions.some((_, i) => {
    const taken = new Set<number>();
    return homes.some(({ fates }) => {
      const cluster = fates.map((f) => f[i]).find((c) => c !== undefined);
      if (cluster === undefined) return false;
      const shared = taken.has(cluster);
      taken.add(cluster);
      return shared;
    });
  });
  return { fragments: homes.map((h) => h.mentions), contested };
}

/**
 * A fragment's id comes from what holds it together, a key or a profile, so that it stays when more mentions come; where that does not tell two
 * fragments of a component apart, from its first mention.
 */
export function fragmentIds(component: Component, fragments: Fragments['fragments']): readonly FragmentId[] {
  const byId = new Map(component.mentions.map((m) => [m.id, m]));
  const anchors = fragments.map((f) => f.map((id) => anchorOf(byId.get(id) as IdentityMention)).sort(compareText)[0]);
  return fragments.map((f, i) => {
    const shared = anchors.filter((a) => a === anchors[i]).length > 1;
    return (shared ? [...f].sort(compareText)[0] : anchors[i]) as FragmentId;
  });
}

/** In which fragment of its component the graph holds each mention. */
export function fragmentOfMention(component: Component): ReadonlyMap<MentionId, FragmentId> {
  const { fragments } = fragmentsOf(component);
  const ids = fragmentIds(component, fragments);
  return new Map(fragments.flatMap((f, i) => f.map((m) => [m, ids[i] as FragmentId] as const)));
}

function anchorOf(mention: IdentityMention): string {
  const key = keyOf(mention);
  if (key !== null) return computedId('e', 'key', key);
  return mention.sure ? computedId('e', 'profile', mention.profile) : mention.id;
}

type Fate = readonly (number | undefined)[];

/** One thing as a viewer meets it. */
export interface EntityView {
  /** The first visible mention that introduces it, by (recorded on, id). */
  readonly id: MentionId;
  readonly mentions: readonly MentionId[];
}

/**
 * The entities of a (contested) component for one viewer. Mentions that only add to a thing nobody he sees introduces are left out.
 * `sees` is the viewer; what he does not see has no part in the answer.
 */
export function entitiesFor(component: Component, sees: (scope: number) => boolean): readonly EntityView[] {
  const visible = visibleTo(component, sees);
  const byId = new Map(visible.mentions.map((m) => [m.id, m]));
  return clusters(visible).map((mentions) => ({
    id: firstMention(mentions.map((m) => byId.get(m) as IdentityMention)),
    mentions,
  }));
}

/** The mention that gives a thing its id: the first by (recorded on, id) of those that introduce it. Every cluster has one. */
export function firstMention(mentions: readonly Pick<IdentityMention, 'id' | 'recordedOn' | 'addsOnly'>[]): MentionId {
  const introducing = mentions.filter((m) => !m.addsOnly);
  const first = [...introducing].sort((a, b) => compareText(a.recordedOn + a.id, b.recordedOn + b.id))[0];
  if (!first) throw new Error('a cluster without a mention that introduces it');
  return first.id;
}

export function scopesOf(component: Component): readonly number[] {
  const scopes = new Set(component.mentions.map((m) => m.scope));
  for (const j of component.judgements) for (const s of j.scopes) scopes.add(s);
  return [...scopes].sort((a, b) => a - b);
}

function combinationsOf(scopes: readonly number[]): readonly (readonly number[])[] {
  const all: number[][] = [];
  for (let bits = 1; bits < 1 << scopes.length; bits++) all.push(scopes.filter((_, i) => bits & (1 << i)));
  return all;
}

function clusterIndex(groups: readonly (readonly MentionId[])[]): ReadonlyMap<MentionId, number> {
  const index = new Map<MentionId, number>();
  groups.forEach((group, i) => {
    for (const id of group) index.set(id, i);
  });
  return index;
}

function sameKeyGroups(mentions: readonly IdentityMention[]): readonly (readonly MentionId[])[] {
  const byKey = new Map<string, MentionId[]>();
  for (const m of mentions) {
    const key = keyOf(m) ?? m.id;
    byKey.set(key, [...(byKey.get(key) ?? []), m.id]);
  }
  return [...byKey.values()].map((g) => [...g].sort(compareText)).sort(byFirst);
}

function byFirst(a: readonly MentionId[], b: readonly MentionId[]): number {
  return compareText(a[0] as string, b[0] as string);
}
