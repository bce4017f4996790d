import type { Asking, RecordView } from '../graph/entity-graph.js';

/** For whom a bundle is made; what he may not have is not in it. */
export type Edition = 'FULL' | 'REDACTED' | 'DEFENCE';

/** What is to be done about records whose originators have not consented. */
export type WithoutConsent = 'REFUSE' | 'LEAVE_OUT';

/** One export of a case, with what it contained. */
export interface ExportedBundle {
  readonly id: string;
  readonly caseId: string;
  readonly caseReference: string;
  readonly caseVersion: number;
  readonly edition: Edition;
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
  /** Where to fetch it: a path on this server. */
  readonly path: string;
}

/** Makes and lists exports. Members of a case see those of whose records they may see every one; to everybody else they do not exist. */
export interface BundleDesk {
  exportBundle(
    caseId: string,
    edition: Edition,
    asking: Asking,
    withoutConsent: WithoutConsent,
  ): Promise<ExportedBundle>;
  /** The records that an export would hold if their originators consented, by id; null where the case is unknown. */
  lackingConsent(caseId: string, edition: Edition, asking: Asking): Promise<readonly RecordView[] | null>;
  bundle(id: string, asking: Asking): Promise<ExportedBundle | null>;
  /** Oldest first. */
  bundlesOf(caseId: string, asking: Asking): Promise<readonly ExportedBundle[]>;
}
