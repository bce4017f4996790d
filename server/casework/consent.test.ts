import { describe, expect, it } from 'vitest';
import { type ConsentEvent, type ConsentRequest, covers, nextEvent, stateAt } from './consent.js';

const step = (deed: ConsentEvent['deed'], more: Partial<ConsentEvent> = {}): Omit<ConsentEvent, 'seq'> => ({
  at: '2026-03-15T12:00:00Z',
  by: 'thanh-ha',
  deed,
  note: '',
  recipients: [],
  until: null,
  ...more,
});
const asked: ConsentRequest = {
  id: 'q1',
  caseId: 'c1',
  originator: 'vn-customs',
  records: ['r1', 'r2'],
  purpose: 'trial',
  askedBy: 'wanjiru',
  askedByAgency: 'ke-customs',
  events: [{ ...step('REQUESTED', { by: 'wanjiru', recipients: ['FULL', 'REDACTED'] }), seq: 0 }],
};
const once = (...steps: readonly Omit<ConsentEvent, 'seq'>[]): ConsentRequest => {
  let request = asked;
  for (const next of steps) request = { ...request, events: [...request.events, nextEvent(request, next)] };
  return request;
};
const granted = (until: string | null = null) => step('GRANTED', { recipients: ['FULL'], until });
const LATER = '2026-04-01T00:00:00Z';

describe('a request for consent', () => {
  it.each([
    [asked, 'REQUESTED', 'asked'],
    [once(granted()), 'GRANTED', 'granted until it is withdrawn'],
    [once(granted('2026-04-01T00:00:01Z')), 'GRANTED', 'granted for longer'],
    [once(granted(LATER)), 'EXPIRED', 'over at its end'],
    [once(step('REFUSED')), 'REFUSED', 'refused'],
    [once(step('WITHDRAWN')), 'WITHDRAWN', 'taken back by the asker'],
    [once(granted(), step('WITHDRAWN')), 'WITHDRAWN', 'taken back by the originator'],
  ])('%o is %s on 1 April: %s', (request, state, _why) => {
    expect(stateAt(request, LATER)).toBe(state);
  });

  it.each([
    [once(step('REFUSED')), granted(), 'refused is refused'],
    [once(granted()), step('REFUSED'), 'what was granted is withdrawn, not refused'],
    [once(granted()), granted(), 'once is enough'],
    [once(granted(LATER)), step('WITHDRAWN', { at: LATER }), 'what is over needs no end'],
    [once(step('WITHDRAWN')), granted(), 'nobody asks any more'],
    [asked, step('GRANTED', { recipients: ['DEFENCE'] }), 'for whom nobody asked'],
    [asked, step('GRANTED', { recipients: [] }), 'for nobody'],
    [asked, granted('2026-03-15T12:00:00Z'), 'over before it began'],
  ])('%o refuses %o: %s', (request, wrong, _why) => {
    expect(() => nextEvent(request, wrong)).toThrow();
  });

  it('numbers its steps without a gap', () => {
    expect(once(granted(), step('WITHDRAWN')).events.map((e) => [e.seq, e.deed])).toEqual([
      [0, 'REQUESTED'],
      [1, 'GRANTED'],
      [2, 'WITHDRAWN'],
    ]);
  });
});

describe('a consent', () => {
  const consent = once(granted(LATER));
  it.each([
    [consent, 'c1', 'FULL', '2026-03-31T23:59:59Z', true, 'as granted'],
    [consent, 'c1', 'FULL', LATER, false, 'not once it is over'],
    [consent, 'c1', 'REDACTED', '2026-03-20T00:00:00Z', false, 'not for an edition that was asked for and not granted'],
    [consent, 'c2', 'FULL', '2026-03-20T00:00:00Z', false, 'not in another case'],
    [asked, 'c1', 'FULL', '2026-03-20T00:00:00Z', false, 'not before it is given'],
    [once(granted(), step('WITHDRAWN')), 'c1', 'FULL', '2026-03-20T00:00:00Z', false, 'not when it is withdrawn'],
  ] as const)('%o covers %s %s on %s: %s, %s', (request, caseId, edition, now, covered, _why) => {
    expect(covers(request, caseId, edition, now)).toBe(covered);
  });
});
