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
const after = (...deeds: readonly Omit<ConsentEvent, 'seq'>[]): ConsentRequest =>
  deeds.reduce<ConsentRequest>((r, deed) => ({ ...r, events: [...r.events, nextEvent(r, deed)] }), asked);
const granted = (until: string | null = null) => step('GRANTED', { recipients: ['FULL'], until });
const LATER = '2026-04-01T00:00:00Z';

describe('a request for consent', () => {
  it.each([
    [asked, 'REQUESTED', 'asked'],
    [after(granted()), 'GRANTED', 'granted until it is withdrawn'],
    [after(granted('2026-04-01T00:00:01Z')), 'GRANTED', 'granted for longer'],
    [after(granted(LATER)), 'EXPIRED', 'over at its end'],
    [after(step('REFUSED')), 'REFUSED', 'refused'],
    [after(step('WITHDRAWN')), 'WITHDRAWN', 'taken back by the asker'],
    [after(granted(), step('WITHDRAWN')), 'WITHDRAWN', 'taken back by the originator'],
  ])('%o is %s on 1 April: %s', (request, state, _why) => {
    expect(stateAt(request, LATER)).toBe(state);
  });

  it.each([
    [after(step('REFUSED')), granted(), 'refused is refused'],
    [after(granted()), step('REFUSED'), 'what was granted is withdrawn, not refused'],
    [after(granted()), granted(), 'once is enough'],
    [after(granted(LATER)), step('WITHDRAWN', { at: LATER }), 'what is over needs no end'],
    [after(step('WITHDRAWN')), granted(), 'nobody asks any more'],
    [asked, step('GRANTED', { recipients: ['DEFENCE'] }), 'for whom nobody asked'],
    [asked, step('GRANTED', { recipients: [] }), 'for nobody'],
    [asked, granted('2026-03-15T12:00:00Z'), 'over before it began'],
  ])('%o refuses %o: %s', (request, wrong, _why) => {
    expect(() => nextEvent(request, wrong)).toThrow();
  });

  it('numbers its steps without a gap', () => {
    expect(after(granted(), step('WITHDRAWN')).events.map((e) => [e.seq, e.deed])).toEqual([
      [0, 'REQUESTED'],
      [1, 'GRANTED'],
      [2, 'WITHDRAWN'],
    ]);
  });
});

describe('a consent', () => {
  const consent = after(granted(LATER));
  it.each([
    [consent, 'c1', 'FULL', '2026-03-31T23:59:59Z', true, 'as granted'],
    [consent, 'c1', 'FULL', LATER, false, 'not once it is over'],
    [consent, 'c1', 'REDACTED', '2026-03-20T00:00:00Z', false, 'not for an edition that was asked for and not granted'],
    [consent, 'c2', 'FULL', '2026-03-20T00:00:00Z', false, 'not in another case'],
    [asked, 'c1', 'FULL', '2026-03-20T00:00:00Z', false, 'not before it is given'],
    [after(granted(), step('WITHDRAWN')), 'c1', 'FULL', '2026-03-20T00:00:00Z', false, 'not when it is withdrawn'],
  ] as const)('%o covers %s %s on %s: %s, %s', (request, caseId, edition, now, covered, _why) => {
    expect(covers(request, caseId, edition, now)).toBe(covered);
  });
});
