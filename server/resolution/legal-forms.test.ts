import { describe, expect, it } from 'vitest';
import { withoutLegalForms } from './legal-forms.js';

const LONG_FORMS = {
  'limited liability company': 'LLC',
  'gesellschaft mit beschrankter haftung': 'LLC',
  aktiengesellschaft: 'JSC',
  'open joint stock company': 'JSC',
  'limited partnership': 'LP',
} as const;

describe('a long legal form', () => {
  it.each(Object.entries(LONG_FORMS))('is read with one slip anywhere in it (%s)', (spelling, form) => {
    const slips = Array.from(spelling, (_, i) => [
      spelling.slice(0, i) + spelling.slice(i + 1),
      `${spelling.slice(0, i)}q${spelling.slice(i)}`,
      ...(spelling[i] === ' ' ? [] : [`${spelling.slice(0, i)}q${spelling.slice(i + 1)}`]),
    ]).flat();
    const read = slips.map((slip) => withoutLegalForms(['amber', ...slip.split(' ').filter((w) => w !== '')]));
    expect(read.filter(({ words, forms }) => words.join() !== 'amber' || !forms.includes(form))).toEqual([]);
  });

  it('is not read with two slips, one at either end', () => {
    expect(withoutLegalForms(['amber', 'imited', 'liability', 'companyq']).words).toContain('liability');
  });
});
