import { graphql, type ResultOf } from '../../api/graphql.js';

export const SEARCH = graphql(`
  query Search($text: String!, $kinds: [EntityKind!], $first: Int!, $after: String) {
    search(text: $text, kinds: $kinds, first: $first, after: $after) {
      totalCount
      facets { kind count }
      pageInfo { hasNextPage endCursor }
      edges { node { matched property similarity entity { id kind traderKind name detail handling linkTotal } } }
    }
  }
`);
export type Found = ResultOf<typeof SEARCH>['search'];
export type Hit = Found['edges'][number]['node'];
export type Kind = Found['facets'][number]['kind'];
