import type { Attachment, ExifFacts } from '../records/attachment.js';
import type { HandlingConditions } from '../records/handling.js';
import type { RecordId } from '../records/ids.js';
import type { EntityKind, MentionValue } from '../records/mention.js';
import type { SourceRecord } from '../records/record.js';
import type { Grade, Handling } from '../records/source.js';
import type { LinkKind } from '../records/statement.js';
import type { Because, Evidence } from '../resolution/evidence.js';
import type { Decision } from '../resolution/judgement.js';
import type { DisclosureDecision } from './disclosure.js';
import type { CaseNumbers } from './number-series.js';
import type { Redaction } from './redaction.js';

/** One change to a case or to the custody of its exhibits: a link of the case's hash chain (RFC 8785, SHA-256). */
export interface CaseEvent {
  /** From 0, without gaps. */
  readonly seq: number;
  /** SHA-256 of the canonical form of the event before; 64 zeros for the first. */
  readonly prev: string;
  /** `YYYY-MM-DDThh:mm:ssZ`. */
  readonly time: string;
  readonly actor: string;
  readonly action:
    | 'OPENED'
    | 'ADDED'
    | 'REMOVED'
    | 'NOTED'
    | 'STATUS'
    | 'CHART'
    | 'RECEIVED'
    | 'MEMBER_ADDED'
    | 'MEMBER_REMOVED';
  /** What it was done to: an entity id, a record id, an exhibit reference, a chart id, a member's name. */
  readonly object: string;
  readonly detail: string;
}

/** A value of an entity with everything that stands behind it. */
export interface CaseValue {
  readonly value: MentionValue;
  readonly recordId: string;
}

export interface CaseEntity {
  readonly id: string;
  readonly kind: EntityKind;
  readonly name: string;
  /** Ids of all its mentions that the recipient may have; its own is the first of them. */
  readonly mentions: readonly string[];
  readonly values: readonly CaseValue[];
}

/** One statement behind a link. */
export interface CaseStatement {
  readonly id: string;
  readonly recordId: string;
  readonly heldFrom: string | null;
  readonly heldUntil: string | null;
  /** The columns of the record that say so. */
  readonly columns: readonly string[];
}

export interface CaseLink {
  readonly id: string;
  readonly kind: LinkKind;
  readonly role: string;
  readonly from: string;
  readonly to: string;
  readonly statements: readonly CaseStatement[];
}

export interface CaseMatch {
  readonly left: string;
  readonly right: string;
  readonly leftRecordId: string;
  readonly rightRecordId: string;
  /** Which of the case's entities each side speaks of; null where of none of them. */
  readonly leftEntity: string | null;
  readonly rightEntity: string | null;
  readonly leftName: string;
  readonly rightName: string;
  readonly weightBits: number;
  readonly evidence: readonly Evidence[];
  /** Facts of the two that cannot both hold of one thing. */
  readonly contradiction: Because | null;
  /** Whether both are now held to be one thing. */
  readonly heldAsOne: boolean;
  /** Version of the parameters by which the pair was weighed; null where it was not compared. */
  readonly weighedBy: string | null;
  readonly judgements: readonly CaseJudgement[];
}

export interface CaseJudgement {
  readonly decision: Decision;
  readonly by: string;
  readonly judgedAt: string;
  readonly reason: string;
  /** Version of the parameters by which the pair was weighed when it was judged; null where it was not, or nobody noted it. */
  readonly weighedBy: string | null;
}

/** A record relied on, with where its bytes stand. */
export interface CaseRecord extends Pick<SourceRecord, 'id' | 'source' | 'layout' | 'sourceKey' | 'row'> {
  readonly importId: string;
  readonly recordedOn: string;
  readonly grade: Grade;
  readonly handling: Handling;
  /** What its provider asked for beside the mark. */
  readonly conditions: HandlingConditions;
}

/** A photo or document of a record relied on. */
export interface CaseAttachment extends Omit<Attachment, 'facts' | 'recordId' | 'importId'> {
  readonly recordId: RecordId;
  /** What a photo says of its taking; null where it says nothing, and of documents. */
  readonly exif: ExifFacts | null;
  readonly handling: Handling;
}

/** One file as it came, and who received it. */
export interface CaseImport {
  readonly id: string;
  readonly source: string;
  readonly sourceTitle: string;
  readonly publisher: string;
  readonly licence: string;
  readonly legalBasis: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly encoding: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly receivedFrom: string | null;
  readonly receivedOn: string | null;
  readonly authority: string | null;
  readonly recordedOn: string;
  readonly headerByteStart: number;
  readonly headerByteEnd: number;
  /** The file as received, where this is a table that was made of it (a sheet of a workbook). */
  readonly madeOf: {
    readonly fileName: string;
    readonly mediaType: string;
    readonly sizeBytes: number;
    readonly sha256: string;
    readonly table: string;
  } | null;
}

/**
 * A case as its recipient may have it: everything a bundle is made from, and nothing else. Made once from the graph with the
 * recipient's eyes; a function of the case's version, so that the same version gives the same bytes.
 */
export interface CaseVersion {
  readonly reference: string;
  readonly title: string;
  readonly version: number;
  readonly edition: 'FULL' | 'REDACTED' | 'DEFENCE';
  readonly redaction: Redaction;
  readonly handling: Handling;
  readonly officer: string;
  readonly agency: string;
  readonly events: readonly CaseEvent[];
  readonly entities: readonly CaseEntity[];
  readonly links: readonly CaseLink[];
  readonly matches: readonly CaseMatch[];
  readonly records: readonly CaseRecord[];
  readonly imports: readonly CaseImport[];
  /** Of its records; none where names are left out, for nobody knows what a photo or a document says. */
  readonly attachments: readonly CaseAttachment[];
  /** Positions of the saved chart, in px; entities without one are laid out on a grid by id. */
  readonly chart: readonly { entity: string; x: number; y: number }[];
  /** What was decided about the disclosure of its records, as far as the edition may tell. */
  readonly decisions: readonly DisclosureDecision[];
  /** Given once for each edition and kept, so that a number means the same thing in every later version. */
  readonly numbers: CaseNumbers;
}
