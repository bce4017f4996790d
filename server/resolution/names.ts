import { COUNTRY_WORDS, HAN_PLACES, PLACE_WORDS } from './common-words.js';
import { fullGivenName } from './given-names.js';
import { type LegalForm, withoutHanLegalForm, withoutLegalForms } from './legal-forms.js';
import { Recent, remembering, WORDS } from './remembering.js';
import { cantoneseSyllables, isAscii, romanised, type Script, scriptOf, simplified, syllables } from './scripts.js';
import { asSeen, folded, skeleton, withoutArticle } from './sound.js';
import { HAN_TRADE_WORDS, saysTrade, tradeConceptOf, tradesParted, withTradePhrases } from './trade-words.js';

/** What a word does in a name. Only a WORD can tell one bearer from another by itself. */
export type WordKind = 'WORD' | 'TRADE' | 'PLACE' | 'NUMBER' | 'INITIAL';

export interface NameWord {
  readonly kind: WordKind;
  /** Romanised, lower case: "severnyy", "7", the concept of a trade word ("timber"), the full form of a given name ("aleksandr"). */
  readonly text: string;
  /** As the record has it, romanised: "sasha". */
  readonly said: string;
  readonly folded: string;
  readonly skeleton: string;
  /** How it sounds as a key, in consonants: the Arabic article is now written with the name, now apart and so left out. */
  readonly key: string;
  /** As a scanner might have seen it. */
  readonly seen: string;
  /** From a script that writes no short vowels, so that only consonants can be compared. */
  readonly vowelless: boolean;
  /** Whose name it is, where "bin" or "ibn" says so: one's own stands before it, the father's and his father's behind. */
  readonly line: 'OWN' | 'FATHER' | null;
  /** Of all that is above, bar whose name it is, among the words that this process has read: what was found of two is kept by it. It shows in nothing. */
  readonly serial: number;
  /** How much it tells to share this word: -log2 of the share of names that hold it. */
  readonly bits: number;
}

/** A name in the form in which names are compared. */
export interface NameForm {
  readonly raw: string;
  readonly script: Script;
  /** Words in a–z and 0–9, in order, without legal form, honorifics and particles: equal where two spellings are the same name. */
  readonly normal: string;
  readonly words: readonly NameWord[];
  /** Those that can tell bearers apart: neither trade nor number. */
  readonly proper: readonly NameWord[];
  /** Its numbers in order: "2", "44". */
  readonly numbers: readonly string[];
  readonly legalForms: readonly LegalForm[];
  /** Without COMPANY, which says no more than that it is one. */
  readonly statedForms: readonly LegalForm[];
  /** What its trade words say, each once, in order of the alphabet. */
  readonly concepts: readonly string[];
  /** Of those, what says in what it trades. */
  readonly trades: readonly string[];
  /** Its father's name in a name of three words or more, as it sounds: "viktor" of "Viktorovich". In two, "Petrovic" is a surname. */
  readonly patronymic: string | null;
  /** The proper part of a name in Chinese characters, simplified; '' for other scripts. Homophones differ here and only here. */
  readonly han: string;
  /** The number the name ends in ("EVER STAR 2"), and how what stands before it sounds. */
  readonly trailingNumber: string | null;
  readonly numberedName: string;
}

export type NameBearer = 'COMPANY' | 'PERSON' | 'VESSEL' | 'TRADER';

/** Share of names that hold a word which no list names: by letters, since a short word is more easily two people's. */
const RARE_WORD_BITS = [7, 7, 7, 9, 11, 12, 13] as const;
const TRADE_WORD_BITS = 3;
const PLACE_WORD_BITS = 6;
/** A trade word that has to serve for a name. */
const TRADE_WORD_AS_NAME_BITS = 4.5;
/** One character of a Chinese name: log2 of the hundred that firms use. */
export const CHARACTER_BITS = 6;

/** What the words of the rarest name are worth together; characters of a Chinese name may count for more: see `agreementOf`. */
export function rarityOf(names: readonly NameForm[]): number {
  let most = 0;
  for (const { words, han } of names) {
    let sum = 0;
    for (const w of words) sum += w.bits;
    most = Math.max(most, sum, han.length * CHARACTER_BITS);
  }
  return most;
}

/** Whether a word of a person's name says whose child he is: "Viktorovich", or what stands behind "bin". */
export function saysFather(word: Pick<NameWord, 'kind' | 'folded' | 'line'>): boolean {
  return word.line === 'FATHER' || (word.kind === 'WORD' && PATRONYMIC.test(word.folded));
}

/** "Viktorovich", "Viktorovna", however romanised: as common as the given name it is made of. */
const PATRONYMIC = /[eo]v(?:ic|na)$/;
const PATRONYMIC_BITS = 7;
const NUMBER_BITS = 5;
const INITIAL_BITS = 3;

/** Words that names of traders hold or leave out at will. Not "van", "do" or "an": those are names in Viet Nam. */
const PARTICLES = new Set(
  `and und et y e the of de du des del della di dos das la le los las der die den von zu zur bin ibn bint ben al el ul as ash i ve kai dan na nr num
    и та по για και του της و ال بن ابن بنت`
    .trim()
    .split(/\s+/),
);
/** What joins two names and at the edge of one is a person's. */
const CONJUNCTIONS_AND_NAMES = new Set(['dan', 'kai']);
/** "Son of", "daughter of": what stands before is one's own name, what stands behind is the father's. */
const SON_OF = new Set('bin ibn bint binti ben بن ابن بنت'.split(' '));
/** "Abd al-Aziz", "Abdel Aziz", "Abdur Rahman": servant of, and the article as it sounds before what follows. */
const SERVANT = new Set('abd abdal abdel abdil abdol abdoul abdur abdus abdou عبد'.split(' '));
const HONORIFICS = new Set(
  `mr mrs ms miss mme dr prof sir haji hajji hajj al-hajj sheikh shaikh sheik mullah maulana mawlawi maulavi capt captain gen general col colonel maj lt sgt
    brig adm admiral eng messrs jr sr president senator minister ambassador governor herr frau senor senora`
    .trim()
    .split(/\s+/),
);
/** Before the names of firms, and of persons who may be firms. */
const MESSRS = new Set(['mr', 'mrs', 'ms', 'messrs']);
/** "M/V", "M.V.", "MT": kinds of ship in front of names, set off by a space or by their own points. */
const SHIP_PREFIX =
  /^(?:(?:[mf]\/?\s?[vt]|s\/?s|m\/?s|motor vessel|fishing vessel|lng\/c)\.?\s+|[mf]\/[vt]\.?\s*|[mf]\.\s?[vt]\.\s*)(?=\S)/i;
/** "TRITON1": a number set close to the name. One digit within a word is a letter misread. */
const NUMBER_SET_CLOSE = /^(\p{L}{3,})([1-9]\d{0,2})$/u;
const ROMAN = new Map(
  'i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx'
    .split(' ')
    .map((numeral, i) => [numeral, String(i + 1)]),
);
/** Within a name only those that are no word or initial: "Solutions II France". */
const ROMAN_WITHIN = new Map(
  [...ROMAN].filter(([numeral]) => ['ii', 'iii', 'iv', 'vii', 'viii', 'ix'].includes(numeral)),
);
const UNITS = 'one two three four five six seven eight nine'.split(' ');
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const ORDINALS = new Map(
  'first second third fourth fifth sixth seventh eighth ninth tenth'
    .split(' ')
    .flatMap((word, i) => [[word, String(i + 1)] as const])
    .concat('1st 2nd 3rd 4th 5th 6th 7th 8th 9th 10th'.split(' ').map((word, i) => [word, String(i + 1)] as const))
    .concat(UNITS.map((word, i) => [word, String(i + 1)] as const)),
);

/** "Forty four" and "forty 4" are 44; "united states" is us, however it is said. */
function withNumerals(words: readonly string[]): readonly string[] {
  const said: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const [word, next] = [words[i] as string, words[i + 1] ?? ''];
    const ten = TENS.indexOf(word);
    const unit = /^[1-9]$/.test(next) ? Number(next) : UNITS.indexOf(next) + 1;
    if (ten >= 0 && unit > 0) said.push(String((ten + 2) * 10 + unit));
    else if (word === 'united' && (next === 'states' || next === 'kingdom')) said.push(next === 'states' ? 'us' : 'uk');
    else {
      said.push(word);
      continue;
    }
    i++;
  }
  return said;
}

const NUMBER_MARKS = new Set(['no', 'nr', 'num', 'number', '№', 'n']);

/**
 * Reads a name into words; a Chinese one both as pinyin and as it is read in Hong Kong, where that is known. `bitsOf` is the parameter
 * set's frequency of a folded word, undefined where it lists none.
 */
export function nameForms(
  raw: string,
  bearer: NameBearer,
  bitsOf: (foldedWord: string) => number | undefined,
): readonly NameForm[] {
  const pinyin = nameForm(raw, bearer, bitsOf);
  if (pinyin.han === '' || cantoneseSyllables(pinyin.han) === null) return [pinyin];
  return [pinyin, nameForm(raw, bearer, bitsOf, (han) => cantoneseSyllables(han) ?? syllables(han))];
}

/** One reading of a name. */
export function nameForm(
  raw: string,
  bearer: NameBearer,
  bitsOf: (foldedWord: string) => number | undefined,
  read: (han: string) => readonly string[] = syllables,
): NameForm {
  const script = scriptOf(raw);
  const text =
    bearer === 'VESSEL' ? raw.trim().replace(SHIP_PREFIX, '') : bearer === 'PERSON' ? raw : withoutMisreadMarks(raw);
  const { han, words, legalForms } =
    script === 'HAN' && mostlyHan(text)
      ? hanWords(text, bearer, read)
      : {
          han: '',
          ...(bearer === 'PERSON'
            ? personWords(plainWords(text))
            : alphabeticWords(withNumerals(plainWords(text)), bearer)),
        };
  const last = words.at(-1);
  const trailing = bearer !== 'PERSON' && words.length > 1 && last?.kind === 'NUMBER' ? last.text : null;
  const before = words.slice(0, -1);
  const fathers = words.filter((w) => w.kind === 'WORD' && PATRONYMIC.test(w.folded));
  const saysOne = bearer === 'PERSON' && words.length > 2 && fathers.length === 1;
  const weighed = words.map((w) => withBits(w, bitsOf));
  const concepts = [...new Set(words.filter((w) => w.kind === 'TRADE').map((w) => w.text))].sort();
  return {
    raw,
    script,
    normal: words.map((w) => w.text).join(' '),
    words: weighed,
    proper: weighed.filter((w) => w.kind !== 'TRADE' && w.kind !== 'NUMBER'),
    numbers: weighed.filter((w) => w.kind === 'NUMBER').map((w) => w.text),
    legalForms,
    statedForms: legalForms.filter((form) => form !== 'COMPANY'),
    concepts,
    trades: concepts.filter(saysTrade),
    patronymic: saysOne ? (fathers[0] as Word).folded.replace(PATRONYMIC, '') : null,
    han,
    trailingNumber: trailing,
    numberedName: trailing === null ? '' : before.map((w) => w.skeleton).join(''),
  };
}

/** "1/E" is import and export, and "5.A." a legal form, as a scanner read them. */
function withoutMisreadMarks(name: string): string {
  if (!name.includes('1/') && !name.includes('5.')) return name;
  return name.replace(/(?<!\S)1\/E(?![\p{L}\p{N}])/giu, 'I/E').replace(/(?<![\p{L}\p{N}])5\.(?=\s?\p{L}\.)/gu, 'S.');
}

/** "NORTON 物流" is a Latin name with a trade word. */
function mostlyHan(text: string): boolean {
  return (text.match(/\p{Script=Han}/gu) ?? []).length * 2 > (text.match(/\p{L}/gu) ?? []).length;
}

/** A word as it is read, before anything is known of how common it is. */
interface Word extends Omit<NameWord, 'bits' | 'line'> {
  readonly ofTrade?: boolean;
  readonly line?: 'OWN' | 'FATHER';
}

/** Lower case, no invisible characters or dots, apostrophes closed up, everything else that is no letter or digit a space. */
export function plainWords(text: string): readonly string[] {
  const closedUp = composed(text).replace(/['’‘`ʼ´]/gu, '');
  const undotted = closedUp.includes('.')
    ? closedUp.replace(/(?<![\p{L}\p{N}])((?:\p{L}\.){2,}\p{L}?)(?![\p{L}\p{N}])/gu, (initials) =>
        initials.replaceAll('.', ''),
      )
    : closedUp;
  return undotted.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

/** In ASCII, as most names are, there is nothing to compose and nothing invisible. */
function composed(text: string): string {
  if (isAscii(text)) return text.toLowerCase();
  return text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .toLowerCase()
    .normalize('NFC');
}

function alphabeticWords(
  plain: readonly string[],
  bearer: NameBearer,
): { words: readonly Word[]; legalForms: readonly LegalForm[] } {
  const trades = bearer === 'COMPANY' || bearer === 'TRADER';
  const { words: named, forms } = trades ? withoutLegalForms(plain) : { words: plain, forms: [] };
  const phrased = trades ? withTradePhrases(named.map(plainLatin)) : named;
  // "Maj Seafood" is a firm.
  const titles = bearer === 'PERSON' ? HONORIFICS : MESSRS;
  // "Offshore Fund I" ends in a number and "Indtono E." in an initial, not in "and".
  const standsAlone = (w: string, i: number) =>
    w.length === 1 &&
    (i === phrased.length - 1 ? i > 0 && (bearer === 'PERSON' || w === 'i') : i === 0 && bearer === 'PERSON');
  // "Dan Kipnwa" is no "and Kipnwa".
  const isGivenName = (w: string, i: number) =>
    bearer === 'PERSON' && CONJUNCTIONS_AND_NAMES.has(w) && (i === 0 || i === phrased.length - 1);
  const telling = phrased.filter(
    (w, i) => standsAlone(w, i) || isGivenName(w, i) || !(PARTICLES.has(w) || titles.has(w)),
  );
  const kept = telling.length > 0 ? telling : phrased;
  const parted =
    bearer === 'VESSEL'
      ? [...kept.slice(0, -1), ...kept.slice(-1).flatMap(numberParted)]
      : trades
        ? partedTrades(kept)
        : kept;
  const words = parted.map((w, i) => wordOf(w, bearer, i === parted.length - 1 && i > 0)).filter((w) => w.text !== '');
  return { words: withoutNumberMarks(withProperWord(words, parted)), legalForms: forms };
}

/** A person's words, with whose name each is where the name itself says so. */
function personWords(plain: readonly string[]): ReturnType<typeof alphabeticWords> {
  const served = plain.map((w, i) => (SERVANT.has(w) && i < plain.length - 1 ? 'abdul' : w));
  const marks = served.flatMap((w, i) => (SON_OF.has(w) && i > 0 && i < served.length - 1 ? [i] : []));
  const [first] = marks;
  if (first === undefined) return alphabeticWords(served, 'PERSON');
  const own = alphabeticWords(served.slice(0, first), 'PERSON').words;
  const behind = marks.flatMap((at, k) => {
    const [father, ...more] = alphabeticWords(served.slice(at + 1, marks[k + 1]), 'PERSON').words;
    return father === undefined ? [] : [{ ...father, line: 'FATHER' as const }, ...more];
  });
  const last = own.at(-1);
  const before = last === undefined ? [] : [...own.slice(0, -1), { ...last, line: 'OWN' as const }];
  return { words: [...before, ...behind], legalForms: [] };
}

/** Trade words run together are parted where another word is left to name the firm: "Energogrupp" alone is its name. */
function partedTrades(words: readonly string[]): readonly string[] {
  const parts = words.map(tradesParted);
  if (parts.every((part) => part.length === 1)) return words;
  const named = words.some((w, i) => parts[i]?.length === 1 && tradeConceptOf(plainLatin(w)) === undefined);
  return named ? parts.flat() : words;
}

/** A firm whose name is made of trade words is known by the first that says a trade or more: "Energo Grupp". A poor name, but its own. */
function withProperWord(words: readonly Word[], said: readonly string[]): readonly Word[] {
  if (words.length < 2 || words.length !== said.length || words.some((w) => w.kind === 'WORD')) return words;
  const first = words[0] as Word;
  if (first.kind !== 'TRADE' || !saysTrade(first.text) || first.text === 'trading') return words;
  return [{ ...plainWord('WORD', romanised(said[0] as string), false), ofTrade: true }, ...words.slice(1)];
}

function numberParted(word: string): readonly string[] {
  const parts = NUMBER_SET_CLOSE.exec(word);
  return parts === null ? [word] : [parts[1] as string, parts[2] as string];
}

/** Latin letters without accents; other scripts stay, since how they are read depends on them. */
function plainLatin(word: string): string {
  return scriptOf(word) === 'LATIN' ? romanised(word) : word;
}

let lastSerial = 0;
/** A number for each spelling; one that was forgotten is given a new one. */
export const serialOf = remembering((_spelling: string) => ++lastSerial);

/** Words already read, by who bears the name and whether they end it: names are made of few. */
const READ_WORDS: Readonly<Record<NameBearer, { readonly last: Recent<Word>; readonly other: Recent<Word> }>> = {
  COMPANY: wordsRead(),
  TRADER: wordsRead(),
  PERSON: wordsRead(),
  VESSEL: wordsRead(),
};

function wordsRead() {
  return { last: new Recent<Word>(WORDS / 2), other: new Recent<Word>(WORDS / 2) };
}

/** A word of a name; what was read of late is not read again. */
function wordOf(plain: string, bearer: NameBearer, isLast: boolean): Word {
  const read = READ_WORDS[bearer];
  return (isLast ? read.last : read.other).getOrMake(plain, () => readWord(plain, bearer, isLast));
}

function readWord(plain: string, bearer: NameBearer, isLast: boolean): Word {
  const phrase = plain.includes(' ') ? tradeConceptOf(plain) : undefined;
  if (phrase !== undefined) return plainWord('TRADE', phrase, false, plain);
  const arabic = scriptOf(plain) === 'ARABIC';
  const latin = romanised(arabic ? plain.replace(/^(?:وال|لل|ال)(?=..)/u, '') : plain);
  const number = /^\d+$/.test(latin)
    ? latin.replace(/^0+(?=\d)/, '')
    : isLast && bearer !== 'PERSON'
      ? ROMAN.get(latin)
      : bearer === 'PERSON'
        ? undefined
        : (ORDINALS.get(latin) ?? (latin.length > 1 && bearer !== 'VESSEL' ? ROMAN_WITHIN.get(latin) : undefined));
  if (number !== undefined) return plainWord('NUMBER', number, false);
  if (latin.length === 1) return plainWord('INITIAL', latin, false);
  if (bearer === 'COMPANY' || bearer === 'TRADER') {
    const concept = tradeConceptOf(latin) ?? tradeConceptOf(plain);
    if (concept !== undefined) return plainWord('TRADE', concept, false, latin);
    if (PLACE_WORDS.has(latin) || COUNTRY_WORDS.has(latin)) return plainWord('PLACE', latin, false);
  }
  return plainWord('WORD', bearer === 'PERSON' ? fullGivenName(latin) : latin, arabic, latin);
}

function plainWord(kind: WordKind, text: string, vowelless: boolean, said = text): Word {
  const sounds = kind === 'WORD' || kind === 'PLACE';
  const sound = sounds ? folded(text) : text;
  const seen = sounds ? asSeen(text) : text;
  return {
    kind,
    text,
    said,
    folded: sound,
    skeleton: sounds ? skeleton(sound) : text,
    key: keyOf(text),
    seen,
    vowelless,
    serial: serialOf(said === text && seen === text && !vowelless ? text : `${text} ${said} ${seen} ${vowelless}`),
  };
}

function keyOf(text: string): string {
  return skeleton(folded(withoutArticle(text)));
}

/** "No. 7" is 7. */
function withoutNumberMarks(words: readonly Word[]): readonly Word[] {
  return words.filter((w, i) => !(NUMBER_MARKS.has(w.text) && words[i + 1]?.kind === 'NUMBER'));
}

/** A name in Chinese characters has no spaces: place in front, legal form behind, trade words within; what is left is the name proper. */
function hanWords(
  text: string,
  bearer: NameBearer,
  read: (han: string) => readonly string[],
): { han: string; words: readonly Word[]; legalForms: readonly LegalForm[] } {
  const characters = simplified(text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, ''));
  if (bearer === 'PERSON' || bearer === 'VESSEL') {
    const spoken = read(characters);
    const given = spoken.slice(1).join('');
    const parts = bearer === 'PERSON' && given !== '' ? [spoken[0] as string, given] : spoken;
    return {
      han: characters,
      words: parts.map((p) => plainWord(/^\d+$/.test(p) ? 'NUMBER' : 'WORD', p, false)),
      legalForms: [],
    };
  }
  const { han: named, forms } = withoutHanLegalForm(characters);
  const trade: Word[] = [];
  const places: Word[] = [];
  let rest = named;
  for (const place of HAN_PLACES) {
    if (!rest.startsWith(place) || rest.length <= place.length + 1) continue;
    rest = rest.slice(place.length).replace(/^[市省]/u, '');
    places.push(plainWord('PLACE', syllables(place).join(''), false));
  }
  for (const word of HAN_TRADE_WORDS) {
    const at = rest.indexOf(word);
    if (at <= 0) continue;
    rest = rest.slice(0, at) + rest.slice(at + word.length);
    trade.push(plainWord('TRADE', tradeConceptOf(word) as string, false));
  }
  const proper = plainWord('WORD', romanised(read(rest).join('')), false);
  return { han: rest, words: [...places, proper, ...trade], legalForms: forms };
}

function withBits(word: Word, bitsOf: (foldedWord: string) => number | undefined): NameWord {
  const { kind, text, said, folded: sound, skeleton: consonants, key, seen, vowelless, serial, line } = word;
  return {
    kind,
    text,
    said,
    folded: sound,
    skeleton: consonants,
    key,
    seen,
    vowelless,
    line: line ?? null,
    serial,
    bits: bitsFor(word, bitsOf),
  };
}

function bitsFor(word: Word, bitsOf: (foldedWord: string) => number | undefined): number {
  switch (word.kind) {
    case 'TRADE':
      return TRADE_WORD_BITS;
    case 'PLACE':
      return PLACE_WORD_BITS;
    case 'NUMBER':
      return NUMBER_BITS;
    case 'INITIAL':
      return INITIAL_BITS;
    case 'WORD':
      return word.ofTrade ? TRADE_WORD_AS_NAME_BITS : (bitsOf(word.folded) ?? unlistedBits(word.folded));
  }
}

function unlistedBits(foldedWord: string): number {
  return PATRONYMIC.test(foldedWord) ? PATRONYMIC_BITS : (RARE_WORD_BITS[Math.min(foldedWord.length, 6)] as number);
}

/** The share of names that is taken to hold a word which no list names. */
export function rareWordShare(foldedWord: string): number {
  return 2 ** -unlistedBits(foldedWord);
}
