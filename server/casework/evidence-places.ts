import type { Asking } from '../graph/entity-graph.js';

/** Where a file's header stands. Of a file that is no delimited text: in the table that was made of it, whose hash and length are given. */
export interface HeaderPlace {
  readonly headerByteStart: number;
  readonly headerByteEnd: number;
  readonly tableSha256: string | null;
  readonly tableSizeBytes: number | null;
}

/** What a court needs to know of evidence beyond what it says: where its bytes stand, and whether it may be shown there. */
export interface EvidencePlaces {
  /** Where each visible record's row stands in its file as received. */
  rows(
    recordIds: readonly string[],
    asking: Asking,
  ): Promise<ReadonlyMap<string, { readonly byteStart: number; readonly byteEnd: number }>>;
  headers(importIds: readonly string[], asking: Asking): Promise<ReadonlyMap<string, HeaderPlace>>;
  /** Under which scopes these visible records stand. */
  scopesOf(recordIds: readonly string[], asking: Asking): Promise<ReadonlySet<number>>;
  /** Names of the sources whose records are not for court. */
  notForCourt(asking: Asking): Promise<ReadonlySet<string>>;
}
