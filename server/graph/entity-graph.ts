import type { Viewer } from '../access/viewer.js';
import type { Attachment } from '../records/attachment.js';
import type { HandlingConditions } from '../records/handling.js';
import type { EntityId, LinkId, MentionId, RecordId } from '../records/ids.js';
import type { EntityKind, MentionValue } from '../records/mention.js';
import type { Warning } from '../records/record.js';
import type { Grade, Handling } from '../records/source.js';
import type { LinkKind } from '../records/statement.js';
import type { Because, Evidence } from '../resolution/evidence.js';
import type { Judgement } from '../resolution/judgement.js';
import type { Turn } from '../resolution/what-turns.js';
import type { ChangeCause, ChangeKind } from './held-history.js';
import type { MatchStake } from './stake.js';

/** Who asks, and the signal that ends the question when he is gone. */
export interface Asking {
  readonly viewer: Viewer;
  readonly signal: AbortSignal;
}

/** A short form of an entity, as a chart or a list draws it. All of it computed from what the viewer may see. */
export interface EntityCard {
  readonly id: EntityId;
  readonly kind: EntityKind;
  readonly traderKind: 'COMPANY' | 'PERSON' | 'UNKNOWN' | null;
  readonly name: string;
  readonly detail: string;
  /** The strictest handling code of what is said of it. */
  readonly handling: Handling;
  readonly linkTotal: number;
}

export interface LinkCard {
  readonly id: LinkId;
  readonly kind: LinkKind;
  readonly role: string;
  readonly from: EntityId;
  readonly to: EntityId;
  readonly heldFrom: string | null;
  readonly heldUntil: string | null;
  readonly recordCount: number;
}

export interface LinkCount {
  readonly kind: LinkKind;
  readonly role: string;
  readonly outward: boolean;
  readonly entityKind: EntityKind;
  readonly count: number;
}

export interface RecordView {
  readonly id: RecordId;
  readonly source: string;
  readonly importId: string;
  readonly layout: string;
  readonly sourceKey: string;
  readonly line: number;
  /** Where the row stands in a file that is no delimited text: `sheet "Seizures", row 12`. */
  readonly at: string | null;
  readonly cells: readonly { readonly column: string; readonly text: string }[];
  readonly warnings: readonly Warning[];
  readonly recordedOn: string;
  readonly endedOn: string | null;
  readonly grade: Grade;
  readonly handling: Handling;
  /** The agency whose record it is: without its consent it goes no further. */
  readonly originator: string;
  readonly conditions: HandlingConditions;
}

export interface MentionView {
  readonly id: MentionId;
  readonly kind: EntityKind;
  readonly role: string;
  /** It introduces no thing: it says more of one that another row introduces. */
  readonly addsOnly: boolean;
  readonly values: readonly MentionValue[];
  readonly recordId: RecordId;
  /** The entity that holds it now; null while it waits for the row that introduces its thing. */
  readonly entityId: EntityId | null;
}

export interface EntityDetail extends EntityCard {
  readonly names: readonly string[];
  /** Every visible mention with its values, by (recorded on, id). */
  readonly mentions: readonly MentionView[];
}

/** A thing as it was held on a day. What its mentions say is what their records said then; `entityId` is what holds each now. */
export type ThingAsHeld = Omit<EntityDetail, 'linkTotal'>;

/** Mentions to which the same happened since a day (`held-history.ts`). */
export interface HeldChangeView {
  readonly kind: ChangeKind;
  readonly cause: ChangeCause;
  /** Day on which the records came or ended; null where that is not the cause. */
  readonly on: string | null;
  readonly mentions: readonly MentionView[];
  readonly judgements: readonly (Judgement & { readonly withdrawn: boolean })[];
}

/** What the thing of an id was held to be on a day, from what the asker may see now. */
export interface AsHeld {
  readonly on: string;
  /** Day from which a record bore the id, and day from which none did any more: null while one does. */
  readonly firstOn: string;
  readonly endedOn: string | null;
  /** Null where nothing was held under the id on that day. */
  readonly thing: ThingAsHeld | null;
  readonly changes: readonly HeldChangeView[];
  /** Day after the one asked for since which other parameters weigh: matches are as these weigh them. Null where the same ones did. */
  readonly weighedAnewOn: string | null;
}

/** Where an id leads: to what holds now what its thing has ever held. */
export interface IdLedTo {
  /** First what holds the id's own mention, then what holds most of the rest. */
  readonly things: readonly EntityCard[];
  /** Day from which no record bore the id any more; null while one does. */
  readonly endedOn: string | null;
  /** False where more would have to be looked at than anybody waits for; what holds the id's own mention is never left out. */
  readonly complete: boolean;
}

/** A page of things in a total order made of visible values. `total` only where asked for. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly endCursor: string | null;
  readonly total: number;
}

export interface PageRequest {
  readonly first: number;
  readonly after: string | null;
}

export interface SearchHit {
  readonly entity: EntityCard;
  readonly matched: string;
  readonly property: string;
  readonly similarity: number;
}

export interface SearchPage extends Page<SearchHit> {
  readonly facets: readonly { readonly kind: EntityKind; readonly count: number }[];
}

export interface Neighbourhood {
  readonly centre: EntityCard;
  readonly entities: readonly EntityCard[];
  readonly links: readonly LinkCard[];
  readonly shown: number;
  readonly total: number;
  readonly endCursor: string | null;
}

export interface Path {
  readonly entities: readonly EntityCard[];
  readonly links: readonly LinkCard[];
}

export interface PathAnswer {
  readonly paths: readonly Path[];
  readonly more: boolean;
  readonly kinds: readonly LinkKind[];
}

export interface StatementView {
  readonly id: string;
  readonly columns: readonly string[];
  readonly heldFrom: string | null;
  readonly heldUntil: string | null;
  readonly recordedOn: string;
  readonly recordId: RecordId;
  /** What it says of this link alone: how much of the goods, which leg of the route. */
  readonly values: readonly MentionValue[];
}

/** A statement as its record makes it: of which of its mentions. */
export interface RecordStatement extends StatementView {
  readonly kind: LinkKind;
  readonly role: string;
  readonly from: MentionId;
  readonly to: MentionId;
}

export interface LinkDetail extends Omit<LinkCard, 'from' | 'to'> {
  readonly from: EntityCard;
  readonly to: EntityCard;
  /** By (recorded on, id). */
  readonly statements: readonly StatementView[];
}

export interface MatchView {
  /** Computed from the pair of mentions. */
  readonly id: string;
  readonly left: MentionId;
  readonly right: MentionId;
  readonly weightBits: number;
  readonly strong: boolean;
  readonly contradiction: Because | null;
  readonly evidence: readonly Evidence[];
  readonly heldAsOne: boolean;
  /** Version of the parameter set by which the pair was weighed; null where it was not compared. */
  readonly weighedBy: string | null;
  readonly judgement: Judgement | null;
}

/** The two things of a match, some that both are linked to and some that one is, what tells most first, and the links between those and the two. */
export interface MatchSurroundings {
  readonly left: string;
  readonly right: string;
  readonly entities: readonly EntityCard[];
  readonly links: readonly LinkCard[];
}

/** A thing that may be what a line means, with what speaks for it. */
export interface LineHit {
  readonly entity: EntityCard;
  /** The text by which it was found, as held. */
  readonly matched: string;
  readonly property: string;
  readonly similarity: number;
  readonly weightBits: number;
  readonly probability: number;
  /** The mention that goes best with the line. */
  readonly mention: MentionId;
  readonly recordId: RecordId;
  readonly contradiction: Because | null;
  /** What speaks loudest first, for or against; without what holds before any look. */
  readonly reasons: readonly Because[];
  /** Records of sanctions and watch lists that speak of it, by the order of their mentions. */
  readonly listed: readonly Listing[];
}

/** A record of a list of targets, and the number under which the list has its target; null where the record gives none. */
export interface Listing {
  readonly recordId: RecordId;
  readonly number: string | null;
}

/** What a line of a list found among what the asker sees. */
export interface LineHits {
  /** Its place in the list, from 0. */
  readonly line: number;
  /** As what its parts were read: "name", "imo". */
  readonly readAs: readonly string[];
  /** The first number that does not pass its check, and why: "the check digit should be 4". */
  readonly failed: { readonly property: string; readonly because: string } | null;
  /** What the probabilities of its hits go by: a version of the parameters, and how many judgements where they were learnt from. */
  readonly probabilityGoesBy: string;
  /** The likeliest first; none where nothing answers. */
  readonly hits: readonly LineHit[];
}

/** The things that one of the asker's cases holds, each under the ids of which the first that he sees counts (`casework/kept-thing.ts`). */
export interface ThingsOfCase {
  readonly id: string;
  readonly things: readonly (readonly string[])[];
}

export interface ImportView {
  readonly id: string;
  readonly source: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly encoding: string;
  readonly layout: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  /** Which of the file's tables was read; null where the file is one. */
  readonly table: string | null;
  readonly by: string;
  readonly importedAt: string;
  readonly recordedOn: string;
  readonly receivedFrom: string | null;
  readonly receivedOn: string | null;
  readonly authority: string | null;
  readonly edition: string | null;
  readonly handling: Handling;
  readonly read: number;
  readonly accepted: number;
  readonly refused: number;
  readonly alreadyKnown: number;
  readonly waiting: number;
  readonly state: 'RUNNING' | 'DONE' | 'FAILED';
}

export interface RefusalView {
  readonly line: number;
  readonly at: string | null;
  readonly column: string;
  readonly value: string;
  readonly reason: string;
}

export interface SourceView {
  readonly name: string;
  readonly title: string;
  readonly publisher: string;
  readonly licence: string;
  readonly legalBasis: string;
  readonly permittedPurposes: readonly string[];
  readonly retentionClass: string;
  readonly edition: string | null;
}

/** An attachment under the handling code of its record or import. */
export interface AttachmentView extends Attachment {
  readonly handling: Handling;
  /** SHA-256 of the picture that is shown in its place; null where none is. */
  readonly previewSha256: string | null;
}

/** A page of an attached document on which every word stands that was looked for. */
export interface TextHit {
  readonly attachment: AttachmentView;
  /** From 1. */
  readonly page: number;
  readonly excerpt: string;
  /** The whole page. */
  readonly text: string;
}

export interface SearchRequest extends PageRequest {
  readonly text: string;
  readonly kinds: readonly EntityKind[] | null;
  /** True: as if there were no text that names a person, identifies or reaches one. */
  readonly nameless?: boolean;
}

/** What looking up a list needs. */
export type LookedUpBy = Pick<EntityGraph, 'search' | 'entities'>;

/**
 * What the graph can be asked. Every question has its asker; ids may be any mention's id of the entity. Unknown and hidden are the same:
 * null, or absent from the map. Maps answer loaders: row order cannot matter.
 */
export interface EntityGraph {
  entities(ids: readonly string[], asking: Asking): Promise<ReadonlyMap<string, EntityDetail>>;
  cards(ids: readonly string[], asking: Asking): Promise<ReadonlyMap<string, EntityCard>>;
  linkCounts(ids: readonly string[], asking: Asking): Promise<ReadonlyMap<string, readonly LinkCount[]>>;
  /** For each entity one mention of every scope in which the asker sees it, by id: whoever sees that scope meets the entity by it. */
  idsInScopes(ids: readonly string[], asking: Asking): Promise<ReadonlyMap<string, readonly string[]>>;
  /**
   * What the thing of an id was held to be on a day (YYYY-MM-DD); null for an id that no visible record bears or ever bore.
   * @throws BadInput where too many mentions hang together with it.
   */
  asHeldOn(id: string, day: string, asking: Asking): Promise<AsHeld | null>;
  /** Null for an id that no visible record bears or ever bore. */
  idLeadsTo(id: string, asking: Asking): Promise<IdLedTo | null>;
  search(q: SearchRequest, asking: Asking): Promise<SearchPage>;
  /** What each line of a list finds: see `hit-table.ts`. Looked up through `by`, by default this graph itself. */
  hits(lines: readonly string[], asking: Asking, by?: LookedUpBy): Promise<readonly LineHits[]>;
  neighbourhood(
    q: {
      readonly id: string;
      readonly kinds: readonly LinkKind[] | null;
      readonly entityKinds: readonly EntityKind[] | null;
    } & PageRequest,
    asking: Asking,
  ): Promise<Neighbourhood | null>;
  paths(
    q: {
      readonly from: string;
      readonly to: string;
      readonly kinds: readonly LinkKind[] | null;
      readonly limit: number;
    },
    asking: Asking,
  ): Promise<PathAnswer | null>;
  links(ids: readonly string[], asking: Asking): Promise<ReadonlyMap<string, LinkDetail>>;
  /** All visible links among a set of entities: what a saved chart or a bundle draws. */
  linksAmong(ids: readonly string[], asking: Asking): Promise<readonly LinkCard[]>;
  records(ids: readonly string[], asking: Asking): Promise<ReadonlyMap<string, RecordView>>;
  recordsOfEntity(id: string, page: PageRequest, asking: Asking): Promise<Page<RecordView>>;
  recordsOfImport(importId: string, page: PageRequest, asking: Asking): Promise<Page<RecordView>>;
  mentionsOfRecords(ids: readonly string[], asking: Asking): Promise<ReadonlyMap<string, readonly MentionView[]>>;
  /** By record, how it says that its mentions stand to each other; by statement id. */
  statementsOfRecords(ids: readonly string[], asking: Asking): Promise<ReadonlyMap<string, readonly RecordStatement[]>>;
  mentions(ids: readonly string[], asking: Asking): Promise<ReadonlyMap<string, MentionView>>;
  /** By record, what was added to it or to another version of it, by the second in which it was added. */
  attachmentsOfRecords(ids: readonly string[], asking: Asking): Promise<ReadonlyMap<string, readonly AttachmentView[]>>;
  /** What came beside a file, by name. */
  attachmentsOfImport(importId: string, page: PageRequest, asking: Asking): Promise<Page<AttachmentView>>;
  attachments(ids: readonly string[], asking: Asking): Promise<ReadonlyMap<string, AttachmentView>>;
  /** Text by the id of the page. */
  attachmentPages(ids: readonly string[], asking: Asking): Promise<ReadonlyMap<string, string>>;
  /** Pages of attached documents, by attachment and page. */
  searchAttachments(q: { readonly text: string } & PageRequest, asking: Asking): Promise<Page<TextHit>>;
  /**
   * To judge: by what a decision would change, most first (`stake.ts`), the strongest thousand or so; the rest by weight. Judged: the latest first.
   * `cases` are those whose things come first.
   */
  matches(
    q: {
      readonly judged: boolean;
      readonly kinds: readonly EntityKind[] | null;
      readonly cases?: readonly ThingsOfCase[];
    } & PageRequest,
    asking: Asking,
  ): Promise<Page<MatchView>>;
  /** By the ids of matches, what a decision about each would change. */
  stakes(
    ids: readonly string[],
    cases: readonly ThingsOfCase[],
    asking: Asking,
  ): Promise<ReadonlyMap<string, MatchStake>>;
  /** By the ids of matches, which single change would bring each over or under the line at which the model joins (`what-turns.ts`). */
  turns(ids: readonly string[], asking: Asking): Promise<ReadonlyMap<string, readonly Turn[]>>;
  aroundMatch(id: string, asking: Asking): Promise<MatchSurroundings | null>;
  match(id: string, asking: Asking): Promise<MatchView | null>;
  matchesOfEntity(id: string, asking: Asking): Promise<readonly MatchView[]>;
  judgementsOfEntity(id: string, asking: Asking): Promise<readonly (Judgement & { readonly withdrawn: boolean })[]>;
  imports(page: PageRequest, asking: Asking): Promise<Page<ImportView>>;
  importsById(ids: readonly string[], asking: Asking): Promise<ReadonlyMap<string, ImportView>>;
  refusals(importId: string, page: PageRequest, asking: Asking): Promise<Page<RefusalView>>;
  sources(asking: Asking): Promise<readonly SourceView[]>;
  status(asking: Asking): Promise<{ entities: number; records: number; imports: number; matchesToJudge: number }>;
}
