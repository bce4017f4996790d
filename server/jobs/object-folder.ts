import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ObjectFolder } from './stores.js';

/** Files as received, each under the SHA-256 of its bytes: `objects/ab/abcdef…`. What is there is never written again. */
export function objectFolder(home: string): ObjectFolder {
  const root = join(home, 'objects');
  const path = (sha256: string) => join(root, sha256.slice(0, 2), sha256);

  const take = async (pieces: AsyncIterable<Uint8Array>) => {
    await mkdir(root, { recursive: true, mode: 0o700 });
    // The process id keeps two commands apart that take in the same moment; a left-over of a crash is harmless.
    const arriving = join(root, `arriving-${process.pid}-${takes++}`);
    const hash = createHash('sha256');
    let sizeBytes = 0;
    const file = await open(arriving, 'w', 0o600);
    try {
      for await (const piece of pieces) {
        hash.update(piece);
        sizeBytes += piece.length;
        await file.write(piece);
      }
      await file.sync();
    } finally {
      await file.close();
    }
    const sha256 = hash.digest('hex');
    const home = path(sha256);
    if (
      await stat(home).then(
        () => true,
        () => false,
      )
    ) {
      await rm(arriving);
    } else {
      await mkdir(dirname(home), { recursive: true, mode: 0o700 });
      await rename(arriving, home);
    }
    return { sha256, sizeBytes };
  };

  return {
    path,
    put: (from) => take(createReadStream(from)),
    putBytes: (bytes) =>
      take(
        (async function* () {
          yield bytes;
        })(),
      ),
  };
}

let takes = 0;
