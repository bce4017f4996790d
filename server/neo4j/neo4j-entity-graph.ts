import { BadInput } from '../errors.js';
import type {
  AsHeld,
  Asking,
  AttachmentView,
  EntityCard,
  EntityDetail,
  EntityGraph,
  IdLedTo,
  ImportView,
  LineHits,
  LinkCard,
  LinkCount,
  LinkDetail,
  LookedUpBy,
  MatchSurroundings,
  MatchView,
  MentionView,
  Neighbourhood,
  Page,
  PageRequest,
  PathAnswer,
  RecordStatement,
  RecordView,
  RefusalView,
  SearchPage,
  SearchRequest,
  SourceView,
  TextHit,
  ThingsOfCase,
} from '../graph/entity-graph.js';
import { hitTable } from '../graph/hit-table.js';
import type { MatchStake } from '../graph/stake.js';
import type { EntityKind } from '../records/mention.js';
import type { LinkKind } from '../records/statement.js';
import { excerptAround, textWords } from '../records/text-words.js';
import type { Judgement } from '../resolution/judgement.js';
import { type ParameterSet, shippedParameters } from '../resolution/parameters.js';
import { type Turn, whatTurns } from '../resolution/what-turns.js';
import { surroundingsOfMatch } from './around-match.js';
import { heldOnDay, idLedTo } from './held-history.js';
import { IdentityViews } from './identity-view.js';
import { linkDetails } from './link-details.js';
import { Looking } from './looking.js';
import { countProposals, judgedMatches, judgementsOf, matchById, matchesOf, proposedMatches } from './matches.js';
import { pageOf, placeOf, twoPartsOf } from './paging.js';
import { pathsBetweenEntities } from './paths.js';
import type { Ask } from './question.js';
import {
  attachmentPages,
  attachments,
  attachmentsOfImport,
  attachmentsOfImportCount,
  attachmentsOfRecords,
  pagesWithWords,
  pagesWithWordsCount,
} from './questions/attachments.cypher.js';
import { importCount, importPage, importsById, refusalCount, refusals } from './questions/imports.cypher.js';
import type { Anchor } from './questions/link-counts.cypher.js';
import { linksAmong } from './questions/links-among.cypher.js';
import { mentions, mentionsOfRecords } from './questions/mentions.cypher.js';
import { neighbourhood } from './questions/neighbourhood.cypher.js';
import {
  type RecordPlace,
  recordsOfEntity,
  recordsOfEntityCount,
  recordsOfImport,
  recordsOfImportCount,
} from './questions/record-pages.cypher.js';
import { records } from './questions/records.cypher.js';
import { sources } from './questions/sources.cypher.js';
import { statementsOfRecords } from './questions/statements.cypher.js';
import { entityCount, recordCount } from './questions/status.cypher.js';
import { searchEntities } from './search.js';
import { stakesOfMatches } from './stakes.js';

/** Words of a search that are looked for; what is typed behind them is left out. */
const MOST_WORDS = 20;

/** What the graph can be asked, answered by Neo4j. */
export class Neo4jEntityGraph implements EntityGraph {
  readonly #views: IdentityViews;

  constructor(
    private readonly ask: Ask,
    /** What weighs now. */
    private readonly weighingBy: () => Promise<ParameterSet> = async () => shippedParameters,
  ) {
    this.#views = new IdentityViews(ask);
  }

  async entities(ids: readonly string[], asking: Asking): Promise<ReadonlyMap<string, EntityDetail>> {
    const looking = await this.#look(asking);
    const anchors = await looking.anchors(ids);
    return byAskedId(anchors, await looking.details([...anchors.values()]));
  }

  async cards(ids: readonly string[], asking: Asking): Promise<ReadonlyMap<string, EntityCard>> {
    const looking = await this.#look(asking);
    const anchors = await looking.anchors(ids);
    return byAskedId(anchors, await looking.cards([...anchors.values()]));
  }

  async linkCounts(ids: readonly string[], asking: Asking): Promise<ReadonlyMap<string, readonly LinkCount[]>> {
    const looking = await this.#look(asking);
    const anchors = await looking.anchors(ids);
    return byAskedId(anchors, await looking.linkCounts([...anchors.values()]));
  }

  async idsInScopes(ids: readonly string[], asking: Asking): Promise<ReadonlyMap<string, readonly string[]>> {
    const looking = await this.#look(asking);
    const anchors = await looking.anchors(ids);
    return byAskedId(anchors, await looking.idsInScopes([...anchors.values()]));
  }

  async asHeldOn(id: string, day: string, asking: Asking): Promise<AsHeld | null> {
    return heldOnDay(await this.#look(asking), id, day);
  }

  async idLeadsTo(id: string, asking: Asking): Promise<IdLedTo | null> {
    return idLedTo(await this.#look(asking), id);
  }

  async search(q: SearchRequest, asking: Asking): Promise<SearchPage> {
    return searchEntities(await this.#look(asking), q);
  }

  async hits(lines: readonly string[], asking: Asking, by: LookedUpBy = this): Promise<readonly LineHits[]> {
    return hitTable(by, lines, await this.weighingBy(), asking);
  }

  async neighbourhood(
    q: {
      readonly id: string;
      readonly kinds: readonly LinkKind[] | null;
      readonly entityKinds: readonly EntityKind[] | null;
    } & PageRequest,
    asking: Asking,
  ): Promise<Neighbourhood | null> {
    const looking = await this.#look(asking);
    const centre = (await looking.anchors([q.id])).get(q.id);
    if (!centre) return null;
    const { kinds, entityKinds } = q;
    const asked = { centre: centre.id, fragments: centre.fragments, kinds, entityKinds };
    const [found, counts] = await Promise.all([
      looking.put(neighbourhood, { ...asked, after: placeOf(q.after), limit: q.first + 1 }),
      looking.linkCounts([centre]),
    ]);
    const { rows, endCursor } = pageOf(found, q.first);
    const others = rows.map((row) => looking.anchor(row.other, row.fragment));
    const cards = await looking.cards([centre, ...others]);
    const total = (counts.get(centre.id) ?? [])
      .filter((c) => (kinds?.includes(c.kind) ?? true) && (entityKinds?.includes(c.entityKind) ?? true))
      .reduce((sum, c) => sum + c.count, 0);
    return {
      centre: cards.get(centre.id) as EntityCard,
      entities: [...new Set(others.map((o) => o.id))].map((id) => cards.get(id) as EntityCard),
      links: rows.map((row) => row.link),
      shown: rows.length,
      total,
      endCursor,
    };
  }

  async paths(
    q: {
      readonly from: string;
      readonly to: string;
      readonly kinds: readonly LinkKind[] | null;
      readonly limit: number;
    },
    asking: Asking,
  ): Promise<PathAnswer | null> {
    const looking = await this.#look(asking);
    const anchors = await looking.anchors([q.from, q.to]);
    const [from, to] = [anchors.get(q.from), anchors.get(q.to)];
    return from && to ? pathsBetweenEntities(looking, { ...q, from, to }) : null;
  }

  async links(ids: readonly string[], asking: Asking): Promise<ReadonlyMap<string, LinkDetail>> {
    return linkDetails(await this.#look(asking), ids);
  }

  async linksAmong(ids: readonly string[], asking: Asking): Promise<readonly LinkCard[]> {
    const looking = await this.#look(asking);
    const anchors = await looking.anchors(ids);
    const fragments = [...new Set([...anchors.values()].flatMap((a) => a.fragments))];
    return looking.put(linksAmong, { fragments });
  }

  async records(ids: readonly string[], asking: Asking): Promise<ReadonlyMap<string, RecordView>> {
    const { viewer, signal } = asking;
    const found = await this.ask(records, { ids }, viewer, signal);
    return new Map(found.map((record) => [record.id, record]));
  }

  async recordsOfEntity(id: string, page: PageRequest, asking: Asking): Promise<Page<RecordView>> {
    const looking = await this.#look(asking);
    const entity = (await looking.anchors([id])).get(id);
    if (!entity) return { items: [], endCursor: null, total: 0 };
    const { fragments } = entity;
    const [places, total] = await Promise.all([
      looking.put(recordsOfEntity, { fragments, after: placeOf(page.after), limit: page.first + 1 }),
      looking.count(recordsOfEntityCount, { fragments }),
    ]);
    return this.#recordPage(places, page.first, total, asking);
  }

  async recordsOfImport(importId: string, page: PageRequest, asking: Asking): Promise<Page<RecordView>> {
    const { viewer, signal } = asking;
    const [places, [total]] = await Promise.all([
      this.ask(recordsOfImport, { importId, after: twoPartsOf(page.after), limit: page.first + 1 }, viewer, signal),
      this.ask(recordsOfImportCount, { importId }, viewer, signal),
    ]);
    return this.#recordPage(places, page.first, total ?? 0, asking);
  }

  async mentionsOfRecords(
    ids: readonly string[],
    asking: Asking,
  ): Promise<ReadonlyMap<string, readonly MentionView[]>> {
    const looking = await this.#look(asking);
    const found = new Map<string, MentionView[]>();
    for (const { mention } of await looking.put(mentionsOfRecords, { ids })) {
      found.set(mention.recordId, [...(found.get(mention.recordId) ?? []), mention]);
    }
    return found;
  }

  async statementsOfRecords(
    ids: readonly string[],
    { viewer, signal }: Asking,
  ): Promise<ReadonlyMap<string, readonly RecordStatement[]>> {
    const found = new Map<string, RecordStatement[]>();
    for (const statement of await this.ask(statementsOfRecords, { ids }, viewer, signal)) {
      found.set(statement.recordId, [...(found.get(statement.recordId) ?? []), statement]);
    }
    return found;
  }

  async mentions(ids: readonly string[], asking: Asking): Promise<ReadonlyMap<string, MentionView>> {
    const looking = await this.#look(asking);
    const found = await looking.put(mentions, { ids });
    return new Map(found.map(({ mention }) => [mention.id, mention]));
  }

  async attachmentsOfRecords(
    ids: readonly string[],
    { viewer, signal }: Asking,
  ): Promise<ReadonlyMap<string, readonly AttachmentView[]>> {
    const found = new Map<string, AttachmentView[]>();
    for (const { record, attachment } of await this.ask(attachmentsOfRecords, { ids }, viewer, signal)) {
      found.set(record, [...(found.get(record) ?? []), attachment]);
    }
    return found;
  }

  async attachmentsOfImport(
    importId: string,
    { first, after }: PageRequest,
    { viewer, signal }: Asking,
  ): Promise<Page<AttachmentView>> {
    const [found, [total]] = await Promise.all([
      this.ask(attachmentsOfImport, { importId, after: placeOf(after), limit: first + 1 }, viewer, signal),
      this.ask(attachmentsOfImportCount, { importId }, viewer, signal),
    ]);
    const { rows, endCursor } = pageOf(found, first);
    return { items: rows.map((row) => row.attachment), endCursor, total: total ?? 0 };
  }

  async attachments(ids: readonly string[], asking: Asking): Promise<ReadonlyMap<string, AttachmentView>> {
    const found = await this.ask(attachments, { ids }, asking.viewer, asking.signal);
    return new Map(found.map((a) => [a.id, a]));
  }

  async attachmentPages(ids: readonly string[], asking: Asking): Promise<ReadonlyMap<string, string>> {
    const found = await this.ask(attachmentPages, { ids }, asking.viewer, asking.signal);
    return new Map(found.map(({ id, text }) => [id, text]));
  }

  async searchAttachments(
    { text, first, after }: { readonly text: string } & PageRequest,
    asking: Asking,
  ): Promise<Page<TextHit>> {
    const words = [...new Set(textWords(text))].slice(0, MOST_WORDS);
    if (words.length === 0) throw new BadInput('Type at least one letter or digit to search for', { text });
    const { viewer, signal } = asking;
    const [found, [total]] = await Promise.all([
      this.ask(pagesWithWords, { words, after: placeOf(after), limit: first + 1 }, viewer, signal),
      this.ask(pagesWithWordsCount, { words }, viewer, signal),
    ]);
    const { rows, endCursor } = pageOf(found, first);
    const views = await this.attachments([...new Set(rows.map((row) => row.attachment))], asking);
    const items = rows.flatMap(({ attachment: id, page, text: whole }) => {
      const attachment = views.get(id);
      return attachment ? [{ attachment, page, excerpt: excerptAround(whole, words), text: whole }] : [];
    });
    return { items, endCursor, total: total ?? 0 };
  }

  async matches(
    q: {
      readonly judged: boolean;
      readonly kinds: readonly EntityKind[] | null;
      readonly cases?: readonly ThingsOfCase[];
    } & PageRequest,
    asking: Asking,
  ): Promise<Page<MatchView>> {
    const looking = await this.#look(asking);
    return q.judged ? judgedMatches(looking, q) : proposedMatches(looking, q);
  }

  async stakes(
    ids: readonly string[],
    cases: readonly ThingsOfCase[],
    asking: Asking,
  ): Promise<ReadonlyMap<string, MatchStake>> {
    return stakesOfMatches(await this.#look(asking), ids, cases);
  }

  async turns(ids: readonly string[], asking: Asking): Promise<ReadonlyMap<string, readonly Turn[]>> {
    const [mentions, parameters] = await Promise.all([
      this.mentions([...new Set(ids.flatMap((id) => id.split('-')))], asking),
      this.weighingBy(),
    ]);
    return new Map(
      ids.flatMap((id) => {
        const [left, right] = id.split('-').map((mention) => mentions.get(mention));
        return left && right ? [[id, whatTurns(left, right, parameters)] as const] : [];
      }),
    );
  }

  async aroundMatch(id: string, asking: Asking): Promise<MatchSurroundings | null> {
    return surroundingsOfMatch(await this.#look(asking), id);
  }

  async match(id: string, asking: Asking): Promise<MatchView | null> {
    return matchById(await this.#look(asking), id);
  }

  async matchesOfEntity(id: string, asking: Asking): Promise<readonly MatchView[]> {
    const looking = await this.#look(asking);
    const entity = (await looking.anchors([id])).get(id);
    return entity ? matchesOf(looking, entity) : [];
  }

  async judgementsOfEntity(
    id: string,
    asking: Asking,
  ): Promise<readonly (Judgement & { readonly withdrawn: boolean })[]> {
    const looking = await this.#look(asking);
    const entity = (await looking.anchors([id])).get(id);
    return entity ? judgementsOf(looking, entity) : [];
  }

  async imports({ first, after }: PageRequest, asking: Asking): Promise<Page<ImportView>> {
    const { viewer, signal } = asking;
    const [places, [total]] = await Promise.all([
      this.ask(importPage, { after: twoPartsOf(after), limit: first + 1 }, viewer, signal),
      this.ask(importCount, {}, viewer, signal),
    ]);
    const { rows, endCursor } = pageOf(
      places.map((p) => ({ ...p, key: `${p.importedAt} ${p.id}` })),
      first,
    );
    const views = await this.importsById(
      rows.map((r) => r.id),
      asking,
    );
    return { items: inOrderOf(rows, views), endCursor, total: total ?? 0 };
  }

  async importsById(ids: readonly string[], asking: Asking): Promise<ReadonlyMap<string, ImportView>> {
    const found = await this.ask(importsById, { ids }, asking.viewer, asking.signal);
    return new Map(found.map((i) => [i.id, i]));
  }

  async refusals(importId: string, { first, after }: PageRequest, asking: Asking): Promise<Page<RefusalView>> {
    const { viewer, signal } = asking;
    const [found, [total]] = await Promise.all([
      this.ask(refusals, { importId, after: placeOf(after), limit: first + 1 }, viewer, signal),
      this.ask(refusalCount, { importId }, viewer, signal),
    ]);
    const { rows, endCursor } = pageOf(found, first);
    return { items: rows.map((row) => row.refusal), endCursor, total: total ?? 0 };
  }

  async sources(asking: Asking): Promise<readonly SourceView[]> {
    return this.ask(sources, {}, asking.viewer, asking.signal);
  }

  async status(
    asking: Asking,
  ): Promise<{ entities: number; records: number; imports: number; matchesToJudge: number }> {
    const looking = await this.#look(asking);
    const [entities, records, imports, matchesToJudge] = await Promise.all([
      looking.count(entityCount, {}),
      looking.count(recordCount, {}),
      looking.count(importCount, {}),
      countProposals(looking),
    ]);
    return { entities, records, imports, matchesToJudge };
  }

  async #look(asking: Asking): Promise<Looking> {
    return new Looking(this.ask, asking, await this.#views.for(asking));
  }

  async #recordPage(
    places: readonly RecordPlace[],
    first: number,
    total: number,
    asking: Asking,
  ): Promise<Page<RecordView>> {
    const { rows, endCursor } = pageOf(places, first);
    const views = await this.records(
      rows.map((r) => r.id),
      asking,
    );
    return { items: inOrderOf(rows, views), endCursor, total };
  }
}

/** From answers by entity id to answers by the ids that were asked for. */
function byAskedId<T>(anchors: ReadonlyMap<string, Anchor>, found: ReadonlyMap<string, T>): ReadonlyMap<string, T> {
  return new Map(
    [...anchors].flatMap(([asked, { id }]) => {
      const answer = found.get(id);
      return answer === undefined ? [] : [[asked, answer] as const];
    }),
  );
}

function inOrderOf<T>(rows: readonly { readonly id: string }[], views: ReadonlyMap<string, T>): readonly T[] {
  return rows.flatMap(({ id }) => views.get(id) ?? []);
}
