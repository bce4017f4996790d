import { describe, expect, it } from 'vitest';
import { ACTIONS, entryInWords } from './entry-words.js';

const entry = {
  action: 'CONSULTATION',
  actor: 'amina',
  agency: 'ke-customs',
  operation: 'Profile',
  fields: ['Query.entity'],
  purpose: null,
  recipients: [],
  result: 'ok',
};

describe('an entry of the access log in words', () => {
  it.each([
    ['a reading', entry, 'amina of ke-customs looked something up (Profile). No purpose given.'],
    ['its purpose', { ...entry, purpose: 'OP-7' }, 'amina of ke-customs looked something up (Profile). Purpose: OP-7'],
    [
      'a question without a name',
      { ...entry, operation: '' },
      'amina of ke-customs looked something up (Query.entity). No purpose given.',
    ],
    [
      'a refusal',
      { ...entry, action: 'REFUSED', result: 'FORBIDDEN' },
      'amina of ke-customs was refused (Profile). Refused: FORBIDDEN.',
    ],
    [
      'for whom',
      { ...entry, action: 'DISCLOSURE', recipients: ['DEFENCE'], purpose: 'trial' },
      'amina of ke-customs handed data over (Profile). Purpose: trial For DEFENCE.',
    ],
  ])('says %s', (_what, said, words) => {
    expect(entryInWords(said)).toBe(words);
  });

  it('has words for every action', () => {
    for (const action of ACTIONS) expect(entryInWords({ ...entry, action })).not.toContain('accessLog.');
  });
});
