import { describe, expect, it } from 'vitest';
import { saying } from '../../../test/matching/saying.js';
import { featuresOf } from '../features.js';
import { shippedParameters } from '../parameters.js';
import { compareBirthDates } from './birth-dates.js';

describe('comparing birth dates', () => {
  it.each([
    // left          right         bits  why
    ['1971-02-03', '1971-02-03', 12, 'the same day'],
    ['1971-01-01', '1971-01-01', 6, 'New Year is what offices write for a year alone'],
    ['1971-02-03', '1971', 4.5, 'the same year is all that can be said'],
    ['1971-02', '1971-02-17', 8, 'the same month'],
    ['1971-02-03', '1971-03-02', 6, 'day and month exchanged'],
    ['1984-10-12', '1984-10-21', 5, 'two neighbouring digits exchanged'],
    ['1971-02-03', '1971-02-08', 1, 'one digit off'],
    ['1950-05-02', '1979-11-23', -12, 'father and son'],
    ['1971', '1984-03-02', -7, 'another year'],
  ])('%s against %s weighs %d bits: %s', (left, right, bits, _why) => {
    const [l, r] = [left, right].map((birthDate) =>
      featuresOf(saying('x', 'TRADER', { birthDate }), shippedParameters),
    );
    const weigh = (a = l, b = r) => (a && b ? compareBirthDates(a, b, shippedParameters, null) : undefined);
    expect(weigh()).toBe(bits);
    expect(weigh(r, l)).toBe(bits);
  });
});
