import { strictestHandling } from '../access/scope.js';
import type { Asking, EntityDetail, EntityGraph, MatchView, MentionView, RecordView } from '../graph/entity-graph.js';
import type { Edition } from './bundle.js';
import type { Case } from './case.js';
import { withEvent } from './case-events.js';
import type {
  CaseAttachment,
  CaseEntity,
  CaseEvent,
  CaseImport,
  CaseLink,
  CaseMatch,
  CaseRecord,
  CaseVersion,
} from './case-version.js';
import { standingDecisions, withheldFrom } from './disclosure.js';
import type { EvidencePlaces } from './evidence-places.js';
import { idsOf, type KeptThing, met } from './kept-thing.js';
import { REDACTION_PROFILES, type Redaction } from './redaction.js';

/** What is to be gathered, for whom. */
export interface Wanted {
  readonly edition: Edition;
  readonly redaction: Redaction;
}

/** A case version before its things have numbers. */
export type UnnumberedVersion = Omit<CaseVersion, 'numbers'>;

export interface Gathered {
  readonly version: UnnumberedVersion;
  /** Items of the case that the recipient may not have. */
  readonly leftOut: number;
}

/**
 * A case as its recipient may have it, gathered from the graph with the recipient's eyes. Records of sources that are not for court, and
 * those that may not leave or are withheld from the edition by decision, are left out with whatever rests on them alone. Everything is in an order made of ids, so that it is the same each time. The exporter's
 * eyes say only which things the case is about: its items were put in under ids that the recipient may not know.
 */
export async function gatherCaseVersion(
  kase: Case,
  { edition, redaction }: Wanted,
  graph: EntityGraph,
  places: EvidencePlaces,
  exporter: Asking,
  recipient: Asking,
  mayLeave: (record: RecordView) => boolean,
): Promise<Gathered> {
  const spokenOf = kase.events.filter(speaksOfEntity).map((e) => ({ entity: e.object, otherwise: [] }));
  const things = await mentionsBehind([...spokenOf, ...kase.items, ...kase.chart], graph, exporter);
  const notForCourt = await places.notForCourt(recipient);
  const withheld = withheldFrom(edition, kase.decisions);
  const leaves = (record: RecordView) => !notForCourt.has(record.source) && !withheld(record) && mayLeave(record);
  const gathering = new Gathering(graph, places, recipient, leaves, things);
  return gathering.all(kase, edition, redaction);
}

/** For each thing that the case speaks of, by the id that it gives first, all mentions of what the exporter meets by it. */
async function mentionsBehind(
  things: readonly KeptThing[],
  graph: EntityGraph,
  exporter: Asking,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const details = await graph.entities([...new Set(idsOf(things))], exporter);
  const behind = new Map<string, readonly string[]>();
  for (const thing of things) {
    const detail = met(thing, details);
    if (detail)
      behind.set(
        thing.entity,
        detail.mentions.map((m) => m.id),
      );
  }
  return behind;
}

class Gathering {
  /** Every record met, by id; those that may not leave are kept out. */
  private readonly records = new Map<string, RecordView>();
  /** Under which id the recipient meets what the graph calls by this one: that of the first mention he may have. */
  private readonly shownAs = new Map<string, string>();

  constructor(
    private readonly graph: EntityGraph,
    private readonly places: EvidencePlaces,
    private readonly asking: Asking,
    private readonly leaves: (record: RecordView) => boolean,
    private readonly mentionsBehind: ReadonlyMap<string, readonly string[]>,
  ) {}

  async all(kase: Case, edition: Edition, redaction: Redaction): Promise<Gathered> {
    const reached = await this.reached();
    const entitiesOf = (item: string) => reached.get(item) ?? [];
    const found = sortedById(distinctById(kase.items.flatMap((i) => entitiesOf(i.entity))));
    const entities = sortedById(found.map((e) => this.entity(e)).filter((e) => e.values.length > 0));
    const present = new Set(entities.map((e) => e.id));
    const presentIn = (item: string) =>
      entitiesOf(item)
        .map(this.shownId)
        .find((id) => present.has(id));

    const links = await this.links([...present]);
    const matches = await this.matches(found.filter((e) => present.has(this.shownId(e))));
    const reliedOn = this.reliedOn(entities, links, matches);
    const records = await this.caseRecords(reliedOn);
    const events = this.events(kase, edition, redaction, reached);
    const version: UnnumberedVersion = {
      reference: kase.reference,
      title: kase.title,
      // The case's own number counts the events that were left out.
      version: events.length,
      edition,
      redaction,
      handling: strictestHandling(records.map((r) => r.handling)),
      officer: kase.openedBy,
      agency: kase.agency,
      events,
      entities,
      links,
      matches,
      records,
      imports: await this.imports(records),
      attachments: await this.attachments(records),
      chart: kase.chart.flatMap(({ entity, x, y }) => {
        const id = presentIn(entity);
        return id === undefined ? [] : [{ entity: id, x, y }];
      }),
      decisions: this.decisions(kase, edition, records),
    };
    return { version, leftOut: kase.items.filter((i) => presentIn(i.entity) === undefined).length };
  }

  /** What the recipient has of each thing that the case names: usually one entity; several where he does not know that they are one. */
  private async reached(): Promise<ReadonlyMap<string, readonly EntityDetail[]>> {
    const found = await this.graph.entities([...new Set([...this.mentionsBehind.values()].flat())], this.asking);
    await this.meet([...found.values()].flatMap((e) => e.mentions.map((m) => m.recordId)));
    const supported = (e: EntityDetail) => e.mentions.some((m) => this.records.has(m.recordId));
    for (const e of found.values()) {
      const first = e.mentions.find((m) => this.records.has(m.recordId));
      if (first) this.shownAs.set(e.id, first.id);
    }
    return new Map(
      [...this.mentionsBehind].map(([id, mentions]) => {
        const entities = mentions.flatMap((m) => found.get(m) ?? []);
        return [id, sortedById(distinctById(entities)).filter(supported)];
      }),
    );
  }

  private entity(detail: EntityDetail): CaseEntity {
    const mentions = detail.mentions.filter((m) => this.records.has(m.recordId));
    const values = mentions.flatMap((m) => m.values.map((value) => ({ value, recordId: m.recordId })));
    const names = values.map((v) => v.value).filter((v) => v.property === 'name');
    // The name by which it is shown may come from a record that is not for court.
    const shown = names.some((n) => n.value === detail.name || n.raw === detail.name);
    const id = this.shownId(detail);
    return {
      id,
      kind: detail.kind,
      name: shown ? detail.name : (names[0]?.value ?? id),
      mentions: mentions.map((m) => m.id),
      values,
    };
  }

  private async links(entities: readonly string[]): Promise<readonly CaseLink[]> {
    const cards = await this.graph.linksAmong(entities, this.asking);
    const details = await this.graph.links(
      cards.map((c) => c.id),
      this.asking,
    );
    const found = sortedById([...details.values()]);
    await this.meet(found.flatMap((l) => l.statements.map((s) => s.recordId)));
    return found.flatMap(({ kind, role, from, to, statements }) => {
      const supported = statements
        .filter((s) => this.records.has(s.recordId))
        .map(({ id: statement, recordId, heldFrom, heldUntil, columns }) => ({
          id: statement,
          recordId,
          heldFrom,
          heldUntil,
          columns,
        }));
      const [first] = supported;
      return first === undefined
        ? []
        : [{ id: first.id, kind, role, from: this.shownId(from), to: this.shownId(to), statements: supported }];
    });
  }

  /** Pairs of the case's entities, those that were turned down among them: what speaks against an identity belongs in a case. */
  private async matches(of: readonly EntityDetail[]): Promise<readonly CaseMatch[]> {
    const entities = of.map((e) => e.id);
    const spokenOf = new Map<string, string>(of.flatMap((e) => e.mentions.map((m) => [m.id, this.shownId(e)])));
    const perEntity = await Promise.all(entities.map((id) => this.graph.matchesOfEntity(id, this.asking)));
    const found = sortedById(distinctById(perEntity.flat()));
    const mentions = await this.graph.mentions(
      found.flatMap((m) => [m.left, m.right]),
      this.asking,
    );
    await this.meet([...mentions.values()].map((m) => m.recordId));
    const judgements = await this.judgementsByPair(entities);
    return found.flatMap((match) => {
      const left = mentions.get(match.left);
      const right = mentions.get(match.right);
      if (left === undefined || right === undefined) return [];
      if (!this.records.has(left.recordId) || !this.records.has(right.recordId)) return [];
      const ends = {
        leftEntity: spokenOf.get(match.left) ?? null,
        rightEntity: spokenOf.get(match.right) ?? null,
      };
      return [
        { ...pairOf(match, left, right), ...ends, judgements: judgements.get(pairKey(match.left, match.right)) ?? [] },
      ];
    });
  }

  private async judgementsByPair(entities: readonly string[]): Promise<ReadonlyMap<string, CaseMatch['judgements']>> {
    const perEntity = await Promise.all(entities.map((id) => this.graph.judgementsOfEntity(id, this.asking)));
    const standing = new Map(perEntity.flat().map((j) => [j.id, j]));
    const byPair = new Map<string, CaseMatch['judgements'][number][]>();
    const inTime = [...standing.values()].sort((a, b) => compare(a.judgedAt + a.id, b.judgedAt + b.id));
    for (const { left, right, decision, by, judgedAt, reason, withdrawn, withdraws, weighedBy } of inTime) {
      if (withdrawn || withdraws !== null) continue;
      const key = pairKey(left, right);
      byPair.set(key, [...(byPair.get(key) ?? []), { decision, by, judgedAt, reason, weighedBy }]);
    }
    return byPair;
  }

  private reliedOn(
    entities: readonly CaseEntity[],
    links: readonly CaseLink[],
    matches: readonly CaseMatch[],
  ): ReadonlySet<string> {
    return new Set([
      ...entities.flatMap((e) => e.values.map((v) => v.recordId)),
      ...links.flatMap((l) => l.statements.map((s) => s.recordId)),
      ...matches.flatMap((m) => [m.leftRecordId, m.rightRecordId]),
    ]);
  }

  private async caseRecords(ids: ReadonlySet<string>): Promise<readonly CaseRecord[]> {
    const rows = await this.places.rows([...ids], this.asking);
    const views = sortedById([...this.records.values()].filter((r) => ids.has(r.id)));
    return views.map(({ id, layout, sourceKey, importId, recordedOn, grade, handling, conditions, ...record }) => {
      const place = rows.get(id);
      if (place === undefined) throw new Error(`the place of record ${id} in its file is not known`);
      const source = record.source as CaseRecord['source'];
      const row = { line: record.line, ...place, cells: record.cells };
      return { id, source, layout, sourceKey, row, importId, recordedOn, grade, handling, conditions };
    });
  }

  private async attachments(records: readonly CaseRecord[]): Promise<readonly CaseAttachment[]> {
    const ids = records.map((r) => r.id as string);
    const found = await this.graph.attachmentsOfRecords(ids, this.asking);
    return records.flatMap(({ id: recordId }) =>
      (found.get(recordId) ?? []).map(({ facts: { exif }, previewSha256: _, importId: __, ...attachment }) => ({
        ...attachment,
        exif,
        recordId,
      })),
    );
  }

  private async imports(records: readonly CaseRecord[]): Promise<readonly CaseImport[]> {
    const ids = [...new Set(records.map((r) => r.importId))].sort();
    const [views, headers, sources] = await Promise.all([
      this.graph.importsById(ids, this.asking),
      this.places.headers(ids, this.asking),
      this.graph.sources(this.asking),
    ]);
    const sourceOf = new Map(sources.map((s) => [s.name, s]));
    return ids.map((id) => {
      const file = views.get(id);
      const header = headers.get(id);
      const source = file && sourceOf.get(file.source);
      if (!file || !header || !source) throw new Error(`the file of import ${id} is not known`);
      const { tableSha256, tableSizeBytes, ...place } = header;
      const { fileName, mediaType, sizeBytes, sha256 } = file;
      const asRead =
        tableSha256 === null || tableSizeBytes === null
          ? { fileName, mediaType, sizeBytes, sha256, madeOf: null }
          : {
              fileName: `${fileName}.csv`,
              mediaType: 'text/csv',
              sizeBytes: tableSizeBytes,
              sha256: tableSha256,
              madeOf: { fileName, mediaType, sizeBytes, sha256, table: file.table ?? '' },
            };
      return {
        id,
        source: file.source,
        sourceTitle: source.title,
        publisher: source.publisher,
        licence: source.licence,
        legalBasis: source.legalBasis,
        ...asRead,
        encoding: file.encoding,
        receivedFrom: file.receivedFrom,
        receivedOn: file.receivedOn,
        authority: file.authority,
        recordedOn: file.recordedOn,
        ...place,
      };
    });
  }

  /**
   * The case's history as the recipient may have it, in his ids. Where events speak of what he may not have, they are left out and the
   * chain is made anew over the rest: a gap in its numbers would tell. Who decided what about disclosure is for the prosecutor's edition
   * alone; whether what members wrote is told, the redaction says. A chart's event counts what was placed, so it is told without.
   */
  private events(
    kase: Case,
    edition: Edition,
    redaction: Redaction,
    reached: ReadonlyMap<string, readonly EntityDetail[]>,
  ): readonly CaseEvent[] {
    const full = edition === 'FULL';
    const { membersWords, persons } = REDACTION_PROFILES[redaction];
    // The words of the opening are the title.
    const isTold = (action: CaseEvent['action']) =>
      membersWords === 'KEPT' ? action !== 'CHART' : action === 'OPENED' && persons === 'NAMED';
    return kase.events.reduce<readonly CaseEvent[]>((chain, { time, actor, action, object, ...event }) => {
      const detail = isTold(action) ? event.detail : '';
      const said = { time, actor, action, object, detail };
      if (action === 'STATUS') return full && this.records.has(object) ? withEvent(chain, said) : chain;
      if (!speaksOfEntity({ action })) return withEvent(chain, said);
      const entity = reached.get(object)?.[0];
      return entity === undefined ? chain : withEvent(chain, { ...said, object: this.shownId(entity) });
    }, []);
  }

  /** The decisions that stand on records of the version; other editions than the prosecutor's have those of their own schedule. */
  private decisions(kase: Case, edition: Edition, records: readonly CaseRecord[]): CaseVersion['decisions'] {
    const standing = standingDecisions(kase.decisions);
    const onRecords = records.flatMap((r) => standing.get(r.id) ?? []);
    if (edition === 'FULL') return onRecords;
    return onRecords.filter((d) => d.status === 'UNUSED_NON_SENSITIVE').map((d) => ({ ...d, reason: '' }));
  }

  private readonly shownId = ({ id }: { readonly id: string }): string => this.shownAs.get(id) ?? id;

  /** Reads records not read yet; those that the recipient must not have are as if they did not exist. */
  private async meet(ids: readonly string[]): Promise<void> {
    const unread = [...new Set(ids)].filter((id) => !this.records.has(id));
    if (unread.length === 0) return;
    for (const record of (await this.graph.records(unread, this.asking)).values()) {
      if (this.leaves(record)) this.records.set(record.id, record);
    }
  }
}

function speaksOfEntity({ action }: Pick<CaseEvent, 'action'>): boolean {
  return action === 'ADDED' || action === 'REMOVED';
}

function pairOf(match: MatchView, left: MentionView, right: MentionView) {
  return {
    left: match.left,
    right: match.right,
    leftRecordId: left.recordId,
    rightRecordId: right.recordId,
    leftName: nameIn(left),
    rightName: nameIn(right),
    weightBits: match.weightBits,
    evidence: match.evidence,
    contradiction: match.contradiction,
    heldAsOne: match.heldAsOne,
    weighedBy: match.weighedBy,
  };
}

function nameIn(mention: MentionView): string {
  return mention.values.find((v) => v.property === 'name')?.value ?? mention.role;
}

function pairKey(left: string, right: string): string {
  return left < right ? `${left} ${right}` : `${right} ${left}`;
}

function sortedById<T extends { readonly id: string }>(things: readonly T[]): readonly T[] {
  return [...things].sort((a, b) => compare(a.id, b.id));
}

function distinctById<T extends { readonly id: string }>(things: readonly T[]): readonly T[] {
  return [...new Map(things.map((t) => [t.id, t])).values()];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
