import type { NameWord } from '../names.js';
import { folded } from '../sound.js';
import { ALIKE, textSimilarity, wordSimilarity } from '../word-similarity.js';

/** How much of a word's rarity counts where it is only alike: so many slips among true pairs, so many near names among false ones. */
const QUALITIES: readonly (readonly [least: number, quality: number])[] = [
  [0.999, 1],
  [0.8, 0.75],
  [ALIKE, 0.4],
];
const INITIAL_BITS = 2;

/** Which words of two names answer each other, and what their agreement is worth. */
export interface Alignment {
  readonly bits: number;
  /** Words that found a partner, in the left name's spelling. */
  readonly shared: readonly string[];
  readonly left: readonly NameWord[];
  readonly right: readonly NameWord[];
}

/** Pairs the words of two names whatever their order: equal ones, then alike ones, then words run together, then initials. */
export function align(left: readonly NameWord[], right: readonly NameWord[]): Alignment {
  const [ours, theirs] = [[...left], [...right]];
  const shared: string[] = [];
  let bits = 0;
  const pair = (holds: (l: NameWord, r: NameWord) => number) => {
    for (;;) {
      let best = { worth: 0, i: -1, j: -1 };
      ours.forEach((l, i) => {
        theirs.forEach((r, j) => {
          const worth = holds(l, r);
          if (worth > best.worth) best = { worth, i, j };
        });
      });
      if (best.i < 0) return;
      bits += best.worth;
      shared.push((ours[best.i] as NameWord).text);
      ours.splice(best.i, 1);
      theirs.splice(best.j, 1);
    }
  };
  pair((l, r) => (l.folded === r.folded && l.kind === r.kind ? Math.min(l.bits, r.bits) : 0));
  pair((l, r) => (mayBeOneWord(l, r) ? quality(wordSimilarity(l, r)) * Math.min(l.bits, r.bits) : 0));
  bits += pairRunTogether(ours, theirs, shared) + pairRunTogether(theirs, ours, shared);
  pair((l, r) => (isInitialOf(l, r) || isInitialOf(r, l) ? INITIAL_BITS : 0));
  return { bits, shared, left: ours, right: theirs };
}

/** A place may be misspelt into a word, but two places are two. */
function mayBeOneWord(l: NameWord, r: NameWord): boolean {
  return (l.kind === 'WORD' && (r.kind === 'WORD' || r.kind === 'PLACE')) || (l.kind === 'PLACE' && r.kind === 'WORD');
}

/** "HENG TAI" is "HENGTAI". Takes the words it pairs out of both lists. */
function pairRunTogether(apart: NameWord[], together: NameWord[], shared: string[]): number {
  let bits = 0;
  for (let length = Math.min(RUN_AT_MOST, apart.length); length > 1; length--) {
    for (let i = 0; i + length <= apart.length && together.length > 0; i++) {
      const parts = apart.slice(i, i + length);
      const run = folded(parts.map((w) => w.text).join(''));
      const j = together.findIndex((w) => quality(textSimilarity(run, w.folded, false)) > 0.5);
      const word = together[j];
      if (word === undefined) continue;
      bits += quality(textSimilarity(run, word.folded, false)) * word.bits;
      shared.push(word.text);
      apart.splice(i, length);
      together.splice(j, 1);
      i--;
    }
  }
  return bits;
}

/** Chinese names have three characters, sometimes four. */
const RUN_AT_MOST = 4;

function isInitialOf(initial: NameWord, word: NameWord): boolean {
  return (
    initial.kind === 'INITIAL' &&
    word.kind === 'WORD' &&
    (word.text.startsWith(initial.text) || word.said.startsWith(initial.text))
  );
}

function quality(similarity: number): number {
  return QUALITIES.find(([least]) => similarity >= least)?.[1] ?? 0;
}
