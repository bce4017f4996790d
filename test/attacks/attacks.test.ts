import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { DomainError } from '../../server/errors.js';
import { type WatchedConnections, watchConnections } from './connections.js';
import { questionsThatCostTooMuch } from './documents.js';
import { hiddenThings, hiddenThingsCompared } from './hidden-things.js';
import { hostileFiles } from './hostile-files.js';
import { inputsTakenForSomethingElse } from './inputs.js';
import { LISTED } from './listed.js';
import { requestsOfOtherSites } from './other-sites.js';
import { rightsOverOthersThings } from './rights.js';
import { sessions } from './sessions.js';
import { slowQuestions } from './slow-questions.js';
import { ask, found, openTarget, type Target } from './target.js';
import { wordsThatTellTooMuch } from './words.js';

/** Where the services under attack are reached: only attackers, who are in this process too, speak to these. */
const attacked = new Set<string>();

describe.each([
  ['open to all questions', false],
  ['for listed operations only', true],
])('a service %s', (_mode, onlyListed) => {
  let opened: Target;
  const target = () => opened;
  let connections: WatchedConnections;
  beforeAll(async () => {
    connections = watchConnections();
    opened = await openTarget(onlyListed);
    attacked.add(new URL(opened.service.url).host);
  });
  afterAll(async () => {
    await opened.service.close();
    connections.stop();
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
  rightsOverOthersThings(target);
  hostileFiles(target);
  slowQuestions(target);
  hiddenThingsCompared(target);
  sessions(target);

  it('spoke to nobody but Neo4j and whoever attacked it', () => {
    const neo4j = new URL(inject('neo4j').uri).host;
    expect(connections.begun).toContain(new URL(target().service.url).host);
    expect([...connections.begun].filter((host) => !attacked.has(host))).toEqual([neo4j]);
  });

  it('reported no fault', () => {
    // A file that is refused is a job that failed in words of our own.
    expect(target().service.faults.filter((fault) => !(fault instanceof DomainError))).toEqual([]);
  });
});
