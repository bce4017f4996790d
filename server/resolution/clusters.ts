import type { MentionId } from '../records/ids.js';
import type { EntityKind } from '../records/mention.js';
import { contradictionOf, type HardFacts, isNumberedAlike } from './contradictions.js';
import { type Judgement, standing } from './judgement.js';

/** A mention as far as identity is concerned. */
export interface IdentityMention {
  readonly id: MentionId;
  readonly kind: EntityKind;
  readonly identityKey: string | null;
  readonly addsOnly: boolean;
  /** What it says, as a hash of its values: mentions that say the same are compared once. */
  readonly profile: string;
  /** What it says is enough for two that say it to be one thing (a name alone is not). */
  readonly sure: boolean;
  readonly scope: number;
  /** UTC day (YYYY-MM-DD) from which we held it, and the day from which we no longer did. */
  readonly recordedOn: string;
  readonly endedOn: string | null;
  readonly facts: HardFacts;
}

/** Two profiles that were compared and agree to some degree; it holds between any two mentions that say the one and the other. */
export interface Edge {
  readonly left: string;
  readonly right: string;
  readonly weightBits: number;
  readonly strong: boolean;
}

/** Mentions that could be one thing, with everything that bears on it. */
export interface Component {
  readonly mentions: readonly IdentityMention[];
  readonly edges: readonly Edge[];
  readonly judgements: readonly Judgement[];
}

/**
 * A match needs this much to join two mentions without a person: posterior odds of 1,000 to 1 from a prior of one in about 30 candidates
 * (log2(1000) + log2(30) is about 15 bits against the prior already inside the weights of `score.ts`).
 */
export const JOIN_AT_BITS = 10;

/**
 * Persons who agree in name and home and in nothing else of their own weigh less than this: a father and his son do, one pair of one name and home
 * in about 30. Such a match joins no two who each say one thing: whoever is known from several papers is likelier to be met again than a namesake
 * in his house of whom there was none so far.
 */
export const ONE_PERSON_AT_BITS = 12;

/** Two matches of one mention that differ by less than this are a choice for a person: the better is not twice as likely. */
const TOO_CLOSE_BITS = 1;

/**
 * Which mentions are one thing: a function of the mentions, edges and judgements given and of nothing else, so that what a viewer may not see
 * cannot bear on it. In order: people's *same*; equal identity keys; equal profiles that say enough; then edges, strongest
 * first. A group never takes in a mention that a person judged different from one of its members, nor, by the model, one whose hard facts
 * contradict a member's. Two groups that each say several things join only by a strong identifier or by more than one edge; what fits two
 * groups that contradict each other about equally well joins neither, unless much more is known of one of them. Of persons, what goes by name and
 * home alone joins no two single mentions.
 * @returns groups of mention ids, each sorted, in the order of their first ids: the order of the input does not matter.
 */
export function clusters(component: Component): readonly (readonly MentionId[])[] {
  const mentions = withoutWaiting(component.mentions).sort((a, b) => compareText(a.id, b.id));
  const groups = new Groups(mentions, component.judgements);
  for (const [left, right] of groups.judgedSame) groups.join(groups.of(left), groups.of(right));

  // One source's own key is its word that two rows speak of one party; only a person can say otherwise.
  const byKey = listBy(mentions, keyOf);
  for (const m of mentions) {
    const home = (byKey.get(keyOf(m)) ?? []).find(
      (other) => other.id < m.id && !groups.judgedApart(groups.of(other), groups.of(m)),
    );
    if (home) groups.join(groups.of(home), groups.of(m));
  }
  const byProfile = listBy(mentions, (m) => m.profile);
  for (const m of mentions) {
    if (!m.sure) continue;
    const home = (byProfile.get(m.profile) ?? []).find(
      (other) => other.id < m.id && groups.compatible(groups.of(other), groups.of(m)),
    );
    if (home) groups.join(groups.of(home), groups.of(m));
  }
  const joining = component.edges
    .filter((e) => e.weightBits >= JOIN_AT_BITS && byProfile.has(e.left) && byProfile.has(e.right))
    .sort((a, b) => b.weightBits - a.weightBits || compareText(pairKey(a.left, a.right), pairKey(b.left, b.right)));
  const edgesAt = new Map<string, Edge[]>();
  for (const e of joining) {
    for (const profile of [e.left, e.right]) edgesAt.set(profile, [...(edgesAt.get(profile) ?? []), e]);
  }
  /** Whether one end goes about as well with a third group that cannot be one with the other end: then nobody knows which. */
  const fitsTwo = (edge: Edge, a: Group, b: Group) =>
    [
      { at: edge.left, own: a, other: b },
      { at: edge.right, own: b, other: a },
    ].some(({ at, own, other }) =>
      (edgesAt.get(at) ?? []).some((rival) => {
        if (rival.weightBits < edge.weightBits - TOO_CLOSE_BITS) return false;
        const third = byProfile.get(rival.left === at ? rival.right : rival.left) ?? [];
        return groups.oneOfEach(third).some((m) => {
          const group = groups.of(m);
          if (group === own || group === other || isOutnumbered(group, other)) return false;
          return groups.compatible(group, own) && !groups.compatible(group, other);
        });
      }),
    );
  for (const edge of joining) {
    for (const left of groups.oneOfEach(byProfile.get(edge.left) ?? [])) {
      for (const right of groups.oneOfEach(byProfile.get(edge.right) ?? [])) {
        const [a, b] = [groups.of(left), groups.of(right)];
        if (a === b || !groups.compatible(a, b)) continue;
        const bothGrown = a.profiles.size > 1 && b.profiles.size > 1;
        if (bothGrown && !edge.strong && edgesBetween(a, b, joining) < 2) continue;
        if (mayBeRelatives(edge, left, right) && !areSurelyOne(a, b)) continue;
        if (!edge.strong && fitsTwo(edge, a, b)) continue;
        groups.join(a, b);
      }
    }
  }
  return groups.canonical();
}

/** A growing group of mentions, with the distinct things it says. */
interface Group {
  readonly members: IdentityMention[];
  readonly profiles: Set<string>;
}

/** So many times more is said of the one: then a rival is a slip or a stolen number, and no choice. Firms of a group share too much for that. */
const OUTNUMBERED = 4;

function isOutnumbered(rival: Group, by: Group): boolean {
  const of = rival.members[0];
  if (of?.kind !== 'VESSEL' && of?.facts.traderKind !== 'PERSON') return false;
  return by.profiles.size >= OUTNUMBERED * rival.profiles.size;
}

function mayBeRelatives(edge: Edge, left: IdentityMention, right: IdentityMention): boolean {
  const person = left.facts.traderKind === 'PERSON' || right.facts.traderKind === 'PERSON';
  return person && edge.weightBits < ONE_PERSON_AT_BITS;
}

/** Whether two of one name and one home are held to be one person: of one of them several things are said, and not each has a telephone of his own. */
function areSurelyOne(a: Group, b: Group): boolean {
  const [ours, theirs] = [phonesOf(a), phonesOf(b)];
  if (ours.size > 0 && theirs.size > 0 && ![...ours].some((phone) => theirs.has(phone))) return false;
  return a.profiles.size > 1 || b.profiles.size > 1;
}

function phonesOf({ members }: Group): ReadonlySet<string> {
  return new Set(members.flatMap((m) => m.facts.phones ?? []));
}

/** Groups while they are put together: who is in which, and who may not meet. */
class Groups {
  readonly judgedSame: readonly (readonly [IdentityMention, IdentityMention])[];
  readonly #home: Map<MentionId, Group>;
  readonly #judgedDifferent = new Map<MentionId, Set<MentionId>>();

  constructor(mentions: readonly IdentityMention[], judgements: readonly Judgement[]) {
    const byId = new Map(mentions.map((m) => [m.id, m]));
    this.#home = new Map(mentions.map((m) => [m.id, { members: [m], profiles: new Set([m.profile]) }]));
    const same: [IdentityMention, IdentityMention][] = [];
    for (const j of [...standing(judgements)].sort((a, b) => compareText(a.judgedAt + a.id, b.judgedAt + b.id))) {
      const left = byId.get(j.left);
      const right = byId.get(j.right);
      // People judge what rows introduce; a row that only adds goes where its key goes.
      if (!left || !right || left.addsOnly || right.addsOnly) continue;
      if (j.decision === 'SAME') same.push([left, right]);
      if (j.decision === 'DIFFERENT') {
        this.#apart(left.id).add(right.id);
        this.#apart(right.id).add(left.id);
      }
    }
    this.judgedSame = same;
  }

  of(mention: IdentityMention): Group {
    return this.#home.get(mention.id) as Group;
  }

  /** The first mention of each group that any of these is in. */
  oneOfEach(mentions: readonly IdentityMention[]): readonly IdentityMention[] {
    const firsts = new Map<Group, IdentityMention>();
    for (const m of mentions) if (!firsts.has(this.of(m))) firsts.set(this.of(m), m);
    return [...firsts.values()];
  }

  judgedApart(a: Group, b: Group): boolean {
    if (a === b || this.#judgedDifferent.size === 0) return false;
    return a.members.some((x) => {
      const others = this.#judgedDifferent.get(x.id);
      return others !== undefined && b.members.some((y) => others.has(y.id));
    });
  }

  /** Whether the model may join two groups: nobody judged them different and no hard facts contradict. */
  compatible(a: Group, b: Group): boolean {
    if (a === b) return true;
    if (this.judgedApart(a, b)) return false;
    const [ours, theirs] = [onePerProfile(a), onePerProfile(b)];
    return !ours.some((x) =>
      theirs.some(
        (y) =>
          contradictionOf(x, y) !== null &&
          (contradictionOf(x, y, true) !== null || !(isKnownAs(ours, y) || isKnownAs(theirs, x))),
      ),
    );
  }

  /** Joins two groups unless a person judged them different. */
  join(a: Group, b: Group): void {
    if (a === b || this.judgedApart(a, b)) return;
    const [into, from] = a.members.length >= b.members.length ? [a, b] : [b, a];
    for (const m of from.members) {
      into.members.push(m);
      into.profiles.add(m.profile);
      this.#home.set(m.id, into);
    }
  }

  canonical(): readonly (readonly MentionId[])[] {
    return [...new Set(this.#home.values())]
      .map((g) => g.members.map((m) => m.id).sort(compareText))
      .sort((x, y) => compareText(x[0] as string, y[0] as string));
  }

  #apart(id: MentionId): Set<MentionId> {
    const set = this.#judgedDifferent.get(id) ?? new Set();
    this.#judgedDifferent.set(id, set);
    return set;
  }
}

/** Whether a group that bears several numbers, on one hull, bears this one: then a slip in another of them is no other ship. */
function isKnownAs(group: readonly IdentityMention[], mention: IdentityMention): boolean {
  return group.some((m) => isNumberedAlike(m, mention));
}

/** Mentions that say the same have the same facts. */
function onePerProfile(group: Group): readonly IdentityMention[] {
  return group.members.length === group.profiles.size
    ? group.members
    : [...new Map(group.members.map((m) => [m.profile, m])).values()];
}

function edgesBetween(a: Group, b: Group, edges: readonly Edge[]): number {
  return edges.filter(
    (e) => (a.profiles.has(e.left) && b.profiles.has(e.right)) || (a.profiles.has(e.right) && b.profiles.has(e.left)),
  ).length;
}

function listBy<K>(
  mentions: readonly IdentityMention[],
  keyOfMention: (m: IdentityMention) => K | null,
): ReadonlyMap<K | null, IdentityMention[]> {
  const lists = new Map<K | null, IdentityMention[]>();
  for (const m of mentions) {
    const key = keyOfMention(m);
    if (key === null) continue;
    const list = lists.get(key);
    if (list) list.push(m);
    else lists.set(key, [m]);
  }
  return lists;
}

/** The thing a mention adds to, or null where it stands for itself. Kind is part of it: a vessel's row adds to no company. */
export function keyOf(mention: Pick<IdentityMention, 'kind' | 'identityKey'>): string | null {
  return mention.identityKey === null ? null : `${mention.kind} ${mention.identityKey}`;
}

/** Without the mentions that add to a thing which none of the others introduces: those wait, and take no part. */
function withoutWaiting(mentions: readonly IdentityMention[]): IdentityMention[] {
  const introduced = new Set(mentions.filter((m) => !m.addsOnly).map(keyOf));
  return mentions.filter((m) => !m.addsOnly || introduced.has(keyOf(m)));
}

/** The part of a component that can be seen: his mentions, the edges between them, the judgements whose every scope he sees. */
export function visibleTo(component: Component, sees: (scope: number) => boolean): Component {
  const mentions = component.mentions.filter((m) => sees(m.scope));
  return within(component, mentions, (j) => j.scopes.every(sees));
}

/** The part of a component that was held on a day: recorded by then and not yet ended. A judgement counts from its day on. */
export function heldOn(component: Component, day: string): Component {
  const mentions = component.mentions.filter((m) => isHeldOn(m, day));
  return within(component, mentions, (j) => judgedOn(j) <= day);
}

export function isHeldOn(
  { recordedOn, endedOn }: Pick<IdentityMention, 'recordedOn' | 'endedOn'>,
  day: string,
): boolean {
  return recordedOn <= day && (endedOn === null || day < endedOn);
}

/** The UTC day from which a judgement counts. */
export function judgedOn({ judgedAt }: Judgement): string {
  return judgedAt.slice(0, 'YYYY-MM-DD'.length);
}

function within(
  component: Component,
  mentions: readonly IdentityMention[],
  keep: (j: Judgement) => boolean,
): Component {
  const ids = new Set(mentions.map((m) => m.id));
  const profiles = new Set(mentions.map((m) => m.profile));
  return {
    mentions,
    edges: component.edges.filter((e) => profiles.has(e.left) && profiles.has(e.right)),
    judgements: component.judgements.filter((j) => ids.has(j.left) && ids.has(j.right) && keep(j)),
  };
}

/** Mentions that edges, equal keys, equal profiles or judgements connect, directly or through others: clusters never reach across. */
export function components(whole: Component): readonly Component[] {
  const parent = new Map<string, string>();
  const find = (x: string): string => {
    let root = x;
    while (parent.get(root) !== root) root = parent.get(root) as string;
    for (let at = x; at !== root; ) {
      const next = parent.get(at) as string;
      parent.set(at, root);
      at = next;
    }
    return root;
  };
  const union = (a: string, b: string) => {
    for (const x of [a, b]) if (!parent.has(x)) parent.set(x, x);
    parent.set(find(a), find(b));
  };
  const profiles = new Set(whole.mentions.map((m) => m.profile));
  const edges = whole.edges.filter((e) => profiles.has(e.left) && profiles.has(e.right));
  for (const e of edges) union(`profile ${e.left}`, `profile ${e.right}`);
  for (const m of whole.mentions) {
    const key = keyOf(m);
    union(m.id, m.id);
    // A profile that says too little joins nobody by itself.
    if (m.sure || parent.has(`profile ${m.profile}`)) union(m.id, `profile ${m.profile}`);
    if (key !== null) union(m.id, `key ${key}`);
  }
  const judged = whole.judgements.filter((j) => parent.has(j.left) && parent.has(j.right));
  for (const j of judged) union(j.left, j.right);

  const parts = new Map<string, { mentions: IdentityMention[]; edges: Edge[]; judgements: Judgement[] }>();
  for (const m of [...whole.mentions].sort((a, b) => compareText(a.id, b.id))) {
    const root = find(m.id);
    const part = parts.get(root) ?? { mentions: [], edges: [], judgements: [] };
    part.mentions.push(m);
    parts.set(root, part);
  }
  for (const e of edges) parts.get(find(`profile ${e.left}`))?.edges.push(e);
  for (const j of judged) parts.get(find(j.left))?.judgements.push(j);
  return [...parts.values()];
}

export function pairKey(left: string, right: string): string {
  return left < right ? `${left} ${right}` : `${right} ${left}`;
}

export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
