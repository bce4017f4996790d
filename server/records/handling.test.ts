import { describe, expect, it } from 'vitest';
import type { GradeScheme } from './grade.js';
import { isNotForCourt, isOnlyWithConsent, NO_CONDITIONS, readHandling } from './handling.js';

describe("a provider's code", () => {
  it.each<[GradeScheme, string, 'court' | 'consent' | 'free', string]>([
    ['4x4', 'H0', 'free', 'use against crime'],
    ['4x4', 'H1', 'court', 'not to be disclosed in judicial proceedings'],
    ['4x4', 'H2', 'consent', 'not to be disseminated without permission'],
    ['4x4', 'H3', 'free', 'other restrictions, which people read'],
    ['3x5x2', 'P', 'free', 'lawful sharing permitted'],
    ['3x5x2', 'C', 'free', 'permitted with conditions'],
    ['3x5x2', 'A1', 'court', 'covert use only'],
    ['3x5x2', 'A2', 'free', 'overt use'],
    ['3x5x2', 'S1', 'free', 'sanitisation delegated'],
    ['3x5x2', 'S2', 'consent', 'consult the originator'],
    ['5x5x5', '1', 'free', 'within law enforcement'],
    ['5x5x5', '3', 'free', 'to agencies abroad'],
    ['5x5x5', '4', 'consent', 'within the originating agency'],
    ['5x5x5', '5', 'consent', 'no further'],
  ])('%s %s: %s, %s', (scheme, code, means, _why) => {
    const conditions = { ...NO_CONDITIONS, codes: [code] };
    expect({ court: isNotForCourt(scheme, conditions), consent: isOnlyWithConsent(scheme, conditions) }).toEqual({
      court: means === 'court',
      consent: means === 'consent',
    });
  });
});

it.each([
  ['TLP:WHITE', 'TLP:CLEAR'],
  ['TLP:AMBER+STRICT', 'TLP:AMBER+STRICT'],
  ['TLP:PURPLE', null],
])('%s is read as %s', (written, mark) => {
  expect(readHandling(written)).toBe(mark);
});
