import type { MentionId } from '../records/ids.js';
import {
  type Component,
  clusters,
  compareText,
  type IdentityMention,
  isHeldOn,
  judgedOn,
} from '../resolution/clusters.js';
import { type Judgement, withoutWithdrawn } from '../resolution/judgement.js';
import { firstMention } from './fragments.js';

/** What a record said of one party or thing from one day until another. */
export interface MentionVersion extends IdentityMention {
  readonly versionId: string;
}

/**
 * Mentions, each in all its versions, that are or were connected by keys, profiles, edges or judgements, with all that bears on them: of what
 * one viewer may see. What is worked out here is a function of this and of nothing else.
 */
export interface History extends Component {
  readonly mentions: readonly MentionVersion[];
}

/** With more versions of mentions, or matches between them, than this nobody is told what was held: the answer would keep others waiting. */
export const MOST_VERSIONS = 1_000;
export const MOST_MATCHES = 10_000;

/** Where an id leads is looked for on so many days, times versions and matches: 0.7 s of a core at the most. */
const MOST_LOOKED_AT = 30_000;
const FEWEST_DAYS = 3;
const MOST_DAYS = 100;

/** After every day that a record or a judgement can bear. */
const NOW = '9999-12-31';

/** What a thing consisted of. */
export interface HeldThing {
  /** The first mention that introduced it, by (recorded on, id): under this id it was met. */
  readonly id: MentionId;
  /** By (recorded on, id). */
  readonly versions: readonly MentionVersion[];
}

/** What became of mentions of a thing since a day: they came to it, left it, or their records were corrected. */
export const CHANGE_KINDS = ['JOINED', 'LEFT', 'CORRECTED'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** By what: a record came, or ended without another that says it; people judged; or other records or weights speak for another thing. */
export const CHANGE_CAUSES = ['RECORDED', 'ENDED', 'JUDGED', 'MATCHED'] as const;
export type ChangeCause = (typeof CHANGE_CAUSES)[number];

export interface HeldChange {
  readonly kind: ChangeKind;
  readonly cause: ChangeCause;
  /** The day on which the records came or ended; null where that is not the cause. */
  readonly on: string | null;
  /** As the thing held them: those that left as they were, the others as they are. By (recorded on, id). */
  readonly versions: readonly MentionVersion[];
  /** What people decided since, where that is the cause: by time, then id. */
  readonly judgements: readonly Judgement[];
}

/** The day from which a record said the mention, and the day from which none did any more: null while one does. Null where none ever did. */
export function daysOf(
  history: History,
  id: string,
): { readonly firstOn: string; readonly endedOn: string | null } | null {
  const versions = history.mentions.filter((m) => m.id === id && (m.endedOn === null || m.recordedOn < m.endedOn));
  const [firstOn] = versions.map((m) => m.recordedOn).sort(compareText);
  if (firstOn === undefined) return null;
  const ends = versions.map((m) => m.endedOn).filter((day) => day !== null);
  return { firstOn, endedOn: ends.length < versions.length ? null : (ends.sort(compareText).at(-1) ?? null) };
}

/**
 * The thing that a mention belonged to on a day, null where it belonged to none, and how the thing of that id differs from it now. Where
 * the mention itself is not held any more, the thing that holds most of what it was with stands for it.
 */
export function lookBack(
  history: History,
  id: string,
  day: string,
): { readonly thing: HeldThing | null; readonly changes: readonly HeldChange[] } {
  const before = stateOn(history, day);
  return { thing: thingIn(before, id), changes: changesSince(history, id, day, before) };
}

function changesSince(history: History, id: string, day: string, before: State): readonly HeldChange[] {
  const now = stateOn(history, NOW);
  const was = membersIn(before, id) ?? [];
  const is = membersIn(now, id) ?? heir(now, was);
  // As all would stand had nobody decided anything since.
  const unjudged = stateOn(history, NOW, day);
  const unjudgedThing = new Set(membersIn(unjudged, is.includes(id as MentionId) ? id : (is[0] ?? id)) ?? []);
  const since = withoutWithdrawn(history.judgements.filter((j) => judgedOn(j) > day));

  const changes = new Map<string, { change: Omit<HeldChange, 'judgements'>; versions: MentionVersion[] }>();
  const add = (kind: ChangeKind, cause: ChangeCause, version: MentionVersion, on: string | null, place: string) => {
    const key = [kind, cause, on ?? '', place].join(' ');
    const known = changes.get(key) ?? { change: { kind, cause, on, versions: [] }, versions: [] };
    known.versions.push(version);
    changes.set(key, known);
  };
  for (const m of is) {
    const [then, version] = [before.versions.get(m), now.versions.get(m) as MentionVersion];
    if (was.includes(m)) {
      if (then?.versionId !== version.versionId) add('CORRECTED', 'RECORDED', version, version.recordedOn, '');
    } else if (!unjudgedThing.has(m)) add('JOINED', 'JUDGED', version, null, membersIn(before, m)?.[0] ?? '');
    else if (then === undefined) add('JOINED', 'RECORDED', version, version.recordedOn, '');
    else add('JOINED', 'MATCHED', version, null, membersIn(before, m)?.[0] ?? '');
  }
  for (const m of was) {
    if (is.includes(m)) continue;
    const [then, version] = [before.versions.get(m) as MentionVersion, now.versions.get(m)];
    if (version === undefined) add('LEFT', 'ENDED', then, lastEnd(history, m), '');
    else add('LEFT', unjudgedThing.has(m) ? 'JUDGED' : 'MATCHED', then, null, membersIn(now, m)?.[0] ?? '');
  }
  return [...changes]
    .map(([key, { change, versions }]) => {
      const inOrder = [...versions].sort(byRecorded);
      return {
        key: [change.on ?? NOW, key].join(' '),
        change: {
          ...change,
          versions: inOrder,
          judgements: change.cause === 'JUDGED' ? decisionsAbout(inOrder, since) : [],
        },
      };
    })
    .sort((a, b) => compareText(a.key, b.key))
    .map(({ change }) => change);
}

/** Things of today, and how many mentions each holds of those that the thing of an id has ever held. */
export interface LedTo {
  readonly things: readonly { readonly id: MentionId; readonly mentions: number }[];
  /** False where not every day was looked at. */
  readonly complete: boolean;
}

/**
 * Which things hold now what the thing of an id held on any day: itself and nothing else where nothing was merged or split. First the one that
 * holds the id's own mention, then those that hold most of the rest.
 */
export function ledTo(history: History, id: string): LedTo {
  const ever = new Set<MentionId>([id as MentionId]);
  const days = daysToLookAt(history, id);
  const most = Math.floor(MOST_LOOKED_AT / (1 + history.mentions.length + history.edges.length));
  const looked = days.slice(-Math.min(MOST_DAYS, Math.max(FEWEST_DAYS, most)));
  for (const day of looked) for (const m of membersIn(stateOn(history, day), id) ?? []) ever.add(m);
  const now = stateOn(history, NOW);
  const things = now.groups
    .map((group) => ({ group, mentions: group.filter((m) => ever.has(m)).length }))
    .filter(({ mentions }) => mentions > 0)
    .sort(
      (a, b) =>
        Number(b.group.includes(id as MentionId)) - Number(a.group.includes(id as MentionId)) ||
        b.mentions - a.mentions ||
        compareText(a.group[0] as string, b.group[0] as string),
    )
    .map(({ group, mentions }) => ({ id: firstMention(versionsIn(now, group)), mentions }));
  return { things, complete: looked.length === days.length };
}

/**
 * The days on which something changed and a record bore the id. Last those after which people judged or a record ended, for records that come seldom
 * part anything; each kind by day.
 */
function daysToLookAt({ mentions, judgements }: History, id: string): readonly string[] {
  const parting = new Set([...mentions.flatMap((m) => m.endedOn ?? []), ...judgements.map(judgedOn)]);
  const days = [...new Set([...parting, ...mentions.map((m) => m.recordedOn)])].sort(compareText);
  const own = mentions.filter((m) => m.id === id);
  const held = days
    .map((day, i) => ({ day, parts: parting.has(days[i + 1] ?? '') }))
    .filter(({ day }) => own.some((m) => isHeldOn(m, day)));
  return [...held.filter((d) => !d.parts), ...held.filter((d) => d.parts)].map((d) => d.day);
}

/** What was held on a day: one version of each mention, and which mentions were one thing. */
interface State {
  readonly versions: ReadonlyMap<MentionId, MentionVersion>;
  readonly groups: readonly (readonly MentionId[])[];
}

/** `judgedBy`: the last day whose judgements count; that day itself unless said otherwise. */
function stateOn(history: History, day: string, judgedBy = day): State {
  const versions = new Map<MentionId, MentionVersion>();
  // Where files came out of order two versions may have been current at once: the later one counts.
  for (const m of [...history.mentions].sort(byRecorded)) if (isHeldOn(m, day)) versions.set(m.id, m);
  const judgements = history.judgements.filter((j) => judgedOn(j) <= judgedBy);
  return { versions, groups: clusters({ mentions: [...versions.values()], edges: history.edges, judgements }) };
}

function membersIn({ groups }: State, id: string): readonly MentionId[] | null {
  return groups.find((group) => group.includes(id as MentionId)) ?? null;
}

function versionsIn({ versions }: State, members: readonly MentionId[]): readonly MentionVersion[] {
  return members.map((m) => versions.get(m) as MentionVersion).sort(byRecorded);
}

function thingIn(state: State, id: string): HeldThing | null {
  const members = membersIn(state, id);
  if (members === null) return null;
  const versions = versionsIn(state, members);
  return { id: firstMention(versions), versions };
}

/** The group that holds most of some mentions; of several the first. Empty where none does. */
function heir({ groups }: State, mentions: readonly MentionId[]): readonly MentionId[] {
  const shares = groups.map((group) => ({ group, held: group.filter((m) => mentions.includes(m)).length }));
  const [most] = shares.filter(({ held }) => held > 0).sort((a, b) => b.held - a.held);
  return most?.group ?? [];
}

/** Of decisions those that name one of these mentions; where none does, they moved with others, and any may have moved them. */
function decisionsAbout(versions: readonly MentionVersion[], decided: readonly Judgement[]): readonly Judgement[] {
  const ids = new Set(versions.map((m) => m.id));
  const naming = decided.filter((j) => ids.has(j.left) || ids.has(j.right));
  return [...(naming.length > 0 ? naming : decided)].sort((a, b) => compareText(a.judgedAt + a.id, b.judgedAt + b.id));
}

function lastEnd(history: History, id: MentionId): string | null {
  const ends = history.mentions.filter((m) => m.id === id).map((m) => m.endedOn ?? '');
  return ends.sort(compareText).at(-1) || null;
}

function byRecorded(a: MentionVersion, b: MentionVersion): number {
  return compareText(a.recordedOn + a.id + a.versionId, b.recordedOn + b.id + b.versionId);
}
