import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { HARD_CASES } from './case-table.js';

/** Cases of parts that need more than a text: names of parties, files, tracks, duplicates, cases. They are tested with those parts. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  HC01: 'comparing names',
  HC02: 'comparing names',
  HC03: 'comparing names',
  HC05: 'comparing names',
  HC06: 'comparing names',
  HC07: 'comparing persons',
  HC08: 'comparing names',
  HC11: 'legal forms',
  HC25: 'the history of a vessel',
  HC28: 'tracks of vessels',
  HC29: 'comparing addresses',
  HC30: 'addresses that many share',
  HC42: 'reading files',
  HC45: 'reading files',
  HC48: 'importing',
  HC52: 'one incident reported twice',
  HC58: 'undoing a link',
  HC60: 'markings of exports',
};

describe('the hard cases', () => {
  it('are each answered here, or of another part', () => {
    const folder = new URL('.', import.meta.url);
    const texts = readdirSync(folder)
      .filter((name) => name.endsWith('.test.ts') && name !== 'answered.test.ts')
      .map((name) => readFileSync(new URL(name, folder), 'utf8'));
    const here = texts.flatMap((text) =>
      [...text.matchAll(/describe\(titleOf\('(HC\d\d)'\)/g)].map((found) => found[1]),
    );
    expect([...here, ...Object.keys(ELSEWHERE)].sort()).toEqual([...HARD_CASES.keys()].sort());
  });
});
