import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import type { ObjectStore } from '../bundles/object-store.js';
import type { CaseVersion } from '../casework/case-version.js';
import { objectFolder } from '../jobs/object-folder.js';
import type { ObjectFolder } from '../jobs/stores.js';
import { type ExportedBundle, exportBundle } from '../printing/export-bundle.js';
import { ensureKeys } from '../printing/keys.js';
import { foldersIn } from './engine.js';

/** A bundle to be written. Plain data and no database, so that it can be handed to a thread. */
export interface BundleOrder {
  readonly home: string;
  readonly version: CaseVersion;
  readonly path: string;
  readonly signedAt: Date;
}

export type WriteBundle = (order: BundleOrder) => Promise<ExportedBundle>;

/** Where the root's and the signer's keys lie; apart from the other keys, since they are made as one folder. */
export function signingKeysIn(home: string): string {
  return join(foldersIn(home).keys, 'signing');
}

export const writeBundle: WriteBundle = async ({ home, version, path, signedAt }) => {
  const keys = await ensureKeys(signingKeysIn(home));
  return exportBundle(version, objectReader(objectFolder(home)), keys, path, signedAt);
};

function objectReader(objects: ObjectFolder): ObjectStore {
  return {
    read: (sha256, byteStart = 0, byteEnd) => {
      if (byteEnd !== undefined && byteEnd <= byteStart) return nothing();
      // Node's `end` is the last byte read, ours the first that is not.
      return createReadStream(objects.path(sha256), {
        start: byteStart,
        ...(byteEnd === undefined ? {} : { end: byteEnd - 1 }),
      });
    },
  };
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
