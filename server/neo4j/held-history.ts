import { BadInput } from '../errors.js';
import type { AsHeld, HeldChangeView, IdLedTo } from '../graph/entity-graph.js';
import {
  daysOf,
  type History,
  ledTo,
  lookBack,
  type MentionVersion,
  MOST_MATCHES,
  MOST_VERSIONS,
} from '../graph/held-history.js';
import type { EntityId } from '../records/ids.js';
import { type Edge, keyOf, pairKey } from '../resolution/clusters.js';
import type { Judgement } from '../resolution/judgement.js';
import { calledBy, type Looking } from './looking.js';
import {
  everSaying,
  everWithKeys,
  joiningEdgesOf,
  judgementsOfMentions,
  mentionVersions,
  versionsOfMentions,
  weighedAnewOn,
} from './questions/held-history.cypher.js';
import type { PlacedMention } from './questions/mentions.cypher.js';

/**
 * What the thing of an id was held to be on a day; null for an id that no mention bears or ever bore.
 * @throws BadInput where more has to be looked at than `MOST_VERSIONS` and `MOST_MATCHES`.
 */
export async function heldOnDay(looking: Looking, id: string, day: string): Promise<AsHeld | null> {
  const history = await historyOf(looking, id);
  if (history === 'TOO_LARGE') {
    throw new BadInput(
      `More than ${MOST_VERSIONS} mentions or ${MOST_MATCHES} matches hang together with this thing: too many to work out what was held on a day.`,
      { mostMentions: MOST_VERSIONS, mostMatches: MOST_MATCHES },
    );
  }
  const days = daysOf(history, id);
  if (days === null) return null;
  const { thing: then, changes } = lookBack(history, id, day);
  const shown = [...(then?.versions ?? []), ...changes.flatMap((c) => c.versions)];
  const [said, [weighed]] = await Promise.all([saidBy(looking, shown), looking.put(weighedAnewOn, { ids: [id] })]);
  const of = (versions: readonly MentionVersion[]) => versions.flatMap((v) => said.get(v.versionId) ?? []);
  const withdrawn = new Set(history.judgements.map((j) => j.withdraws));
  return {
    on: day,
    ...days,
    thing: then && {
      ...calledBy(of(then.versions)),
      id: then.id as string as EntityId,
      mentions: of(then.versions).map((m) => m.mention),
    },
    changes: changes.map(
      ({ versions, judgements, ...change }): HeldChangeView => ({
        ...change,
        mentions: of(versions).map((m) => m.mention),
        judgements: judgements.map((j) => ({ ...j, withdrawn: withdrawn.has(j.id) })),
      }),
    ),
    weighedAnewOn: weighed !== undefined && day < weighed ? weighed : null,
  };
}

/** What holds now what the thing of an id has ever held; null for an id that no mention bears or ever bore. */
export async function idLedTo(looking: Looking, id: string): Promise<IdLedTo | null> {
  const history = await historyOf(looking, id);
  if (history === 'TOO_LARGE') {
    const anchors = await looking.anchors([id]);
    return { things: [...(await looking.cards([...anchors.values()])).values()], endedOn: null, complete: false };
  }
  const days = daysOf(history, id);
  if (days === null) return null;
  const { things, complete } = ledTo(history, id);
  const anchors = await looking.anchors(things.map((thing) => thing.id));
  const cards = await looking.cards([...anchors.values()]);
  const found = things.flatMap((thing) => cards.get(anchors.get(thing.id)?.id ?? '') ?? []);
  return { things: [...new Set(found)], endedOn: days.endedOn, complete };
}

/**
 * Follows keys, profiles, joining edges and judgements from one mention to others, through all that was ever said of them and that the viewer sees,
 * until nothing new is found.
 */
async function historyOf(looking: Looking, id: string): Promise<History | 'TOO_LARGE'> {
  const versions = new Map<string, MentionVersion>();
  const edges = new Map<string, Edge>();
  const judgements = new Map<string, Judgement>();
  const followed = new Set<string>();
  const unseen = <T>(items: readonly T[], name: (item: T) => string) =>
    items.filter((item) => !followed.has(name(item)) && followed.add(name(item)));

  let frontier = unseen([id], mentionName);
  while (frontier.length > 0) {
    const [found, about] = await Promise.all([
      looking.put(versionsOfMentions, { ids: frontier }),
      looking.put(judgementsOfMentions, { ids: frontier }),
    ]);
    for (const v of found) versions.set(v.versionId, v);
    for (const j of about) judgements.set(j.id, j);
    const profiles = unseen([...new Set(found.map((v) => v.profile))], (p) => `edges ${p}`);
    const between = profiles.length === 0 ? [] : await looking.put(joiningEdgesOf, { profiles });
    for (const e of between) edges.set(pairKey(e.left, e.right), e);
    const sure = found.filter((v) => v.sure).map((v) => v.profile);
    const joining = unseen([...sure, ...between.flatMap((e) => [e.left, e.right])], (p) => `profile ${p}`);
    const keyed = found.flatMap(({ kind, identityKey: key }) => (key === null ? [] : [{ kind, key }]));
    const keys = unseen(keyed, (k) => `key ${keyOf({ kind: k.kind, identityKey: k.key })}`);
    const most = MOST_VERSIONS + 1;
    const next = await Promise.all([
      keys.length === 0 ? [] : looking.put(everWithKeys, { keys, most }),
      joining.length === 0 ? [] : looking.put(everSaying, { profiles: joining, most }),
    ]);
    frontier = unseen([...next.flat(), ...about.flatMap((j) => [j.left, j.right])], mentionName);
    if (versions.size + frontier.length > MOST_VERSIONS || edges.size > MOST_MATCHES) return 'TOO_LARGE';
  }
  return { mentions: [...versions.values()], edges: [...edges.values()], judgements: [...judgements.values()] };
}

function mentionName(id: string): string {
  return `mention ${id}`;
}

/** By version, what it says. */
async function saidBy(
  looking: Looking,
  wanted: readonly MentionVersion[],
): Promise<ReadonlyMap<string, PlacedMention>> {
  const versions = [...new Set(wanted.map((v) => v.versionId))];
  if (versions.length === 0) return new Map();
  const rows = await looking.put(mentionVersions, { versions });
  return new Map(rows.map(({ version, ...said }) => [version, said]));
}
