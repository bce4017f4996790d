import { plainWords } from './names.js';
import { remembering } from './remembering.js';
import { romanised } from './scripts.js';
import { folded, skeleton } from './sound.js';

/** An address in the form in which addresses are compared. No gazetteer: numbers and words, with the kinds of street left out. */
export interface AddressForm {
  readonly raw: string;
  /** Numbers of building, plot and floor, in order, without the unit. "12-14" is 12 and 14. */
  readonly buildings: readonly string[];
  /** Room, suite, flat: "500", "7b"; '' where none is named. */
  readonly unit: string;
  /** Runs of digits that look like a postal code: five or more. */
  readonly postalCodes: readonly string[];
  /** Skeletons of the words that name street, building and town. */
  readonly words: readonly string[];
}

const UNIT_WORDS = new Set(
  'unit suite ste room rm flat apt apartment office of off kv kvartira ofis shop units rooms 室 daire phong sala oficina bureau'.split(
    ' ',
  ),
);
const LEFT_OUT = new Set(
  `street st str strasse straße road rd avenue ave avenida avda av lane ln drive dr boulevard blvd bld bldg building house ulitsa ul prospekt pr pereulok per dom d korpus k
    rue calle c via viale rua jalan jl duong pho jie lu dao no number floor fl level blk block po box p o plaza place sokak sok cad caddesi mah leoforos odos
    the of and de la du del city town province district region gorod g near opp behind`
    .trim()
    .split(/\s+/),
);

/** A word of an address: as it is compared, and where it may name something, how it sounds. */
interface AddressWord {
  readonly text: string;
  readonly numbered: boolean;
  /** '' where it names nothing. */
  readonly sound: string;
}

const addressWord = remembering((plain: string): AddressWord => {
  const text = /^\d+\p{L}?$/u.test(plain) ? plain : romanised(plain);
  const numbered = /\d/.test(text);
  const names = !numbered && text.length > 1 && !LEFT_OUT.has(text) && !UNIT_WORDS.has(text);
  return { text, numbered, sound: names ? skeleton(folded(text)) : '' };
});

export function addressForm(raw: string): AddressForm {
  const words = plainWords(raw).map(addressWord);
  const buildings: string[] = [];
  const postalCodes: string[] = [];
  const named: string[] = [];
  let unit = '';
  words.forEach(({ text, numbered, sound }, i) => {
    if (sound !== '') named.push(sound);
    if (!numbered) return;
    const [before, beforeThat] = [words[i - 1]?.text ?? '', words[i - 2]?.text ?? ''];
    if (/^\d{5,}$/.test(text)) postalCodes.push(text);
    else if (UNIT_WORDS.has(before) || (before === 'no' && UNIT_WORDS.has(beforeThat))) unit = text;
    else buildings.push(text);
  });
  return { raw, buildings, unit, postalCodes, words: [...new Set(named)] };
}
