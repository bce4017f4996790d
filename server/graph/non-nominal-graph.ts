import type { MentionValue } from '../records/mention.js';
import {
  isNominal,
  namelessName,
  STATEMENT_PROPERTIES,
  saysCompany,
  shownCells,
  withoutNominalValues,
} from '../records/nominal.js';
import type { Because } from '../resolution/evidence.js';
import type {
  Asking,
  AttachmentView,
  EntityCard,
  EntityGraph,
  ImportView,
  LineHit,
  LinkDetail,
  LookedUpBy,
  MatchView,
  MentionView,
  Page,
  RecordView,
  StatementView,
  ThingAsHeld,
} from './entity-graph.js';

/** Comparisons of things that are no persons; whatever else was compared is told without its values. */
const NAMELESS_COMPARISONS: ReadonlySet<string> = new Set([
  'prior',
  'vessel-numbers',
  'vessel-particulars',
  'countries',
]);

/**
 * The same graph for answers that go to somebody who may know what happened, but not to whom: names of persons, what identifies them and
 * where they are reached are left out where they are values, before any answer is made of them. What is there, how it hangs together and
 * how much of it there is stays as it was.
 */
export function nonNominalGraph(graph: EntityGraph): EntityGraph {
  /** Mentions without their nominal values; what holds them says whether a trader is known to be a company. */
  const mentionsWithout = async (mentions: readonly MentionView[], asking: Asking) => {
    const held = await graph.cards([...new Set(mentions.flatMap((m) => m.entityId ?? []))], asking);
    return mentions.map((m) => withoutNominal(m, isCompany(held.get(m.entityId ?? '') ?? null)));
  };

  const recordsWithout = async (records: readonly RecordView[], asking: Asking): Promise<readonly RecordView[]> => {
    const said = await graph.mentionsOfRecords(
      records.map((r) => r.id),
      asking,
    );
    const all = [...said.values()].flat();
    const kept = new Map((await mentionsWithout(all, asking)).map((m) => [`${m.recordId} ${m.id}`, m]));
    return records.map((record) => {
      const mentions = said.get(record.id) ?? [];
      const shown = mentions.flatMap((m) => kept.get(`${m.recordId} ${m.id}`)?.values ?? []);
      return recordWithout(
        record,
        mentions.flatMap((m) => m.values),
        shown,
      );
    });
  };

  const matchesWithout = async (matches: readonly MatchView[], asking: Asking): Promise<readonly MatchView[]> => {
    const mentions = await graph.mentions(
      matches.flatMap((m) => [m.left, m.right]),
      asking,
    );
    return matches.map((match) => matchWithout(match, mentions.get(match.left)?.kind === 'VESSEL'));
  };

  /** Whoever types a name must not learn whether it is held: neither what is found nor what it weighs may come of one. */
  const lookedUpBy: LookedUpBy = {
    entities: async (ids, asking) => mapped(await graph.entities(ids, asking), detailWithout),
    async search(q, asking) {
      const page = await graph.search({ ...q, nameless: true }, asking);
      return { ...page, items: page.items.map((hit) => ({ ...hit, entity: cardWithout(hit.entity) })) };
    },
  };

  return {
    cards: async (ids, asking) => mapped(await graph.cards(ids, asking), cardWithout),
    linkCounts: (ids, asking) => graph.linkCounts(ids, asking),
    idsInScopes: (ids, asking) => graph.idsInScopes(ids, asking),
    async asHeldOn(id, day, asking) {
      const found = await graph.asHeldOn(id, day, asking);
      if (!found) return null;
      const moved = found.changes.flatMap((c) => c.mentions);
      const held = await graph.cards([...new Set(moved.flatMap((m) => m.entityId ?? []))], asking);
      const thenCompany = found.thing !== null && isCompany(found.thing);
      const mentionWithout = (m: MentionView) =>
        withoutNominal(m, thenCompany || isCompany(held.get(m.entityId ?? '') ?? null));
      return {
        ...found,
        thing: found.thing && detailWithout(found.thing),
        changes: found.changes.map((change) => ({
          ...change,
          mentions: change.mentions.map(mentionWithout),
          judgements: change.judgements.map(withoutReason),
        })),
      };
    },
    async idLeadsTo(id, asking) {
      const found = await graph.idLeadsTo(id, asking);
      return found && { ...found, things: found.things.map(cardWithout) };
    },
    ...lookedUpBy,
    hits: async (lines, asking) =>
      (await graph.hits(lines, asking, lookedUpBy)).map((found) => ({ ...found, hits: found.hits.map(hitWithout) })),
    async neighbourhood(q, asking) {
      const found = await graph.neighbourhood(q, asking);
      return found && { ...found, centre: cardWithout(found.centre), entities: found.entities.map(cardWithout) };
    },
    async paths(q, asking) {
      const found = await graph.paths(q, asking);
      return found && { ...found, paths: found.paths.map((p) => ({ ...p, entities: p.entities.map(cardWithout) })) };
    },
    links: async (ids, asking) => mapped(await graph.links(ids, asking), linkWithout),
    linksAmong: (ids, asking) => graph.linksAmong(ids, asking),
    async records(ids, asking) {
      const found = await graph.records(ids, asking);
      return new Map((await recordsWithout([...found.values()], asking)).map((r) => [r.id, r]));
    },
    recordsOfEntity: async (id, page, asking) =>
      pageOf(await graph.recordsOfEntity(id, page, asking), (items) => recordsWithout(items, asking)),
    recordsOfImport: async (id, page, asking) =>
      pageOf(await graph.recordsOfImport(id, page, asking), (items) => recordsWithout(items, asking)),
    async mentionsOfRecords(ids, asking) {
      const found = await graph.mentionsOfRecords(ids, asking);
      return eachOf(found, (mentions) => mentionsWithout(mentions, asking));
    },
    async statementsOfRecords(ids, asking) {
      const found = await graph.statementsOfRecords(ids, asking);
      return mapped(found, (statements) => statements.map(statementWithout));
    },
    async mentions(ids, asking) {
      const found = [...(await graph.mentions(ids, asking))];
      const kept = await mentionsWithout(
        found.map(([, m]) => m),
        asking,
      );
      return new Map(found.map(([id, m], i) => [id, kept[i] ?? withoutNominal(m, false)]));
    },
    attachmentsOfRecords: async (ids, asking) =>
      mapped(await graph.attachmentsOfRecords(ids, asking), (all) => all.map(attachmentWithout)),
    attachmentsOfImport: async (id, page, asking) =>
      pageOf(await graph.attachmentsOfImport(id, page, asking), async (items) => items.map(attachmentWithout)),
    attachments: async (ids, asking) => mapped(await graph.attachments(ids, asking), attachmentWithout),
    // What a document says may be about anybody, and so may whether it says what somebody types.
    attachmentPages: async () => new Map(),
    searchAttachments: async () => ({ items: [], endCursor: null, total: 0 }),
    matches: async (q, asking) => pageOf(await graph.matches(q, asking), (items) => matchesWithout(items, asking)),
    stakes: (ids, cases, asking) => graph.stakes(ids, cases, asking),
    turns: (ids, asking) => graph.turns(ids, asking),
    async aroundMatch(id, asking) {
      const found = await graph.aroundMatch(id, asking);
      return found && { ...found, entities: found.entities.map(cardWithout) };
    },
    async match(id, asking) {
      const found = await graph.match(id, asking);
      return found && ((await matchesWithout([found], asking))[0] ?? null);
    },
    matchesOfEntity: async (id, asking) => matchesWithout(await graph.matchesOfEntity(id, asking), asking),
    judgementsOfEntity: async (id, asking) => (await graph.judgementsOfEntity(id, asking)).map(withoutReason),
    imports: async (page, asking) =>
      pageOf(await graph.imports(page, asking), async (items) => items.map(importWithout)),
    importsById: async (ids, asking) => mapped(await graph.importsById(ids, asking), importWithout),
    async refusals(id, page, asking) {
      const found = await graph.refusals(id, page, asking);
      return {
        ...found,
        items: found.items.map(({ line, at, column }) => ({ line, at, column, value: '', reason: '' })),
      };
    },
    sources: (asking) => graph.sources(asking),
    status: (asking) => graph.status(asking),
  };
}

/** A person wrote it, about whomever. */
export function withoutReason<T extends { readonly reason: string }>(judgement: T): T {
  return { ...judgement, reason: '' };
}

function isCompany(card: Pick<EntityCard, 'traderKind'> | null): boolean {
  return card?.traderKind === 'COMPANY';
}

function cardWithout<C extends Pick<EntityCard, 'kind' | 'traderKind' | 'name' | 'detail'>>(card: C): C {
  if (!isNominal(card.kind, isCompany(card), 'name')) return card;
  return { ...card, name: namelessName(card.kind, card.traderKind), detail: '' };
}

function detailWithout<D extends ThingAsHeld>(detail: D): D {
  const company = isCompany(detail);
  const mentions = detail.mentions.map((m) => withoutNominal(m, company));
  const card = cardWithout(detail);
  return { ...card, mentions, names: card.name === detail.name ? detail.names : [card.name] };
}

function withoutNominal(mention: MentionView, heldByCompany: boolean): MentionView {
  const company = saysCompany(mention.values, heldByCompany);
  return { ...mention, values: withoutNominalValues(mention.kind, company, mention.values) };
}

/** A row's own key is often made of what it says. */
function recordWithout(record: RecordView, said: readonly MentionValue[], shown: readonly MentionValue[]): RecordView {
  const cells = shownCells(record.cells, said, shown, '');
  const warnings = record.warnings.map(({ column }) => ({ column, value: '', reason: '' }));
  return { ...record, sourceKey: shown.length < said.length ? record.layout : record.sourceKey, cells, warnings };
}

function linkWithout(link: LinkDetail): LinkDetail {
  const statements = link.statements.map(statementWithout);
  return { ...link, statements, from: cardWithout(link.from), to: cardWithout(link.to) };
}

function statementWithout<S extends StatementView>(statement: S): S {
  return { ...statement, values: statement.values.filter((v) => STATEMENT_PROPERTIES.has(v.property)) };
}

/** Sentences about a hit may hold what was typed and what is held: their numbers stay. */
function hitWithout(hit: LineHit): LineHit {
  const plain = (because: Because): Because => ({ ...because, values: numbersIn(because.values) });
  return {
    ...hit,
    contradiction: hit.contradiction && plain(hit.contradiction),
    reasons: hit.reasons.map(plain),
  };
}

function matchWithout(match: MatchView, ofVessels: boolean): MatchView {
  const plain = (because: Because): Because =>
    ofVessels ? because : { ...because, values: numbersIn(because.values) };
  return {
    ...match,
    judgement: match.judgement && withoutReason(match.judgement),
    contradiction: match.contradiction && plain(match.contradiction),
    evidence: match.evidence.map((e) =>
      ofVessels || NAMELESS_COMPARISONS.has(e.comparison)
        ? e
        : { ...e, because: plain(e.because), left: null, right: null },
    ),
  };
}

function numbersIn(values: Because['values']): Because['values'] {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => typeof value === 'number'));
}

/** That there is a photo, and how it was taken; not whom it shows, by whose camera or at whose door. */
function attachmentWithout(attachment: AttachmentView): AttachmentView {
  const { facts } = attachment;
  const exif = facts.exif && { ...facts.exif, position: null, serial: null };
  return { ...attachment, fileName: '', previewSha256: null, facts: { ...facts, exif, preview: 'NOT_SHOWABLE' } };
}

function importWithout(file: ImportView): ImportView {
  return { ...file, receivedFrom: null };
}

function mapped<T>(found: ReadonlyMap<string, T>, change: (thing: T) => T): ReadonlyMap<string, T> {
  return new Map([...found].map(([id, thing]) => [id, change(thing)]));
}

async function eachOf<T>(
  found: ReadonlyMap<string, T>,
  change: (thing: T) => Promise<T>,
): Promise<ReadonlyMap<string, T>> {
  return new Map(await Promise.all([...found].map(async ([id, thing]) => [id, await change(thing)] as const)));
}

async function pageOf<T>(page: Page<T>, change: (items: readonly T[]) => Promise<readonly T[]>): Promise<Page<T>> {
  return { ...page, items: await change(page.items) };
}
