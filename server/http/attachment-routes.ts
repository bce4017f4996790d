import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import express, { type Request, type Response, type Router } from 'express';
import { BadInput } from '../errors.js';
import { isNonNominal, VIEW_HEADER } from '../questions/views.js';
import type { AttachmentKind } from '../records/attachment.js';
import { recogniseAttachment, TELLING_BYTES } from '../sources/attachments/recognise.js';
import type { AttachedFile, AttachmentDesk } from './attachment-desk.js';
import type { Door } from './door.js';
import { arrived, withoutFolders } from './incoming.js';
import { refuse } from './refusal.js';

const MIB = 1024 ** 2;
/** Photos and documents; whole imports are taken in elsewhere. */
const MOST_BYTES = 100 * MIB;
const LONGEST_NAME = 255;
const NO_RECORD = 'No record with this id';
const NO_ATTACHMENT = 'No attachment with this id';
const KINDS_KEPT = 'Kept are photos (JPEG, PNG, WebP, TIFF, HEIC) and PDF documents; this file begins as none of them';

/** What is handed out is shown as a picture or saved, and never runs: not in our page, not in a window of its own. */
const RUNS_NOTHING = "default-src 'none'; sandbox; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** Photos and documents to a record, and out again. Each request asks anew whether its asker sees the record. */
export function attachmentRoutes(door: Door, desk: AttachmentDesk, incomingFolder: string): Router {
  const router = express.Router();
  const incoming = join(incomingFolder, 'attachments');

  router.post(
    '/records/:id/attachments',
    door.fromOurPage,
    door.signedIn,
    door.onDuty('TAKE_IN'),
    door.withPurpose,
    async (req, res) => {
      const recordId = String(req.params.id);
      const fileName = fileNameIn(req);
      const who = door.who(req);
      const mayAdd = await desk.mayAdd(recordId, who, door.asking(req, res));
      if (mayAdd === null) return unread(res, 404, 'BAD_USER_INPUT', NO_RECORD);
      if (!mayAdd) {
        await door.note(req, 'REFUSED', 'POST /records/:id/attachments', [recordId], { result: 'FORBIDDEN' });
        return unread(res, 403, 'FORBIDDEN', 'Only the agency whose record it is adds to it');
      }
      if (Number(req.headers['content-length'] ?? 0) > MOST_BYTES)
        return unread(res, 413, 'BAD_REQUEST', `An attachment may have ${MOST_BYTES / MIB} MiB at most`);
      const path = await arrived(req, incoming, MOST_BYTES);
      try {
        const kind = await kindOf(path);
        if (kind === null) return refuse(res, 415, 'BAD_USER_INPUT', KINDS_KEPT);
        const added = await desk.add({ recordId, kind, path, fileName }, who);
        if (added === null) return refuse(res, 404, 'BAD_USER_INPUT', NO_RECORD);
        const { id, sha256, facts } = added;
        await door.note(req, 'COLLECTION', 'POST /records/:id/attachments', [id, recordId], { files: [sha256] });
        res.status(201).json({ id, sha256, kind: facts.kind });
      } finally {
        await rm(path, { force: true });
      }
    },
  );

  const reading = [door.signedIn, door.onDuty('CONSULT'), door.withPurpose];

  router.get('/attachments/:id', ...reading, async (req, res) => {
    const found = await visible(req, () => desk.original(String(req.params.id), door.asking(req, res)));
    await handOut(req, res, 'GET /attachments/:id', found, 'attachment');
  });

  router.get('/attachments/:id/preview', ...reading, async (req, res) => {
    const found = await visible(req, () => desk.preview(String(req.params.id), door.asking(req, res)));
    await handOut(req, res, 'GET /attachments/:id/preview', found, 'inline');
  });

  async function handOut(
    req: Request,
    res: Response,
    operation: string,
    found: AttachedFile | null,
    disposition: 'inline' | 'attachment',
  ): Promise<void> {
    if (found === null) return refuse(res, 404, 'BAD_USER_INPUT', NO_ATTACHMENT);
    await door.note(req, 'CONSULTATION', operation, [String(req.params.id)], { files: [found.sha256] });
    // By express, which writes names of any letters as browsers read them; its guess at the type is set right behind it.
    if (disposition === 'attachment') res.attachment(found.fileName);
    else res.setHeader('Content-Disposition', 'inline');
    res.setHeader('Content-Type', found.mediaType);
    res.setHeader('Content-Security-Policy', RUNS_NOTHING);
    res.sendFile(found.path, { dotfiles: 'allow', cacheControl: false });
  }

  return router;
}

/** A view without names has no pictures and no documents. */
async function visible(req: Request, find: () => Promise<AttachedFile | null>): Promise<AttachedFile | null> {
  const view = req.headers[VIEW_HEADER];
  return isNonNominal(typeof view === 'string' ? view : undefined) ? null : find();
}

/** Refuses before the body is read; what is still coming is not waited for. */
function unread(res: Response, status: number, code: string, message: string): void {
  res.setHeader('Connection', 'close');
  refuse(res, status, code, message);
}

function fileNameIn(req: Request): string {
  const name = req.query.fileName;
  if (typeof name !== 'string' || name === '') throw new BadInput('Say fileName: ?fileName=…', { name: 'fileName' });
  const plain = withoutFolders(name).replace(/\p{C}/gu, '').trim();
  if (plain === '' || plain.length > LONGEST_NAME)
    throw new BadInput(`fileName must be a name of 1 to ${LONGEST_NAME} letters`, { name: 'fileName' });
  return plain;
}

async function kindOf(path: string): Promise<AttachmentKind | null> {
  const file = await open(path);
  try {
    const start = Buffer.alloc(TELLING_BYTES);
    const { bytesRead } = await file.read(start, 0, TELLING_BYTES, 0);
    return recogniseAttachment(start.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}
