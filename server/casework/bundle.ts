import type { Asking, RecordView } from '../graph/entity-graph.js';
import type { DisclosureTest, SensitiveReason } from './disclosure.js';
import type { Edition } from './edition.js';
import type { Redaction } from './redaction.js';

export type { Edition } from './edition.js';

/** What is to be done about records whose originators have not consented. */
export type WithoutConsent = 'REFUSE' | 'LEAVE_OUT';

/** For whom a case is to be exported, and how. */
export interface ExportOrder {
  readonly edition: Edition;
  /** Null: the profile of the edition. */
  readonly redaction: Redaction | null;
  readonly withoutConsent: WithoutConsent;
}

/** One export of a case, with what it contained. */
export interface ExportedBundle {
  readonly id: string;
  readonly caseId: string;
  readonly caseReference: string;
  readonly caseVersion: number;
  readonly edition: Edition;
  readonly redaction: Redaction;
  readonly fileName: string;
  readonly sizeBytes: number;
  /** SHA-256 of tagmanifest-sha256.txt. */
  readonly bundleId: string;
  readonly contentId: string;
  /** UTC instant with whole seconds. */
  readonly exportedAt: string;
  readonly exportedBy: string;
  /** Items of the case that the recipient may not have. */
  readonly leftOut: number;
  /** The things it holds, under the ids by which its recipient meets them. */
  readonly entities: readonly string[];
  /** Where to fetch it: a path on this server. */
  readonly path: string;
}

/** A row of a disclosure schedule. */
export interface ScheduledItem {
  readonly number: number;
  readonly record: string;
  readonly description: string;
  readonly test: DisclosureTest;
  readonly sensitiveReason: SensitiveReason | null;
}

/** What an edition would say about disclosure if it were exported now. */
export interface DisclosurePreview {
  readonly edition: Edition;
  readonly nonSensitive: readonly ScheduledItem[];
  readonly sensitive: readonly ScheduledItem[];
  readonly records: number;
  /** Records that the asker sees and the edition would not hold. */
  readonly leftOut: number;
}

/** Makes and lists exports. Members of a case see those of whose records they may see every one; to everybody else they do not exist. */
export interface BundleDesk {
  exportBundle(caseId: string, order: ExportOrder, asking: Asking): Promise<ExportedBundle>;
  /** The records that an export would hold if their originators consented, by id; null where the case is unknown. */
  lackingConsent(caseId: string, edition: Edition, asking: Asking): Promise<readonly RecordView[] | null>;
  /** Numbers nothing: to look changes nothing. */
  previewDisclosure(caseId: string, edition: Edition, asking: Asking): Promise<DisclosurePreview>;
  bundle(id: string, asking: Asking): Promise<ExportedBundle | null>;
  /** Oldest first. */
  bundlesOf(caseId: string, asking: Asking): Promise<readonly ExportedBundle[]>;
}
