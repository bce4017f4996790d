import type { MentionId } from '../../records/ids.js';
import { clusters, compareText, components, type IdentityMention, JOIN_AT_BITS } from '../../resolution/clusters.js';
import type { FoundEdge } from './compare-part.js';
import type { Described } from './describe.js';

/** What grouping asks of a mention. */
export type Grouped = Pick<Described, 'id' | 'kind' | 'identityKey' | 'addsOnly' | 'saying' | 'sure' | 'facts'>;

export function groupedOf({ id, kind, identityKey, addsOnly, saying, sure, facts }: Grouped): Grouped {
  return { id, kind, identityKey, addsOnly, saying, sure, facts };
}

/**
 * Ids of the mentions held to be one thing, each group sorted, in the order of their first ids. Mentions in the order of their ids; with each all that
 * edges, sayings and identity keys tie it to.
 */
export function group(mentions: readonly Grouped[], edges: readonly FoundEdge[]): readonly (readonly string[])[] {
  const firstOf = new Map<string, string>();
  for (const { saying, id } of mentions) if (!firstOf.has(saying)) firstOf.set(saying, id);
  const identified = mentions.map(
    ({ id, saying, ...mention }): IdentityMention => ({
      id: id as MentionId,
      kind: mention.kind,
      identityKey: mention.identityKey,
      addsOnly: mention.addsOnly,
      profile: firstOf.get(saying) as string,
      sure: mention.sure,
      scope: 0,
      recordedOn: '',
      endedOn: null,
      facts: mention.facts,
    }),
  );
  const firsts = new Set(firstOf.values());
  const joining = edges.filter((e) => e.weightBits >= JOIN_AT_BITS && firsts.has(e.left) && firsts.has(e.right));
  return components({ mentions: identified, edges: joining, judgements: [] })
    .flatMap((part) => clusters(part))
    .map((ids) => [...ids])
    .sort((a, b) => compareText(a[0] as string, b[0] as string));
}

/** In the order of their ends. */
export function inOrder(edges: readonly FoundEdge[]): readonly FoundEdge[] {
  return [...edges].sort((a, b) => compareText(a.left, b.left) || compareText(a.right, b.right));
}
