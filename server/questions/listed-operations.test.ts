import { describe, expect, it } from 'vitest';
import { operationIdOf, questionIn } from './listed-operations.js';

const LISTED = 'query Mine { me { name } }';
const id = operationIdOf(LISTED);
const byId = (sha256Hash: unknown) => ({
  extensions: { persistedQuery: { version: 1, sha256Hash } },
  variables: { a: 1 },
});
const open = { textOf: new Map([[id, LISTED]]), onlyListed: false };
const onlyListed = { ...open, onlyListed: true };
const inFull = { query: LISTED, variables: { a: 1 } };

describe('an operation', () => {
  it.each([
    ['its id', byId(id), open, inFull],
    ['its id, where only listed ones are answered', byId(id), onlyListed, inFull],
    ['its id, whatever text comes with it', { ...byId(id), query: '{ cases { id } }' }, onlyListed, inFull],
    [
      'its text to the letter, where only listed ones are answered',
      { query: LISTED, variables: { a: 1 } },
      onlyListed,
      inFull,
    ],
    ['any text, where all are answered', { query: '{ me { name } }' }, open, { query: '{ me { name } }' }],
  ])('is taken by %s', (_by, body, operations, question) => {
    expect(questionIn(body, operations)).toEqual(question);
  });

  it.each([
    ['an unknown id', byId('0'.repeat(64)), open],
    ['an unknown id with a text', { ...byId('0'.repeat(64)), query: '{ me { name } }' }, open],
    ['a name that every object has', byId('constructor'), onlyListed],
    ['another text', { query: '{ me { name } }' }, onlyListed],
    ['a listed text with a space more', { query: `${LISTED} ` }, onlyListed],
    ['several at once', [byId(id)], onlyListed],
    ['nothing', null, onlyListed],
    ['an id that is no text', byId({ toString: id }), onlyListed],
  ])('is refused by %s', (_by, body, operations) => {
    expect(questionIn(body, operations)).toBeNull();
  });
});
