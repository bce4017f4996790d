import { graphql, type ResultOf } from '../../api/graphql.js';
import { CARD, LINE } from '../../parts/chart-questions.js';

/** Both questions ask for the same of a value: values have no id, so the cache keeps what was asked last. */
const VALUE = graphql(`fragment ComparedValue on Value { property raw value verdict scheme }`);
const STAKE = graphql(`fragment StakeInALine on MatchStake { casesTouched left { kind count } right { kind count } }`);
export const QUEUE = graphql(
  `
  query Queue($judged: Boolean!, $first: Int!, $after: String) {
    matches(judged: $judged, first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges { node { id weightBits stake { ...StakeInALine } leftEntity { id kind traderKind name handling } rightEntity { id kind traderKind name handling } left { id kind values { ...ComparedValue } } right { id kind values { ...ComparedValue } } } }
    }
  }
`,
  [VALUE, STAKE],
);
export const MATCH = graphql(
  `
  query MatchToJudge($id: ID!) {
    match(id: $id) {
      id
      weightBits
      joinAtBits
      heldAsOne
      strong
      weighedBy
      stake { ...StakeInALine changes { kind left right both } }
      contradiction { template values { name value } }
      turns { change property weightBits turns }
      evidence { comparison weightBits left right because { template values { name value } } }
      judgement { id decision by reason judgedAt withdrawn weighedBy }
      leftEntity { id kind traderKind name detail handling linkTotal }
      rightEntity { id kind traderKind name detail handling linkTotal }
      left { id kind role values { ...ComparedValue } record { id line at recordedOn handling grade { scheme source information } source { title } } }
      right { id kind role values { ...ComparedValue } record { id line at recordedOn handling grade { scheme source information } source { title } } }
    }
  }
`,
  [VALUE, STAKE],
);

/** Asked once the pair is drawn: the picture comes beside it, and nobody waits for it. */
export const SURROUNDINGS = graphql(
  `query MatchSurroundings($id: ID!) {
    match(id: $id) { id surroundings { left right entities { ...Card } links { ...Line } } }
  }`,
  [CARD, LINE],
);

export type Surroundings = NonNullable<NonNullable<ResultOf<typeof SURROUNDINGS>['match']>['surroundings']>;
export type MatchToJudge = NonNullable<ResultOf<typeof MATCH>['match']>;
export type Queued = ResultOf<typeof QUEUE>['matches']['edges'][number]['node'];
