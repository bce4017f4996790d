import express, { type Request, type RequestHandler, type Response, type Router } from 'express';
import type { AccessAction } from '../access/access-entry.js';
import { hashPassword } from '../access/passwords.js';
import {
  isFitPassword,
  proveCode,
  provePassword,
  SessionOver,
  SHORTEST_PASSWORD,
  SignInRefused,
  WrongPassword,
} from '../access/sign-in.js';
import { BadInput, DomainError } from '../errors.js';
import type { Door } from './door.js';
import { notLongerThan } from './refusal.js';
import { codeIn, fromWhere, type SignInParts } from './session-routes.js';

/** Passwords, a code, or what a token is to be. */
export const MOST_BYTES = 4 * 1024;

/**
 * What somebody does to his own sign-in. Not by GraphQL, whose variables the access log keeps, and not by a token. Whatever changes how he
 * proves himself asks for the password again, ends all his sessions and begins a new one.
 */
export function accountRoutes({ door, proving, loopback }: SignInParts): Router {
  const { users, secondFactors } = proving;
  const router = express.Router();
  const mine = [door.fromOurPage, door.atThePage, notLongerThan(MOST_BYTES), express.json({ limit: MOST_BYTES })];
  const from = (req: Request) => fromWhere(req.ip, loopback);

  const provedAgain = async (req: Request) => {
    const { password } = bodyOf(req);
    const { name } = door.who(req).user;
    const typed = typeof password === 'string' ? password : '';
    const credentials = { name, password: typed, newPassword: null };
    const { account } = await provePassword(credentials, from(req), proving).catch((refused: unknown) => {
      throw refused instanceof SignInRefused ? new WrongPassword() : refused;
    });
    // That took a while, in which he may have gone.
    if (!door.isStillIn(req)) throw new SessionOver();
    return account;
  };

  router.get('/account/standing', door.fromOurPage, door.atThePage, async (req, res) => {
    const found = door.who(req);
    const { standing, user } = found;
    res.json({
      name: user.name,
      displayName: user.displayName,
      hasPassword: standing.hasPassword,
      secondFactor: {
        on: standing.hasSecondFactor,
        missing: door.lacksSecondFactor(found),
        recoveryCodesLeft: await secondFactors.recoveryCodesLeft(user.name),
      },
    });
  });

  const route = (method: 'post' | 'delete', path: string, action: AccessAction, work: Work) =>
    router[method](path, ...mine, noted(door, action, work));

  route('post', '/account/second-factor', 'RIGHTS_CHANGE', async (req) => {
    const { name } = await provedAgain(req);
    return secondFactors.begin(name);
  });

  route('post', '/account/second-factor/confirm', 'RIGHTS_CHANGE', async (req, res) => {
    const { name } = door.who(req).user;
    const recoveryCodes = await secondFactors.confirm(name, codeIn(req.body));
    door.renew(req, res, await users.endSessions(name));
    return { recoveryCodes };
  });

  route('delete', '/account/second-factor', 'RIGHTS_CHANGE', async (req, res) => {
    const account = await provedAgain(req);
    await proveCode({ account, newPasswordHash: null }, codeIn(req.body), from(req), proving);
    await secondFactors.takeAway(account.name);
    door.renew(req, res, await users.endSessions(account.name));
    return null;
  });

  route('post', '/account/second-factor/told', 'RIGHTS_CHANGE', async (req) => {
    await secondFactors.told(door.who(req).user.name);
    door.forget();
    return null;
  });

  route('post', '/account/password', 'RIGHTS_CHANGE', async (req, res) => {
    const { newPassword } = bodyOf(req);
    if (typeof newPassword !== 'string' || !isFitPassword(newPassword)) {
      throw new BadInput(`Choose a password of at least ${SHORTEST_PASSWORD} characters`, { field: 'newPassword' });
    }
    const { name } = await provedAgain(req);
    door.renew(req, res, await users.replacePassword(name, await hashPassword(newPassword)));
    return null;
  });

  route('post', '/account/sign-out-everywhere', 'SIGN_OUT', async (req, res) => {
    await users.endSessions(door.who(req).user.name);
    door.forget();
    door.leave(req, res);
    return null;
  });

  return router;
}

/** Does what is asked and gives what to answer; null: that it is done is all there is to say. */
export type Work = (req: Request, res: Response) => Promise<object | null>;

/** Logged before it is answered, done or refused; never what was sent, which is secret. */
export function noted(door: Door, action: AccessAction, work: Work): RequestHandler {
  return async (req, res) => {
    const operation = `${req.method} ${req.route.path}`;
    const answer = await work(req, res).catch(async (refused: unknown) => {
      const result = refused instanceof DomainError ? refused.code : 'INTERNAL_SERVER_ERROR';
      await door.note(req, 'REFUSED', operation, [], { result });
      throw refused;
    });
    await door.note(req, action, operation, []);
    if (answer === null) res.status(204).end();
    else res.json(answer);
  };
}

export function bodyOf({ body }: Request): Readonly<Record<string, unknown>> {
  if (typeof body !== 'object' || body === null) throw new BadInput('Send what is asked for as JSON');
  return body as Readonly<Record<string, unknown>>;
}
