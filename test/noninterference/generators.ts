import type { Draw } from './draw.js';
import { absent, type Material, type Named } from './material.js';

export type Variables = Readonly<Record<string, unknown>>;
type Generator = (material: Material) => readonly Variables[];

const EDITIONS = ['FULL', 'REDACTED', 'DEFENCE'] as const;
const KINDS = ['TRADER', 'VESSEL', 'CONSIGNMENT', 'PLACE'] as const;
const LINK_KINDS = ['OWNS', 'CALLED_AT', 'SHIPPED', 'RECEIVED', 'DIRECTS', 'REACHED_BY'] as const;
/** Before anything came, as it came, before and after people judge. */
const LOOKED_BACK_AT = ['2020-12-31', '2021-06-01', '2023-06-01', '2025-05-31', '2099-01-01'] as const;
/** Enough for a first look at any list; pages are asked one by one elsewhere. */
const FIRST = 20;
const once: Generator = () => [{}];
const byId =
  (kind: Named, name = 'id'): Generator =>
  (m) =>
    m.ids(kind).map((id) => ({ [name]: id }));

/** For every field of Query and Mutation: which arguments to ask it with. A field that is not here fails the test. */
export const GENERATORS: Readonly<Record<string, Generator>> = {
  'Query.me': once,
  'Query.status': once,
  'Query.duties': once,
  'Query.colleagues': once,
  'Query.administration': once,
  'Query.people': once,
  'Query.rightsRequests': once,
  'Query.sources': once,
  'Query.cases': once,
  'Query.entity': byId('mention'),
  'Query.asHeldOn': (m) => [
    ...m.ids('mention').map((id) => ({ id, on: m.draw.one(LOOKED_BACK_AT) })),
    { id: m.draw.one(m.ids('mention')), on: 'the day before' },
  ],
  'Query.idLeadsTo': byId('mention'),
  'Query.record': byId('record'),
  'Query.link': byId('statement'),
  'Query.match': byId('match'),
  'Query.import': byId('import'),
  'Query.case': byId('case'),
  'Query.bundle': byId('bundle'),
  'Query.consentRequests': (m) => [{ case: null }, ...m.ids('case').map((id) => ({ case: id }))],
  'Query.consentNeeded': (m) => m.ids('case').map((id) => ({ case: id, edition: m.draw.one(EDITIONS) })),
  'Query.disclosure': byId('case', 'case'),
  'Query.disclosurePreview': (m) =>
    m.ids('case').map((id) => ({ case: id, edition: m.draw.one(['FULL', 'REDACTED', 'DEFENCE']) })),
  'Query.judgements': byId('mention', 'entity'),
  'Query.reliedOn': byId('mention', 'entity'),
  'Query.imports': () => [
    { first: FIRST, after: null },
    { first: 0, after: 'no cursor' },
  ],
  'Query.matches': ({ draw }) =>
    [false, true].flatMap((judged) => [
      { judged, kinds: null, first: FIRST, after: null },
      { judged, kinds: [draw.one(KINDS)], first: FIRST, after: null },
    ]),
  'Query.search': ({ draw, texts }) =>
    draw.some(texts, 6).map((text) => ({ text, kinds: kindsOrNull(draw), first: FIRST, after: null })),
  'Query.searchAttachments': ({ draw, texts }) =>
    [...draw.some(texts, 2), 'pangolin', 'scales page'].map((text) => ({
      text,
      first: draw.one([1, FIRST]),
      after: null,
    })),
  'Query.hitTable': ({ draw, texts }) => [
    { lines: draw.some(texts, 6) },
    { lines: [draw.some(texts, 2).join('; '), '9074729'] },
  ],
  'Query.chart': (m) => [{ ids: m.ids('mention') }, { ids: m.ids('mention') }],
  'Query.neighbourhood': (m) =>
    m.ids('mention').map((id) => ({
      id,
      kinds: m.draw.oneIn(3) ? m.draw.some(LINK_KINDS, 3) : null,
      entityKinds: m.draw.oneIn(3) ? m.draw.some(KINDS, 2) : null,
      first: m.draw.one([2, FIRST]),
      after: null,
    })),
  'Query.paths': (m) =>
    pairs(m, 'mention').map(([from, to]) => ({
      from,
      to,
      kinds: m.draw.oneIn(3) ? m.draw.some(LINK_KINDS, 3) : null,
      limit: m.draw.one([1, 5]),
    })),
  // Nobody here is an auditor: the log tells of what everybody read.
  'Query.accessLog': (m) => [
    {
      actor: 'user-0',
      thing: absent('mention'),
      action: 'CONSULTATION',
      from: null,
      until: null,
      first: 5,
      after: null,
    },
    { actor: null, thing: m.draw.one(m.ids('mention')), action: null, from: null, until: null, first: 5, after: null },
  ],
  'Query.accessLogCheck': once,
  'Mutation.judge': (m) =>
    [
      ...pairs(m, 'mention').slice(0, 4),
      ...m
        .known('match')
        .slice(0, 4)
        .map((id) => id.split('-')),
    ].map(([left, right]) => ({
      left,
      right,
      decision: m.draw.one(['SAME', 'SAME', 'DIFFERENT', 'UNSURE']),
      reason: `said in round ${m.round}`,
    })),
  'Mutation.withdrawJudgement': (m) =>
    [...m.known('judgement').slice(0, 1), ...m.hidden('judgement').slice(0, 2), absent('judgement')].map((id) => ({
      id,
      reason: 'taken back',
    })),
  'Mutation.split': (m) =>
    [
      ...pairs(m, 'mention').slice(0, 2),
      ...m
        .known('match')
        .slice(0, 3)
        .map((id) => id.split('-')),
    ].map(([one, of]) => ({ taken: [one], of, reason: `parted in round ${m.round}` })),
  'Mutation.withdrawJudgements': (m) => [
    { ids: m.known('judgement').slice(0, 2), reason: 'taken back together' },
    { ids: [...m.known('judgement').slice(0, 1), ...m.hidden('judgement').slice(0, 1)], reason: 'not all are seen' },
    { ids: [absent('judgement')], reason: 'not there' },
  ],
  'Mutation.addPerson': (m) => [
    {
      name: `new-${m.round}`.toLowerCase().slice(0, 40),
      displayName: 'New here',
      agency: 'operations',
      roles: ['ANALYST'],
      clearances: [{ agency: 'operations', handling: 'TLP:GREEN' }],
      reason: 'asked for',
    },
  ],
  ...Object.fromEntries(
    ['endPerson', 'restorePerson', 'resetPassword', 'resetSecondFactor'].map((field) => [
      `Mutation.${field}`,
      () => [{ name: 'nobody', reason: 'asked for' }],
    ]),
  ),
  'Mutation.changeRoles': () => [{ name: 'nobody', roles: ['ANALYST'], reason: 'asked for' }],
  'Mutation.changeClearances': () => [
    { name: 'nobody', clearances: [{ agency: 'operations', handling: null }], reason: 'asked for' },
  ],
  'Mutation.decideRightsRequest': () => [{ id: `q${'a'.repeat(26)}`, approve: true, reason: 'asked for' }],
  'Mutation.openCase': (m) => [
    { reference: `OP-${m.round}`, title: 'Another' },
    { reference: 'OP-1', title: 'The same reference' },
  ],
  'Mutation.addToCase': (m) =>
    inCases(m, (id) => [
      { case: id, entities: m.known('mention').slice(0, 2), note: 'seen' },
      { case: id, entities: [...m.hidden('mention').slice(0, 1), absent('mention')], note: 'not seen' },
    ]),
  'Mutation.addMember': (m) =>
    inCases(m, (id) => [
      { case: id, member: 'user-1', reason: 'works on it', validFrom: null, validUntil: '2099-01-01T00:00:00Z' },
      { case: id, member: 'nobody', reason: 'works on it', validFrom: null, validUntil: null },
    ]),
  'Mutation.removeMember': (m) => inCases(m, (id) => [{ case: id, member: 'user-1', reason: 'has left' }]),
  'Mutation.removeFromCase': (m) =>
    inCases(m, (id) => [{ case: id, entity: m.draw.one(m.ids('mention')), reason: 'not ours' }]),
  'Mutation.askConsent': (m) =>
    inCases(m, (id) =>
      [
        m.known('record').slice(0, 1),
        m.known('record').slice(1, 2),
        [...m.hidden('record').slice(0, 1), absent('record')],
      ].map((records) => ({
        case: id,
        records,
        recipients: m.draw.some(EDITIONS, 2),
        purpose: 'a trial',
        note: m.round,
      })),
    ),
  'Mutation.decideConsent': (m) =>
    m.ids('consent').map((id) => ({
      id,
      decision: m.draw.one(['GRANTED', 'GRANTED', 'REFUSED']),
      recipients: m.draw.some(EDITIONS, 2),
      until: m.draw.one([null, '2030-01-01T00:00:00Z']),
      note: 'as agreed',
    })),
  'Mutation.withdrawConsent': (m) => m.ids('consent').map((id) => ({ id, note: 'not any more' })),
  'Mutation.saveChart': (m) =>
    inCases(m, (id) => [
      {
        case: id,
        positions: m
          .known('mention')
          .slice(0, 3)
          .map((entity, i) => ({ entity, x: i, y: 0.5 })),
      },
      {
        case: id,
        positions: m
          .hidden('mention')
          .slice(0, 1)
          .map((entity) => ({ entity, x: 1, y: 1 })),
      },
    ]),
  'Mutation.decideDisclosure': (m) =>
    inCases(m, (id) => [
      {
        case: id,
        records: m.known('record').slice(0, 2),
        choice: {
          status: m.draw.one(['EVIDENCE', 'UNUSED_NON_SENSITIVE', 'UNUSED_SENSITIVE']),
          test: m.draw.one(['YES', 'NO', 'PENDING']),
          sensitiveReason: m.draw.one(['COVERT_METHOD', null]),
          reason: `said in round ${m.round}`,
        },
      },
      {
        case: id,
        records: [...m.hidden('record').slice(0, 1), absent('record')],
        choice: { status: 'NOT_RELEVANT', test: 'NO', reason: 'not seen' },
      },
    ]),
  // Setting one report takes longer than a hundred questions.
  'Mutation.exportBundle': (m) =>
    [...m.known('case').slice(0, m.exporting ? 1 : 0), ...m.hidden('case').slice(0, 1), absent('case')].map((id) => ({
      case: id,
      edition: m.draw.one(EDITIONS),
      redaction: m.draw.one(['NON_NOMINAL', null]),
      leaveOutWithoutConsent: !m.draw.oneIn(3),
    })),
};

function kindsOrNull(draw: Draw) {
  return draw.oneIn(3) ? draw.some(KINDS, 2) : null;
}

/** Each with another, of all that is known, hidden and absent. */
function pairs(m: Material, kind: Named): readonly (readonly [string, string])[] {
  const ids = m.ids(kind);
  return ids.map((id) => [id, m.draw.one(ids)] as const);
}

function inCases(m: Material, asked: (id: string) => readonly Variables[]): readonly Variables[] {
  return [...m.known('case').slice(0, 2), ...m.hidden('case').slice(0, 1), absent('case')].flatMap(asked);
}
