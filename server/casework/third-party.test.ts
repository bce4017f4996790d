import { describe, expect, it } from 'vitest';
import type { Handling } from '../records/handling.js';
import { passingOn } from './third-party.js';

describe('the third-party rule', () => {
  it.each<[string, Handling, string[], string, string]>([
    ['ours', 'TLP:AMBER', [], 'FREE', 'our own'],
    ['public', 'TLP:CLEAR', [], 'FREE', 'published'],
    ['theirs', 'TLP:CLEAR', [], 'FREE', 'for everybody'],
    ['theirs', 'TLP:GREEN', [], 'WITH_CONSENT', 'a court is not the community'],
    ['theirs', 'TLP:AMBER', [], 'WITH_CONSENT', 'came from others'],
    ['ours', 'TLP:AMBER', ['H2'], 'WITH_CONSENT', 'our own, whose provider wants to be asked'],
    ['theirs', 'TLP:CLEAR', ['H2'], 'WITH_CONSENT', 'the code is narrower than the mark'],
    ['ours', 'TLP:AMBER', ['H1', 'H2'], 'NEVER', 'not for court, whoever consents'],
    ['ours', 'TLP:AMBER', ['H0', 'H3'], 'FREE', 'restrictions that people read'],
  ])('%s %s %o: %s%s', (originator, handling, codes, passes, _why) => {
    const grade = { scheme: '4x4', source: 'B', information: '2' } as const;
    const conditions = { codes, text: null, expiresOn: null, reviewOn: null };
    expect(passingOn({ originator, handling, grade, conditions }, 'ours')).toBe(passes);
  });
});
