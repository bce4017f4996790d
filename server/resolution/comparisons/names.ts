import { COUNTRY_WORDS } from '../common-words.js';
import { type Evidence, weighed } from '../evidence.js';
import type { Features } from '../features.js';
import { type LegalForm, OF_OTHER_NATURE } from '../legal-forms.js';
import { type NameForm, type NameWord, saysFather } from '../names.js';
import type { ParameterSet } from '../parameters.js';
import { asSeen } from '../sound.js';
import type { Template } from '../templates.js';
import { areTwoEnglishWords, saysTrade, setsApart } from '../trade-words.js';
import { ALIKE, textSimilarity, wordSimilarity } from '../word-similarity.js';
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
const SAME_NUMBER_BITS = { COMPANY: 3, PERSON: 0, VESSEL: 2.5 } as const;
/** Firms write their number wherever they write their name; a ship's is left off now and then. */
const MISSING_NUMBER_BITS = { COMPANY: -12, PERSON: 0, VESSEL: -4 } as const;
/** One character of a Chinese name that sounds the same and is not: two firms. One character is worth some 6 bits: log2 of the hundred that firms use. */
const OTHER_CHARACTERS_BITS = -9;
const CHARACTER_BITS = 6;
/** Share of a reading's rarity that is left once all characters read so are counted: some 400 toneless syllables for 3,500 characters. */
const OF_READING = 0.55;
/** A given name or a surname in common, where one side has more: families and whole towns share it. */
const OF_LONE_NAME = 0.5;

/** What names came to, and the evidence of it, which is put into words only where somebody will read it. */
interface Weight {
  readonly bits: number;
  readonly tell: () => readonly Evidence[];
}

const NOTHING: Weight = { bits: 0, tell: () => [] };

export function compareNames(left: Features, right: Features, parameters: ParameterSet): readonly Evidence[] {
  return weighNames(left, right, parameters).tell();
}

/** As `compareNames`, with the sum at once and the evidence on demand: of many pairs most are let go for their sum. */
export function weighNames(left: Features, right: Features, parameters: ParameterSet): Weight {
  if (left.kind !== right.kind || left.names.length === 0 || right.names.length === 0) return NOTHING;
  const bearer = bearerOf(left, right);
  const [ours, theirs] = [proper(left.names, right.names), proper(right.names, left.names)];
  const [numbers, others] = [numbersIn(left), numbersIn(right)];
  let best: Weight | null = null;
  for (const l of ours) {
    for (const r of theirs) {
      const found = compareTwo(l, r, bearer, numbers, others);
      if (best === null || found.bits > best.bits) best = found;
    }
  }
  if (best === null) return NOTHING;
  if (bearer === 'PERSON')
    return behind(best, [
      ...compareGenerations(left, right),
      // Where the names that fit best name both fathers, that has been counted.
      ...(best.bits > 0 ? compareFathers(left, right) : []),
    ]);
  return bearer === 'VESSEL' && best.bits < RENAMED_FLOOR_BITS && sameHullNumber(left, right, parameters)
    ? renamed(best)
    : best;
}

function behind(first: Weight, more: readonly Evidence[]): Weight {
  if (more.length === 0) return first;
  let bits = first.bits;
  for (const e of more) bits += e.weightBits;
  return { bits, tell: () => [...first.tell(), ...more] };
}

/** A son is called junior on one paper in three, and hardly anybody else is. */
const OTHER_GENERATION_BITS = -10;
const GENERATION_MISSING_BITS = -8;

function compareGenerations(left: Features, right: Features): readonly Evidence[] {
  const [l, r] = [left.generation, right.generation];
  if (l === r) return [];
  if (l !== null && r !== null)
    return [weighed('names', OTHER_GENERATION_BITS, 'generations-differ', { left: l, right: r })];
  return [weighed('names', GENERATION_MISSING_BITS, 'generation-on-one-side', { value: (l ?? r) as string })];
}

/** Two fathers, each named in some name of its record: a father and his son, or two namesakes. */
const OTHER_FATHER_BITS = -9.5;

function compareFathers(left: Features, right: Features): readonly Evidence[] {
  const [ours, theirs] = [fathersIn(left), fathersIn(right)];
  if (ours.length === 0 || theirs.length === 0) return [];
  if (ours.some((l) => theirs.some((r) => wordSimilarity(l, r) >= ALIKE))) return [];
  const [l, r] = [ours, theirs].map((words) => [...new Set(words.map((w) => w.text))].join(' ')) as [string, string];
  return [weighed('names', OTHER_FATHER_BITS, 'generations-differ', { left: l, right: r })];
}

function fathersIn(features: Features): readonly NameWord[] {
  return features.names.flatMap((name) => name.words.filter(saysFather));
}

/** No pair of names of these two weighs more: all of the poorer side's words agree, and its trade, number and form with them. */
export function namesSayAtMost(left: Features, right: Features): number {
  const weights: NameWeights = WEIGHTS[bearerOf(left, right)];
  const rarity = Math.min(rarest(left), rarest(right));
  const agreed = rarity <= weights.knee ? rarity : weights.knee + (rarity - weights.knee) * weights.slope;
  return agreed + SAME_TRADE_BITS + SAME_NUMBER_BITS.VESSEL + SAME_FORM_BITS;
}

/** Worked out once for each: bounds are asked for more often than anything else. */
const RAREST = new WeakMap<Features, number>();

/** Characters of a Chinese name may count for more than its words: see `agreementOf`. */
function rarest(features: Features): number {
  const known = RAREST.get(features);
  if (known !== undefined) return known;
  let most = 0;
  for (const { words, han } of features.names) {
    let sum = 0;
    for (const w of words) sum += w.bits;
    most = Math.max(most, sum, han.length * CHARACTER_BITS);
  }
  RAREST.set(features, most);
  return most;
}

function bearerOf(left: Features, right: Features): Bearer {
  if (left.kind === 'VESSEL') return 'VESSEL';
  return left.facts.traderKind === 'PERSON' || right.facts.traderKind === 'PERSON' ? 'PERSON' : 'COMPANY';
}

/** Where both give a name in Chinese characters, those are compared: a transliteration is the poorer copy. */
function proper(ours: readonly NameForm[], theirs: readonly NameForm[]): readonly NameForm[] {
  const han = ours.filter((n) => n.han !== '');
  return han.length > 0 && theirs.some((n) => n.han !== '') ? han : ours;
}

function renamed(differing: Weight): Weight {
  const tell = () => {
    const { because, left, right } = differing.tell()[0] as Evidence;
    return [weighed('names', RENAMED_FLOOR_BITS, 'names-differ-on-one-hull', because.values, left, right)];
  };
  return { bits: RENAMED_FLOOR_BITS, tell };
}

function compareTwo(
  left: NameForm,
  right: NameForm,
  bearer: Bearer,
  oursElse: readonly string[],
  theirsElse: readonly string[],
): Weight {
  if (left.han !== '' && right.han !== '' && left.han !== right.han)
    return { bits: OTHER_CHARACTERS_BITS, tell: () => [charactersDiffer(left, right)] };
  const aligned = alignedWords(left, right, bearer);
  return behind(compareProperWords(left, right, bearer, aligned), [
    ...(bearer === 'COMPANY' ? compareCrossed(left, right, aligned) : []),
    ...compareTrades(left, right),
    ...compareNumbers(left, right, bearer, oursElse, theirsElse),
    ...compareLegalForms(left, right),
  ]);
}

function alignedWords(left: NameForm, right: NameForm, bearer: Bearer): Alignment {
  const found = align(left.words.filter(isProper), right.words.filter(isProper));
  return bearer === 'COMPANY' ? withoutSlipsOfTrades(found, left, right) : found;
}

function unmatchedIn(words: readonly NameWord[], bearer: Bearer): number {
  return bearer === 'COMPANY' ? words.filter((w) => !COUNTRY_WORDS.has(w.text)).length : words.length;
}

function charactersDiffer(left: NameForm, right: NameForm): Evidence {
  const template = left.normal === right.normal ? 'names-homophones' : 'names-characters-differ';
  return weighed('names', OTHER_CHARACTERS_BITS, template, { left: left.han, right: right.han }, left.raw, right.raw);
}

/** The words that are neither trade nor number nor legal form. */
function compareProperWords(left: NameForm, right: NameForm, bearer: Bearer, aligned: Alignment): Weight {
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
  const tell = () => {
    const values = {
      left: left.normal,
      right: right.normal,
      shared: aligned.shared.join(' '),
      apart: [...aligned.left, ...aligned.right].map((w) => w.text).join(' '),
      rarityBits: round(agreed),
      countedBits: round(counted),
    };
    return [weighed('names', bits, templateOf(left, right, aligned), values, left.raw, right.raw)];
  };
  return { bits, tell };
}

/** Without the words that are a trade of the other name with a slip in it, or the beginning of one where a form cut the name off: "ufrn", "hold". */
function withoutSlipsOfTrades(aligned: Alignment, left: NameForm, right: NameForm): Alignment {
  if (aligned.left.length + aligned.right.length === 0) return aligned;
  const telling = (words: readonly NameWord[], own: NameForm, other: NameForm) => {
    const trades = other.words.filter((w) => w.kind === 'TRADE' && !own.concepts.includes(w.text));
    return trades.length === 0 ? words : words.filter((w) => !trades.some((t) => isSlipOf(w, t, own)));
  };
  return {
    ...aligned,
    left: telling(aligned.left, left, right),
    right: telling(aligned.right, right, left),
  };
}

function isSlipOf(word: NameWord, trade: NameWord, own: NameForm): boolean {
  const isCutOff = word === own.words.at(-1) && word.text.length >= 2 && own.legalForms.length === 0;
  return (
    (isCutOff && trade.said.startsWith(word.text)) ||
    textSimilarity(word.text, trade.said, false) >= ALIKE ||
    textSimilarity(word.seen, asSeen(trade.said), false) >= ALIKE
  );
}

/** "Norton Pipeline" and "Norton Petroleum": a word of its own here, another trade there, and so two. */
const CROSSED_BITS = -5;

function compareCrossed(left: NameForm, right: NameForm, aligned: Alignment): readonly Evidence[] {
  const [l, r] = [unmatchedIn(aligned.left, 'COMPANY'), unmatchedIn(aligned.right, 'COMPANY')];
  if (l > 0 === r > 0) return [];
  const [longer, shorter, words] = l > 0 ? [left, right, aligned.left] : [right, left, aligned.right];
  const trades = shorter.concepts.filter((c) => saysTrade(c) && !longer.concepts.includes(c)).join(' ');
  if (trades === '') return [];
  const own = words.map((w) => w.text).join(' ');
  const values = l > 0 ? { left: own, right: trades } : { left: trades, right: own };
  return [weighed('names', CROSSED_BITS, 'trades-differ', values, left.raw, right.raw)];
}

/** "Santander" and "Santander Mexico": a firm abroad, or the same with its country behind the name. "Bowne France", "Bowne Germany": two. */
const COUNTRY_MISSING_BITS = -5;
const OTHER_COUNTRY_IN_NAME_BITS = -12;

function countriesApart({ left, right }: Alignment): number {
  const [ours, theirs] = [left, right].map((words) => words.some((w) => COUNTRY_WORDS.has(w.text)));
  if (ours && theirs) return OTHER_COUNTRY_IN_NAME_BITS;
  return ours || theirs ? COUNTRY_MISSING_BITS : 0;
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

function isProper(word: NameWord): boolean {
  return word.kind === 'WORD' || word.kind === 'INITIAL' || word.kind === 'PLACE';
}

/** What the two say of their trade, and whether one says "holding" where the other does not. */
function compareTrades(left: NameForm, right: NameForm): readonly Evidence[] {
  const [ours, theirs] = [left.concepts, right.concepts];
  if (ours.length === 0 && theirs.length === 0) return [];
  const values = { left: ours.join(' '), right: theirs.join(' ') };
  const found: Evidence[] = [];
  const unshared = [...ours, ...theirs].filter((c) => ours.includes(c) !== theirs.includes(c));
  if (unshared.some(setsApart))
    found.push(weighed('names', SISTER_WORD_BITS, 'trades-set-apart', values, left.raw, right.raw));
  const [trades, others] = [ours.filter(saysTrade), theirs.filter(saysTrade)];
  if (trades.length === 0 && others.length === 0) return found;
  const weight = weighTrades(trades, others);
  const agree = weight[1] === 'trades-same' || weight[1] === 'trades-one-more';
  if (agree && inOtherWords(left, right)) {
    const words = { left: tradeWords(left), right: tradeWords(right) };
    return [...found, weighed('names', TRADE_IN_OTHER_WORDS_BITS, 'trades-in-other-words', words, left.raw, right.raw)];
  }
  const [bits, template] = weight;
  return [...found, weighed('names', bits, template, values, left.raw, right.raw)];
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
  if (ours.length === 0 || theirs.length === 0) return [MISSING_TRADE_BITS, 'trade-missing'];
  const common = ours.filter((t) => theirs.includes(t)).length;
  if (common === 0) return [OTHER_TRADE_BITS, 'trades-differ'];
  const bothHaveMore = common < ours.length && common < theirs.length;
  if (bothHaveMore) return [MIXED_TRADE_BITS, 'trades-partly-differ'];
  return ours.length === theirs.length ? [SAME_TRADE_BITS, 'trades-same'] : [ONE_MORE_TRADE_BITS, 'trades-one-more'];
}

function compareNumbers(
  left: NameForm,
  right: NameForm,
  bearer: Bearer,
  oursElse: readonly string[],
  theirsElse: readonly string[],
): readonly Evidence[] {
  const or = (own: readonly string[], other: readonly string[]) =>
    own.length > 0 || bearer !== 'COMPANY' ? own : other;
  const [ours, theirs] = [or(numbersOf(left), oursElse), or(numbersOf(right), theirsElse)];
  if (ours.length === 0 && theirs.length === 0) return [];
  const values = { left: ours.join(' '), right: theirs.join(' ') };
  if (values.left === values.right)
    return [weighed('names', SAME_NUMBER_BITS[bearer], 'numbers-same', values, left.raw, right.raw)];
  const missing = ours.length === 0 || theirs.length === 0;
  if (missing && hidesNumber(ours.length === 0 ? left : right, [...ours, ...theirs])) return [];
  return [
    weighed(
      'names',
      missing ? MISSING_NUMBER_BITS[bearer] : OTHER_NUMBER_BITS,
      missing ? 'number-missing' : 'numbers-differ',
      values,
      left.raw,
      right.raw,
    ),
  ];
}

/** "GRANTIN S56": a number that ran into a letter is not missing. */
function hidesNumber(name: NameForm, numbers: readonly string[]): boolean {
  return name.words.some((w) => /[a-z]/.test(w.said) && numbers.some((n) => w.said.includes(n)));
}

/** The numbers of the first name that has some: a firm's number is its own also where a translation leaves it out. */
function numbersIn(features: Features): readonly string[] {
  for (const name of features.names) {
    const numbers = numbersOf(name);
    if (numbers.length > 0) return numbers;
  }
  return [];
}

function numbersOf(name: NameForm): readonly string[] {
  return name.words.filter((w) => w.kind === 'NUMBER').map((w) => w.text);
}

function compareLegalForms(left: NameForm, right: NameForm): readonly Evidence[] {
  const [ours, theirs] = [statedForms(left), statedForms(right)];
  if (ours.length === 0 || theirs.length === 0) return [];
  const values = { left: ours.join(' '), right: theirs.join(' ') };
  // "Co., Ltd" is what any Chinese company calls itself in English.
  if ((left.han === '') !== (right.han === '')) return [];
  if (ours.some((f) => theirs.includes(f)))
    return [weighed('names', SAME_FORM_BITS, 'legal-form-same', values, left.raw, right.raw)];
  const bits = [...ours, ...theirs].some((f) => OF_OTHER_NATURE.has(f)) ? OTHER_NATURE_BITS : OTHER_FORM_BITS;
  return [weighed('names', bits, 'legal-form-differs', values, left.raw, right.raw)];
}

/** COMPANY says no more than that it is one. */
function statedForms(name: NameForm): readonly LegalForm[] {
  return name.legalForms.filter((f) => f !== 'COMPANY');
}

/** Tenths of a bit: finer than any of this is known. */
function round(bits: number): number {
  return Math.round(bits * 10) / 10;
}
