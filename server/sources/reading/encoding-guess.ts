import { isAscii } from 'node:buffer';
import iconv from 'iconv-lite';
import { decodeMultiByte } from './multi-byte.js';

/** The encodings from before Unicode that agencies' tables still come in. */
const LEGACY = ['windows-1252', 'windows-1251', 'windows-1256', 'gb18030', 'shift_jis'] as const;
type LegacyEncoding = (typeof LEGACY)[number];

/** Enough letters to tell words from noise. */
const SAMPLE_BYTES = 64 * 1024;

/** More of a line than this tells nothing new. */
const LINE_BYTES = 4 * 1024;

/** The lines of a file that hold bytes outside ASCII, as many as are needed to tell what they stand for. */
export class LegacySample {
  readonly #lines: Uint8Array[] = [];
  #length = 0;
  /** The line that is not at its end. */
  #begun: Uint8Array = new Uint8Array(0);

  add(piece: Uint8Array): void {
    // In a piece of ASCII only the line at its end may go on with something else.
    let at = isAscii(piece) && isAscii(this.#begun) ? piece.lastIndexOf(LINE_FEED) + 1 : 0;
    if (at > 0) this.#begun = new Uint8Array(0);
    while (this.#length < SAMPLE_BYTES && at < piece.length) {
      const lineEnd = piece.indexOf(LINE_FEED, at);
      const to = lineEnd < 0 ? piece.length : lineEnd + 1;
      const line = Buffer.concat([this.#begun, piece.subarray(at, to)]).subarray(-LINE_BYTES);
      this.#begun = lineEnd < 0 ? line : new Uint8Array(0);
      if (lineEnd >= 0 && !isAscii(line)) {
        this.#lines.push(line);
        this.#length += line.length;
      }
      at = to;
    }
  }

  bytes(): Uint8Array {
    return Buffer.concat([...this.#lines, this.#begun]);
  }
}

const LINE_FEED = 0x0a;

/** A guess at an encoding, with how sure it is: 0 where nothing tells, 1 where it cannot be otherwise. */
export interface EncodingGuess {
  readonly encoding: LegacyEncoding;
  readonly sureness: number;
}

/** windows-1252 is by far the commonest, and has to be beaten by this much: a name or two must not turn "São" into kanji. */
const LEAD_OF_WINDOWS_1252 = 0.3;

/**
 * Which of the older encodings the bytes are in: each is tried, and the text that looks most like words wins. Bytes mean letters in all of
 * them, so this is a guess; whoever imports is shown it and may say otherwise.
 */
export function guessLegacy(bytes: Uint8Array): EncodingGuess {
  const found = LEGACY.map((encoding) => {
    const { score, letters } = likeness(bytes, encoding);
    return { encoding, letters, score: score + (encoding === 'windows-1252' ? LEAD_OF_WINDOWS_1252 : 0) };
  });
  found.sort((a, b) => b.score - a.score);
  const [best, second] = found as [(typeof found)[number], (typeof found)[number]];
  // A lead counts the more, the more letters it comes from.
  const lead = Math.min(1, (best.score - second.score) / CLEAR_LEAD) * (best.letters / (best.letters + FEW_LETTERS));
  return { encoding: best.encoding, sureness: Math.min(0.95, Math.max(0.05, lead)) };
}

/** By so much an encoding leads where words of its languages are taken for another's. */
const CLEAR_LEAD = 0.8;
/** So many letters leave half the doubt. */
const FEW_LETTERS = 3;

/** How much the text looks like words of a language that uses the encoding, by letter outside ASCII: from about -2 to 1; and how many those are. */
function likeness(bytes: Uint8Array, encoding: LegacyEncoding): { readonly score: number; readonly letters: number } {
  const text =
    encoding === 'gb18030' || encoding === 'shift_jis'
      ? decodeMultiByte(bytes, encoding)
      : iconv.decode(Buffer.from(bytes), encoding);
  let sum = 0;
  let letters = 0;
  let before = '';
  for (const letter of text) {
    if (letter >= '\u0080') {
      sum += pointsOf(letter, before, encoding);
      letters++;
    }
    before = letter;
  }
  return { score: letters === 0 ? 0 : sum / letters, letters };
}

const COMMON: Readonly<Record<LegacyEncoding, ReadonlySet<string>>> = {
  'windows-1252': new Set('éèêëàâäáãåæçíìîïñóòôöõøúùûüßÉÈÀÄÁÃÅÆÇÍÑÓÖÕØÚÜœ'),
  'windows-1251': new Set('оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфёієї'),
  'windows-1256': new Set('اليمونتربةعدسفهكقأحجشطصخضذثىءإغزظآؤئ'),
  gb18030: new Set(
    '的一是不了在人有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可里后小么心多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知民样现分将外但身些与高意进把法此实回二理美点月明其种声全工己话儿者向情部正名定女问力机给等几很业最间新什打便位因重被走电四第门相次东政海口使教西再平真听世气信北少关并内加化由却代军产入先山五太水万市眼体别处总才场师书比住员九笑性通目华报立马命张活难神数件安表原车白应路期叫死常提感金何更反合放做系计或司利受光王果亲界及今京务制解各任至清物台象记边共风战干接它许八特觉望直服毛林题建南度统色字请交爱让认算论百吃义科怎元社术结六功指思非流每青管夫连远资队跟带花快条院变联权往展该领传近留红治决周保达办运武半候七必城父强步完革深区即求品士转量空甚众技轻程告江语英基派满式李息写呢识极令黄德收脸钱党倒未持取设始版双历越史商千片容研像找友孩站广改议形委早房音火际则首单据导影失拿网香似斯专石若兵弟谁校读志飞观争究包组造落视济喜离虽坏兴进出口厂有限公司贸易港湾船号货物木材州省县镇街进罚没查获',
  ),
  shift_jis: new Set(
    'のにはをたがでてとしれさるいもなかありこうすらまきっんつくけそせめえどよおりわじ日本人大年会国社中長出一行事者地業方市部同学立手自分時東京都県区町村株式有限海港船貨物品名番号輸入出税関',
  ),
};

/** What one letter says for the encoding that makes it of the bytes. */
function pointsOf(letter: string, before: string, encoding: LegacyEncoding): number {
  const code = letter.codePointAt(0) as number;
  if (code === 0xfffd || (code >= 0x80 && code <= 0x9f) || (code >= 0xe000 && code <= 0xf8ff)) return -2;
  const common = COMMON[encoding].has(letter) || COMMON[encoding].has(letter.toLowerCase());
  const afterAscii = /[A-Za-z]/.test(before);
  switch (encoding) {
    case 'windows-1252': {
      if (!/\p{L}/u.test(letter)) return afterAscii && !/[’“”–—…°²³®™]/.test(letter) ? -0.5 : 0;
      // Words of Western Europe mix accented letters with plain ones; two accented ones in a row are rare, three no word.
      if (before >= '\u0080' && /\p{L}/u.test(before)) return -0.8;
      if (/\p{Lu}/u.test(letter) && /\p{Ll}/u.test(before)) return -0.6;
      return common ? 0.7 : -0.3;
    }
    case 'windows-1251': {
      if (!/\p{Script=Cyrillic}/u.test(letter)) return /[«»№“”–—…]/.test(letter) ? 0.2 : -0.5;
      if (afterAscii) return -0.8;
      if (/\p{Lu}/u.test(letter) && /\p{Ll}/u.test(before)) return -0.8;
      return (common ? 0.7 : 0) + (/\p{Script=Cyrillic}/u.test(before) ? 0.3 : -0.3);
    }
    case 'windows-1256': {
      if (!/\p{Script=Arabic}|[،؛؟ـ]/u.test(letter)) return /\p{L}/u.test(letter) ? -0.5 : -0.2;
      if (afterAscii) return -0.8;
      return (common ? 0.7 : 0) + (/\p{Script=Arabic}/u.test(before) ? 0.3 : -0.3);
    }
    case 'gb18030': {
      if (/[\u3000-\u303f\uff00-\uff5e]/.test(letter)) return 0.6;
      if (!/\p{Script=Han}/u.test(letter)) return -0.8;
      if (afterAscii) return -0.6;
      return (common ? 1 : 0.45) + (/\p{Script=Han}/u.test(before) ? 0.1 : -0.1);
    }
    case 'shift_jis': {
      if (code >= 0xff61 && code <= 0xff9f) return -0.3; // Half-width katakana: what other encodings look like when taken for this one.
      if (/[\u3040-\u30ff]/.test(letter)) return 1.1;
      if (/[\u3000-\u303f\uff00-\uff5e]/.test(letter)) return 0.6;
      if (!/\p{Script=Han}/u.test(letter)) return -0.8;
      if (afterAscii) return -0.6;
      return (common ? 1 : 0.45) + (/\p{Script=Han}|[\u3040-\u30ff]/u.test(before) ? 0.1 : -0.1);
    }
  }
}
