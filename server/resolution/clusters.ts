import type { MentionId } from '../records/ids.js';
import type { EntityKind } from '../records/mention.js';
import { contradictionOf, type HardFacts } from './contradictions.js';
import { type Judgement, standing } from './judgement.js';

/** A mention as far as identity is concerned. */
export interface IdentityMention {
  readonly id: MentionId;
  readonly kind: EntityKind;
  readonly identityKey: string | null;
  readonly addsOnly: boolean;
  readonly scope: number;
  /** UTC day (YYYY-MM-DD) from which we held it, and the day from which we no longer did. */
  readonly recordedOn: string;
  readonly endedOn: string | null;
  readonly facts: HardFacts;
}

/** An edge of the component: two mentions that were compared and agree to some degree. */
export interface Edge {
  readonly left: MentionId;
  readonly right: MentionId;
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
 * Which mentions are one thing: a function of the mentions, edges and judgements given and of nothing else, so that what a viewer may not see
 * cannot bear on it. In order: people's *same*; equal identity keys; then edges, strongest first. A group never takes in a mention
 * that a person judged different from one of its members, nor, by the model, one whose hard facts contradict a member's.
 * Two groups of several mentions each join only by a strong identifier or by more than one edge.
 * @returns groups of mention ids, each sorted, in the order of their first ids: the order of the input does not matter.
 */
export function clusters(component: Component): readonly (readonly MentionId[])[] {
  const mentions = withoutWaiting(component.mentions).sort((a, b) => compareText(a.id, b.id));
  const byId = new Map(mentions.map((m) => [m.id, m]));
  const judged = standing(component.judgements).filter(
    (j) => introduces(byId.get(j.left)) && introduces(byId.get(j.right)),
  );
  const keptApart = new Set(judged.filter((j) => j.decision === 'DIFFERENT').map((j) => pairKey(j.left, j.right)));

  const groupOf = new Map<MentionId, MentionId[]>(mentions.map((m) => [m.id, [m.id]]));
  const group = (id: MentionId) => groupOf.get(id) as MentionId[];
  const join = (a: MentionId[], b: MentionId[]) => {
    const [into, from] = a.length >= b.length ? [a, b] : [b, a];
    for (const id of from) {
      into.push(id);
      groupOf.set(id, into);
    }
  };
  const anyPair = (a: readonly MentionId[], b: readonly MentionId[], holds: (x: MentionId, y: MentionId) => boolean) =>
    a.some((x) => b.some((y) => holds(x, y)));
  const judgedDifferent = (x: MentionId, y: MentionId) => keptApart.has(pairKey(x, y));
  const contradict = (x: MentionId, y: MentionId) =>
    contradictionOf(byId.get(x) as IdentityMention, byId.get(y) as IdentityMention) !== null;

  const same = judged
    .filter((j) => j.decision === 'SAME')
    .sort((a, b) => compareText(a.judgedAt + a.id, b.judgedAt + b.id));
  for (const j of same) {
    const [a, b] = [group(j.left), group(j.right)];
    if (a !== b && !anyPair(a, b, judgedDifferent)) join(a, b);
  }

  // One source's own key is its word that two rows speak of one party; only a person can say otherwise.
  const groupsByKey = new Map<string, MentionId[]>();
  for (const m of mentions) {
    const key = keyOf(m);
    if (key === null) continue;
    const first = (groupsByKey.get(key) ?? []).find(
      (id) => group(id) === group(m.id) || !anyPair(group(id), group(m.id), judgedDifferent),
    );
    if (first !== undefined && group(first) !== group(m.id)) join(group(first), group(m.id));
    groupsByKey.set(key, [...(groupsByKey.get(key) ?? []), m.id]);
  }

  const edges = component.edges
    .filter((e) => byId.has(e.left) && byId.has(e.right))
    .sort((a, b) => b.weightBits - a.weightBits || compareText(pairKey(a.left, a.right), pairKey(b.left, b.right)));
  const joining = edges.filter((e) => e.weightBits >= JOIN_AT_BITS);
  for (const edge of joining) {
    const [a, b] = [group(edge.left), group(edge.right)];
    if (a === b || anyPair(a, b, judgedDifferent) || anyPair(a, b, contradict)) continue;
    const bothGrown = a.length > 1 && b.length > 1;
    if (bothGrown && !edge.strong) {
      const [ins, outs] = [new Set(a), new Set(b)];
      const between = joining.filter(
        (e) => (ins.has(e.left) && outs.has(e.right)) || (ins.has(e.right) && outs.has(e.left)),
      );
      if (between.length < 2) continue;
    }
    join(a, b);
  }
  return canonical([...new Set(groupOf.values())]);
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

/** People judge what rows introduce; a row that only adds goes where its key goes. */
function introduces(mention: IdentityMention | undefined): boolean {
  return mention !== undefined && !mention.addsOnly;
}

/** The part of a component that can be seen: his mentions, the edges between them, the judgements whose every scope he sees. */
export function visibleTo(component: Component, sees: (scope: number) => boolean): Component {
  const mentions = component.mentions.filter((m) => sees(m.scope));
  return within(component, mentions, (j) => j.scopes.every(sees));
}

/** The part of a component that was held on a day: recorded by then and not yet ended. A judgement counts from its day on. */
export function heldOn(component: Component, day: string): Component {
  const mentions = component.mentions.filter((m) => m.recordedOn <= day && (m.endedOn === null || day < m.endedOn));
  return within(component, mentions, (j) => j.judgedAt.slice(0, 10) <= day);
}

function within(
  component: Component,
  mentions: readonly IdentityMention[],
  keep: (j: Judgement) => boolean,
): Component {
  const ids = new Set(mentions.map((m) => m.id));
  const inside = (pair: { left: MentionId; right: MentionId }) => ids.has(pair.left) && ids.has(pair.right);
  return {
    mentions,
    edges: component.edges.filter(inside),
    judgements: component.judgements.filter((j) => inside(j) && keep(j)),
  };
}

/** Mentions that edges, equal keys or judgements connect, directly or through others: clusters never reach across. */
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
  const union = (a: string, b: string) => parent.set(find(a), find(b));
  for (const m of whole.mentions) parent.set(m.id, m.id);
  for (const m of whole.mentions) {
    const key = keyOf(m);
    if (key === null) continue;
    if (!parent.has(key)) parent.set(key, key);
    union(m.id, key);
  }
  for (const pair of [...whole.edges, ...whole.judgements]) {
    if (parent.has(pair.left) && parent.has(pair.right)) union(pair.left, pair.right);
  }
  const parts = new Map<string, { mentions: IdentityMention[]; edges: Edge[]; judgements: Judgement[] }>();
  for (const m of [...whole.mentions].sort((a, b) => compareText(a.id, b.id))) {
    const root = find(m.id);
    const part = parts.get(root) ?? { mentions: [], edges: [], judgements: [] };
    part.mentions.push(m);
    parts.set(root, part);
  }
  for (const e of whole.edges) if (parent.has(e.left) && parent.has(e.right)) parts.get(find(e.left))?.edges.push(e);
  for (const j of whole.judgements)
    if (parent.has(j.left) && parent.has(j.right)) parts.get(find(j.left))?.judgements.push(j);
  return [...parts.values()];
}

export function pairKey(left: string, right: string): string {
  return left < right ? `${left} ${right}` : `${right} ${left}`;
}

export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function canonical(groups: readonly MentionId[][]): readonly (readonly MentionId[])[] {
  return groups.map((g) => [...g].sort(compareText)).sort((a, b) => compareText(a[0] as string, b[0] as string));
}
