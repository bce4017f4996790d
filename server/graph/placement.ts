import type { FragmentId, MentionId } from '../records/ids.js';
import type { EntityKind } from '../records/mention.js';
import type { NameText } from '../records/profile.js';
import { type Component, clusters, compareText, type IdentityMention, visibleTo } from '../resolution/clusters.js';
import { distinctBy } from './distinct-by.js';
import { fragmentIds, fragmentsOf, scopesOf } from './fragments.js';
import { Introductions, minimal, type Support } from './support.js';

/** What the graph shows of a profile; worked out once for all mentions that say it. */
export interface Saying {
  readonly names: readonly string[];
  readonly searchable: readonly NameText[];
  readonly detail: string | null;
  readonly traderKind: string | null;
}

/** A text and what must be visible for it to be shown. Lists of them are in order of preference. */
export interface SupportedText {
  readonly text: string;
  readonly support: Support;
}

/** A scope under which something is said, and what must be visible for it to count. */
export interface SupportedScope {
  readonly scope: number;
  readonly support: Support;
}

/** A fragment as it is to stand in the graph. */
export interface PlacedFragment {
  /** Computed from what holds it together (`anchorOf`); internal. */
  readonly id: FragmentId;
  readonly kind: EntityKind;
  readonly mentions: readonly { readonly id: MentionId; readonly support: Support }[];
  readonly support: Support;
  /** Scopes of all that is said of it, each with what must be visible for that to bear on it. */
  readonly saidUnder: readonly SupportedScope[];
  /** Introducing mentions, the first of each scope by (recorded on, id): the first visible one is the public id. */
  readonly introducedBy: readonly SupportedText[];
  readonly names: readonly SupportedText[];
  readonly details: readonly SupportedText[];
  readonly traderKinds: readonly SupportedText[];
  readonly searchable: readonly (NameText & { readonly support: Support })[];
}

/** How the graph is to hold one component. */
export interface Placement {
  /** The first of its fragments' ids by text; internal. */
  readonly component: FragmentId;
  readonly contested: boolean;
  readonly scopes: readonly number[];
  readonly fragments: readonly PlacedFragment[];
  /** Mentions that add to a thing which nothing introduces: kept, and in nobody's graph. */
  readonly waiting: readonly MentionId[];
}

/** Works out how a component stands in the graph: a function of the component and of what its profiles say. */
export function placementOf(component: Component, sayingOf: (profile: string) => Saying): Placement {
  const { fragments, contested } = fragmentsOf(component);
  const byId = new Map(component.mentions.map((m) => [m.id, m]));
  const introductions = new Introductions(component.mentions);
  const placed: PlacedFragment[] = [];
  const waiting: MentionId[] = [];
  const ids = fragmentIds(component, fragments);
  fragments.forEach((fragment, i) => {
    const mentions = fragment.map((id) => byId.get(id) as IdentityMention);
    const bearing = mentions.filter((m) => introductions.supportOf(m).length > 0);
    waiting.push(...mentions.filter((m) => introductions.supportOf(m).length === 0).map((m) => m.id));
    if (bearing.length > 0) placed.push(placedFragment(ids[i] as FragmentId, bearing, introductions, sayingOf));
  });
  const first = [...ids].sort(compareText)[0] as FragmentId;
  return { component: first, contested, scopes: scopesOf(component), fragments: placed, waiting };
}

/** Names people wrote most recently say least about preference, so the order is by (recorded on, id): it depends on each mention alone. */
function placedFragment(
  id: FragmentId,
  mentions: readonly IdentityMention[],
  introductions: Introductions,
  sayingOf: (profile: string) => Saying,
): PlacedFragment {
  const inOrder = [...mentions].sort((a, b) => compareText(a.recordedOn + a.id, b.recordedOn + b.id));
  const introducing = inOrder.filter((m) => !m.addsOnly);
  const adding = inOrder.filter((m) => m.addsOnly);
  const seen = new Set<number>();
  const introducedBy = introducing
    .filter((m) => !seen.has(m.scope) && seen.add(m.scope))
    .map((m) => ({ text: m.id as string, support: [[m.scope]] }));
  // A row that introduces the thing names it; a row that adds to it gives it further names.
  const preferred = [...introducing, ...adding];
  return {
    id,
    kind: (mentions[0] as IdentityMention).kind,
    mentions: mentions.map((m) => ({ id: m.id, support: introductions.supportOf(m) })),
    support: minimal(mentions.flatMap((m) => introductions.supportOf(m))),
    saidUnder: scopesSaid(preferred, introductions),
    introducedBy,
    names: texts(preferred, introductions, (m) => sayingOf(m.profile).names),
    details: texts(preferred, introductions, (m) => oneOrNone(sayingOf(m.profile).detail)),
    traderKinds: texts(preferred, introductions, (m) => oneOrNone(known(sayingOf(m.profile).traderKind))),
    searchable: searchableOf(preferred, introductions, sayingOf),
  };
}

/** Each scope once for those who introduce the thing and once for those who add to it: these need more to be seen. */
function scopesSaid(mentions: readonly IdentityMention[], introductions: Introductions): readonly SupportedScope[] {
  const all = mentions.map((m) => ({ scope: m.scope, support: introductions.supportOf(m) }));
  return distinctBy(all, ({ scope, support }) => `${scope} ${JSON.stringify(support)}`);
}

/** Distinct (text, support) in the order in which mentions give them: one hidden mention never reorders the visible ones. */
function texts(
  mentions: readonly IdentityMention[],
  introductions: Introductions,
  textsOf: (m: IdentityMention) => readonly string[],
): readonly SupportedText[] {
  const all = mentions.flatMap((m) => {
    const support = introductions.supportOf(m);
    return textsOf(m).map((text) => ({ text, support }));
  });
  return distinctBy(all, ({ text, support }) => `${JSON.stringify(support)} ${text}`);
}

function searchableOf(
  mentions: readonly IdentityMention[],
  introductions: Introductions,
  sayingOf: (profile: string) => Saying,
): PlacedFragment['searchable'] {
  const found = new Map<string, NameText & { support: (readonly number[])[] }>();
  for (const m of mentions) {
    for (const { property, text } of sayingOf(m.profile).searchable) {
      const key = `${property} ${text}`;
      const entry = found.get(key) ?? { property, text, support: [] };
      entry.support.push(...introductions.supportOf(m));
      found.set(key, entry);
    }
  }
  return [...found.values()].map((e) => ({ ...e, support: minimal(e.support) }));
}

function oneOrNone(text: string | null): readonly string[] {
  return text === null ? [] : [text];
}

/** UNKNOWN is what is shown where nobody knows; a record that does not know settles nothing. */
function known(traderKind: string | null): string | null {
  return traderKind === 'UNKNOWN' ? null : traderKind;
}

/** The pairs of mentions that are one thing for a viewer: what a judgement would have to change. */
export function heldAsOne(component: Component, sees: (scope: number) => boolean, a: MentionId, b: MentionId): boolean {
  return clusters(visibleTo(component, sees)).some((group) => group.includes(a) && group.includes(b));
}
