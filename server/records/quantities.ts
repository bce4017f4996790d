import { compareDecimals, plus, times } from './decimals.js';
import { inEuropeanDigits } from './digits.js';
import { type DecimalSign, type NumberReading, readNumber } from './numbers.js';
import { type BaseUnit, type Unit, type UnitScheme, unitNamed } from './units.js';

export { type NumberReading, readCount, readNumber } from './numbers.js';

/** How exactly a quantity is meant (WCO, Customs Enforcement Network). PRESENT: seized, and nobody says how much. */
export type Qualifier = 'EXACT' | 'ABOUT' | 'AT_LEAST' | 'AT_MOST' | 'PRESENT';

export interface QuantityWarning {
  readonly code: 'NIL_REPORTED' | 'ABSURD' | 'LOOSE_UNIT' | 'NO_UNIT' | 'UNREAD';
  readonly because: string;
}

/** One measure of goods, in the base unit of what it measures. */
export interface Measure {
  /** Decimal number; null where only presence is said. */
  readonly value: string | null;
  /** The upper end of a range "10-12", of which `value` is the lower. */
  readonly until?: string;
  /** Null where a number stands without one. */
  readonly unit: BaseUnit | null;
  readonly qualifier: Qualifier;
  /** What was counted or packed, as the text calls it: "tusks", "crates". */
  readonly term?: string;
  /** As it stood, where it was reckoned over from another system of measures. */
  readonly convertedFrom?: { readonly value: string; readonly unit: string };
  /** How the number came about, as the text gives it: "estimated from tusk length". */
  readonly method?: string;
  /** The part of the text it was read from. */
  readonly raw: string;
}

/** What is known of how a column gives quantities. */
export interface QuantityHabits {
  readonly decimalSign?: DecimalSign | null;
  /** The unit of the column, where a number stands alone: a name or a code of the scheme. */
  readonly unit?: string | null;
  readonly scheme?: UnitScheme;
}

export interface QuantityReading {
  readonly measures: readonly Measure[];
  readonly warnings: readonly QuantityWarning[];
  /** Why nothing was read, where nothing was. */
  readonly because?: string;
  /** Both numbers that an ambiguous one may be. */
  readonly readings?: readonly string[];
}

/** More than the largest ship carries, and more pieces than anybody counts (docs/decisions/0171). */
const ABSURD: Readonly<Partial<Record<BaseUnit, string>>> = {
  kg: '400000000',
  l: '400000000',
  m3: '400000',
  piece: '100000000',
  package: '10000000',
};

/** A longer text is a description, from which no quantity is taken. */
const LONGEST = 300;

const PRESENT =
  /^(?:y|yes|x|present|seized|some|oui|sí|sim|ja|да|có|有|是|نعم)(?:\b|$|(?=[ (,;]))[^\d]*$|^(?:unknown|not (?:given|known|stated|weighed|counted)|weight not given|quantity not given|n\/?k)$/iu;
const NIL = /^(?:nil|none|zero|néant|ninguno|nada|keine?|нет|không|无|لا شيء)$/iu;

/**
 * Reads every measure in a cell: "about 10.4 t in 509 crates" is 10,400 kg about, and 509 packages. What stands there and is no measure is
 * told in a warning; a quantity below nought is refused.
 */
export function readQuantity(text: string, habits: QuantityHabits = {}): QuantityReading {
  if (text.length > LONGEST) return nothing('it is too long for a quantity');
  const plain = inEuropeanDigits(text.normalize('NFKC'))
    .replace(/[\s\p{Cf}]+/gu, ' ')
    .replace(/^"|"$/g, '')
    .trim();
  if (plain === '') return nothing('no quantity is given');
  if (NIL.test(plain))
    return judged([{ value: '0', unit: unitOf(habits)?.unit ?? null, qualifier: 'EXACT', raw: plain }], []);
  if (PRESENT.test(plain) || PRESENT.test(plain.replace(/^"|"/g, '')))
    return { measures: [{ value: null, unit: null, qualifier: 'PRESENT', raw: plain }], warnings: [] };
  return new Scanner(plain, habits).read();
}

function nothing(because: string, readings?: readonly string[]): QuantityReading {
  return { measures: [], warnings: [], because, ...(readings ? { readings } : {}) };
}

function unitOf({ unit, scheme }: QuantityHabits): Unit | null {
  return unit ? unitNamed(unit, scheme) : null;
}

function judged(measures: readonly Measure[], warnings: readonly QuantityWarning[]): QuantityReading {
  const more = measures.flatMap(({ value, until, unit, raw }): readonly QuantityWarning[] => {
    if (value === null) return [];
    const most = unit ? ABSURD[unit] : undefined;
    return [
      ...(value === '0' && until === undefined
        ? [{ code: 'NIL_REPORTED', because: `nil reported: ${raw}` } as const]
        : []),
      ...(most && compareDecimals(until ?? value, most) > 0
        ? [{ code: 'ABSURD', because: `${until ?? value} ${unit} is more than any consignment` } as const]
        : []),
      ...(unit === null ? [{ code: 'NO_UNIT', because: `${raw} has no unit` } as const] : []),
    ];
  });
  return { measures, warnings: [...warnings, ...more] };
}

const NUMBER = /\d{1,3}(?:[ '’]\d{3})+(?!\d)(?:[.,]\d{1,20})?|\d[\d.,٫٬]{0,50}(?:E\+?\d{1,2}(?!\d))?/iy;
const WORD = /[\p{L}\p{M}][\p{L}\p{M}'’]{0,40}(?:[²³23](?!\d))?\.?/uy;

const WORDS_OF: Readonly<Record<Exclude<Qualifier, 'EXACT' | 'PRESENT'>, string>> = {
  ABOUT:
    'about|approximately|approx.|approx|around|circa|ca.|ca|c.|roughly|estimated|est.|est|environ|env.|alrededor de|aproximadamente|aprox.|cerca de|unos|unas|etwa|ungefähr|rund|около|примерно|приблизительно|khoảng|约|大约|約|حوالي|نحو|~|≈',
  AT_LEAST:
    'at least|more than|over|not less than|minimum|min.|min|au moins|plus de|al menos|por lo menos|más de|pelo menos|mais de|mindestens|mehr als|über|не менее|более|свыше|ít nhất|hơn|trên|至少|超过|不少于|على الأقل|أكثر من|>=|≥|>',
  AT_MOST:
    "up to|at most|less than|not more than|maximum|max.|max|under|jusqu'à|au plus|moins de|hasta|como máximo|menos de|até|no máximo|höchstens|bis zu|weniger als|не более|менее|до|tối đa|dưới|至多|最多|不超过|بحد أقصى|أقل من|<=|≤|<",
};
/** By their first sign; longest first, so that "not more than" is not "more than". */
const QUALIFIERS: ReadonlyMap<string, readonly (readonly [string, Qualifier])[]> = (() => {
  const byFirst = new Map<string, (readonly [string, Qualifier])[]>();
  for (const [qualifier, words] of Object.entries(WORDS_OF)) {
    for (const word of words.split('|')) {
      const first = word[0] as string;
      byFirst.set(first, [...(byFirst.get(first) ?? []), [word, qualifier as Qualifier]]);
    }
  }
  for (const words of byFirst.values()) words.sort(([a], [b]) => b.length - a.length);
  return byFirst;
})();
const BEHIND: Readonly<Record<string, Qualifier>> = {
  '+': 'AT_LEAST',
  approx: 'ABOUT',
  'approx.': 'ABOUT',
  左右: 'ABOUT',
  以上: 'AT_LEAST',
  以下: 'AT_MOST',
};
const RANGE_WORDS = /(?: ?[-–—~] ?| (?:to|a|à|bis|до|đến|hasta|até|إلى) |至|到)(?=\d)/iy;
const EACH = / ?(?:each|apiece|\/(?! ?\d)|per\b|par\b|por\b|pro\b|je\b|на\b|mỗi|每)/iy;
const METHOD =
  /^(?:estimated|estimate|est\.|weighed|counted|calculated|measured|extrapolated|declared|estimé|pesé|estimado|pesado|geschätzt|gewogen|оценка|взвешено|估计|称重)/iu;
/** What parts measures and says nothing of them. */
const PARTING: ReadonlySet<string> = new Set(
  'in and with of packed weighing total gross net weight wt containing comprising en et avec de y con com e und mit в и с von aus trong và gồm 共 计 及 和 في و'.split(
    ' ',
  ),
);

/** Goes through a text once, from left to right. */
class Scanner {
  private at = 0;
  private qualifier: Qualifier = 'EXACT';
  private pendingUnit: { unit: Unit; word: string; start: number } | null = null;
  private start = 0;
  private readonly measures: Measure[] = [];
  private readonly unread: string[] = [];
  private readonly warnings: QuantityWarning[] = [];
  private method: string | null = null;

  private readonly lower: string;

  constructor(
    private readonly text: string,
    private readonly habits: QuantityHabits,
  ) {
    const lower = text.toLowerCase();
    // A few letters become two; then the places in both texts would not agree.
    this.lower = lower.length === text.length ? lower : text;
  }

  read(): QuantityReading {
    while (this.at < this.text.length) {
      const refusal = this.step();
      if (refusal) return refusal;
    }
    if (this.measures.length === 0)
      return nothing(
        this.unread.length > 0 || /\d/.test(this.text) ? 'it is not written as a quantity' : 'no number is given',
      );
    const { method } = this;
    const measures = method === null ? this.measures : this.measures.map((m) => ({ ...m, method }));
    const unread =
      this.unread.length > 0 ? [{ code: 'UNREAD', because: `not read: ${this.unread.join(', ')}` } as const] : [];
    return judged(measures, [...this.warnings, ...unread]);
  }

  private step(): QuantityReading | null {
    const { text, at } = this;
    const sign = text[at] as string;
    if (sign === ' ' || sign === ',' || sign === ';' || sign === '+' || sign === '&' || sign === ':') {
      this.at++;
      return null;
    }
    if (sign === '(') return this.parenthesis();
    const qualifier = this.qualifierHere();
    if (qualifier) return null;
    if ((sign === '-' || sign === '−') && /\d/.test(text[at + 1] ?? ''))
      return nothing('a quantity cannot be negative');
    if (sign >= '0' && sign <= '9') return this.number();
    WORD.lastIndex = at;
    const word = WORD.exec(text)?.[0];
    if (word === undefined) {
      this.at++;
      return null;
    }
    this.at += word.length;
    const unit = unitNamed(word, this.habits.scheme);
    if (unit && !unit.isTerm && / ?:? ?[\d~≈<>]/.test(text.slice(this.at, this.at + 4)))
      this.pendingUnit = { unit, word, start: at };
    else if (!PARTING.has(word.toLowerCase())) this.unread.push(word);
    return null;
  }

  /** "(estimated from tusk length)" is a method; "(10 kg)" is read as if it stood without its brackets. */
  private parenthesis(): null {
    const end = this.text.indexOf(')', this.at);
    const inside = this.text.slice(this.at + 1, end < 0 ? undefined : end).trim();
    if (METHOD.test(inside)) {
      this.method = inside;
      this.at = end < 0 ? this.text.length : end + 1;
    } else this.at++;
    return null;
  }

  private qualifierHere(): boolean {
    const { text, at } = this;
    const before = text[at - 1];
    if (before !== undefined && /\p{L}/u.test(before) && /[a-zа-я]/i.test(text[at] ?? '')) return false;
    for (const [word, qualifier] of QUALIFIERS.get(this.lower[at] as string) ?? []) {
      if (!this.lower.startsWith(word, at)) continue;
      const next = text[at + word.length] ?? '';
      // A word ends where it ends; signs and Chinese words stand right before the number.
      if (/\p{L}$/u.test(word) && /^[a-zà-ÿа-яё]/i.test(next)) continue;
      this.qualifier = qualifier;
      this.start = at;
      this.at += word.length;
      return true;
    }
    return false;
  }

  private numberHere(): string | null {
    NUMBER.lastIndex = this.at;
    const found = NUMBER.exec(this.text)?.[0];
    if (found === undefined) return null;
    const number = found.replace(/[.,]$/, '');
    this.at += number.length;
    return number;
  }

  private number(): QuantityReading | null {
    const begin = this.qualifier === 'EXACT' ? (this.pendingUnit?.start ?? this.at) : this.start;
    const { decimalSign = null } = this.habits;
    const low = readNumber(this.numberHere() as string, decimalSign);
    RANGE_WORDS.lastIndex = this.at;
    const until = RANGE_WORDS.exec(this.text)?.[0];
    let high: NumberReading | null = null;
    if (until !== undefined) {
      this.at += until.length;
      high = readNumber(this.numberHere() as string, decimalSign);
    }
    const refused = low.value === null ? low : high?.value === null ? high : null;
    if (refused?.value === null) return nothing(refused.because, refused.readings);
    const behind = this.qualifierBehind();
    const end = this.at;
    const unit = this.unitBehind();
    const isHungOn = this.at === end && /^\p{L}/u.test(this.text.slice(end, end + 1));
    if (isHungOn) this.at += this.wordHere().length;
    const raw = this.text.slice(begin, this.at).trim();
    EACH.lastIndex = this.at;
    if (unit && EACH.test(this.text)) this.unread.push(`${raw} each`);
    // "100s" may be a hundred or hundreds: a number on to which letters hang is none alone.
    else if (isHungOn) this.unread.push(raw);
    else
      this.measures.push(this.measure(low.value as string, high?.value ?? null, unit, behind ?? this.qualifier, raw));
    this.qualifier = 'EXACT';
    this.pendingUnit = null;
    return null;
  }

  private wordHere(): string {
    WORD.lastIndex = this.at;
    return WORD.exec(this.text)?.[0] ?? (this.text[this.at] as string);
  }

  private qualifierBehind(): Qualifier | null {
    for (const [word, qualifier] of Object.entries(BEHIND)) {
      if (!this.text.startsWith(word, this.at)) continue;
      this.at += word.length;
      return qualifier;
    }
    return null;
  }

  /** The unit behind the number, in one word or two ("short tons"); else the one before it, else that of the column. */
  private unitBehind(): { unit: Unit; word: string } | null {
    const start = this.text[this.at] === ' ' ? this.at + 1 : this.at;
    WORD.lastIndex = start;
    const word = WORD.exec(this.text)?.[0];
    if (word !== undefined) {
      WORD.lastIndex = start + word.length + 1;
      const next = this.text[start + word.length] === ' ' ? WORD.exec(this.text)?.[0] : undefined;
      const both = next === undefined ? null : unitNamed(`${word} ${next}`, this.habits.scheme);
      if (both && next !== undefined) {
        this.at = start + word.length + 1 + next.length;
        return { unit: both, word: `${word} ${next}` };
      }
      const unit = unitNamed(word, this.habits.scheme);
      if (unit) {
        this.at = start + word.length;
        return { unit, word };
      }
      const glued = this.gluedUnit(start, word);
      if (glued) return glued;
    }
    if (this.pendingUnit) return this.pendingUnit;
    const unit = unitOf(this.habits);
    return unit ? { unit, word: this.habits.unit as string } : null;
  }

  /** Chinese puts no blank behind a unit: "500公斤象牙". */
  private gluedUnit(start: number, word: string): { unit: Unit; word: string } | null {
    if (!/^\p{Script=Han}/u.test(word)) return null;
    for (let length = Math.min(4, word.length - 1); length > 0; length--) {
      const unit = unitNamed(word.slice(0, length), this.habits.scheme);
      if (!unit) continue;
      this.at = start + length;
      return { unit, word: word.slice(0, length) };
    }
    return null;
  }

  private measure(
    low: string,
    high: string | null,
    found: { unit: Unit; word: string } | null,
    qualifier: Qualifier,
    raw: string,
  ): Measure {
    const [value, until] = high !== null && compareDecimals(high, low) < 0 ? [high, low] : [low, high];
    if (!found) return { value, ...(until ? { until } : {}), unit: null, qualifier, raw };
    const { unit, word } = found;
    if (unit.because) this.warnings.push({ code: 'LOOSE_UNIT', because: unit.because });
    return {
      value: times(value, unit.factor),
      ...(until ? { until: times(until, unit.factor) } : {}),
      unit: unit.unit,
      qualifier,
      ...(unit.isTerm ? { term: word } : {}),
      ...(unit.isConverted ? { convertedFrom: { value: until ? `${value}-${until}` : value, unit: word } } : {}),
      raw,
    };
  }
}

/** A mass in kilograms, or null where the unit is none of mass. */
export function massInKg(number: string, unit: string): string | null {
  const found = unitNamed(unit);
  if (found?.unit !== 'kg' || !/^\d+(?:\.\d+)?$/.test(number)) return null;
  return times(number, found.factor);
}

/** The sum of the measures in one unit. */
export interface UnitTotal {
  readonly unit: BaseUnit | null;
  /** Ranges count with their lower end here and with their upper in `until`, which is absent where there is none. */
  readonly value: string;
  readonly until?: string;
  /** EXACT only where all were. */
  readonly qualifier: Exclude<Qualifier, 'PRESENT'>;
  /** How many measures were added, and how many more say only that there was something. */
  readonly measures: number;
}

/** Totals by unit: pieces and kilograms of one seizure are two measures of it and are never added. */
export function totalsPerUnit(measures: Iterable<Measure>): readonly UnitTotal[] {
  const totals = new Map<BaseUnit | null, UnitTotal>();
  for (const { value, until, unit, qualifier } of measures) {
    if (value === null || qualifier === 'PRESENT') continue;
    const so = totals.get(unit) ?? { unit, value: '0', qualifier, measures: 0 };
    const upper =
      until !== undefined || so.until !== undefined ? plus(so.until ?? so.value, until ?? value) : undefined;
    totals.set(unit, {
      unit,
      value: plus(so.value, value),
      ...(upper === undefined ? {} : { until: upper }),
      qualifier: so.qualifier === qualifier ? qualifier : 'ABOUT',
      measures: so.measures + 1,
    });
  }
  return [...totals.values()];
}
