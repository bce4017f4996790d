/** A month by a name of it: which, and in which calendar where the name says so. */
export interface NamedMonth {
  /** 1 to 12. */
  readonly month: number;
  readonly calendar: 'gregorian' | 'hijri' | 'persian';
  /** Written in Thai: then a year above 2400 is of the Buddhist era. */
  readonly isThai?: true;
}

/**
 * Names and abbreviations, January to December, one line a language (Unicode CLDR 44, and the genitives and older names that papers bear).
 * Names of one month are parted by strokes.
 */
const GREGORIAN = [
  // English
  'january|jan february|feb|febr march|mar april|apr may june|jun july|jul august|aug september|sep|sept october|oct november|nov december|dec',
  // French
  'janvier|janv|jan fevrier|fevr|fev mars avril|avr mai juin juillet|juil|juill aout|aou septembre|sept octobre|oct novembre|nov decembre|dec',
  // Spanish
  'enero|ene febrero|feb marzo|mar abril|abr mayo|may junio|jun julio|jul agosto|ago septiembre|setiembre|sep|sept|set octubre|oct noviembre|nov diciembre|dic',
  // Portuguese
  'janeiro|jan fevereiro|fev marco|mar abril|abr maio|mai junho|jun julho|jul agosto|ago setembro|set outubro|out novembro|nov dezembro|dez',
  // German
  'januar|janner|jan februar|feber|feb marz|maerz|mrz|mar april|apr mai juni|jun juli|jul august|aug september|sep|sept oktober|okt november|nov dezember|dez',
  // Indonesian and Malay
  'januari|jan februari|feb maret|mac|mar april|apr mei juni|jun juli|julai|jul agustus|ogos|agu september|sep oktober|okt november|nov desember|disember|des|dis',
  // Russian
  'январь|января|янв февраль|февраля|фев|февр март|марта|мар апрель|апреля|апр май|мая июнь|июня|июн июль|июля|июл август|августа|авг сентябрь|сентября|сен|сент октябрь|октября|окт ноябрь|ноября|ноя|нояб декабрь|декабря|дек',
  // Arabic: Egypt and the Gulf; the Levant and Iraq; the Maghreb
  'يناير فبراير مارس|آذار أبريل|ابريل مايو يونيو|يونيه يوليو|يوليه أغسطس|اغسطس سبتمبر أكتوبر|اكتوبر نوفمبر ديسمبر',
  'كانون_الثاني شباط آذار|اذار نيسان أيار|ايار حزيران تموز آب|اب أيلول|ايلول تشرين_الأول|تشرين_الاول تشرين_الثاني كانون_الأول|كانون_الاول',
  'جانفي فيفري|فبراير مارس أفريل|افريل ماي جوان جويلية|يوليوز أوت|اوت|غشت سبتمبر|شتنبر أكتوبر نوفمبر|نونبر ديسمبر|دجنبر',
];

const THAI =
  'มกราคม|มค กุมภาพันธ์|กพ มีนาคม|มีค เมษายน|เมย พฤษภาคม|พค มิถุนายน|มิย กรกฎาคม|กค สิงหาคม|สค กันยายน|กย ตุลาคม|ตค พฤศจิกายน|พย ธันวาคม|ธค';

const HIJRI = [
  'muharram safar rabi_al_awwal|rabi_i|rabi_1 rabi_al_thani|rabi_al_akhir|rabi_ii|rabi_2 jumada_al_ula|jumada_al_awwal|jumada_i|jumada_1 jumada_al_akhirah|jumada_al_thani|jumada_al_thaniyah|jumada_ii|jumada_2 rajab shaban ramadan|ramadhan shawwal dhu_al_qidah|dhul_qadah|zulkaedah|dhu_al_qadah dhu_al_hijjah|dhul_hijjah|zulhijjah',
  'محرم|المحرم صفر ربيع_الأول|ربيع_الاول ربيع_الآخر|ربيع_الثاني|ربيع_الاخر جمادى_الأولى|جمادى_الاولى جمادى_الآخرة|جمادى_الثانية|جمادى_الاخرة رجب شعبان رمضان شوال ذو_القعدة|ذي_القعدة ذو_الحجة|ذي_الحجة',
];

const PERSIAN = [
  'farvardin ordibehesht khordad tir mordad|amordad shahrivar mehr aban azar dey bahman esfand',
  'فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند',
];

/** Lower case, without accents, dots and apostrophes; Arabic letters keep what tells them apart. */
function folded(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[\u0300-\u0308\u030c\u0327\u0323\u02bb\u02bc'’‘ʿʾ.]/g, '')
    .normalize('NFC')
    .toLowerCase();
}

const MONTHS: ReadonlyMap<string, NamedMonth> = new Map(
  [
    ...PERSIAN.map((line) => [line, { calendar: 'persian' }] as const),
    ...HIJRI.map((line) => [line, { calendar: 'hijri' }] as const),
    [THAI, { calendar: 'gregorian', isThai: true }] as const,
    // Last, so that they win: "آذار" is March before it is the Persian "آذر".
    ...GREGORIAN.map((line) => [line, { calendar: 'gregorian' }] as const),
  ].flatMap(([line, more]) =>
    line
      .split(' ')
      .flatMap((names, i) =>
        names.split('|').map((name): [string, NamedMonth] => [folded(name), { month: i + 1, ...more }]),
      ),
  ),
);

/** The month of this name, one or more words, in any of the languages of the files; null where there is none. */
export function monthNamed(words: readonly string[]): NamedMonth | null {
  const name = folded(words.join('_'));
  // Thai abbreviations have a stop behind each letter: "พ.ค.".
  return MONTHS.get(name) ?? (words.length > 1 ? MONTHS.get(name.replaceAll('_', '')) : undefined) ?? null;
}
