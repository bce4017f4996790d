import { graphql, type ResultOf } from '../../api/graphql.js';

const RIGHTS = graphql(
  `fragment RightsShown on Rights { roles active clearances { agency handling validFrom validUntil } }`,
);
const PERSON = graphql(
  `fragment PersonShown on Person { name displayName agency lastSignInOn endedOn rights { ...RightsShown } }`,
  [RIGHTS],
);
const REQUEST = graphql(
  `fragment RequestShown on RightsRequest {
    id takesSecondFactor reason askedBy askedAt expiresAt state decidable decidedBy decidedAt decisionReason
    person { name displayName agency }
    before { ...RightsShown }
    after { ...RightsShown }
  }`,
  [RIGHTS],
);

export const PEOPLE = graphql(
  `query People {
    administration { everywhere fourEyes standIn { chosen weighing } }
    people { ...PersonShown }
    rightsRequests { ...RequestShown }
  }`,
  [PERSON, REQUEST],
);

export const ADD_PERSON = graphql(`
  mutation AddPerson($name: String!, $displayName: String!, $agency: String!, $roles: [Role!]!, $clearances: [ClearanceInput!]!, $reason: String!) {
    addPerson(name: $name, displayName: $displayName, agency: $agency, roles: $roles, clearances: $clearances, reason: $reason) {
      password
      person { name }
      request { id }
    }
  }
`);

/** Roles and clearances are two changes: with four eyes each is decided by itself. */
export const CHANGE_RIGHTS = graphql(`
  mutation ChangeRights($name: String!, $roles: [Role!]!, $withRoles: Boolean!, $clearances: [ClearanceInput!]!, $withClearances: Boolean!, $reason: String!) {
    changeRoles(name: $name, roles: $roles, reason: $reason) @include(if: $withRoles) { request { id } }
    changeClearances(name: $name, clearances: $clearances, reason: $reason) @include(if: $withClearances) { request { id } }
  }
`);

export const END_PERSON = graphql(`
  mutation EndPerson($name: String!, $reason: String!) { endPerson(name: $name, reason: $reason) { request { id } } }
`);
export const RESTORE_PERSON = graphql(`
  mutation RestorePerson($name: String!, $reason: String!) { restorePerson(name: $name, reason: $reason) { request { id } } }
`);
export const RESET_PASSWORD = graphql(`
  mutation ResetPassword($name: String!, $reason: String!) { resetPassword(name: $name, reason: $reason) { name password } }
`);
export const RESET_SECOND_FACTOR = graphql(`
  mutation ResetSecondFactor($name: String!, $reason: String!) { resetSecondFactor(name: $name, reason: $reason) { taken request { id } } }
`);
export const DECIDE = graphql(`
  mutation DecideRightsRequest($id: ID!, $approve: Boolean!, $reason: String!) {
    decideRightsRequest(id: $id, approve: $approve, reason: $reason) { request { id } }
  }
`);

type Asked = ResultOf<typeof PEOPLE>;
export type Person = Asked['people'][number];
export type Rights = Person['rights'];
export type Clearance = Rights['clearances'][number];
export type Request = Asked['rightsRequests'][number];
export type Administration = Asked['administration'];
export type Role = Rights['roles'][number];

export const ROLES = [
  'INVESTIGATOR',
  'ANALYST',
  'PROSECUTOR',
  'DISCLOSURE_OFFICER',
  'ADMINISTRATOR',
  'AUDITOR',
] as const satisfies readonly Role[];

/** What the page asks again after whatever an administrator does. */
export const AFTER_A_CHANGE = ['People'];
