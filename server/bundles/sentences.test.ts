import { describe, expect, it } from 'vitest';
import { COMPARED_PROPERTIES, RELATIONS, SAID_ONCE } from '../resolution/templates.js';
import { sentenceOf } from './sentences.js';

/** Under every name that a template of any comparison gives its values. */
const values = {
  ...{ left: 'LEFT', right: 'RIGHT', value: 'VALUE', shared: 'SHARED', apart: 'APART', rarityBits: 3.1 },
  ...{
    building: 'BUILDING',
    unit: 'UNIT',
    oneIn: 32,
    atMost: 10,
    uncorrectedBits: 14,
    registry: 'REGISTRY',
    others: 37,
  },
};
const templates = [
  ...SAID_ONCE,
  ...COMPARED_PROPERTIES.flatMap((property) => RELATIONS.map((how) => `${property}-${how}`)),
];

describe('sentences of a bundle', () => {
  it.each(templates)('%s is said in words, with its values', (template) => {
    const sentence = sentenceOf({ template, values });
    expect(sentence).toMatch(/^\p{Lu}/u);
    expect(sentence).not.toMatch(/[{}]|not given/);
    expect(sentence).not.toBe(sentenceOf({ template: `${template}?`, values }));
  });

  it('are all different', () => {
    const said = templates
      .filter((t) => t !== 'traderKind-differs')
      .map((template) => sentenceOf({ template, values }));
    expect(new Set(said).size).toBe(said.length);
  });

  it('keep what an older version said', () => {
    expect(sentenceOf({ template: 'hulls-alike', values: {} })).toBe('hulls alike');
  });
});
