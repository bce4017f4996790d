import { graphql, type ResultOf } from '../../api/graphql.js';

const SHOWN = graphql(
  `fragment DisclosureShown on Disclosure {
    caseId undecided openAgain
    items {
      record { id sourceKey line at layout source { name title } }
      decision { id status test sensitiveReason reason description decidedBy decidedAt }
      history { id status test sensitiveReason reason decidedBy decidedAt }
      prompts { template values { name value } }
    }
  }`,
);

export const DISCLOSURE = graphql(
  `query CaseDisclosure($case: ID!) { me { roles } disclosure(case: $case) { ...DisclosureShown } }`,
  [SHOWN],
);

export const DECIDE = graphql(
  `mutation DecideDisclosure($case: ID!, $records: [ID!]!, $choice: DisclosureChoice!) {
    decideDisclosure(case: $case, records: $records, choice: $choice) { ...DisclosureShown }
  }`,
  [SHOWN],
);

export const PREVIEW = graphql(
  `query DisclosurePreview($case: ID!, $edition: Edition!) {
    disclosurePreview(case: $case, edition: $edition) {
      edition records leftOut
      nonSensitive { number record description test }
      sensitive { number record description test sensitiveReason }
    }
  }`,
);

export type Disclosed = NonNullable<ResultOf<typeof DISCLOSURE>['disclosure']>;
export type Item = Disclosed['items'][number];
export type Decision = Item['history'][number];
export type Preview = ResultOf<typeof PREVIEW>['disclosurePreview'];

export const STATUSES = ['EVIDENCE', 'UNUSED_NON_SENSITIVE', 'UNUSED_SENSITIVE', 'NOT_RELEVANT'] as const;
export type Status = (typeof STATUSES)[number];
export const TESTS = ['YES', 'NO', 'PENDING'] as const;
export type Test = (typeof TESTS)[number];
export const SENSITIVE_REASONS = [
  'INFORMANT_IDENTITY',
  'COVERT_METHOD',
  'PARTNER_INTELLIGENCE',
  'NATIONAL_SECURITY',
  'CHILD_OR_VULNERABLE_PERSON',
  'LIVE_INVESTIGATION',
  'COMMERCIAL_SECRECY',
] as const;
export type SensitiveReason = (typeof SENSITIVE_REASONS)[number];
