import { describe, expect, it } from 'vitest';
import { saying } from '../../../test/matching/saying.js';
import { featuresOf } from '../features.js';
import { shippedParameters } from '../parameters.js';
import { compare } from '../score.js';

const named = (id: string, name: string) =>
  featuresOf(saying(id, 'TRADER', { traderKind: 'COMPANY', name }), shippedParameters);
const noted = (left: string, right: string) =>
  compare(named('a', left), named('b', right), shippedParameters)
    .evidence.filter((e) => e.weightBits === 0)
    .map((e) => e.because.template);

describe('a name that is written to deceive', () => {
  it.each([
    // left                  right                    lines
    ['Severny Les', 'Sеverny Les', ['name-mixes-scripts'], 'a Cyrillic е among Latin letters'],
    ['ΑCME Trading', 'ACME Trading', ['name-mixes-scripts'], 'a Greek Α'],
    ['Severny\u200b Les', 'Severny Les', ['name-holds-unseen-signs'], 'a space without width'],
    ['Severny \u202eseL', 'Severny Les', ['name-holds-unseen-signs'], 'turned round'],
    ['ООО «Северный Лес»', 'OOO Severny Les', [], 'each in a script of its own'],
    ['Север Trading', 'Sever Trading', [], 'two scripts, a word each'],
    ['Sеverny Les', 'Sеverny Les', [], 'both alike: nobody is deceived about the two'],
  ])('%s beside %s', (left, right, lines, _why) => {
    expect(noted(left, right)).toEqual(lines);
    expect(noted(right, left)).toEqual(lines);
  });
});
