import { countryOf } from './countries.js';
import { unLocodesNamed } from './places.js';

/** What a block of text on a trade paper says of one party, each part as it stands there; '' where the block does not say it. */
export interface PartyBlock {
  readonly name: string;
  readonly address: string;
  readonly country: string;
  readonly phone: string;
  readonly taxNumber: string;
  /** Whom to ask for: a person of the party, not the party. */
  readonly attention: string;
}

/** A longer text is no name and address. */
const LONGEST = 2_000;
/** A name longer than this in words is none: the block has no end that can be told. */
const LONGEST_NAME_WORDS = 12;

/** Words that stand before or behind the name of a street in the languages of the great ports; lower case, without points. */
const STREET_WORDS = new Set(
  `street st str road rd avenue ave av avda avenida drive dr lane ln boulevard blvd bulv bd square sq quay highway hwy estate building bldg tower plaza floor
    ulitsa ul ulica ulicy prospekt pr al aleja pereulok nab dom strasse straße hafenstrasse hafenstraße weg allee platz rue quai chemin via viale corso piazza calle c/
    poligono polígono carrera rua jl jalan cad caddesi sok sokak mah akti odos leoforos phố pho đường duong lu jie dao no number rm room unit flat suite ste office shop
    po p.o zona zone industrial`
    .trim()
    .split(/\s+/),
);
/** Those of them that come before the name of the street or the number; the others come behind both. */
const STREET_BEGINS = new Set(
  `ul ulitsa ulica al aleja pr prospekt rue quai avenue av avda avenida chemin via viale corso piazza calle c/ poligono polígono rua jl jalan akti odos
    leoforos no rm room unit flat suite po p.o bd boulevard`
    .trim()
    .split(/\s+/),
);
/** Legal forms that end a name: what follows them is no longer the name. Lower case, without points and commas. */
const ENDS_A_NAME = new Set(
  `ltd limited llc llp lp plc inc corp corporation incorporated gmbh ag kg ohg sa sl slu sarl sas sasu srl spa sro zoo bv nv oy ab as aps kft doo ad ood eood
    ooo oao zao pao ao tov ip fop too
    ae epe ike oe sae fze fzco fzc dmcc wll est ltda eireli me sti şti pte pvt bhd tbk company co`
    .trim()
    .split(/\s+/),
);

/**
 * Reads name, address, country, telephone and tax number out of one cell: "AMAZON OBAATE LTD, 28 MARINA RD, STE 2817, KISUMU, KENYA". Lines or
 * semicolons part it where there are any; else a legal form, a street, a number or the name of a port says where the name ends. Where nothing says
 * so, all of it is the name.
 */
export function partyBlockIn(text: string): PartyBlock {
  if (text.length > LONGEST) return { ...NOTHING, name: text };
  const [before, attention] = parted(text, ATTENTION);
  const [untaxed, taxNumber] = parted(before, TAX_NUMBER);
  const pieces = piecesOf(untaxed);
  const phone = takeLast(pieces, phoneAtEnd);
  const country = takeLast(pieces, countryAtEnd);
  const latePhone = phone || takeLast(pieces, phoneAtEnd);
  const { name, rest } = nameFirst(pieces, /[\n;]/.test(untaxed));
  return { name, address: rest.join(', '), country, phone: latePhone, taxNumber, attention };
}

const NOTHING: PartyBlock = { name: '', address: '', country: '', phone: '', taxNumber: '', attention: '' };
const ATTENTION = /\b(?:ATTN|ATTENTION|C\/O|CONTACT PERSON)\b[.:]?/i;
const TAX_NUMBER = /\b(?:TAX ID|TAX NO|TAX NUMBER|VAT NO|VAT ID|VAT|USCI|USCC|INN|NIF|CNPJ|EORI)\b[.:]?\s/i;
/** A telephone at the end of a piece: with its country's code, in brackets or national, or marked as one. */
const PHONE = /^(?:TEL|PH|PHONE|MOB|FAX|T)?[.:]?\s?(?:\+|00|\(|0|\d)[\d() ./-]{7,24}$/i;

/** The text before a mark, and the text behind it. */
function parted(text: string, mark: RegExp): readonly [string, string] {
  const found = mark.exec(text);
  if (found === null) return [text, ''];
  const behind = text.slice(found.index + found[0].length);
  return [trimmed(text.slice(0, found.index)), trimmed(behind)];
}

function trimmed(text: string): string {
  let [from, to] = [0, text.length];
  while (from < to && /[\s,;]/.test(text.charAt(from))) from++;
  while (to > from && /[\s,;]/.test(text.charAt(to - 1))) to--;
  return text.slice(from, to);
}

function piecesOf(text: string): string[] {
  const mark = text.includes('\n') ? '\n' : text.includes(';') ? ';' : ',';
  return text
    .split(mark)
    .map(trimmed)
    .filter((piece) => piece !== '');
}

/** Takes from the end of the last piece what `find` finds there: how many of its words. */
function takeLast(pieces: string[], find: (words: readonly string[]) => number): string {
  const last = pieces.at(-1);
  if (last === undefined) return '';
  const words = last.split(' ').filter((w) => w !== '');
  const n = find(words);
  if (n === 0 || (n === words.length && pieces.length === 1)) return '';
  const left = trimmed(words.slice(0, words.length - n).join(' '));
  pieces.pop();
  if (left !== '') pieces.push(left);
  return words.slice(words.length - n).join(' ');
}

function phoneAtEnd(words: readonly string[]): number {
  for (let n = Math.min(5, words.length); n > 0; n--) {
    const text = words.slice(-n).join(' ');
    const first = words[words.length - n] as string;
    const marked = /^(?:[+(]|00|0\d{7}|TEL|PH|MOB|FAX)/i.test(first);
    if (marked && PHONE.test(text) && text.replace(/\D/g, '').length >= 8) return n;
  }
  return 0;
}

function countryAtEnd(words: readonly string[]): number {
  for (let n = Math.min(4, words.length); n > 0; n--) {
    const text = words.slice(-n).join(' ');
    if (text.length > 3 && countryOf(text) !== null) return n;
  }
  return words.length > 0 && /^(?:USA|UAE|U\.A\.E\.|UK|PRC)$/i.test(words.at(-1) as string) ? 1 : 0;
}

const bare = (word: string) => word.toLowerCase().replace(/[.,"«»]/g, '');

function nameFirst(pieces: readonly string[], inLines: boolean): { name: string; rest: readonly string[] } {
  const [first = '', ...others] = pieces;
  if (inLines && others.length > 0) return { name: first, rest: others };
  const quoted = /^(?:\S{1,6} )?"[^"]*"/.exec(first)?.[0];
  if (quoted !== undefined && quoted.length < first.length) {
    const behind = first.slice(quoted.length).trim().split(' ');
    const form = legalWordsAtStart(behind);
    const address = behind.slice(form).join(' ');
    return {
      name: [quoted, ...behind.slice(0, form)].join(' '),
      rest: [...(address === '' ? [] : [address]), ...others],
    };
  }
  // "HORION, CO., S.A., CALLE REAL 117": legal forms set off by commas still belong to the name.
  let [whole, rest] = [first, [...others]];
  for (;;) {
    const words = rest[0]?.split(' ') ?? [];
    const form = legalWordsAtStart(words);
    if (form === 0) break;
    whole = `${whole}, ${words.slice(0, form).join(' ')}`;
    rest = [words.slice(form).join(' '), ...rest.slice(1)];
    if (rest[0] !== '') break;
    rest = rest.slice(1);
  }
  if (whole !== first) return { name: whole, rest };
  const end = endOfName(first.split(' '), others[0] ?? '');
  const words = first.split(' ');
  const address = words.slice(end).join(' ');
  return { name: words.slice(0, end).join(' '), rest: [...(address === '' ? [] : [address]), ...others] };
}

/** "S.A.", "SP. Z O.O.", "LTD" at the start of a piece: how many words of it. */
function legalWordsAtStart(words: readonly string[]): number {
  const first = bare(words[0] ?? '');
  if (first === 'sp' && bare(words[1] ?? '') === 'z') return 3;
  if (!ENDS_A_NAME.has(first)) return 0;
  return ENDS_A_NAME.has(bare(words[1] ?? '')) ? 2 : 1;
}

/** How many of the words are the name, where it and the address stand in one line. */
function endOfName(words: readonly string[], behind: string): number {
  if (words.length < 3) return words.length;
  const plain = words.map(bare);
  const most = Math.min(words.length, LONGEST_NAME_WORDS);
  const polish = plain.findIndex((w, i) => w === 'z' && plain[i + 1] === 'oo');
  if (polish > 0 && polish < most) return polish + 2;
  // A legal form behind the name, unless more of the name could follow ("CO., LTD").
  for (let i = 1; i < most - 1; i++) {
    if (ENDS_A_NAME.has(plain[i] as string) && !ENDS_A_NAME.has(plain[i + 1] as string)) return i + 1;
  }
  for (let i = 1; i < words.length; i++) {
    const word = plain[i] as string;
    // "AL" is a Polish avenue and an Arabic article.
    if (STREET_BEGINS.has(word) && (word !== 'al' || i > 2)) return i;
    // "ST. LENINA 35" begins with it, "CORNICHE ST 36" does not.
    if (word === 'st' && i + 2 < words.length && !/^\d/.test(plain[i + 1] as string)) return i;
    if (/^\d{1,4}[a-z]?$/.test(word) && streetFollows(plain, i)) return i;
    // "EGNATIA 21 THESSALONIKI": the number of a house stands behind its street.
    const isHouse = /^\d{1,4}$/.test(word) && i > 1 && !inName(plain, i) && !laterHouse(plain, i);
    if (isHouse && !nameGoesOn(words, i, behind)) return startOfStreet(plain, i);
    if (i > 1 && isTown(words, i)) return i;
  }
  return words.length;
}

function streetFollows(plain: readonly string[], number: number): boolean {
  for (let i = number + 1; i < Math.min(plain.length, number + 5); i++) {
    const word = plain[i] as string;
    if (/^\d/.test(word)) return false;
    if (i > number + 1 && STREET_WORDS.has(word)) return true;
  }
  return false;
}

/** A number that belongs to the name is followed by more of it: "KINGSBURN 58 TRADING LTD". */
function inName(plain: readonly string[], number: number): boolean {
  return plain.slice(number + 1, number + 4).some((w) => ENDS_A_NAME.has(w));
}

/** Words that say what a firm does, in the languages of many forms. */
const TRADES =
  /^(?:import|export|impex|trading|trade|trdg|shipping|logistics?|timber|wood|seafood|metals?|furnitures?|chemicals?|plastics|recycling|group|holding|international|intl|ekspor|impor|eksport|imp|exp|mebel|industri\S*)$/;

/** Behind the number of a name comes what the firm does, or its address begins: "SUMATRA 3 EKSPOR, JL. THAMRIN 201", "LESNOY 19, UL. LENINA 3". */
function nameGoesOn(words: readonly string[], number: number, behind: string): boolean {
  const next = words[number + 1];
  if (next !== undefined) return TRADES.test(bare(next));
  const after = behind.split(' ').map(bare);
  return STREET_BEGINS.has(after[0] ?? '') || streetFollows(after, 0);
}

/** Whether a number further on is the house: "SAVANNA 13 ENTERPRISES 76 MARINA ROAD". */
function laterHouse(plain: readonly string[], number: number): boolean {
  return plain.some((w, i) => i > number + 1 && /^\d{1,4}[a-z]?$/.test(w) && streetFollows(plain, i));
}

/** The street's own words before its number: one, or two where a word for a street is among them. */
function startOfStreet(plain: readonly string[], number: number): number {
  for (let i = number - 1; i > 0 && i > number - 4; i--) {
    const word = plain[i] as string;
    // "ST. LENINA 35" begins with its word, "CORNICHE ST 36" ends with it.
    if (STREET_WORDS.has(word)) return Math.max(1, STREET_BEGINS.has(word) || i < number - 1 ? i : i - 1);
  }
  return Math.max(1, number - 1);
}

function isTown(words: readonly string[], at: number): boolean {
  for (let n = Math.min(3, words.length - at); n > 0; n--) {
    const text = words.slice(at, at + n).join(' ');
    if (text.length > 3 && unLocodesNamed(text).length > 0) return true;
  }
  return false;
}
