import DataLoader from 'dataloader';
import type { CaseDesk } from '../../casework/case-desk.js';
import type { Asking, EntityGraph, ThingsOfCase } from '../../graph/entity-graph.js';
import type { MatchStake } from '../../graph/stake.js';
import type { Turn } from '../../resolution/what-turns.js';

export function matchLoaders(graph: EntityGraph, cases: Pick<CaseDesk, 'all'>, asking: Asking) {
  let things: Promise<readonly ThingsOfCase[]> | undefined;
  /** What the asker's cases hold, looked up once for a request. */
  const thingsOfCases = () => (things ??= thingsHeldBy(cases, asking));
  return {
    thingsOfCases,
    /** By the id of a match, what a decision would change; null where one of its mentions is held by nothing yet. */
    stake: new DataLoader<string, MatchStake | null>(async (ids) => {
      const found = await graph.stakes(ids, await thingsOfCases(), asking);
      return ids.map((id) => found.get(id) ?? null);
    }),
    /** By the id of a match; none where one of its mentions is not there any more. */
    turns: new DataLoader<string, readonly Turn[]>(async (ids) => {
      const found = await graph.turns(ids, asking);
      return ids.map((id) => found.get(id) ?? []);
    }),
  };
}

/** The things of each case, those on its chart with those put into it. */
async function thingsHeldBy(cases: Pick<CaseDesk, 'all'>, asking: Asking): Promise<readonly ThingsOfCase[]> {
  return (await cases.all(asking)).map(({ id, items, chart }) => ({
    id,
    things: [...items, ...chart].map(({ entity, otherwise }) => [entity, ...otherwise]),
  }));
}
