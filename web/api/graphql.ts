import { initGraphQLTada } from 'gql.tada';
import type { introspection } from './graphql-env.js';

/** Writes an operation whose variables and answer are typed by the schema. */
export const graphql = initGraphQLTada<{ introspection: introspection; disableMasking: true }>();
export type { ResultOf, VariablesOf } from 'gql.tada';
