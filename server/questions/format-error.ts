import { randomUUID } from 'node:crypto';
import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { DomainError } from '../errors.js';
import type { ReportFault } from '../http/report-fault.js';

/**
 * What a client is told. A refusal: its code, its words and its details. Something wrong with the question itself: what graphql-js
 * says. Anything else is a fault in our code: it is reported under an id, and the client gets the id and nothing more.
 */
export function formatErrorWith(report: ReportFault) {
  return (formatted: GraphQLFormattedError, thrown: unknown): GraphQLFormattedError => {
    const { path, locations } = formatted;
    const place = { ...(locations && { locations }), ...(path && { path }) };
    const cause = unwrapResolverError(thrown);
    if (cause instanceof DomainError) {
      return { message: cause.message, ...place, extensions: { code: cause.code, details: cause.details } };
    }
    const code = formatted.extensions?.code;
    if (cause instanceof GraphQLError && typeof code === 'string' && code !== 'INTERNAL_SERVER_ERROR') {
      const { details } = cause.extensions;
      return { message: formatted.message, ...place, extensions: { code, ...(details !== undefined && { details }) } };
    }
    // Nobody is there any more to read the answer.
    if (cause instanceof Error && cause.name === 'AbortError') {
      return { message: 'Cancelled', ...place, extensions: { code: 'CANCELLED' } };
    }
    const errorId = randomUUID();
    report(errorId, cause);
    return { message: 'The server failed to answer', ...place, extensions: { code: 'INTERNAL_SERVER_ERROR', errorId } };
  };
}
