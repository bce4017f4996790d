import type { Asking, EntityGraph } from '../graph/entity-graph.js';

/**
 * A thing as a case keeps it: under the id of whoever put it in, and under one of its mentions for each other scope that he saw of it. A
 * member who may not see the first meets the thing by the first of the others that he sees, and learns no more than that.
 */
export interface KeptThing {
  readonly entity: string;
  readonly otherwise: readonly string[];
}

/** Every id under which things are kept: what to ask the graph for before `met`. */
export function idsOf(things: readonly KeptThing[]): readonly string[] {
  return things.flatMap(({ entity, otherwise }) => [entity, ...otherwise]);
}

/** What the asker meets of a thing, out of what the graph answered for its ids. Never more than one: that two are one may rest on what he does not see. */
export function met<T>({ entity, otherwise }: KeptThing, answered: ReadonlyMap<string, T>): T | undefined {
  const id = [entity, ...otherwise].find((i) => answered.has(i));
  return id === undefined ? undefined : answered.get(id);
}

/** Things as they are to be kept, each under the id that it is given by. Those that the asker does not see are kept under that id alone. */
export async function toKeep(
  entities: readonly string[],
  graph: EntityGraph,
  asking: Asking,
): Promise<readonly KeptThing[]> {
  const seen = await graph.idsInScopes(entities, asking);
  return entities.map((entity) => ({ entity, otherwise: (seen.get(entity) ?? []).filter((id) => id !== entity) }));
}
