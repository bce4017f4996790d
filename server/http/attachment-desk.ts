import type { SignedIn } from '../access/signed-in.js';
import type { Asking } from '../graph/entity-graph.js';
import type { AttachmentFacts, AttachmentKind } from '../records/attachment.js';

/** What became of a file that was added to a record. */
export interface Added {
  readonly id: string;
  readonly sha256: string;
  readonly facts: AttachmentFacts;
}

/** A file to be handed out: as it came, or the picture that is shown in its place. */
export interface AttachedFile {
  readonly path: string;
  readonly sha256: string;
  readonly fileName: string;
  readonly mediaType: string;
}

/** Keeps what people add to records, and finds it for those who see the record. Unknown and hidden are the same: null. */
export interface AttachmentDesk {
  /** Whether somebody may add to a record: he sees it, and it is his agency's. */
  mayAdd(recordId: string, by: SignedIn, asking: Asking): Promise<boolean | null>;
  /** Takes a file in, and removes it from where it waits. */
  add(
    file: {
      readonly recordId: string;
      readonly kind: AttachmentKind;
      readonly path: string;
      readonly fileName: string;
    },
    by: SignedIn,
  ): Promise<Added | null>;
  original(id: string, asking: Asking): Promise<AttachedFile | null>;
  preview(id: string, asking: Asking): Promise<AttachedFile | null>;
}
