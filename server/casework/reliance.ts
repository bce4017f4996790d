import type { Asking, EntityGraph } from '../graph/entity-graph.js';
import type { BundleDesk, ExportedBundle } from './bundle.js';
import type { Case } from './case.js';
import type { CaseDesk } from './case-desk.js';
import { idsOf, type KeptThing, met } from './kept-thing.js';

/** A case in which a thing stands. */
export interface ReliantCase {
  readonly case: Case;
  readonly asItem: boolean;
  readonly onChart: boolean;
}

/** What rests on a thing being as it is now, of all that the asker sees. */
export interface Reliance {
  /** By reference, then id. */
  readonly cases: readonly ReliantCase[];
  /** By case in the same order, then oldest first. */
  readonly bundles: readonly ExportedBundle[];
}

interface Desks {
  readonly cases: Pick<CaseDesk, 'all'>;
  readonly bundles: Pick<BundleDesk, 'bundlesOf'>;
  readonly graph: EntityGraph;
}

/**
 * The cases that hold a thing or show it on their chart, and the bundles in which it left, also where the case holds it no more. A thing is
 * met as cases are read: by the first of the ids it is kept under that the asker sees.
 * @returns null for an entity that is not there or not for this asker.
 */
export async function reliedOn(
  entity: string,
  { cases, bundles, graph }: Desks,
  asking: Asking,
): Promise<Reliance | null> {
  const mine = await cases.all(asking);
  const exported = (await Promise.all(mine.map((c) => bundles.bundlesOf(c.id, asking)))).flat();
  const kept = mine.flatMap((c) => [...idsOf(c.items), ...idsOf(c.chart)]);
  const cards = await graph.cards([...new Set([entity, ...kept, ...exported.flatMap((b) => b.entities)])], asking);
  const sought = cards.get(entity)?.id;
  if (sought === undefined) return null;
  const among = (things: readonly KeptThing[]) => things.some((thing) => met(thing, cards)?.id === sought);
  return {
    cases: mine
      .map((c) => ({ case: c, asItem: among(c.items), onChart: among(c.chart) }))
      .filter(({ asItem, onChart }) => asItem || onChart),
    bundles: exported.filter((b) => b.entities.some((id) => cards.get(id)?.id === sought)),
  };
}
