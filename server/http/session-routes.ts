import express, { type Router } from 'express';
import type { AccessLog } from '../access/access-log.js';
import type { HalfSessions } from '../access/half-sessions.js';
import { idOf } from '../access/sessions.js';
import {
  type Credentials,
  type From,
  type Proving,
  proveCode,
  provePassword,
  SignInRefused,
  settle,
} from '../access/sign-in.js';
import type { User } from '../access/user.js';
import { BadInput, DomainError } from '../errors.js';
import type { AgencyParts } from './agency-routes.js';
import { type Door, give } from './door.js';
import { notLongerThan } from './refusal.js';
import { cookieGone, secretsIn } from './session-cookie.js';

export interface SignInParts {
  readonly door: Door;
  readonly halfSessions: HalfSessions;
  readonly proving: Proving;
  readonly log: AccessLog;
  /** Null: nobody signs in at an agency. */
  readonly agency: AgencyParts | null;
  /** True where only this machine can reach the server. */
  readonly loopback: boolean;
}

/** A name and two passwords. */
const MOST_BYTES = 4 * 1024;
const LONGEST_CODE = 100;

/** Sign in, who am I, sign out. */
export function sessionRoutes({ door, halfSessions, proving, log, agency, loopback }: SignInParts): Router {
  const router = express.Router();
  const smallJson = [notLongerThan(MOST_BYTES), express.json({ limit: MOST_BYTES })];

  router.get('/session', async (req, res) => {
    const found = await door.findAtThePage(req);
    // A name is never used again, so that what is over can be taken away at any time.
    const isOver = (secret: string) => idOf(secret) !== found?.session.id && !halfSessions.has(secret);
    res.setHeader('Set-Cookie', secretsIn(req).filter(isOver).map(cookieGone));
    // Not being signed in is an ordinary answer here: it is what the page asks when it opens.
    if (found === null) res.json({ user: null, ...(agency !== null && { agencySignIn: true }) });
    else {
      const { secondFactorTaken } = found.standing;
      const mustSetUpSecondFactor = door.lacksSecondFactor(found);
      res.json({ user: shown(found.user), mustSetUpSecondFactor, ...(secondFactorTaken && { secondFactorTaken }) });
    }
  });

  router.post('/session', door.fromOurPage, ...smallJson, async (req, res) => {
    const credentials = credentialsIn(req.body);
    const proven = await provePassword(credentials, fromWhere(req.ip, loopback), proving).catch(
      noting(log, credentials.name, 'POST /session'),
    );
    const { account } = proven;
    if (account.standing.hasSecondFactor) {
      door.leave(req, res);
      await log.append({ ...nobody(account.name, 'POST /session'), agency: account.agency, result: 'CODE_REQUIRED' });
      give(res, halfSessions.start(proven));
      res.status(202).json({ user: null, next: 'CODE' });
      return;
    }
    await door.letIn(req, res, account, await settle(proven, proving.users), 'POST /session');
    res.json({ user: shown(account) });
  });

  /** The second step, for those who have a second factor. */
  router.post('/session/code', door.fromOurPage, ...smallJson, async (req, res) => {
    const secrets = secretsIn(req);
    const half = halfSessions.try(secrets);
    const { account, ...proven } = await proveCode(half, codeIn(req.body), fromWhere(req.ip, loopback), proving).catch(
      noting(log, half?.account.name ?? '', 'POST /session/code'),
    );
    for (const secret of secrets) halfSessions.end(secret);
    await door.letIn(req, res, account, await settle({ account, ...proven }, proving.users), 'POST /session/code');
    res.json({ user: shown(account) });
  });

  router.delete('/session', door.fromOurPage, async (req, res) => {
    const found = await door.findAtThePage(req);
    if (found !== null) await door.noteFor(found, req, 'SIGN_OUT', 'DELETE /session', []);
    for (const secret of secretsIn(req)) halfSessions.end(secret);
    door.leave(req, res);
    res.status(204).end();
  });

  return router;
}

export function fromWhere(address: string | undefined, loopback: boolean): From {
  return { address: address ?? '', loopback };
}

/** Refused tries are in the access log before they are answered. */
function noting(log: AccessLog, name: string, operation: string) {
  return async (refused: unknown): Promise<never> => {
    const result = refused instanceof DomainError ? refused.code : 'INTERNAL_SERVER_ERROR';
    await log.append({ ...nobody(name, operation), result });
    throw refused;
  };
}

function shown({ name, displayName, agency, roles }: User) {
  return { name, displayName, agency, roles };
}

function nobody(name: string, operation: string) {
  return {
    action: 'SIGN_IN',
    actor: name.slice(0, 100),
    agency: '',
    session: '',
    operation,
    ids: [],
  } as const;
}

function credentialsIn(body: unknown): Credentials {
  if (typeof body !== 'object' || body === null) throw new BadInput('Send name and password as JSON');
  const { name, password, newPassword } = body as Readonly<Record<string, unknown>>;
  if (typeof name !== 'string' || typeof password !== 'string') throw new SignInRefused();
  return { name, password, newPassword: typeof newPassword === 'string' ? newPassword : null };
}

/** Anything that is no text is a wrong code like others. */
export function codeIn(body: unknown): string {
  if (typeof body !== 'object' || body === null) throw new BadInput('Send the code as JSON');
  const { code } = body as Readonly<Record<string, unknown>>;
  return typeof code === 'string' ? code.slice(0, LONGEST_CODE).replaceAll(' ', '') : '';
}
