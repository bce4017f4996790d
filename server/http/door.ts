import type { IncomingMessage } from 'node:http';
import type { Request, RequestHandler, Response } from 'express';
import type { AccessAction, AccessEntry } from '../access/access-entry.js';
import type { AccessLog } from '../access/access-log.js';
import type { ApiTokens } from '../access/api-tokens.js';
import { type Duty, mayDo, NotYourDuty } from '../access/duties.js';
import { PURPOSE_HEADER, PurposeRequired, purposeIn, statedPurpose } from '../access/purpose.js';
import { SecondFactorRequired } from '../access/second-factors.js';
import { idOf, type Sessions } from '../access/sessions.js';
import type { SignedIn } from '../access/signed-in.js';
import { dutiesOf } from '../access/token-scopes.js';
import type { FoundAccount, UserStore } from '../access/users.js';
import type { Viewers } from '../access/viewers.js';
import type { Asking } from '../graph/entity-graph.js';
import { refuse } from './refusal.js';
import { cookieGone, cookieWith, secretsIn } from './session-cookie.js';

/** Agencies that demand something of their people. */
export interface Demands {
  /** Say why you ask. */
  readonly purpose: readonly string[];
  /** Sign in with a code beside the password. */
  readonly secondFactor: readonly string[];
}

/**
 * The door every request goes through that reads or changes anything: from our own page, by somebody who is signed in. Whoever came in
 * is remembered beside the request, so that a route cannot be written that asks for him without the door.
 */
export class Door {
  private readonly inside = new WeakMap<IncomingMessage, SignedIn>();

  constructor(
    private readonly sessions: Sessions,
    private readonly tokens: ApiTokens,
    private readonly viewers: Viewers,
    private readonly users: UserStore,
    private readonly log: AccessLog,
    private readonly demands: Demands,
    /** True where only this machine can reach the server. */
    private readonly loopback: boolean,
    private readonly now: () => Date,
  ) {}

  /** Lets in who is signed in; says no in constant words to everybody else. */
  readonly signedIn: RequestHandler = async (req, res, next) => {
    const found = await this.find(req);
    if (found === null) {
      refuse(res, 401, 'UNAUTHENTICATED', 'Sign in first');
      return;
    }
    this.inside.set(req, found);
    await this.withSecondFactor(req, res, next);
  };

  /** Behind `signedIn` or `atThePage`: turns away who still has to set up the second factor that his agency demands. */
  readonly withSecondFactor: RequestHandler = async (req, _res, next) => {
    if (this.lacksSecondFactor(this.who(req))) {
      const refused = new SecondFactorRequired();
      await this.note(req, 'REFUSED', `${req.method} ${req.path}`, [], { result: refused.code });
      throw refused;
    }
    next();
  };

  /** Lets in who is signed in at the page, also before he has the second factor that his agency demands: to set it up. */
  readonly atThePage: RequestHandler = async (req, res, next) => {
    const found = await this.findAtThePage(req);
    if (found === null) {
      refuse(res, 401, 'UNAUTHENTICATED', 'Sign in first');
      return;
    }
    this.inside.set(req, found);
    next();
  };

  /**
   * Another site can make a browser send our cookie, but no header of its own: that would need our consent (CORS), which nobody gets.
   * A token is such a header.
   */
  readonly fromOurPage: RequestHandler = async (req, res, next) => {
    if (tokenIn(req) !== null || req.headers['x-requested-with'] || req.headers['apollo-require-preflight']) {
      next();
      return;
    }
    const found = await this.find(req);
    if (found !== null) {
      await this.noteFor(found, req, 'REFUSED', `${req.method} ${req.path}`, [], { result: 'FORBIDDEN' });
    }
    refuse(res, 403, 'FORBIDDEN', 'Send the header x-requested-with');
  };

  /** Lets through, of those inside, whose role does this work. */
  onDuty(duty: Duty): RequestHandler {
    return async (req, _res, next) => {
      if (!mayDo(duty, this.who(req).user)) {
        await this.note(req, 'REFUSED', `${req.method} ${req.route.path}`, [], { result: 'FORBIDDEN' });
        throw new NotYourDuty(duty);
      }
      next();
    };
  }

  /** Behind `signedIn`: lets in who says why he asks, where his agency demands it. */
  readonly withPurpose: RequestHandler = async (req, _res, next) => {
    if (this.purpose(req) === null && this.demandsPurpose(req)) {
      const refused = new PurposeRequired();
      await this.note(req, 'REFUSED', `${req.method} ${req.path}`, [], { result: refused.code });
      throw refused;
    }
    next();
  };

  /** Why he asks. A link to a file can carry no header, and says it in its address: `?purpose=`. */
  purpose(req: Request): string | null {
    return purposeIn(req.headers[PURPOSE_HEADER]) ?? statedPurpose(req.query.purpose);
  }

  demandsPurpose(req: IncomingMessage): boolean {
    return this.demands.purpose.includes(this.who(req).user.agency);
  }

  who(req: IncomingMessage): SignedIn {
    const signedIn = this.inside.get(req);
    if (signedIn === undefined) throw new Error('this route does not go through the door');
    return signedIn;
  }

  /** Who asks, and a signal that ends the work when he is gone before the answer. */
  asking(req: Request, res: Response): Asking {
    const gone = new AbortController();
    res.on('close', () => {
      if (!res.writableFinished) gone.abort();
    });
    return { viewer: this.who(req).viewer, signal: gone.signal };
  }

  /** Puts what is about to be answered to somebody who went through the door into the access log. */
  note(
    req: Request,
    action: AccessAction,
    operation: string,
    ids: readonly string[],
    more: Partial<Pick<AccessEntry, 'result' | 'files' | 'recipients'>> = {},
  ): Promise<void> {
    return this.noteFor(this.who(req), req, action, operation, ids, more);
  }

  /** The same for somebody who was found without going through it. */
  noteFor(
    { user, session }: SignedIn,
    req: Request,
    action: AccessAction,
    operation: string,
    ids: readonly string[],
    more: Partial<Pick<AccessEntry, 'result' | 'files' | 'recipients'>> = {},
  ): Promise<void> {
    const purpose = this.purpose(req);
    return this.log.append({
      action,
      actor: user.name,
      agency: user.agency,
      session: session.id,
      operation,
      ...(purpose === null ? {} : { purpose }),
      ids,
      result: 'ok',
      ...more,
    });
  }

  /** Whether his agency demands a second factor that he has not. Who signs in at his agency proves himself there. */
  lacksSecondFactor({ user, standing }: SignedIn): boolean {
    return standing.hasPassword && !standing.hasSecondFactor && this.demands.secondFactor.includes(user.agency);
  }

  /** Who asks, at the page or by a token; null where nobody does who is let in. A token that came counts alone. */
  find(req: IncomingMessage): Promise<SignedIn | null> {
    const secret = tokenIn(req);
    return secret === null ? this.findAtThePage(req) : this.findByToken(secret);
  }

  private async findByToken(secret: string): Promise<SignedIn | null> {
    const token = await this.tokens.find(secret);
    if (token === null) return null;
    const known = await this.viewers.viewerOf(token.userName, dutiesOf(token.scopes));
    if (known === null || (known.standing.onlyOnLoopback && !this.loopback)) return null;
    return { ...known, session: { id: token.id } };
  }

  /** Who has a running session and still is a user. */
  async findAtThePage(req: IncomingMessage): Promise<SignedIn | null> {
    const session = this.sessions.find(secretsIn(req));
    if (session === null) return null;
    const known = await this.viewers.viewerOf(session.userName);
    if (known === null || session.round < known.standing.round) return null;
    return { ...known, session };
  }

  /** Starts a session: whatever was brought is over, whosever it was. */
  async letIn(
    req: Request,
    res: Response,
    { name: userName, agency }: Pick<FoundAccount, 'name' | 'agency'>,
    round: number,
    operation: string,
  ): Promise<void> {
    this.leave(req, res);
    this.forget();
    const secret = this.sessions.start(userName, round);
    give(res, secret);
    const session = idOf(secret);
    await this.users.noteSignIn(userName, this.now().toISOString().slice(0, 10));
    await this.log.append({ action: 'SIGN_IN', actor: userName, agency, session, operation, ids: [], result: 'ok' });
  }

  /**
   * A new session in place of the one in which he asked. Where that one is over, because another has signed in at his browser since, there is no
   * new one: the browser is the other's. What this process knew of the user is asked for again.
   */
  renew(req: Request, res: Response, round: number): void {
    this.forget();
    const old = this.secretOf(req);
    const secret = old && this.sessions.replace(old, round);
    if (!old || !secret) return;
    res.setHeader('Set-Cookie', [cookieWith(secret), cookieGone(old)]);
  }

  /** Whether the session in which he asked still runs, and is still his browser's. */
  isStillIn(req: Request): boolean {
    const secret = this.secretOf(req);
    return secret !== null && this.sessions.find([secret]) !== null;
  }

  private secretOf(req: Request): string | null {
    const { id } = this.who(req).session;
    return secretsIn(req).find((secret) => idOf(secret) === id) ?? null;
  }

  /** What somebody just changed of his account is in force at once. */
  forget(): void {
    this.viewers.forget();
  }

  /** Ends whatever session was brought. */
  leave(req: Request, res: Response): void {
    const brought = secretsIn(req);
    for (const secret of brought) this.sessions.end(secret);
    res.setHeader('Set-Cookie', brought.map(cookieGone));
  }
}

/** Gives the browser a secret, of a session or a half one, before it is told of what it is rid. */
export function give(res: Response, secret: string): void {
  const others = res.getHeader('Set-Cookie') ?? [];
  res.setHeader('Set-Cookie', [cookieWith(secret), ...(others as readonly string[])]);
}

/** The secret of `Authorization: Bearer …`; null where there is no such header. */
function tokenIn({ headers: { authorization } }: IncomingMessage): string | null {
  const found = /^Bearer(?: +(.*))?$/i.exec(authorization ?? '');
  return found && (found[1] ?? '');
}
