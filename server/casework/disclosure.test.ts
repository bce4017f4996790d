import { describe, expect, it } from 'vitest';
import {
  type DisclosureChoice,
  type DisclosureDecision,
  decisionOn,
  type Row,
  standingDecisions,
  withheldFrom,
} from './disclosure.js';

const row = (id: string, sourceKey = id) => ({ id, source: 'reports', sourceKey }) as Row;
const choice = (changes: Partial<DisclosureChoice>): DisclosureChoice => ({
  status: 'EVIDENCE',
  test: 'PENDING',
  sensitiveReason: null,
  reason: '',
  description: '',
  ...changes,
});
const SENSITIVE = choice({
  status: 'UNUSED_SENSITIVE',
  test: 'NO',
  sensitiveReason: 'INFORMANT_IDENTITY',
  reason: 'told in confidence',
});
const decide = (of: Row, what: DisclosureChoice, at = '2026-01-02T03:04:05Z'): DisclosureDecision =>
  decisionOn(of, what, 'mutua', at);

describe('a decision about disclosure', () => {
  it.each([
    ['sensitive without why', choice({ status: 'UNUSED_SENSITIVE', reason: 'x' }), 'Say why the item is sensitive'],
    ['why without sensitive', choice({ sensitiveReason: 'LIVE_INVESTIGATION' }), 'Only unused sensitive material'],
    ['unused without a reason', choice({ status: 'UNUSED_NON_SENSITIVE' }), 'Give a reason'],
    ['irrelevant and yet of help', choice({ status: 'NOT_RELEVANT', test: 'YES', reason: 'x' }), 'of no relevance'],
    ['irrelevant before anybody looked', choice({ status: 'NOT_RELEVANT', reason: 'x' }), 'of no relevance'],
  ])('is refused where it contradicts itself: %s', (_what, wrong, message) => {
    expect(() => decide(row('r1'), wrong)).toThrow(message);
  });

  it('has an id that changes with every word of it, so that the event which names it seals it', () => {
    const said = decide(row('r1'), SENSITIVE);
    expect(decide(row('r1'), SENSITIVE).id).toBe(said.id);
    expect(decide(row('r1'), { ...SENSITIVE, reason: 'another' }).id).not.toBe(said.id);
    expect(decide(row('r2'), SENSITIVE).id).not.toBe(said.id);
  });

  it('stands until the next on the same record', () => {
    const later = decide(row('r1'), choice({}), '2026-01-03T00:00:00Z');
    expect(standingDecisions([decide(row('r1'), SENSITIVE), later]).get('r1')).toBe(later);
  });
});

describe('what an edition must not have', () => {
  const decisions = [
    decide(row('secret'), SENSITIVE),
    decide(row('beside'), choice({ status: 'NOT_RELEVANT', test: 'NO', reason: 'another matter' })),
    decide(row('unused'), choice({ status: 'UNUSED_NON_SENSITIVE', reason: 'not relied on' })),
    decide(row('relied on'), choice({})),
  ];
  const rows = ['secret', 'beside', 'unused', 'relied on', 'undecided'];
  const withheld = (edition: 'FULL' | 'REDACTED' | 'DEFENCE') =>
    rows.filter((id) => withheldFrom(edition, decisions)(row(id)));

  it('is nothing for the prosecutor, and what is sensitive or of no relevance for the others', () => {
    expect(withheld('FULL')).toEqual([]);
    expect(withheld('REDACTED')).toEqual(['secret', 'beside']);
    expect(withheld('DEFENCE')).toEqual(['secret', 'beside']);
  });

  it('is also a corrected version of a sensitive row that nobody has looked at yet', () => {
    const isWithheld = withheldFrom('DEFENCE', decisions);
    const corrected = row('secret, corrected', 'secret');
    expect(isWithheld(corrected)).toBe(true);
    const looked = [...decisions, decide(corrected, choice({}))];
    expect(withheldFrom('DEFENCE', looked)(corrected)).toBe(false);
    expect(withheldFrom('DEFENCE', looked)(row('secret'))).toBe(true);
  });
});
