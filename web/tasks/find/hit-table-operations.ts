import { graphql, type ResultOf } from '../../api/graphql.js';

export const HIT_TABLE = graphql(`
  query HitTable($lines: [String!]!) {
    hitTable(lines: $lines) {
      line
      readAs
      failed { property because }
      probabilityGoesBy
      total
      hits(first: 2) {
        matched
        property
        similarity
        weightBits
        probability
        contradicts
        reasons(first: 2) { template values { name value } }
        listings(first: 2) { record list number edition recordedOn }
        entity { id kind traderKind name handling }
      }
    }
  }
`);
export type LineHits = ResultOf<typeof HIT_TABLE>['hitTable'][number];
export type LineHit = LineHits['hits'][number];
