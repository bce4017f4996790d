import { graphql, type ResultOf } from '../../api/graphql.js';

export const RECORDS_PER_PAGE = 25;

export const PROFILE = graphql(`
  query Profile($id: ID!, $first: Int!, $after: String) {
    entity(id: $id) {
      id
      kind
      name
      names
      handling
      values { property raw value scheme verdict column record { id line at recordedOn grade { scheme source information } source { name title } } }
      linkCounts { kind role outward entityKind count }
      records(first: $first, after: $after) {
        totalCount
        pageInfo { hasNextPage endCursor }
        edges { node { id line at sourceKey recordedOn endedOn handling grade { scheme source information } source { title } import { id fileName } } }
      }
      mentions { id addsOnly }
      matches {
        id
        weightBits
        heldAsOne
        strong
        judgement { id decision }
        contradiction { template values { name value } }
        left { id record { source { title } } }
        right { id record { source { title } } }
        leftEntity { id kind traderKind name detail handling }
        rightEntity { id kind traderKind name detail handling }
        evidence { comparison weightBits because { template values { name value } } }
      }
      judgements { id decision by reason judgedAt withdrawn withdraws left { id } right { id } }
    }
  }
`);
export type Profile = NonNullable<ResultOf<typeof PROFILE>['entity']>;

/** Rows that only add to a thing go where the row goes that introduces it: there must be two to part. */
export function canSplit({ mentions }: Profile): boolean {
  return mentions.filter((m) => !m.addsOnly).length > 1;
}

export type Value = Profile['values'][number];
