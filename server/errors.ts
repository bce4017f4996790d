/** An outcome a caller can act on. Anything else that is thrown is a fault in our code. */
export abstract class DomainError extends Error {
  /** Stable and machine-readable: clients branch on this, never on the message. */
  abstract readonly code: string;

  constructor(
    message: string,
    readonly details: Readonly<Record<string, unknown>> = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** The same words for what does not exist and for what the caller may not see. */
export class UnknownThing extends DomainError {
  readonly code = 'BAD_USER_INPUT';

  constructor(what: string, id: string) {
    super(`No ${what} with this id`, { what, id });
  }
}

/** The input cannot be taken as it is; the message says what, where and what to do. */
export class BadInput extends DomainError {
  readonly code = 'BAD_USER_INPUT';
}

/** The question was right, but its answer takes longer than one person may keep the others waiting. */
export class TookTooLong extends DomainError {
  readonly code = 'TOOK_TOO_LONG';

  constructor(limitMs: number) {
    super(`The answer takes longer than ${limitMs / 1_000} seconds. Ask for less at a time`, { limitMs });
  }
}

/** So many questions were before this one that its turn did not come. */
export class TooBusy extends DomainError {
  readonly code = 'TOO_BUSY';

  constructor(waitedMs: number) {
    super(
      `Others asked so much that there was no turn for this within ${waitedMs / 1_000} seconds. Ask again in a while`,
      {
        waitedMs,
      },
    );
  }
}

/** A judgement that would join what a person has already kept apart, or the reverse. */
export class JudgementConflict extends DomainError {
  readonly code = 'JUDGEMENT_CONFLICT';

  constructor(
    left: string,
    right: string,
    readonly standingJudgementId: string,
    judged: 'SAME' | 'DIFFERENT' = 'DIFFERENT',
  ) {
    const words = judged === 'SAME' ? 'the same: take that judgement back first' : 'different';
    super(`${left} and ${right} were judged to be ${words}`, { left, right, standingJudgementId });
  }
}
