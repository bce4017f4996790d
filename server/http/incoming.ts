import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request } from 'express';

class TooLarge extends Error {
  readonly status = 413;
}

/** The request's body as a file in this folder, of at most so many bytes; who calls removes it. */
export async function arrived(req: Request, incoming: string, mostBytes: number): Promise<string> {
  if (Number(req.headers['content-length'] ?? 0) > mostBytes) throw new TooLarge();
  await mkdir(incoming, { recursive: true, mode: 0o700 });
  const path = join(incoming, randomUUID());
  try {
    await pipeline(req, atMost(mostBytes), createWriteStream(path, { flags: 'wx', mode: 0o600 }));
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
  return path;
}

/** Only ever shown and kept as text; folders in it would mislead. */
export function withoutFolders(fileName: string): string {
  return fileName.replace(/^.*[\\/]/, '');
}

function atMost(bytes: number): Transform {
  let seen = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length;
      if (seen > bytes) done(new TooLarge());
      else done(null, chunk);
    },
  });
}
