import type {
  Asking,
  EntityDetail,
  EntityGraph,
  LinkDetail,
  MatchView,
  MentionView,
  RecordView,
} from '../graph/entity-graph.js';
import type { Judgement } from '../resolution/judgement.js';
import type { Case } from './case.js';
import { idsOf, met } from './kept-thing.js';

export interface ComparedMentions {
  readonly match: MatchView;
  readonly left: MentionView;
  readonly right: MentionView;
}

/** Everything that supports what is in a case, as far as the asker sees it. */
export interface CaseMaterial {
  readonly entities: readonly EntityDetail[];
  readonly links: readonly LinkDetail[];
  readonly matches: readonly ComparedMentions[];
  /** Judgements that were not taken back. */
  readonly judgements: readonly Judgement[];
  /** The items of the case: the records behind all of that, by source, key and id. */
  readonly records: readonly RecordView[];
}

export async function materialOf(kase: Case, graph: EntityGraph, asking: Asking): Promise<CaseMaterial> {
  const details = await graph.entities(idsOf(kase.items), asking);
  const entities = [...new Map(kase.items.flatMap((i) => met(i, details) ?? []).map((e) => [e.id, e])).values()];
  const ids = entities.map((e) => e.id as string);
  const cards = await graph.linksAmong(ids, asking);
  const links = await graph.links(
    cards.map((c) => c.id),
    asking,
  );
  const matches = await comparedMentions(ids, graph, asking);
  const judgements = await Promise.all(ids.map((id) => graph.judgementsOfEntity(id, asking)));
  const records = await graph.records(
    [
      ...new Set([
        ...entities.flatMap((e) => e.mentions.map((m) => m.recordId)),
        ...[...links.values()].flatMap((l) => l.statements.map((s) => s.recordId)),
        ...matches.flatMap(({ left, right }) => [left.recordId, right.recordId]),
      ]),
    ],
    asking,
  );
  return {
    entities,
    links: [...links.values()],
    matches,
    judgements: judgements.flat().filter((j) => !j.withdrawn && j.withdraws === null),
    records: [...records.values()].sort(bySourceAndKey),
  };
}

async function comparedMentions(
  entities: readonly string[],
  graph: EntityGraph,
  asking: Asking,
): Promise<readonly ComparedMentions[]> {
  const perEntity = await Promise.all(entities.map((id) => graph.matchesOfEntity(id, asking)));
  const matches = [...new Map(perEntity.flat().map((m) => [m.id, m])).values()];
  const mentions = await graph.mentions(
    matches.flatMap((m) => [m.left, m.right]),
    asking,
  );
  return matches.flatMap((match) => {
    const left = mentions.get(match.left);
    const right = mentions.get(match.right);
    return left && right ? [{ match, left, right }] : [];
  });
}

function bySourceAndKey(a: RecordView, b: RecordView): number {
  return compare(a.source, b.source) || compare(a.sourceKey, b.sourceKey) || compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
