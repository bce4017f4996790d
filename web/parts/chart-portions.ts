/** Things that one question may be about: the server's limit (`chart` in schema/schema.graphql). */
export const MOST_IN_ONE = 500;

/**
 * Which things to ask about together, so that every link of a fresh thing is answered: to another fresh one and to each that stands.
 * Nearly always that is one question. Past the limit the things go in groups of half of it, and each pair of groups is one question
 * in which a fresh thing takes part.
 */
export function portionsOf(
  fresh: readonly string[],
  standing: readonly string[],
  most = MOST_IN_ONE,
): readonly (readonly string[])[] {
  if (fresh.length === 0) return [];
  const freshOnes = new Set(fresh);
  const others = [...new Set(standing)].filter((id) => !freshOnes.has(id));
  if (freshOnes.size + others.length <= most) return [[...freshOnes, ...others]];
  const half = Math.floor(most / 2);
  const groups = groupsOf([...freshOnes], half);
  return groups.flatMap((group, at) =>
    [...groups.slice(at + 1), ...groupsOf(others, half)].map((other) => [...group, ...other]),
  );
}

function groupsOf(ids: readonly string[], size: number): readonly (readonly string[])[] {
  return Array.from({ length: Math.ceil(ids.length / size) }, (_, at) => ids.slice(at * size, (at + 1) * size));
}
