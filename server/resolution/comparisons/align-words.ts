import { type NameWord, serialOf } from '../names.js';
import { remembering } from '../remembering.js';
import { folded } from '../sound.js';
import { wadeGilesOf } from '../wade-giles.js';
import { ALIKE, pairMemory, textSimilarity, wordSimilarity } from '../word-similarity.js';

/** How much of a word's rarity counts where it is only alike: so many slips among true pairs, so many near names among false ones. */
const QUALITIES: readonly (readonly [least: number, quality: number])[] = [
  [0.999, 1],
  [0.8, 0.75],
  [ALIKE, 0.4],
];
const INITIAL_BITS = 2;

/** Which words of two names answer each other, and what their agreement is worth. */
export interface Alignment {
  bits: number;
  /** Words that found a partner, in the left name's spelling. */
  readonly shared: string[];
  readonly left: NameWord[];
  readonly right: NameWord[];
}

/** Where alignments are worked out, one after the other: `align` gives the same one each time, to be read before the next. */
const found: Alignment = { bits: 0, shared: [], left: [], right: [] };

/** Pairs the words of two names whatever their order: equal ones, then alike ones, then words run together, then initials. Good until the next call. */
export function align(left: readonly NameWord[], right: readonly NameWord[]): Alignment {
  const { shared, left: ours, right: theirs } = found;
  shared.length = ours.length = theirs.length = 0;
  for (const word of left) ours.push(word);
  for (const word of right) theirs.push(word);
  let bits = pairBest(ours, theirs, shared, equalWorth);
  if (ours.length > 0 && theirs.length > 0) {
    bits += pairBest(ours, theirs, shared, alikeWorth);
    bits += pairRunTogether(ours, theirs, shared) + pairRunTogether(theirs, ours, shared);
    bits += pairInitials(ours, theirs, shared);
    bits += pairRunInitials(ours, theirs, shared) + pairRunInitials(theirs, ours, shared);
  }
  found.bits = bits;
  return found;
}

/**
 * "M. Galoni" is "Marco Galoni". An initial behind a name that nothing answers is a second one, and so answers a second one: "Maria M. Galoni"
 * is not Marco. Takes what it pairs out of both lists.
 */
function pairInitials(ours: NameWord[], theirs: NameWord[], shared: string[]): number {
  let bits = 0;
  for (let i = 0; i < ours.length; i++) {
    for (let j = 0; j < theirs.length; j++) {
      const [l, r] = [ours[i] as NameWord, theirs[j] as NameWord];
      if (!(isInitialOf(l, r) || isInitialOf(r, l)) || standsSecond(ours, i) !== standsSecond(theirs, j)) continue;
      bits += INITIAL_BITS;
      shared.push(l.text);
      ours.splice(i--, 1);
      theirs.splice(j, 1);
      break;
    }
  }
  return bits;
}

function standsSecond(unanswered: readonly NameWord[], at: number): boolean {
  return at > 0 && (unanswered[at - 1] as NameWord).kind === 'WORD';
}

/** "JC" is "Jean Claude", "PLA" the People's Liberation Army. Takes what it pairs out of both lists. */
function pairRunInitials(short: NameWord[], long: NameWord[], shared: string[]): number {
  for (let i = 0; i < short.length; i++) {
    const { text, kind } = short[i] as NameWord;
    if (kind !== 'WORD' || text.length < 2 || text.length > 3) continue;
    for (let j = 0; j + text.length <= long.length; j++) {
      if (!beginLike(text, long, j)) continue;
      shared.push(text);
      short.splice(i, 1);
      long.splice(j, text.length);
      return INITIAL_BITS * text.length;
    }
  }
  return 0;
}

function beginLike(initials: string, words: readonly NameWord[], from: number): boolean {
  for (let k = 0; k < initials.length; k++) {
    const { kind, text, said } = words[from + k] as NameWord;
    if (kind !== 'WORD' || text.length < 3 || said.charCodeAt(0) !== initials.charCodeAt(k)) return false;
  }
  return true;
}

type Worth = (l: NameWord, r: NameWord) => number;

/** A father's name is not his son's own. */
const oneLine = (l: NameWord, r: NameWord) => l.line === null || r.line === null || l.line === r.line;
const equalWorth: Worth = (l, r) =>
  l.folded === r.folded && l.kind === r.kind && oneLine(l, r) ? Math.min(l.bits, r.bits) : 0;
const alikeWorth: Worth = (l, r) =>
  mayBeOneWord(l, r) && oneLine(l, r) ? quality(wordSimilarity(l, r)) * Math.min(l.bits, r.bits) : 0;

/** Scratch of `pairBest`, made once: worths row by row, and who has a partner. Names are shorter; a longer one's rest finds none. */
const WIDEST = 64;
const worths = new Float64Array(WIDEST * WIDEST);
const takenOurs = new Uint8Array(WIDEST);
const takenTheirs = new Uint8Array(WIDEST);

/** Takes pairs out of both lists, the worthiest first and of equal ones the first met, and says what they are worth together. */
function pairBest(ours: NameWord[], theirs: NameWord[], shared: string[], worthOf: Worth): number {
  const [height, width] = [Math.min(ours.length, WIDEST), Math.min(theirs.length, WIDEST)];
  let any = false;
  for (let i = 0; i < height; i++) {
    for (let j = 0; j < width; j++) {
      const worth = worthOf(ours[i] as NameWord, theirs[j] as NameWord);
      if (worth > 0) any = true;
      worths[i * width + j] = worth;
    }
  }
  if (!any) return 0;
  takenOurs.fill(0, 0, ours.length);
  takenTheirs.fill(0, 0, theirs.length);
  let bits = 0;
  for (;;) {
    let [best, bestI, bestJ] = [0, -1, -1];
    for (let i = 0; i < height; i++) {
      if (takenOurs[i] === 1) continue;
      for (let j = 0; j < width; j++) {
        const worth = worths[i * width + j] as number;
        if (worth > best && takenTheirs[j] === 0) {
          best = worth;
          bestI = i;
          bestJ = j;
        }
      }
    }
    if (bestI < 0) break;
    bits += best;
    takenOurs[bestI] = 1;
    takenTheirs[bestJ] = 1;
    shared.push((ours[bestI] as NameWord).text);
  }
  keepUntaken(ours, takenOurs);
  keepUntaken(theirs, takenTheirs);
  return bits;
}

function keepUntaken(words: NameWord[], taken: Uint8Array): void {
  let kept = 0;
  for (let i = 0; i < words.length; i++) if (taken[i] !== 1) words[kept++] = words[i] as NameWord;
  words.length = kept;
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
      const run = runOf(apart, i, length);
      const j = together.findIndex((w) => runQuality(run, w) > 0.5);
      const word = together[j];
      if (word === undefined) continue;
      let apartBits = 0;
      for (let k = i; k < i + length; k++) apartBits += (apart[k] as NameWord).bits;
      bits += runQuality(run, word) * Math.min(apartBits, word.bits);
      shared.push(word.text);
      apart.splice(i, length);
      together.splice(j, 1);
      i--;
    }
  }
  return bits;
}

/** Words run together, as one. */
interface Run {
  readonly said: string;
  readonly folded: string;
  readonly serial: number;
}

const runSaid = remembering((said: string): Run => ({ said, folded: folded(said), serial: serialOf(`+${said}`) }));
/** Runs by the serial numbers of their parts, the second of which may be a run itself. */
const runOfTwo = pairMemory<Run>();

function runOf(words: readonly NameWord[], from: number, length: number): Run {
  const first = words[from] as NameWord;
  const rest = length === 2 ? (words[from + 1] as NameWord) : runOf(words, from + 1, length - 1);
  return (
    runOfTwo.get(first.serial, rest.serial) ??
    runOfTwo.set(first.serial, rest.serial, runSaid(first.text + ('text' in rest ? rest.text : rest.said)))
  );
}

const runQualities = pairMemory<number>();

function runQuality(run: Run, word: NameWord): number {
  if (Math.abs(run.said.length - word.text.length) > RUN_LETTERS_APART) return 0;
  const known = runQualities.get(run.serial, word.serial);
  if (known !== undefined) return known;
  const alike =
    wadeGilesOf(word.text) === run.said || wadeGilesOf(run.said) === word.text
      ? OTHER_ROMANISATION
      : textSimilarity(run.folded, word.folded, false);
  return runQualities.set(run.serial, word.serial, quality(alike));
}

const OTHER_ROMANISATION = 0.95;
/** More than this a run and a word never differ in length and are still alike. */
const RUN_LETTERS_APART = 8;
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
  if (similarity < ALIKE) return 0;
  for (const [least, counted] of QUALITIES) if (similarity >= least) return counted;
  return 0;
}
