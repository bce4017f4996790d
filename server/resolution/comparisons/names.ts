import { COUNTRY_WORDS } from '../common-words.js';
import { type Evidence, weighed } from '../evidence.js';
import type { FeatureParts } from '../feature-parts.js';
import { type LegalForm, OF_OTHER_NATURE } from '../legal-forms.js';
import { CHARACTER_BITS, type NameForm, type NameWord } from '../names.js';
import type { ParameterSet } from '../parameters.js';
import { asSeen } from '../sound.js';
import type { Template } from '../templates.js';
import { areTwoEnglishWords, saysTrade, setsApart } from '../trade-words.js';
import { ALIKE, pairMemory, textSimilarity, wordSimilarity } from '../word-similarity.js';
import { type Alignment, align } from './align-words.js';
import { sameHullNumber } from './vessel-numbers.js';

/** What agreement and disagreement of names weigh, by who bears them. Bits. */
interface NameWeights {
  /** A word on each side that the other does not have: two names. */
  readonly apart: number;
  /** A word that only one side has: left out, or never there. */
  readonly missing: number;
  /** Share of the agreement that still counts beside words that stand apart: brands and families share words. */
  readonly besideApart: number;
  /** Up to here each bit of rarity counts whole, beyond it the part `slope`: names are given on purpose, so their words are not independent. */
  readonly knee: number;
  readonly slope: number;
  /** More than this no agreement weighs, however long the names. */
  readonly atMost: number;
  /** Beside a word that only one side has the agreement weighs at most this: a branch or a sister is named after the house. */
  readonly besideMissing: number;
  /** Less than this no pair of names weighs. */
  readonly floor: number;
}

/**
 * Two firms of one country that bear the same rare name are one firm about thirty times in thirty-one, hence some 12 bits before the prior; two
 * persons are less often one, since children are named after the family; ships are least, and by name alone never, since a fleet list holds
 * dozens of every good name. Floors: 1 true pair in 500 has two names with nothing in common (renamed, or misspelt past recognition), for ships 1 in 60.
 */
const WEIGHTS = {
  COMPANY: {
    apart: -6,
    missing: -2.5,
    besideApart: 0.4,
    knee: 9.5,
    slope: 0.2,
    atMost: 99,
    besideMissing: 11.4,
    floor: -9,
  },
  PERSON: {
    apart: -9.5,
    missing: -0.7,
    besideApart: 0.3,
    knee: 9,
    slope: 0.15,
    atMost: 99,
    besideMissing: 99,
    floor: -11,
  },
  VESSEL: { apart: -6, missing: -3, besideApart: 0.1, knee: 8, slope: 0.3, atMost: 13.5, besideMissing: 9, floor: -6 },
} as const satisfies Record<string, NameWeights>;

type Bearer = keyof typeof WEIGHTS;

/** A hull keeps its number when it is renamed, so beside a number in common another name says next to nothing. */
const RENAMED_FLOOR_BITS = -1;
/** Legal forms: 1 in 40 records gives the wrong one; of two firms with one name in one country more than half differ in it. */
const OTHER_FORM_BITS = -5;
const OTHER_NATURE_BITS = -11;
const SAME_FORM_BITS = 1;
/** "Timber" against "Logistics": a sister firm. Only one of them named: 1 record in 10 leaves the trade out. */
const OTHER_TRADE_BITS = -9;
const SISTER_WORD_BITS = -8;
const MISSING_TRADE_BITS = -1.5;
const SAME_TRADE_BITS = 2;
const MIXED_TRADE_BITS = -5;
const ONE_MORE_TRADE_BITS = -0.5;
/** "Maritime" against "Shipping": one trade, but a firm's English name has one word for it, and its sister's another. */
const TRADE_IN_OTHER_WORDS_BITS = -3;
/** "STAR 1" against "STAR 2", "STAR 1" against "STAR". */
const OTHER_NUMBER_BITS = -10;
/** Ships of a series are numbered to thirty and beyond, but many fleets have a third; firms mostly 2. */
const SAME_NUMBER_BITS = { COMPANY: 3, PERSON: 0, VESSEL: 3.5 } as const;
/** Firms write their number wherever they write their name; a ship's is left off now and then. */
const MISSING_NUMBER_BITS = { COMPANY: -12, PERSON: 0, VESSEL: -4 } as const;
/** One character of a Chinese name that sounds the same and is not: two firms. */
const OTHER_CHARACTERS_BITS = -9;
/** Share of a reading's rarity that is left once all characters read so are counted: some 400 toneless syllables for 3,500 characters. */
const OF_READING = 0.55;
/** A given name or a surname in common, where one side has more: families and whole towns share it. */
const OF_LONE_NAME = 0.5;

export function compareNames(
  left: FeatureParts,
  right: FeatureParts,
  parameters: ParameterSet,
  told: Evidence[] | null,
): number {
  if (left.kind !== right.kind || left.names.length === 0 || right.names.length === 0) return 0;
  const bearer = bearerOf(left, right);
  const [ours, theirs] = [proper(left.names, right.names), proper(right.names, left.names)];
  const [numbers, others] = [numbersIn(left), numbersIn(right)];
  let best = Number.NEGATIVE_INFINITY;
  let [bestLeft, bestRight] = [ours[0] as NameForm, theirs[0] as NameForm];
  for (const l of ours) {
    for (const r of theirs) {
      const bits = compareTwo(l, r, bearer, numbers, others, null);
      if (bits <= best) continue;
      best = bits;
      [bestLeft, bestRight] = [l, r];
    }
  }
  if (bearer === 'VESSEL' && best < RENAMED_FLOOR_BITS && sameHullNumber(left, right, parameters)) {
    told?.push(renamed(bestLeft, bestRight));
    return RENAMED_FLOOR_BITS;
  }
  if (told !== null) compareTwo(bestLeft, bestRight, bearer, numbers, others, told);
  if (bearer !== 'PERSON') return best;
  const generations = compareGenerations(left, right, told);
  // Where the names that fit best name both fathers, that has been counted.
  return best + generations + (best > 0 ? compareFathers(left, right, told) : 0);
}

/** A son is called junior on one paper in three, and hardly anybody else is. */
const OTHER_GENERATION_BITS = -10;
const GENERATION_MISSING_BITS = -8;

function compareGenerations(left: FeatureParts, right: FeatureParts, told: Evidence[] | null): number {
  const [l, r] = [left.generation, right.generation];
  if (l === r) return 0;
  if (l === null || r === null) {
    told?.push(weighed('names', GENERATION_MISSING_BITS, 'generation-on-one-side', { value: (l ?? r) as string }));
    return GENERATION_MISSING_BITS;
  }
  told?.push(weighed('names', OTHER_GENERATION_BITS, 'generations-differ', { left: l, right: r }));
  return OTHER_GENERATION_BITS;
}

/** Two fathers, each named in some name of its record: a father and his son, or two namesakes. */
const OTHER_FATHER_BITS = -9.5;

function compareFathers(left: FeatureParts, right: FeatureParts, told: Evidence[] | null): number {
  const [ours, theirs] = [left.fathers, right.fathers];
  if (ours.length === 0 || theirs.length === 0) return 0;
  if (ours.some((l) => theirs.some((r) => wordSimilarity(l, r) >= ALIKE))) return 0;
  const said = (words: readonly NameWord[]) => [...new Set(words.map((w) => w.text))].join(' ');
  told?.push(weighed('names', OTHER_FATHER_BITS, 'generations-differ', { left: said(ours), right: said(theirs) }));
  return OTHER_FATHER_BITS;
}

/** No pair of names of these two weighs more: all of the poorer side's words agree, and its trade, number and form with them. */
export function namesSayAtMost(left: FeatureParts, right: FeatureParts): number {
  const weights: NameWeights = WEIGHTS[bearerOf(left, right)];
  const rarity = Math.min(left.namesRarity, right.namesRarity);
  const agreed = rarity <= weights.knee ? rarity : weights.knee + (rarity - weights.knee) * weights.slope;
  return agreed + SAME_TRADE_BITS + SAME_NUMBER_BITS.VESSEL + SAME_FORM_BITS;
}

function bearerOf(left: FeatureParts, right: FeatureParts): Bearer {
  if (left.kind === 'VESSEL') return 'VESSEL';
  return left.facts.traderKind === 'PERSON' || right.facts.traderKind === 'PERSON' ? 'PERSON' : 'COMPANY';
}

/** Where both give a name in Chinese characters, those are compared: a transliteration is the poorer copy. */
function proper(ours: readonly NameForm[], theirs: readonly NameForm[]): readonly NameForm[] {
  return ours.some(isHan) && theirs.some(isHan) ? ours.filter(isHan) : ours;
}

function isHan(name: NameForm): boolean {
  return name.han !== '';
}

function renamed(left: NameForm, right: NameForm): Evidence {
  const differing: Evidence[] = [];
  compareTwo(left, right, 'VESSEL', [], [], differing);
  const { because } = differing[0] as Evidence;
  return weighed('names', RENAMED_FLOOR_BITS, 'names-differ-on-one-hull', because.values, left.raw, right.raw);
}

function compareTwo(
  left: NameForm,
  right: NameForm,
  bearer: Bearer,
  oursElse: readonly string[],
  theirsElse: readonly string[],
  told: Evidence[] | null,
): number {
  if (left.han !== '' && right.han !== '' && left.han !== right.han) {
    told?.push(charactersDiffer(left, right));
    return OTHER_CHARACTERS_BITS;
  }
  const aligned = align(left.proper, right.proper);
  if (bearer === 'COMPANY') leaveOutSlipsOfTrades(aligned, left, right);
  return (
    compareProperWords(left, right, bearer, aligned, told) +
    (bearer === 'COMPANY' ? compareCrossed(left, right, aligned, told) : 0) +
    compareTrades(left, right, told) +
    compareNumbers(left, right, bearer, oursElse, theirsElse, told) +
    compareLegalForms(left, right, told)
  );
}

function unmatchedIn(words: readonly NameWord[], bearer: Bearer): number {
  if (bearer !== 'COMPANY') return words.length;
  let unmatched = 0;
  for (const w of words) if (!COUNTRY_WORDS.has(w.text)) unmatched++;
  return unmatched;
}

function charactersDiffer(left: NameForm, right: NameForm): Evidence {
  const template = left.normal === right.normal ? 'names-homophones' : 'names-characters-differ';
  return weighed('names', OTHER_CHARACTERS_BITS, template, { left: left.han, right: right.han }, left.raw, right.raw);
}

/** The words that are neither trade nor number nor legal form. */
function compareProperWords(
  left: NameForm,
  right: NameForm,
  bearer: Bearer,
  aligned: Alignment,
  told: Evidence[] | null,
): number {
  const weights: NameWeights = WEIGHTS[bearer];
  const countries = bearer === 'COMPANY' ? countriesApart(aligned) : 0;
  const [l, r] = [unmatchedIn(aligned.left, bearer), unmatchedIn(aligned.right, bearer)];
  const [fewer, more] = [Math.min(l, r), Math.max(l, r)];
  const loneName = bearer === 'PERSON' && aligned.shared.length === 1 && more > 0;
  const agreed = agreementOf(left, right, aligned.bits) * (loneName ? OF_LONE_NAME : 1);
  const kept = fewer === 0 ? agreed : agreed * weights.besideApart;
  const bent = kept <= weights.knee ? kept : weights.knee + (kept - weights.knee) * weights.slope;
  const counted = Math.min(bent, more > fewer ? weights.besideMissing : weights.atMost);
  const bits = round(
    Math.max(weights.floor, counted + countries + fewer * weights.apart + (more - fewer) * weights.missing),
  );
  if (told !== null) {
    const values = {
      left: left.normal,
      right: right.normal,
      shared: aligned.shared.join(' '),
      apart: [...aligned.left, ...aligned.right].map((w) => w.text).join(' '),
      rarityBits: round(agreed),
      countedBits: round(counted),
    };
    told.push(weighed('names', bits, templateOf(left, right, aligned), values, left.raw, right.raw));
  }
  return bits;
}

/** Takes out the words that are a trade of the other name with a slip in it, or the beginning of one where a form cut the name off: "ufrn", "hold". */
function leaveOutSlipsOfTrades(aligned: Alignment, left: NameForm, right: NameForm): void {
  leaveOutSlips(aligned.left, left, right);
  leaveOutSlips(aligned.right, right, left);
}

function leaveOutSlips(words: NameWord[], own: NameForm, other: NameForm): void {
  if (words.length === 0 || other.concepts.length === 0) return;
  let kept = 0;
  for (const word of words) {
    const slip = other.words.some(
      (w) => w.kind === 'TRADE' && !own.concepts.includes(w.text) && isSlipOf(word, w, own),
    );
    if (!slip) words[kept++] = word;
  }
  words.length = kept;
}

const slips = pairMemory<boolean>();

function isSlipOf(word: NameWord, trade: NameWord, own: NameForm): boolean {
  const isCutOff = word === own.words.at(-1) && word.text.length >= 2 && own.legalForms.length === 0;
  if (isCutOff && trade.said.startsWith(word.text)) return true;
  const known = slips.get(word.serial, trade.serial);
  if (known !== undefined) return known;
  const slip =
    textSimilarity(word.text, trade.said, false) >= ALIKE ||
    textSimilarity(word.seen, asSeen(trade.said), false) >= ALIKE;
  return slips.set(word.serial, trade.serial, slip);
}

/** "Norton Pipeline" and "Norton Petroleum": a word of its own here, another trade there, and so two. */
const CROSSED_BITS = -5;

function compareCrossed(left: NameForm, right: NameForm, aligned: Alignment, told: Evidence[] | null): number {
  const [l, r] = [unmatchedIn(aligned.left, 'COMPANY'), unmatchedIn(aligned.right, 'COMPANY')];
  if (l > 0 === r > 0) return 0;
  const [longer, shorter] = l > 0 ? [left, right] : [right, left];
  if (!shorter.concepts.some((c) => saysTrade(c) && !longer.concepts.includes(c))) return 0;
  if (told !== null) {
    const trades = shorter.concepts.filter((c) => saysTrade(c) && !longer.concepts.includes(c)).join(' ');
    const own = (l > 0 ? aligned.left : aligned.right).map((w) => w.text).join(' ');
    const values = l > 0 ? { left: own, right: trades } : { left: trades, right: own };
    told.push(weighed('names', CROSSED_BITS, 'trades-differ', values, left.raw, right.raw));
  }
  return CROSSED_BITS;
}

/** "Santander" and "Santander Mexico": a firm abroad, or the same with its country behind the name. "Bowne France", "Bowne Germany": two. */
const COUNTRY_MISSING_BITS = -5;
const OTHER_COUNTRY_IN_NAME_BITS = -12;

function countriesApart({ left, right }: Alignment): number {
  const [ours, theirs] = [left.some(isCountry), right.some(isCountry)];
  if (ours && theirs) return OTHER_COUNTRY_IN_NAME_BITS;
  return ours || theirs ? COUNTRY_MISSING_BITS : 0;
}

function isCountry(word: NameWord): boolean {
  return COUNTRY_WORDS.has(word.text);
}

function templateOf(left: NameForm, right: NameForm, aligned: Alignment): Template {
  if (aligned.shared.length === 0) return 'names-differ';
  if (aligned.left.length > 0 && aligned.right.length > 0) return 'names-partly-differ';
  if (aligned.left.length + aligned.right.length > 0) return 'names-one-longer';
  return left.normal === right.normal ? 'names-same' : 'names-alike';
}

/** Characters in common count by themselves; a reading in common with a name in letters is shared by many characters. */
function agreementOf(left: NameForm, right: NameForm, bits: number): number {
  if (left.han !== '' && left.han === right.han) return Math.max(left.han.length * CHARACTER_BITS, bits);
  return (left.han === '') === (right.han === '') ? bits : bits * OF_READING;
}

/** What the two say of their trade, and whether one says "holding" where the other does not. */
function compareTrades(left: NameForm, right: NameForm, told: Evidence[] | null): number {
  const [ours, theirs] = [left.concepts, right.concepts];
  if (ours.length === 0 && theirs.length === 0) return 0;
  const tell = (bits: number, template: Template, values?: Evidence['because']['values']) => {
    const concepts = values ?? { left: ours.join(' '), right: theirs.join(' ') };
    told?.push(weighed('names', bits, template, concepts, left.raw, right.raw));
    return bits;
  };
  const apart =
    setsOneApart(ours, theirs) || setsOneApart(theirs, ours) ? tell(SISTER_WORD_BITS, 'trades-set-apart') : 0;
  if (left.trades.length === 0 && right.trades.length === 0) return apart;
  const [bits, template] = weighTrades(left.trades, right.trades);
  const agree = template === 'trades-same' || template === 'trades-one-more';
  if (agree && inOtherWords(left, right))
    return (
      apart +
      tell(TRADE_IN_OTHER_WORDS_BITS, 'trades-in-other-words', { left: tradeWords(left), right: tradeWords(right) })
    );
  return apart + tell(bits, template);
}

function setsOneApart(ours: readonly string[], theirs: readonly string[]): boolean {
  for (const concept of ours) if (setsApart(concept) && !theirs.includes(concept)) return true;
  return false;
}

function tradeWords(name: NameForm): string {
  return name.words
    .filter((w) => w.kind === 'TRADE' && saysTrade(w.text))
    .map((w) => w.said)
    .join(' ');
}

/** Whether one of the trades in common is said in two English words. */
function inOtherWords(left: NameForm, right: NameForm): boolean {
  return left.words.some(
    (l) =>
      l.kind === 'TRADE' &&
      right.words.some((r) => r.kind === 'TRADE' && r.text === l.text && areTwoEnglishWords(l.said, r.said)) &&
      !right.words.some((r) => r.kind === 'TRADE' && r.text === l.text && !areTwoEnglishWords(l.said, r.said)),
  );
}

function weighTrades(ours: readonly string[], theirs: readonly string[]): readonly [number, Template] {
  if (ours.length === 0 || theirs.length === 0) return MISSING_TRADE;
  let common = 0;
  for (const trade of ours) if (theirs.includes(trade)) common++;
  if (common === 0) return OTHER_TRADE;
  if (common < ours.length && common < theirs.length) return MIXED_TRADE;
  return ours.length === theirs.length ? SAME_TRADE : ONE_MORE_TRADE;
}

const MISSING_TRADE = [MISSING_TRADE_BITS, 'trade-missing'] as const;
const OTHER_TRADE = [OTHER_TRADE_BITS, 'trades-differ'] as const;
const MIXED_TRADE = [MIXED_TRADE_BITS, 'trades-partly-differ'] as const;
const SAME_TRADE = [SAME_TRADE_BITS, 'trades-same'] as const;
const ONE_MORE_TRADE = [ONE_MORE_TRADE_BITS, 'trades-one-more'] as const;

function compareNumbers(
  left: NameForm,
  right: NameForm,
  bearer: Bearer,
  oursElse: readonly string[],
  theirsElse: readonly string[],
  told: Evidence[] | null,
): number {
  const elsewhere = bearer === 'COMPANY';
  const ours = left.numbers.length > 0 || !elsewhere ? left.numbers : oursElse;
  const theirs = right.numbers.length > 0 || !elsewhere ? right.numbers : theirsElse;
  if (ours.length === 0 && theirs.length === 0) return 0;
  const same = ours.length === theirs.length && ours.every((number, i) => number === theirs[i]);
  const missing = ours.length === 0 || theirs.length === 0;
  if (missing && hidesNumber(ours.length === 0 ? left : right, [...ours, ...theirs])) return 0;
  const bits = same ? SAME_NUMBER_BITS[bearer] : missing ? MISSING_NUMBER_BITS[bearer] : OTHER_NUMBER_BITS;
  const template = same ? 'numbers-same' : missing ? 'number-missing' : 'numbers-differ';
  told?.push(weighed('names', bits, template, { left: ours.join(' '), right: theirs.join(' ') }, left.raw, right.raw));
  return bits;
}

/** "GRANTIN S56": a number that ran into a letter is not missing. */
function hidesNumber(name: NameForm, numbers: readonly string[]): boolean {
  return name.words.some((w) => /[a-z]/.test(w.said) && numbers.some((n) => w.said.includes(n)));
}

/** The numbers of the first name that has some: a firm's number is its own also where a translation leaves it out. */
function numbersIn(features: FeatureParts): readonly string[] {
  for (const { numbers } of features.names) if (numbers.length > 0) return numbers;
  return NO_NUMBERS;
}

const NO_NUMBERS: readonly string[] = [];

function compareLegalForms(left: NameForm, right: NameForm, told: Evidence[] | null): number {
  const [ours, theirs] = [left.statedForms, right.statedForms];
  if (ours.length === 0 || theirs.length === 0) return 0;
  // "Co., Ltd" is what any Chinese company calls itself in English.
  if ((left.han === '') !== (right.han === '')) return 0;
  const same = ours.some((form) => theirs.includes(form));
  const otherNature = !same && (ours.some(isOfOtherNature) || theirs.some(isOfOtherNature));
  const bits = same ? SAME_FORM_BITS : otherNature ? OTHER_NATURE_BITS : OTHER_FORM_BITS;
  const template = same ? 'legal-form-same' : 'legal-form-differs';
  told?.push(weighed('names', bits, template, { left: ours.join(' '), right: theirs.join(' ') }, left.raw, right.raw));
  return bits;
}

function isOfOtherNature(form: LegalForm): boolean {
  return OF_OTHER_NATURE.has(form);
}

/** Tenths of a bit: finer than any of this is known. */
function round(bits: number): number {
  return Math.round(bits * 10) / 10;
}
