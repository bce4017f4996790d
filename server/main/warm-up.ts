import type { Engine } from './engine.js';
import { OPERATOR } from './first-accounts.js';

/** Any name will do: Neo4j plans the question, which is what takes long the first time. */
const SOME_NAME = 'warm up';

/**
 * Puts the usual questions once, so that nobody waits while Neo4j plans them: on a busy machine that alone can take longer than a question
 * may. What fails here fails again, and is seen, when somebody asks.
 */
export async function warmUp({ graph, viewers }: Engine): Promise<void> {
  const known = await viewers.viewerOf(OPERATOR);
  if (known === null) return;
  const asking = { viewer: known.viewer, signal: new AbortController().signal };
  const page = { first: 1, after: null };
  const questions: readonly (() => Promise<unknown>)[] = [
    () => graph.status(asking),
    () => graph.search({ text: SOME_NAME, kinds: null, ...page }, asking),
    () => graph.entities([SOME_NAME], asking),
    () => graph.linkCounts([SOME_NAME], asking),
    () => graph.neighbourhood({ id: SOME_NAME, kinds: null, entityKinds: null, ...page }, asking),
    () => graph.records([SOME_NAME], asking),
    () => graph.links([SOME_NAME], asking),
    () => graph.matches({ judged: false, kinds: null, ...page }, asking),
    () => graph.imports(page, asking),
  ];
  for (const ask of questions) await ask().catch(() => undefined);
}
