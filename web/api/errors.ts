import { CombinedGraphQLErrors, ServerError } from '@apollo/client/errors';
import { text } from '../texts/index.js';

/** What to tell a person about a failure: what the server says where it refused, plain words where something broke. */
export function wordsOf(error: unknown): string {
  if (CombinedGraphQLErrors.is(error)) {
    const first = error.errors[0];
    const code = first?.extensions?.code;
    if (first && code !== 'INTERNAL_SERVER_ERROR') return first.message;
    return text('problem.fault', { id: String(first?.extensions?.errorId ?? '') });
  }
  if (ServerError.is(error)) return text('problem.server', { status: error.statusCode });
  return text('problem.unreachable');
}
