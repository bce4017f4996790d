import { graphql } from '../../api/graphql.js';

export const JUDGE = graphql(
  `mutation Judge($left: ID!, $right: ID!, $decision: Decision!, $reason: String!) { judge(left: $left, right: $right, decision: $decision, reason: $reason) { id decision } }`,
);
export const WITHDRAW = graphql(
  `mutation Withdraw($id: ID!, $reason: String!) { withdrawJudgement(id: $id, reason: $reason) { id withdrawn } }`,
);

export const DECISIONS = ['SAME', 'DIFFERENT', 'UNSURE'] as const;
export type Decision = (typeof DECISIONS)[number];
