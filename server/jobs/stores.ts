import type { Scope } from '../access/scope.js';
import type { HeldStatement } from '../graph/link.js';
import type { PlacedFragment, Placement } from '../graph/placement.js';
import type { FragmentId, MentionId } from '../records/ids.js';
import type { EntityKind, Mention, MentionValue } from '../records/mention.js';
import type { Refusal, SourceRecord } from '../records/record.js';
import type { Grade, Source } from '../records/source.js';
import type { LinkKind } from '../records/statement.js';
import type { Edge, IdentityMention } from '../resolution/clusters.js';
import type { HardFacts } from '../resolution/contradictions.js';
import type { Comparison } from '../resolution/evidence.js';
import type { Judgement } from '../resolution/judgement.js';
import type { ParameterSet } from '../resolution/parameters.js';
import type { TrainingReport } from '../resolution/training/train.js';

/** Proof that a job still holds its lease: every effect checks it, in the transaction of the effect. */
export interface Lease {
  readonly jobId: string;
  readonly fence: number;
}

export type JobKind = 'IMPORT' | 'RESOLVE' | 'TRAIN' | 'AUDIT';
export type JobState = 'WAITING' | 'RUNNING' | 'DONE' | 'FAILED' | 'CANCELLED';

/** Long work as it can be watched: "Importing row 3,120 of 4,812". */
export interface Job {
  readonly id: string;
  readonly kind: JobKind;
  /** JSON; what the job needs to start or go on, also after a crash. */
  readonly input: string;
  readonly by: string;
  readonly state: JobState;
  readonly phase: string;
  readonly done: number;
  readonly total: number;
  readonly message: string;
}

/** Keeps jobs. Claiming locks, re-reads, then writes: without the lock two claim one job. */
export interface JobStore {
  /** Makes the job, or finds it: the id is computed from what is to be done. A finished one is made anew only with `again`. */
  put(job: Pick<Job, 'id' | 'kind' | 'input' | 'by'>, again: boolean): Promise<Job>;
  /** The lease on this job, or null where another holds a live one or the job is over. */
  claim(jobId: string): Promise<Lease | null>;
  /** Any job that waits, or whose holder is gone. */
  claimNext(): Promise<{ readonly job: Job; readonly lease: Lease } | null>;
  /** Longer lease and progress. False where the lease was lost or the job cancelled: stop at once. */
  renew(lease: Lease, progress: Pick<Job, 'phase' | 'done' | 'total'>): Promise<boolean>;
  finish(lease: Lease, state: 'DONE' | 'FAILED' | 'CANCELLED', message: string): Promise<void>;
  cancel(jobId: string): Promise<boolean>;
  get(jobId: string): Promise<Job | null>;
}

/** An import as it is opened: all that is known of the file before its first row is read. */
export interface ImportHead {
  readonly id: string;
  readonly source: string;
  readonly layout: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly encoding: string;
  readonly delimiter: string;
  readonly header: readonly string[];
  readonly headerByteStart: number;
  readonly headerByteEnd: number;
  readonly sizeBytes: number;
  readonly sha256: string;
  /** Of a file that is no delimited text: which of its tables was read, and the delimited text that was made of it, which rows' bytes stand in. */
  readonly table: string | null;
  readonly tableSha256: string | null;
  readonly tableSizeBytes: number | null;
  readonly ownerAgency: string;
  readonly scope: Scope;
  readonly by: string;
  readonly importedAt: string;
  readonly recordedOn: string;
  readonly receivedFrom: string | null;
  readonly receivedOn: string | null;
  readonly authority: string | null;
  readonly edition: string | null;
  readonly grade: Grade;
}

export interface ImportCounts {
  readonly read: number;
  readonly accepted: number;
  readonly refused: number;
  readonly alreadyKnown: number;
  readonly waiting: number;
}

export interface ImportProgress extends ImportCounts {
  readonly state: 'RUNNING' | 'DONE' | 'FAILED';
  /** Rows whose outcome is in the graph; the first rows of the file, in its order. */
  readonly rowsDone: number;
  /** Day from which its records count: that of the first attempt, also after a restart on another day. */
  readonly recordedOn: string;
}

/** A mention's profile, worked out before it is written. */
export interface ProfileDraft {
  readonly id: string;
  readonly kind: EntityKind;
  readonly values: readonly MentionValue[];
  readonly facts: HardFacts;
  readonly sure: boolean;
}

/** The outcome of some consecutive rows of a file; written whole or not at all. */
export interface ImportBatch extends BatchContent {
  /** Rows of the file that were done before this batch: it is written only where that is still so. */
  readonly rowsBefore: number;
  readonly rowsRead: number;
}

/** What some rows of a file bring. */
export interface BatchContent {
  readonly importId: string;
  readonly records: readonly SourceRecord[];
  /** Those of its mentions; left out may be what an earlier batch of the same run put already. */
  readonly profiles: readonly ProfileDraft[];
  /** Ids of the profiles, where they have been worked out. */
  readonly profileIds?: ReadonlyMap<Mention, string>;
  readonly refusals: readonly StoredRefusal[];
  readonly scope: Scope;
  readonly recordedOn: string;
  readonly grade: Grade;
}

export interface StoredRefusal extends Refusal {
  /** Where the row stands in a file that is no delimited text: `sheet "Seizures", row 12`. */
  readonly at?: string;
  readonly byteStart: number;
  readonly byteEnd: number;
}

/** Where the bytes of a refused row stand. */
export type RefusedPlace = Pick<StoredRefusal, 'byteStart' | 'byteEnd'>;

/** Keeps evidence. Nothing it holds is ever changed but for the day on which a newer version ends an older one. */
export interface EvidenceStore {
  scopes(): Promise<readonly Scope[]>;
  /** The scopes with these keys; new ones get the next free ids. */
  internScopes(scopes: readonly Omit<Scope, 'id'>[]): Promise<readonly Scope[]>;
  putSource(source: Source): Promise<void>;
  openImport(head: ImportHead): Promise<ImportProgress>;
  importProgress(importId: string): Promise<ImportProgress | null>;
  /** Answers with the counts of the whole import, and how many records of this batch were new. */
  putBatch(lease: Lease, batch: ImportBatch): Promise<ImportCounts & { readonly fresh: number }>;
  closeImport(lease: Lease, importId: string): Promise<ImportCounts>;
  /** Where refused rows stand, in the order of the file: at most `limit` of those that begin behind the byte `after`. */
  refusedRows(importId: string, after: number, limit: number): Promise<readonly RefusedPlace[]>;
}

/** Evidence on its way into an empty graph, written to files first: batches made into `Lines` wherever there is time for it. */
export interface EvidenceFiles<Lines> {
  /** Batches of all files in their order; how many of its records are new among them. */
  put(lines: Lines): Promise<number>;
}

/** A profile as comparing needs it. */
export interface StoredProfile {
  readonly id: string;
  readonly kind: EntityKind;
  readonly values: readonly MentionValue[];
}

/** A profile that waits to be compared. */
export interface UncomparedProfile extends StoredProfile {
  /** Whether it was compared before, so that something of that may have to go. */
  readonly isKnown: boolean;
  /** As they are kept: hard facts as JSON. */
  readonly facts: string;
  readonly sure: boolean;
}

/** What comparing a profile came to, beside its pairs. */
export interface ProfileCompared {
  readonly id: string;
  readonly facts: string;
  readonly sure: boolean;
  /** Those of its pairs that are kept, by the other end. */
  readonly kept: readonly string[];
  /** It was compared before, and bears otherwise on who is who than it did: its mentions are placed anew. */
  readonly isReweighed: boolean;
}

/** Keeps what comparing found. */
export interface ComparisonStore {
  countUncompared(): Promise<number>;
  uncompared(limit: number): Promise<readonly UncomparedProfile[]>;
  /** Edges that join any of these, as they are kept now. */
  joiningEdges(profiles: readonly string[]): Promise<readonly Edge[]>;
  /** Files profiles under their keys, so that later ones find them. */
  putKeys(lease: Lease, keys: readonly { readonly profile: string; readonly keys: readonly string[] }[]): Promise<void>;
  /** Those that share a key with any of these, in the order of their ids. */
  candidates(profiles: readonly string[]): Promise<readonly Candidate[]>;
  /** Pairs of a profile that was compared before and are not among those kept go. */
  putComparisons(
    lease: Lease,
    compared: readonly ProfileCompared[],
    comparisons: readonly Comparison[],
    parameterSet: string,
  ): Promise<void>;
  /** By which choice of parameters, and by which set, everything was last weighed; null where nothing has been. */
  weighedBy(): Promise<WeighedBy | null>;
  /** Marks profiles to be compared again, from the first id behind `after`. @returns the last that was marked, or null where none was. */
  markUncompared(lease: Lease, after: string, limit: number): Promise<string | null>;
  noteWeighedBy(lease: Lease, by: WeighedBy): Promise<void>;
  /** Profiles that bear otherwise on who is who than they did, with the mentions that say it. */
  reweighed(limit: number): Promise<readonly { readonly id: string; readonly mentions: readonly MentionId[] }[]>;
}

export interface Candidate extends StoredProfile {
  /** With which of those asked about it shares a key. */
  readonly sharing: readonly string[];
}

export interface WeighedBy {
  /** Null where nobody chose. */
  readonly choice: string | null;
  /** Of the set; not the chosen one's where the shipped set stands in for it. */
  readonly version: string;
}

/** That somebody put a set into use, or asks for it: append-only. The last that is in force is what weighs. */
export interface ParameterChoice {
  readonly id: string;
  readonly version: string;
  readonly by: string;
  readonly reason: string;
  /** UTC instant, ISO 8601. */
  readonly askedAt: string;
  /** From when it holds; null where it waits for a second person, or was declined. */
  readonly inForceFrom: string | null;
  /** Who decided about it and why, where a second person had to. */
  readonly decidedBy: string | null;
  readonly decision: string | null;
}

/** A trained set as it is kept. */
export interface KeptParameters {
  readonly version: string;
  readonly by: string;
  /** UTC instant, ISO 8601. */
  readonly trainedAt: string;
  readonly parameters: ParameterSet;
  readonly report: TrainingReport;
}

/** What weighs, and by which choice: null where nobody ever chose and the shipped set weighs. */
export interface ParametersInForce {
  readonly choice: string | null;
  readonly parameters: ParameterSet;
  /** Version of the chosen set where this program cannot weigh by it, since it was trained with other shipped weights; the shipped set weighs instead. */
  readonly standsInFor: string | null;
}

/** Keeps parameter sets and who put which into use. */
export interface ParameterStore {
  inForce(): Promise<ParametersInForce>;
  /** Putting a set again changes nothing: its name is that of its content. */
  put(lease: Lease, kept: Omit<KeptParameters, 'trainedAt'>): Promise<void>;
  get(version: string): Promise<KeptParameters | null>;
  list(): Promise<readonly Omit<KeptParameters, 'parameters' | 'report'>[]>;
  /** The latest first. */
  choices(): Promise<readonly ParameterChoice[]>;
  putChoice(choice: ParameterChoice): Promise<void>;
  /** Decides a choice that waits. @returns false where it does not wait any more. */
  decideChoice(decided: Pick<ParameterChoice, 'id' | 'inForceFrom' | 'decidedBy' | 'decision'>): Promise<boolean>;
}

/** What may be learnt from: what everybody who signs in may see, and nothing else. */
export interface OpenEvidence {
  /** Sayings of traders and vessels of public scope, in the order of their ids, behind `after`. */
  sayings(after: string, limit: number): Promise<readonly StoredProfile[]>;
  countSayings(): Promise<number>;
  /** Judgements that rest on records of public scope alone. */
  judgements(): Promise<readonly Judgement[]>;
  /** What mentions of public scope say. */
  saidBy(mentions: readonly string[]): Promise<ReadonlyMap<string, StoredProfile>>;
}

/** A mention with where the graph now holds it. */
export interface StoredMention extends IdentityMention {
  readonly fragment: FragmentId | null;
  readonly component: FragmentId | null;
  /** The graph still holds an older version of it. */
  readonly outdated: boolean;
  /** Scopes under which it is held there: ids, conjunctions among them. */
  readonly heldUnder: readonly number[];
}

/** What belongs to some mentions' components, all of it. */
export interface Surroundings {
  readonly mentions: readonly StoredMention[];
  readonly edges: readonly Edge[];
  readonly judgements: readonly Judgement[];
}

/** A fragment with its supports as scope ids. */
export type ScopedFragment = Omit<
  PlacedFragment,
  'support' | 'saidUnder' | 'mentions' | 'introducedBy' | 'names' | 'details' | 'traderKinds' | 'searchable'
> & {
  readonly scopes: readonly number[];
  /** Handling codes of what is said of it. */
  readonly handlings: readonly ScopedText[];
  readonly mentions: readonly { readonly id: MentionId; readonly scopes: readonly number[] }[];
  readonly introducedBy: readonly ScopedText[];
  readonly names: readonly ScopedText[];
  readonly details: readonly ScopedText[];
  readonly traderKinds: readonly ScopedText[];
  readonly searchable: readonly {
    readonly property: string;
    readonly text: string;
    readonly tokenText: string;
    readonly scopes: readonly number[];
  }[];
};

export interface ScopedText {
  readonly text: string;
  readonly scope: number;
}

/** One entry of a link's arrays. */
export interface LinkEntry {
  readonly statement: HeldStatement;
  readonly scopes: readonly number[];
  readonly grade: string;
}

/** A statement that has to be put into, moved within or taken out of the graph. */
export interface StatementToPlace {
  /** Tells this version of the statement from an older one with the same id. */
  readonly version: string;
  readonly statement: HeldStatement;
  readonly grade: string;
  /** Where its link now runs; null where it is in no link. */
  readonly placedFrom: FragmentId | null;
  readonly placedTo: FragmentId | null;
  readonly fromFragment: FragmentId | null;
  readonly toFragment: FragmentId | null;
  readonly fromScopes: readonly number[];
  readonly toScopes: readonly number[];
}

export interface StatementPlace {
  readonly version: string;
  readonly from: FragmentId | null;
  readonly to: FragmentId | null;
}

/** A link as it is to be after a placement: its statements that stay where they were are kept by the store. */
export interface LinkChange {
  readonly kind: LinkKind;
  readonly role: string;
  readonly from: FragmentId;
  readonly to: FragmentId;
  readonly add: readonly LinkEntry[];
  readonly remove: readonly string[];
}

/** A component as it is to stand in the graph; `payload` is what viewers need to cluster a contested one themselves. */
export type ScopedPlacement = Omit<Placement, 'fragments'> & {
  readonly payload: string | null;
  readonly fragments: readonly ScopedFragment[];
};

/** Reads and writes of one placement, all in one transaction, which no other placement shares. */
export interface PlacementTransaction {
  /**
   * What belongs to the components of these mentions, now or where the graph last held them: of placed mentions that are alike in all that
   * matters only those that stand for the rest, unless `all` are asked for; of others those named.
   */
  surroundings(mentions: readonly MentionId[], all: boolean): Promise<Surroundings>;
  profiles(ids: readonly string[]): Promise<readonly StoredProfile[]>;
  /** `moved` are the mentions whose place changes, others stay as they are held; `reshaped` the fragments that gain or lose some. */
  putPlacements(
    placements: readonly ScopedPlacement[],
    moved: ReadonlySet<MentionId>,
    reshaped: ReadonlySet<FragmentId>,
  ): Promise<void>;
  statementsTouching(mentions: readonly MentionId[]): Promise<readonly StatementToPlace[]>;
  changeLinks(changes: readonly LinkChange[]): Promise<void>;
  /** Notes for each statement between which fragments its link now runs, or that it is in none. */
  noteStatements(places: readonly StatementPlace[]): Promise<void>;
  remove(fragments: readonly FragmentId[], components: readonly FragmentId[]): Promise<void>;
  markPlaced(mentions: readonly MentionId[]): Promise<void>;
  /** Adds a judgement; `scope` is visible where all of its scopes are. Adding it again changes nothing. */
  addJudgement(judgement: Judgement, scope: number): Promise<void>;
  judgement(id: string): Promise<Judgement | null>;
  /**
   * By which parameters each of these pairs was weighed: those of its comparison, or those in force where it was weighed and not kept. A pair of which
   * one still waits to be compared is missing.
   */
  weighedBy(pairs: readonly (readonly [MentionId, MentionId])[]): Promise<ReadonlyMap<string, string>>;
  /** These bear on who is who as they are now. */
  markReplaced(profiles: readonly string[]): Promise<void>;
}

/** Keeps the graph that is derived from evidence and judgements. */
export interface PlacementStore {
  countUnplaced(): Promise<number>;
  unplaced(limit: number): Promise<readonly MentionId[]>;
  /** One placement at a time; with a lease only while it is held. `work` may run again after a passing fault. */
  place<T>(lease: Lease | null, work: (tx: PlacementTransaction) => Promise<T>): Promise<T>;
}

/** What an audit looked at and what it found wrong; all but the first two are 0 in a sound graph. */
export interface AuditOutcome {
  readonly links: number;
  readonly statements: number;
  /** Links that someone could see without seeing both their ends. */
  readonly endsHidden: number;
  /** Links that hold anything but the statements they are made from. */
  readonly notFromStatements: number;
  /** Statements that are missing in their link. */
  readonly notInLinks: number;
  /** Counts kept of hubs that differ from their links, and hubs without counts. */
  readonly countedWrongly: number;
  /** Mentions that introduce a thing and are held as none. */
  readonly heldNowhere: number;
  readonly saidWrongly: number;
  readonly outOfScope: number;
  readonly withoutScopes: number;
}

/** Looks whether the derived graph follows from the evidence, and keeps from everyone what he may not see. Changes nothing. */
export interface GraphAudit {
  audit(step: (phase: string, done: number) => Promise<void>): Promise<AuditOutcome>;
}

/** The folder of files as received, under their SHA-256. */
export interface ObjectFolder {
  /** Takes a file in, whole and safe on disk before it answers. */
  put(path: string): Promise<{ readonly sha256: string; readonly sizeBytes: number }>;
  putBytes(bytes: Uint8Array): Promise<{ readonly sha256: string; readonly sizeBytes: number }>;
  path(sha256: string): string;
}
