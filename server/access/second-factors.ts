import { createHash } from 'node:crypto';
import { DomainError } from '../errors.js';
import { authenticatorUri, newSecret, stepOfCode } from './one-time-codes.js';
import { newPassword } from './passwords.js';
import type { Sealing } from './sealing.js';
import type { SecondFactorTaken } from './users.js';

/** What is kept of somebody's second factor. */
export interface KeptSecondFactor {
  /** The authenticator's secret, sealed. */
  readonly sealedSecret: string;
  /** The time step of the last code that was taken: none of it or of an earlier one is taken again. */
  readonly lastStep: number;
  /** SHA-256 of the recovery codes that are left. Each has 80 random bits, so a slow hash would add nothing. */
  readonly recoveryHashes: readonly string[];
}

/** Keeps second factors. Each change holds on every server at once, and of two at the same moment one fails. */
export interface SecondFactorStore {
  find(userName: string): Promise<KeptSecondFactor | null>;
  /** False where he has one already. */
  put(userName: string, kept: KeptSecondFactor): Promise<boolean>;
  /** False where a code of this step or of a later one was taken before. */
  takeStep(userName: string, step: number): Promise<boolean>;
  /** False where the recovery code was taken before. */
  takeRecoveryCode(userName: string, hash: string): Promise<boolean>;
  /** He does it himself. */
  remove(userName: string): Promise<void>;
  /** Somebody else does: all his sessions end, and he is told at his next sign-in. False where there was none. */
  takeAway(userName: string, taken: SecondFactorTaken): Promise<boolean>;
  /** He has been told. */
  forgetTaken(userName: string): Promise<void>;
}

/** Nobody's clock, spelling or patience is told apart: one text for whatever is wrong with a code. */
export class CodeRefused extends DomainError {
  readonly code = 'CODE_REFUSED';

  constructor() {
    super('This code does not fit. Wait for the next one and try again, or sign in from the start');
  }
}

export class SecondFactorThere extends DomainError {
  readonly code = 'SECOND_FACTOR_THERE';

  constructor() {
    super('You have a second factor. Take it away before you set up another');
  }
}

/** Nothing else is answered before. */
export class SecondFactorRequired extends DomainError {
  readonly code = 'SECOND_FACTOR_REQUIRED';

  constructor() {
    super('Your agency demands a second factor. Set it up on your account page, at /account');
  }
}

const RECOVERY_CODES = 10;
/** Scanning a picture and typing six digits takes no longer. */
const PENDING_MS = 10 * 60_000;

/** Second factors: an authenticator's codes (RFC 6238) and, where it is lost, recovery codes that work once each. */
export class SecondFactors {
  /** Secrets that were shown and not yet confirmed by a code, by user. */
  private readonly pending = new Map<string, { readonly secret: string; readonly at: number }>();

  constructor(
    private readonly store: SecondFactorStore,
    private readonly sealing: Sealing,
    private readonly now: () => number,
  ) {}

  /** A new secret for his authenticator. Nothing holds before a code confirms that it arrived. */
  begin(userName: string): { readonly secret: string; readonly uri: string } {
    const secret = newSecret();
    for (const [name, { at }] of this.pending) if (this.now() - at > PENDING_MS) this.pending.delete(name);
    this.pending.set(userName, { secret, at: this.now() });
    return { secret, uri: authenticatorUri(secret, userName) };
  }

  /** From here on he needs codes. Returns his recovery codes, which are never seen again. */
  async confirm(userName: string, code: string): Promise<readonly string[]> {
    const pending = this.pending.get(userName);
    if (pending === undefined || this.now() - pending.at > PENDING_MS) throw new CodeRefused();
    const lastStep = stepOfCode(pending.secret, code, this.now());
    if (lastStep === null) throw new CodeRefused();
    const recoveryCodes = Array.from({ length: RECOVERY_CODES }, newPassword);
    const sealedSecret = this.sealing.seal(pending.secret, userName);
    const kept = { sealedSecret, lastStep, recoveryHashes: recoveryCodes.map(hashOf) };
    if (!(await this.store.put(userName, kept))) throw new SecondFactorThere();
    this.pending.delete(userName);
    return recoveryCodes;
  }

  /** Takes a code of his authenticator or a recovery code, once; throws where it does not fit. */
  async take(userName: string, code: string): Promise<void> {
    const kept = await this.store.find(userName);
    if (kept === null) throw new CodeRefused();
    const step = stepOfCode(this.sealing.unseal(kept.sealedSecret, userName), code, this.now());
    const taken =
      step === null
        ? await this.store.takeRecoveryCode(userName, hashOf(code))
        : await this.store.takeStep(userName, step);
    if (!taken) throw new CodeRefused();
  }

  /** From here on his password is enough. */
  async takeAway(userName: string): Promise<void> {
    await this.store.remove(userName);
  }

  /** He has read that his second factor was taken away. */
  async told(userName: string): Promise<void> {
    await this.store.forgetTaken(userName);
  }

  /** How many recovery codes are left; null where he has no second factor. */
  async recoveryCodesLeft(userName: string): Promise<number | null> {
    return (await this.store.find(userName))?.recoveryHashes.length ?? null;
  }
}

/** Spaces and capitals make no difference to somebody who copies from paper. */
function hashOf(recoveryCode: string): string {
  return createHash('sha256').update(recoveryCode.trim().toLowerCase()).digest('hex');
}
