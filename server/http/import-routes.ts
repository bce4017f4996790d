import { rm } from 'node:fs/promises';
import express, { type Request, type Router } from 'express';
import { BadInput } from '../errors.js';
import { readHandling } from '../records/handling.js';
import { HANDLING, type Handling } from '../records/source.js';
import { DELIMITERS, type Delimiter } from '../sources/reading/delimiter.js';
import { ENCODINGS, type Encoding } from '../sources/reading/encoding.js';
import type { TableHints } from '../sources/reading/read-table.js';
import type { Door } from './door.js';
import type { DraftDesk, ImportDesk, Upload } from './import-desk.js';
import { arrived, withoutFolders } from './incoming.js';
import { refuse } from './refusal.js';

/** Larger files go in by `hawksbill import`, which reads them where they are. */
const MOST_FILE_BYTES = 1024 ** 3;

/** Mappings are written by people. */
const MOST_MAPPING_BYTES = 512 * 1024;
const NO_DRAFT = 'No file with this id waits to be imported';

/** Files in, and their refused rows out. The body is the file itself; what is said about it stands in the query. */
export function importRoutes(door: Door, desk: ImportDesk, drafts: DraftDesk, incoming: string): Router {
  const router = express.Router();
  const changing = [
    door.fromOurPage,
    door.signedIn,
    door.onDuty('TAKE_IN'),
    door.withPurpose,
    express.text({ type: 'text/plain', limit: MOST_MAPPING_BYTES }),
  ];

  router.post(
    '/imports',
    door.fromOurPage,
    door.signedIn,
    door.onDuty('TAKE_IN'),
    door.withPurpose,
    async (req, res) => {
      const who = door.who(req);
      const about = aboutFile(req);
      const path = await arrived(req, incoming, MOST_FILE_BYTES);
      try {
        const { job, sha256 } = await desk.start({ ...about, path }, who);
        await door.note(req, 'COLLECTION', 'POST /imports', [job.id], { files: [sha256] });
        res.status(202).json(job);
      } catch (error) {
        await rm(path, { force: true });
        throw error;
      }
    },
  );

  router.post(
    '/imports/drafts',
    door.fromOurPage,
    door.signedIn,
    door.onDuty('TAKE_IN'),
    door.withPurpose,
    async (req, res) => {
      const who = door.who(req);
      const fileName = requiredText(req, 'fileName');
      const path = await arrived(req, incoming, MOST_FILE_BYTES);
      try {
        const draft = await drafts.put({ path, fileName: withoutFolders(fileName) }, who);
        await door.note(req, 'COLLECTION', 'POST /imports/drafts', [draft.id], { files: [draft.sha256] });
        res.status(201).json(draft);
      } finally {
        await rm(path, { force: true });
      }
    },
  );

  // A mapping is sent in the body, so looking is a POST; it changes nothing.
  router.post('/imports/drafts/:id/check', ...changing, async (req, res) => {
    const wanted = {
      source: textIn(req, 'source'),
      hints: hintsIn(req),
      mapping: mappingIn(req),
      handling: handlingIn(textIn(req, 'handling')),
      from: countIn(req, 'from'),
    };
    const id = String(req.params.id);
    const checked = await drafts.check(id, wanted, door.asking(req, res), door.who(req));
    if (checked === null) refuse(res, 404, 'BAD_USER_INPUT', NO_DRAFT);
    else {
      await door.note(req, 'CONSULTATION', 'POST /imports/drafts/:id/check', [id]);
      res.json(checked);
    }
  });

  router.post('/imports/drafts/:id', ...changing, async (req, res) => {
    const about = {
      ...saidOfFile(req),
      source: requiredText(req, 'source'),
      hints: hintsIn(req),
      mapping: mappingIn(req),
    };
    const begun = await drafts.start(String(req.params.id), about, door.who(req));
    if (begun === null) {
      refuse(res, 404, 'BAD_USER_INPUT', NO_DRAFT);
      return;
    }
    await door.note(req, 'COLLECTION', 'POST /imports/drafts/:id', [begun.job.id], { files: [begun.sha256] });
    res.status(202).json(begun.job);
  });

  router.delete('/imports/drafts/:id', door.fromOurPage, door.signedIn, door.onDuty('TAKE_IN'), async (req, res) => {
    if (await drafts.remove(String(req.params.id), door.who(req))) res.status(204).end();
    else refuse(res, 404, 'BAD_USER_INPUT', NO_DRAFT);
  });

  router.delete('/jobs/:id', door.fromOurPage, door.signedIn, door.onDuty('TAKE_IN'), async (req, res) => {
    const id = String(req.params.id);
    if (!(await desk.cancel(id, door.asking(req, res)))) {
      refuse(res, 404, 'BAD_USER_INPUT', 'No job with this id that could be cancelled');
      return;
    }
    await door.note(req, 'COLLECTION', 'DELETE /jobs/:id', [id]);
    res.status(204).end();
  });

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

/** Query parameters: source, fileName; receivedFrom, receivedOn, authority, edition, handling where known. */
function aboutFile(req: Request): Omit<Upload, 'path'> {
  const [source, fileName] = [textIn(req, 'source'), textIn(req, 'fileName')];
  if (source === null || fileName === null) throw new BadInput('Name the source and the file: ?source=…&fileName=…');
  return { ...saidOfFile(req), source, fileName: withoutFolders(fileName) };
}

/** What the sender says about a file beside its source. */
function saidOfFile(req: Request): Omit<Upload, 'path' | 'fileName' | 'source'> {
  const receivedOn = textIn(req, 'receivedOn');
  if (receivedOn !== null && !/^\d{4}-\d{2}-\d{2}$/.test(receivedOn)) {
    throw new BadInput('receivedOn must be a day, as 2026-03-14', { name: 'receivedOn', value: receivedOn });
  }
  return {
    receivedFrom: textIn(req, 'receivedFrom'),
    receivedOn,
    authority: textIn(req, 'authority'),
    edition: textIn(req, 'edition'),
    handling: handlingIn(textIn(req, 'handling')),
  };
}

/** How the table is to be read, where the sender knows better than the file shows. */
function hintsIn(req: Request): TableHints {
  const encoding = textIn(req, 'encoding');
  const delimiter = textIn(req, 'delimiter');
  const sheet = textIn(req, 'sheet');
  const headerRow = countIn(req, 'headerRow');
  return {
    ...(sheet !== null && { sheet }),
    ...(headerRow > 0 && { headerRow }),
    ...(encoding !== null && { encoding: oneOf<Encoding>('encoding', encoding, ENCODINGS) }),
    ...(delimiter !== null && { delimiter: oneOf<Delimiter>('delimiter', delimiter, DELIMITERS) }),
  };
}

function oneOf<T extends string>(name: string, text: string, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === text);
  if (found === undefined) throw new BadInput(`${name} must be one of ${allowed.join(' ')}`, { name, value: text });
  return found;
}

/** A query parameter as one short text; null where it is absent or empty. */
function textIn(req: Request, name: string): string | null {
  const value = req.query[name];
  if (value === undefined || value === '') return null;
  if (typeof value !== 'string' || value.length > 500) throw new BadInput(`${name} must be one short text`, { name });
  return value;
}

function requiredText(req: Request, name: string): string {
  const text = textIn(req, name);
  if (text === null) throw new BadInput(`Say ${name}: ?${name}=…`, { name });
  return text;
}

/** The body as the text of a mapping; null where there is none. */
function mappingIn(req: Request): string | null {
  return typeof req.body === 'string' && req.body.trim() !== '' ? req.body : null;
}

/** A query parameter that counts something; 0 where it is absent. */
function countIn(req: Request, name: string): number {
  const text = textIn(req, name) ?? '0';
  if (!/^\d{1,9}$/.test(text)) throw new BadInput(`${name} must be a whole number`, { name, value: text });
  return Number(text);
}

function handlingIn(text: string | null): Handling | null {
  const handling = text === null ? null : readHandling(text);
  if (text !== null && handling === null) {
    throw new BadInput(`handling must be one of ${HANDLING.join(', ')}`, { name: 'handling', value: text });
  }
  return handling;
}
