import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import express, { type Request, type Response, type Router } from 'express';
import { contentSecurityPolicy, FOR_THE_EDITOR } from './security-headers.js';

const NONCE_PLACE = /__CSP_NONCE__/g;

/**
 * The web page: files whose names carry their content's hash are kept for a year, the document itself never, since each answer has a
 * nonce of its own. Any path of the page gives the document; the page finds its way from there.
 */
export function pages(folder: string): Router {
  const router = express.Router();
  const document =
    (file: string, exceptions: Readonly<Record<string, string>> = {}) =>
    async (_req: Request, res: Response) => {
      const html = await readFile(join(folder, file), 'utf8');
      const nonce = randomBytes(16).toString('base64');
      res.setHeader('Content-Security-Policy', contentSecurityPolicy(nonce, exceptions));
      res.type('html').send(html.replace(NONCE_PLACE, nonce));
    };
  router.get(['/graphiql', '/graphiql/'], document('graphiql/index.html', FOR_THE_EDITOR));
  router.use(
    '/assets',
    express.static(join(folder, 'assets'), {
      index: false,
      redirect: false,
      setHeaders: keptFor('31536000, immutable'),
    }),
  );
  router.use(express.static(folder, { index: false, redirect: false, setHeaders: keptFor('3600') }));
  router.get('/{*path}', (req, res, next) => {
    // A path with an ending is a file, and there is none of that name.
    if (/\.\w+$/.test(req.path)) next();
    else document('index.html')(req, res).catch(next);
  });
  return router;
}

/** Said for these files in place of what holds for answers. */
function keptFor(seconds: string): (res: Response) => void {
  return (res) => void res.setHeader('Cache-Control', `public, max-age=${seconds}`);
}
