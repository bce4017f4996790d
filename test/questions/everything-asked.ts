import type { Asking, EntityGraph, Page, PageRequest } from '../../server/graph/entity-graph.js';
import { attachmentPageIdOf } from '../../server/records/ids.js';
import { attachmentsOf } from '../world/attached.js';
import type { RecordedWorld } from '../world/recorded-world.js';

/** A page short enough that most lists go on, so that cursors are part of what is compared. */
const FIRST = 2;
/** What is asked one by one is asked of every fourth mention; whatever takes a list is asked of all. */
const EVERY = 4;
/** What stands in attachments (`stored-graph.ts`). */
const WRITTEN = ['pangolin', 'pangolin scales', 'page 0', 'nowhere'];
/** The day before anything came, a day in between, and the last. */
const LOOKED_BACK_AT = ['2019-12-31', '2020-01-02', '2020-01-03', '2020-01-04'];
const TYPED = ['Maria', 'star 2', '9074729', 'nord', 'Mombasa'];

/**
 * Every question that the graph can be asked about a world, of every id in it, with every page: as text, so that two answers are
 * the same only byte for byte. Maps answer loaders and have no order of their own.
 */
export async function everythingAsked(graph: EntityGraph, world: RecordedWorld, asking: Asking): Promise<string> {
  const mentions = world.mentions.map((m) => m.id as string).sort();
  const records = world.records.map((r) => r.id as string).sort();
  const imports = world.imports.map((i) => i.id).sort();
  const statements = world.statements.map((s) => s.id as string).sort();
  const attachments = attachmentsOf(world).map((a) => a.id);
  const some = mentions.filter((_, i) => i % EVERY === 0);
  const pairs = pairsOf(mentions, some).map(([a, b]) => `${a}-${b}`);
  // As cases keep things: each under several mentions, which may be those of two things for whoever asks.
  const cases = ['c1', 'c2'].map((id, c) => ({
    id,
    things: some.filter((_, i) => i % 2 === c).map((thing, i) => [thing, mentions[i] ?? thing]),
  }));
  const ask = {
    entities: () => byKey(graph.entities(mentions, asking)),
    cards: () => byKey(graph.cards(mentions, asking)),
    linkCounts: () => byKey(graph.linkCounts(mentions, asking)),
    idsInScopes: () => byKey(graph.idsInScopes(mentions, asking)),
    links: () => byKey(graph.links(statements, asking)),
    linksAmong: () => graph.linksAmong(mentions, asking),
    records: () => byKey(graph.records(records, asking)),
    mentions: () => byKey(graph.mentions(mentions, asking)),
    mentionsOfRecords: () => byKey(graph.mentionsOfRecords(records, asking)),
    statementsOfRecords: () => byKey(graph.statementsOfRecords(records, asking)),
    attachmentsOfRecords: () => byKey(graph.attachmentsOfRecords(records, asking)),
    attachmentsOfImport: () => each(imports, (id) => allPages((page) => graph.attachmentsOfImport(id, page, asking))),
    attachments: () => byKey(graph.attachments(attachments, asking)),
    attachmentPages: () =>
      byKey(
        graph.attachmentPages(
          attachments.map((id) => attachmentPageIdOf(id, 1)),
          asking,
        ),
      ),
    searchAttachments: () =>
      each(WRITTEN, (text) => allPages((page) => graph.searchAttachments({ text, ...page }, asking))),
    importsById: () => byKey(graph.importsById(imports, asking)),
    imports: () => allPages((page) => graph.imports(page, asking)),
    sources: () => graph.sources(asking),
    status: () => graph.status(asking),
    proposals: () => allPages((page) => graph.matches({ judged: false, kinds: null, cases, ...page }, asking)),
    stakes: () => byKey(graph.stakes(pairs, cases, asking)),
    turns: () => byKey(graph.turns(pairs, asking)),
    aroundMatches: () => each(pairs, (id) => graph.aroundMatch(id, asking)),
    judged: () => allPages((page) => graph.matches({ judged: true, kinds: null, ...page }, asking)),
    vesselProposals: () => allPages((page) => graph.matches({ judged: false, kinds: ['VESSEL'], ...page }, asking)),
    search: () => each(TYPED, (text) => allPages((page) => graph.search({ text, kinds: null, ...page }, asking))),
    hits: () => graph.hits(['Maria; 9074729', 'Nord Timbre Ltd', 'J. Star | 1961-04-02', 'nobody at all'], asking),
    searchVessels: () => allPages((page) => graph.search({ text: 'maria', kinds: ['VESSEL'], ...page }, asking)),
    neighbourhoods: () => each(some, (id) => neighbourhoodPages(graph, id, null, asking)),
    owners: () => each(some, (id) => neighbourhoodPages(graph, id, ['OWNS'], asking)),
    asHeld: () => each(some, (id) => each(LOOKED_BACK_AT, (day) => graph.asHeldOn(id, day, asking))),
    ledTo: () => each(some, (id) => graph.idLeadsTo(id, asking)),
    recordsOfEntities: () => each(some, (id) => allPages((page) => graph.recordsOfEntity(id, page, asking))),
    recordsOfImports: () => each(imports, (id) => allPages((page) => graph.recordsOfImport(id, page, asking))),
    refusals: () => each(imports, (id) => allPages((page) => graph.refusals(id, page, asking))),
    matchesOfEntities: () => each(some, (id) => graph.matchesOfEntity(id, asking)),
    judgementsOfEntities: () => each(some, (id) => graph.judgementsOfEntity(id, asking)),
    match: () => each(pairsOf(mentions, some), ([a, b]) => graph.match(`${a}-${b}`, asking)),
    paths: () =>
      each(pairsOf(mentions, some), ([from, to]) => graph.paths({ from, to, kinds: null, limit: FIRST }, asking)),
    pathsOverPlaces: () =>
      each(pairsOf(mentions, some), ([from, to]) =>
        graph.paths({ from, to, kinds: ['CALLED_AT', 'OWNS'], limit: FIRST }, asking),
      ),
  };
  const answers: Record<string, unknown> = {};
  for (const [name, question] of Object.entries(ask)) answers[name] = await question();
  return JSON.stringify(answers, null, 1);
}

async function byKey<T>(found: Promise<ReadonlyMap<string, T>>): Promise<readonly (readonly [string, T])[]> {
  return [...(await found)].sort(([a], [b]) => (a < b ? -1 : 1));
}

function each<T, R>(things: readonly T[], ask: (thing: T) => Promise<R>): Promise<readonly R[]> {
  return Promise.all(things.map(ask));
}

/** Each with two others, near and far in the list: not every pair, or the run would take minutes. */
function pairsOf(ids: readonly string[], some: readonly string[]): readonly (readonly [string, string])[] {
  return some.flatMap((a, i) => [1, 7].map((apart) => [a, ids[(i * EVERY + apart) % ids.length] as string] as const));
}

async function allPages<T>(ask: (page: PageRequest) => Promise<Page<T>>): Promise<readonly Page<T>[]> {
  const pages: Page<T>[] = [];
  for (let after: string | null = null; ; ) {
    const page: Page<T> = await ask({ first: FIRST, after });
    pages.push(page);
    if (page.endCursor === null) return pages;
    after = page.endCursor;
  }
}

async function neighbourhoodPages(graph: EntityGraph, id: string, kinds: readonly ['OWNS'] | null, asking: Asking) {
  const pages = [];
  for (let after: string | null = null; ; ) {
    const page: Awaited<ReturnType<EntityGraph['neighbourhood']>> = await graph.neighbourhood(
      { id, kinds, entityKinds: null, first: FIRST, after },
      asking,
    );
    pages.push(page);
    if (!page?.endCursor) return pages;
    after = page.endCursor;
  }
}
