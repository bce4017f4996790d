import { ApolloLink } from '@apollo/client';

/** Ids of the page's own operations by name, put in place when the page is compiled (web/page-operations.ts). */
declare const PAGE_OPERATIONS: Readonly<Record<string, string>>;

/** Sends the id alone, which a server takes even where it takes no question of anybody's own. While developing, the text goes. */
export const sendIds = new ApolloLink((operation, forward) => {
  if (!import.meta.env.PROD) return forward(operation);
  const name = operation.operationName ?? '';
  const id = PAGE_OPERATIONS[name];
  if (id === undefined) throw new Error(`The page has no operation ${name}`);
  operation.extensions.persistedQuery = { version: 1, sha256Hash: id };
  operation.setContext({ http: { includeQuery: false, includeExtensions: true } });
  return forward(operation);
});
