import express, { type Router } from 'express';
import type { AccessLog } from '../access/access-log.js';
import type { Sessions } from '../access/sessions.js';
import { type Credentials, SignInRefused, signIn } from '../access/sign-in.js';
import type { Throttle } from '../access/throttle.js';
import type { User } from '../access/user.js';
import type { UserStore } from '../access/users.js';
import { BadInput, DomainError } from '../errors.js';
import type { Door } from './door.js';
import { notLongerThan } from './refusal.js';
import { COOKIE_GONE, cookieWith, secretIn } from './session-cookie.js';

export interface SignInParts {
  readonly door: Door;
  readonly sessions: Sessions;
  readonly users: UserStore;
  readonly throttle: Throttle;
  readonly log: AccessLog;
  readonly now: () => Date;
  /** True where only this machine can reach the server. */
  readonly loopback: boolean;
}

/** A name and two passwords. */
const MOST_BYTES = 4 * 1024;

/** Sign in, who am I, sign out. */
export function sessionRoutes({ door, sessions, users, throttle, log, now, loopback }: SignInParts): Router {
  const router = express.Router();

  router.get('/session', async (req, res) => {
    const found = await door.find(req);
    // Not being signed in is an ordinary answer here: it is what the page asks when it opens.
    res.json({ user: found === null ? null : shown(found.user) });
  });

  router.post(
    '/session',
    door.fromOurPage,
    notLongerThan(MOST_BYTES),
    express.json({ limit: MOST_BYTES }),
    async (req, res) => {
      const credentials = credentialsIn(req.body);
      const old = secretIn(req);
      const user = await signIn(credentials, { address: req.ip ?? '', loopback }, users, throttle).catch(
        async (refused: unknown) => {
          const result = refused instanceof DomainError ? refused.code : 'INTERNAL_SERVER_ERROR';
          await log.append({ ...nobody(credentials.name), result });
          throw refused;
        },
      );
      if (old !== null) sessions.end(old);
      const secret = sessions.start(user.name);
      const session = sessions.find(secret);
      const { name: actor, agency } = user;
      await users.noteSignIn(actor, now().toISOString().slice(0, 10));
      await log.append({ ...nobody(actor), agency, session: session?.id ?? '', result: 'ok' });
      res.setHeader('Set-Cookie', cookieWith(secret));
      res.json({ user: shown(user) });
    },
  );

  router.delete('/session', door.fromOurPage, async (req, res) => {
    const found = await door.find(req);
    const secret = secretIn(req);
    if (found !== null) await door.noteFor(found, req, 'SIGN_OUT', 'DELETE /session', []);
    if (secret !== null) sessions.end(secret);
    res.setHeader('Set-Cookie', COOKIE_GONE);
    res.status(204).end();
  });

  return router;
}

function shown({ name, displayName, agency, roles }: User) {
  return { name, displayName, agency, roles };
}

function nobody(name: string) {
  return {
    action: 'SIGN_IN',
    actor: name.slice(0, 100),
    agency: '',
    session: '',
    operation: 'POST /session',
    ids: [],
  } as const;
}

function credentialsIn(body: unknown): Credentials {
  if (typeof body !== 'object' || body === null) throw new BadInput('Send name and password as JSON');
  const { name, password, newPassword } = body as Readonly<Record<string, unknown>>;
  if (typeof name !== 'string' || typeof password !== 'string') throw new SignInRefused();
  return { name, password, newPassword: typeof newPassword === 'string' ? newPassword : null };
}
