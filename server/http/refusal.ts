import { randomUUID } from 'node:crypto';
import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import { DomainError } from '../errors.js';
import type { ReportFault } from './report-fault.js';

/** A request that is refused with a status of its own, in GraphQL's form, which all of our clients read. */
export function refuse(res: Response, status: number, code: string, message: string): void {
  res.status(status).json({ errors: [{ message, extensions: { code } }] });
}

/** Refuses what announces itself as too long before any of it is read: the parser would first wait for all of it to come. */
export function notLongerThan(bytes: number): RequestHandler {
  return (req, res, next) => {
    if (Number(req.headers['content-length'] ?? 0) <= bytes) {
      next();
      return;
    }
    res.setHeader('Connection', 'close');
    refuse(res, 413, 'BAD_REQUEST', 'The request is too large');
  };
}

const STATUS: Readonly<Record<string, number>> = {
  BAD_USER_INPUT: 400,
  UNAUTHENTICATED: 401,
  CODE_REFUSED: 401,
  WRONG_PASSWORD: 401,
  FORBIDDEN: 403,
  PASSWORD_MUST_CHANGE: 403,
  PURPOSE_REQUIRED: 403,
  SECOND_FACTOR_REQUIRED: 403,
  SECOND_FACTOR_THERE: 409,
  UNKNOWN_SOURCE: 400,
  RATE_LIMITED: 429,
};

/** What express and its parsers throw carries the status they mean. */
function statusOf(error: unknown): number | null {
  if (typeof error !== 'object' || error === null || !('status' in error)) return null;
  return typeof error.status === 'number' && error.status >= 400 && error.status < 500 ? error.status : null;
}

/** Refusals in their own words; faults under an id, without a word of what went wrong inside. */
export function errorAnswers(report: ReportFault): ErrorRequestHandler {
  return (error: unknown, _req, res, next) => {
    if (res.headersSent) {
      next(error);
      return;
    }
    if (error instanceof DomainError) {
      const { message, code, details } = error;
      res.status(STATUS[code] ?? 400).json({ errors: [{ message, extensions: { code, details } }] });
      return;
    }
    const status = statusOf(error);
    if (status !== null) {
      refuse(res, status, 'BAD_REQUEST', status === 413 ? 'The request is too large' : 'The request cannot be read');
      return;
    }
    const errorId = randomUUID();
    report(errorId, error);
    res.status(500).json({
      errors: [{ message: 'The server failed to answer', extensions: { code: 'INTERNAL_SERVER_ERROR', errorId } }],
    });
  };
}
