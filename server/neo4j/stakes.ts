import type { ThingsOfCase } from '../graph/entity-graph.js';
import type { MatchChange, MatchStake } from '../graph/stake.js';
import type { Looking } from './looking.js';
import { type Sides, whatChanges } from './questions/what-changes.cypher.js';

/** By match, what a decision about it would change. Those of whose mentions one is not seen, or held by nothing, are left out. */
export async function stakesOfMatches(
  looking: Looking,
  ids: readonly string[],
  cases: readonly ThingsOfCase[],
): Promise<ReadonlyMap<string, MatchStake>> {
  const anchors = await looking.anchors(ids.flatMap((id) => id.split('-')));
  const sides = [...new Set(ids)].flatMap((match): Sides[] => {
    const [left, right] = match.split('-').map((mention) => anchors.get(mention));
    return left && right ? [{ match, left, right }] : [];
  });
  return stakesOf(looking, sides, cases);
}

/** The same where it is known what holds the mentions. */
export async function stakesOf(
  looking: Looking,
  sides: readonly Sides[],
  cases: readonly ThingsOfCase[],
): Promise<ReadonlyMap<string, MatchStake>> {
  if (sides.length === 0) return new Map();
  const [found, casesOf] = await Promise.all([looking.put(whatChanges, { sides }), casesByThing(looking, cases)]);
  const changes = new Map<string, MatchChange[]>(sides.map(({ match }) => [match, []]));
  for (const { match, ...change } of found) changes.get(match)?.push(change);
  return new Map(
    sides.map(({ match, left, right }) => {
      const touched = new Set([left, right].flatMap(({ id }) => [...(casesOf.get(id) ?? [])]));
      return [match, { changes: changes.get(match) ?? [], casesTouched: touched.size }];
    }),
  );
}

/** Which cases hold a thing, by the id under which the asker meets it. */
async function casesByThing(
  looking: Looking,
  cases: readonly ThingsOfCase[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const anchors = await looking.anchors(cases.flatMap((c) => c.things.flat()));
  const found = new Map<string, Set<string>>();
  for (const { id, things } of cases) {
    for (const ids of things) {
      const first = ids.find((i) => anchors.has(i));
      const thing = first === undefined ? undefined : anchors.get(first)?.id;
      if (thing !== undefined) found.set(thing, (found.get(thing) ?? new Set()).add(id));
    }
  }
  return found;
}
