import { describe, expect, it } from 'vitest';
import type { MentionDraft } from './mention.js';
import { addsTo, introduces, isWaiting } from './waiting.js';

const mention = (kind: MentionDraft['kind'], identityKey: string | null, addsOnly: boolean): MentionDraft => ({
  kind,
  role: 'party',
  ordinal: 0,
  identityKey,
  addsOnly,
  values: [],
});

describe('waiting for the row that introduces a thing', () => {
  const alias = [mention('TRADER', 'list:7', true), mention('VESSEL', 'list:7', true)];

  it.each([
    ['nothing is there', [], true],
    ['its vessel is there', ['VESSEL'], false],
    ['its company is there', ['TRADER'], false],
  ] as const)('a row that may add to a company or a vessel: %s', (_when, kinds, waits) => {
    expect(isWaiting(alias, (p) => p.identityKey === 'list:7' && (kinds as readonly string[]).includes(p.kind))).toBe(
      waits,
    );
  });

  it('a row that introduces its own things never waits', () => {
    const own = [mention('VESSEL', 'list:7', false), mention('TRADER', null, false)];
    expect(isWaiting(own, () => false)).toBe(false);
    expect(addsTo(own)).toEqual([]);
    expect(introduces(own)).toEqual([{ kind: 'VESSEL', identityKey: 'list:7' }]);
  });
});
