import { ApolloClient, ApolloLink, HttpLink } from '@apollo/client';
import { CombinedGraphQLErrors, ServerError } from '@apollo/client/errors';
import { ErrorLink } from '@apollo/client/link/error';
import { makeCache } from './cache.js';
import { sendIds } from './operation-ids.js';
import { purposeHeader } from './purpose.js';
import { findSession, SAME_PAGE, sessionEnded } from './session.js';
import { viewHeader } from './view.js';

const watchForSignOut = new ErrorLink(({ error }) => {
  const refused = CombinedGraphQLErrors.is(error) && error.errors.some((e) => e.extensions?.code === 'UNAUTHENTICATED');
  if (refused || (ServerError.is(error) && error.statusCode === 401)) sessionEnded();
  // His agency may demand a second factor since he came: what is asked of him stands in the session.
  if (ServerError.is(error) && error.statusCode === 403) void findSession();
});

const sayPurposeAndView = new ApolloLink((operation, forward) => {
  operation.setContext(({ headers = {} }) => ({ headers: { ...headers, ...purposeHeader(), ...viewHeader() } }));
  return forward(operation);
});

/** For what several parts of a page ask at the same moment, and nothing that is done here changes: one question serves them all. */
export const ASKED_TOGETHER = { queryDeduplication: true } as const;

export const client = new ApolloClient({
  link: ApolloLink.from([
    watchForSignOut,
    sayPurposeAndView,
    sendIds,
    new HttpLink({ uri: '/graphql', headers: SAME_PAGE, credentials: 'same-origin' }),
  ]),
  cache: makeCache(),
  // What is asked for after a change must not be told what was asked for before it and is still on its way.
  queryDeduplication: false,
});

/**
 * A judgement or an import can change which thing any id leads to: everything fetched before is asked for again. Where that fails, or the page
 * is left meanwhile, it is no failure of what was done: each page tells of its own questions.
 */
export async function everythingMayHaveChanged(): Promise<void> {
  await client.resetStore().catch(() => undefined);
}
