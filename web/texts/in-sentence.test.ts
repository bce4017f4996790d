import { expect, it } from 'vitest';
import { inSentence } from './index.js';

it.each([
  ['Name', 'name'],
  ['Date of birth', 'date of birth'],
  ['IMO number', 'IMO number'],
  ['MMSI', 'MMSI'],
  ['E-mail', 'e-mail'],
  ['Ähnliches', 'ähnliches'],
])('a label within a sentence: %s', (label, within) => {
  expect(inSentence(label)).toBe(within);
});
