/** What a deployment might list for its scripts: attacks by variables go through these in either mode. */
export const LISTED = {
  me: '{ me { name } }',
  search:
    'query ($text: String!, $kinds: [EntityKind!], $first: Int! = 20, $after: String) { search(text: $text, kinds: $kinds, first: $first, after: $after) { totalCount facets { kind count } edges { cursor node { matched entity { id name linkTotal } } } } }',
  entity:
    'query ($id: ID!) { entity(id: $id) { id name names handling linkCounts { kind count } values { property raw } mentions { id } records { totalCount } judgements { id } matches { id } } }',
  neighbourhood:
    'query ($id: ID!, $first: Int! = 40) { neighbourhood(id: $id, first: $first) { total shown centre { linkTotal } entities { id name } links { id kind recordCount } } }',
  paths:
    'query ($from: ID!, $to: ID!, $kinds: [LinkKind!], $limit: Int! = 5) { paths(from: $from, to: $to, kinds: $kinds, limit: $limit) { paths { entities { id } } } }',
  chart: 'query ($ids: [ID!]!) { chart(ids: $ids) { entities { id } links { id } } }',
  one: 'query ($id: ID!) { link(id: $id) { id } record(id: $id) { id } match(id: $id) { id } case(id: $id) { id } import(id: $id) { id } bundle(id: $id) { id } }',
  imports: 'query ($after: String) { imports(after: $after) { totalCount edges { node { fileName accepted } } } }',
  matches: 'query ($kinds: [EntityKind!]) { matches(kinds: $kinds) { totalCount edges { node { id } } } }',
  cases: '{ cases { id } status { entities records imports cases matchesToJudge } }',
  openCase: 'mutation ($reference: String!, $title: String!) { openCase(reference: $reference, title: $title) { id } }',
  addToCase: 'mutation ($case: ID!, $entities: [ID!]!) { addToCase(case: $case, entities: $entities) { id } }',
  removeFromCase:
    'mutation ($case: ID!, $entity: ID!) { removeFromCase(case: $case, entity: $entity, reason: "r") { id } }',
  judge:
    'mutation ($left: ID!, $right: ID!, $reason: String! = "r") { judge(left: $left, right: $right, decision: SAME, reason: $reason) { id } }',
  withdraw: 'mutation ($id: ID!) { withdrawJudgement(id: $id, reason: "r") { id } }',
  split: 'mutation ($taken: [ID!]!, $of: ID!) { split(taken: $taken, of: $of, reason: "r") { id } }',
  withdrawAll: 'mutation ($ids: [ID!]!) { withdrawJudgements(ids: $ids, reason: "r") { id } }',
  exportBundle: 'mutation ($case: ID!) { exportBundle(case: $case) { id path } }',
  case: 'query ($id: ID!) { case(id: $id) { version members items { entity { id name } } chart { entity } events { seq action detail } bundles { id path } } }',
  addMember:
    'mutation ($case: ID!, $member: String!) { addMember(case: $case, member: $member, reason: "r") { version } }',
  removeMember:
    'mutation ($case: ID!, $member: String!) { removeMember(case: $case, member: $member, reason: "r") { version } }',
  saveChart:
    'mutation ($case: ID!, $positions: [ChartPositionInput!]!) { saveChart(case: $case, positions: $positions) { chart { entity } } }',
} as const;
