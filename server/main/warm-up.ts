import { FIRST_QUESTION_TIMEOUT_MS, QUESTION_TIMEOUT_MS } from '../neo4j/driver.js';
import type { Engine } from './engine.js';
import { OPERATOR } from './first-accounts.js';

/** Any name will do: Neo4j plans the question, which is what takes long the first time. */
const SOME_NAME = 'warm up';

/**
 * Puts once, one after the other and without hurry, the questions with which a day begins: what the page asks for a search, a preview, a thing,
 * an import, a pair to judge. So nobody waits while Neo4j plans them, which on a busy machine alone takes longer than a question may. What fails
 * here fails again, and is seen, when somebody asks. Whoever asks before it has ended is given more time (docs/decisions/0270).
 */
export async function warmUp(engine: Engine): Promise<void> {
  engine.questionLimit.ms = FIRST_QUESTION_TIMEOUT_MS;
  await askOnce(engine).finally(() => {
    engine.questionLimit.ms = QUESTION_TIMEOUT_MS;
  });
}

async function askOnce({ patientGraph: graph, viewers }: Engine): Promise<void> {
  const known = await viewers.viewerOf(OPERATOR);
  if (known === null) return;
  const asking = { viewer: known.viewer, signal: new AbortController().signal };
  const page = { first: 1, after: null };
  const questions: readonly (() => Promise<unknown>)[] = [
    () => graph.status(asking),
    () => graph.search({ text: SOME_NAME, kinds: null, ...page }, asking),
    () => graph.cards([SOME_NAME], asking),
    () => graph.entities([SOME_NAME], asking),
    () => graph.linkCounts([SOME_NAME], asking),
    () => graph.idLeadsTo(SOME_NAME, asking),
    () => graph.records([SOME_NAME], asking),
    () => graph.recordsOfEntity(SOME_NAME, page, asking),
    () => graph.neighbourhood({ id: SOME_NAME, kinds: null, entityKinds: null, ...page }, asking),
    () => graph.links([SOME_NAME], asking),
    () => graph.linksAmong([SOME_NAME], asking),
    () => graph.matchesOfEntity(SOME_NAME, asking),
    () => graph.judgementsOfEntity(SOME_NAME, asking),
    () => graph.matches({ judged: false, kinds: null, ...page }, asking),
    () => graph.stakes([`${SOME_NAME}-${SOME_NAME}`], [], asking),
    () => graph.turns([`${SOME_NAME}-${SOME_NAME}`], asking),
    () => graph.aroundMatch(`${SOME_NAME}-${SOME_NAME}`, asking),
    () => graph.hits([SOME_NAME], asking),
    () => graph.imports(page, asking),
    () => graph.importsById([SOME_NAME], asking),
    () => graph.recordsOfImport(SOME_NAME, page, asking),
    () => graph.refusals(SOME_NAME, page, asking),
    () => graph.mentionsOfRecords([SOME_NAME], asking),
    () => graph.mentions([SOME_NAME], asking),
    () => graph.attachmentsOfRecords([SOME_NAME], asking),
    () => graph.attachmentsOfImport(SOME_NAME, page, asking),
    () => graph.searchAttachments({ text: SOME_NAME, ...page }, asking),
    () => graph.sources(asking),
  ];
  for (const ask of questions) await ask().catch(() => undefined);
}
