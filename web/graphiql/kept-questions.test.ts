import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { storage } from '../../test/world/a-browser-storage.js';
import { forgetAllBut } from '../api/kept.js';
import { useSession } from '../api/session.js';
import { keptQuestions } from './kept-questions.js';

const ASKED = 'graphiql:query';
const signedInIs = (person: string | null) => useSession.setState({ person });

beforeEach(() => {
  vi.stubGlobal('localStorage', storage());
  signedInIs('amina');
  keptQuestions('amina').setItem(ASKED, '{ me { agency } }');
});
afterEach(() => {
  vi.unstubAllGlobals();
  signedInIs(null);
});

it('what one person asked is read back by him alone', () => {
  expect(keptQuestions('amina').getItem(ASKED)).toBe('{ me { agency } }');
  expect(keptQuestions('bei').getItem(ASKED)).toBeNull();
  expect([keptQuestions('amina').length, keptQuestions('bei').length]).toEqual([1, 0]);
});

it.each([
  ['when another signs in', 'bei'],
  ['when he signs out', null],
])('it is gone %s, and so is what the editor once kept by itself', (_, next) => {
  localStorage.setItem('graphiql:queries', '{"queries":[]}');
  forgetAllBut(next);
  expect(localStorage.length).toBe(0);
});

it('what the editor writes when he is gone is kept for nobody', () => {
  forgetAllBut(null);
  const late = keptQuestions('amina');
  for (const person of [null, 'bei']) {
    signedInIs(person);
    late.setItem(ASKED, '{ me { agency } }');
    expect(localStorage.length).toBe(0);
  }
});

it('what he takes away is gone, one thing or all', () => {
  const kept = keptQuestions('amina');
  kept.setItem('graphiql:theme', 'dark');
  kept.removeItem(ASKED);
  expect([kept.getItem(ASKED), kept.getItem('graphiql:theme')]).toEqual([null, 'dark']);
  kept.clear();
  expect(kept.length).toBe(0);
});
