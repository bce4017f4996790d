import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { questionsThatCostTooMuch } from './documents.js';
import { hiddenThings } from './hidden-things.js';
import { inputsTakenForSomethingElse } from './inputs.js';
import { LISTED } from './listed.js';
import { requestsOfOtherSites } from './other-sites.js';
import { sessions } from './sessions.js';
import { slowQuestions } from './slow-questions.js';
import { ask, found, openTarget, type Target } from './target.js';
import { wordsThatTellTooMuch } from './words.js';

describe.each([
  ['open to all questions', false],
  ['for listed operations only', true],
])('a service %s', (_mode, onlyListed) => {
  let opened: Target;
  const target = () => opened;
  beforeAll(async () => {
    opened = await openTarget(onlyListed);
  });
  afterAll(async () => {
    await opened.service.close();
  });

  it('answers what it should: the attacks below do not fail for want of an answer', async () => {
    const reply = await ask(target(), LISTED.search, { text: 'GANNET PIONEER' });
    expect(found<{ totalCount: number }>(reply, 'search').totalCount).toBeGreaterThan(0);
    expect((await ask(target(), '{ me { agency } }')).data === null).toBe(onlyListed);
  });

  questionsThatCostTooMuch(target);
  wordsThatTellTooMuch(target);
  requestsOfOtherSites(target);
  inputsTakenForSomethingElse(target);
  hiddenThings(target);
  slowQuestions(target);
  sessions(target);

  it('reported no fault', () => {
    expect(target().service.faults).toEqual([]);
  });
});
