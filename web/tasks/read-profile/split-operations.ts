import { graphql, type ResultOf } from '../../api/graphql.js';

export const MENTIONS = graphql(`
  query MentionsToSplit($id: ID!) {
    entity(id: $id) {
      id
      mentions { id role addsOnly values { property value } record { id line at recordedOn handling grade { scheme source information } source { title } } }
    }
  }
`);
export type MentionToSplit = NonNullable<ResultOf<typeof MENTIONS>['entity']>['mentions'][number];

export const SPLIT = graphql(
  `mutation Split($taken: [ID!]!, $of: ID!, $reason: String!) { split(taken: $taken, of: $of, reason: $reason) { id } }`,
);
