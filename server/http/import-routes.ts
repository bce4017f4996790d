import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import express, { type Request, type Router } from 'express';
import { BadInput } from '../errors.js';
import { readHandling } from '../records/handling.js';
import { HANDLING, type Handling } from '../records/source.js';
import type { Door } from './door.js';
import type { ImportDesk, Upload } from './import-desk.js';
import { refuse } from './refusal.js';

/** Larger files go in by `hawksbill import`, which reads them where they are. */
const MOST_FILE_BYTES = 1024 ** 3;

class TooLarge extends Error {
  readonly status = 413;
}

/** Files in, and their refused rows out. The body is the file itself; what is said about it stands in the query. */
export function importRoutes(door: Door, desk: ImportDesk, incoming: string): Router {
  const router = express.Router();

  router.post(
    '/imports',
    door.fromOurPage,
    door.signedIn,
    door.onDuty('TAKE_IN'),
    door.withPurpose,
    async (req, res) => {
      const who = door.who(req);
      const about = aboutFile(req);
      if (Number(req.headers['content-length'] ?? 0) > MOST_FILE_BYTES) throw new TooLarge();
      await mkdir(incoming, { recursive: true, mode: 0o700 });
      const path = join(incoming, randomUUID());
      try {
        await pipeline(req, atMost(MOST_FILE_BYTES), createWriteStream(path, { flags: 'wx', mode: 0o600 }));
        const { job, sha256 } = await desk.start({ ...about, path }, who);
        await door.note(req, 'COLLECTION', 'POST /imports', [job.id], { files: [sha256] });
        res.status(202).json(job);
      } catch (error) {
        await rm(path, { force: true });
        throw error;
      }
    },
  );

  router.get('/jobs/:id', door.signedIn, door.onDuty('CONSULT'), async (req, res) => {
    const job = await desk.job(String(req.params.id), door.asking(req, res));
    if (job === null) refuse(res, 404, 'BAD_USER_INPUT', 'No job with this id');
    else res.json(job);
  });

  router.get('/imports/:id/rejects', door.signedIn, door.onDuty('CONSULT'), door.withPurpose, async (req, res) => {
    const id = String(req.params.id);
    const rejects = await desk.rejects(id, door.asking(req, res));
    if (rejects === null) {
      refuse(res, 404, 'BAD_USER_INPUT', 'No refused rows under this id');
      return;
    }
    await door.note(req, 'CONSULTATION', 'GET /imports/:id/rejects', [id]);
    res.attachment(rejects.fileName);
    res.sendFile(rejects.path, { dotfiles: 'allow', cacheControl: false });
  });

  return router;
}

/** Query parameters: source, fileName; receivedFrom, receivedOn, authority, handling where known. */
function aboutFile(req: Request): Omit<Upload, 'path'> {
  const text = (name: string) => {
    const value = req.query[name];
    if (value === undefined || value === '') return null;
    if (typeof value !== 'string' || value.length > 500) throw new BadInput(`${name} must be one short text`, { name });
    return value;
  };
  const source = text('source');
  const fileName = text('fileName');
  if (source === null || fileName === null) throw new BadInput('Name the source and the file: ?source=…&fileName=…');
  const receivedOn = text('receivedOn');
  if (receivedOn !== null && !/^\d{4}-\d{2}-\d{2}$/.test(receivedOn)) {
    throw new BadInput('receivedOn must be a day, as 2026-03-14', { name: 'receivedOn', value: receivedOn });
  }
  return {
    source,
    // Only ever shown and kept as text; folders in it would mislead.
    fileName: fileName.replace(/^.*[\\/]/, ''),
    receivedFrom: text('receivedFrom'),
    receivedOn,
    authority: text('authority'),
    handling: handlingIn(text('handling')),
  };
}

function handlingIn(text: string | null): Handling | null {
  const handling = text === null ? null : readHandling(text);
  if (text !== null && handling === null) {
    throw new BadInput(`handling must be one of ${HANDLING.join(', ')}`, { name: 'handling', value: text });
  }
  return handling;
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
