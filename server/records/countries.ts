import countries from 'i18n-iso-countries';

/**
 * Names that sources use and ISO 3166 does not: short forms, old names, names turned round at a comma, and misspellings met in real files.
 * Null where a name is used for more than one country and says nothing for certain.
 */
const OTHER_NAMES: Readonly<Record<string, string | null>> = {
  bahamasthe: 'BS',
  bolivia: 'BO',
  boliviaplurinationalstateof: 'BO',
  britishvirginislands: 'VG',
  brunei: 'BN',
  burma: 'MM',
  capeverde: 'CV',
  congo: null, // Kinshasa or Brazzaville: writers mean either.
  congobrazzaville: 'CG',
  congodemocraticrepublicofthe: 'CD',
  congokinshasa: 'CD',
  congorepublicofthe: 'CG',
  cotedivoire: 'CI',
  czechia: 'CZ',
  czechrepublic: 'CZ',
  democraticpeoplesrepublicofkorea: 'KP',
  dprk: 'KP',
  drc: 'CD',
  drcongo: 'CD',
  easttimor: 'TL',
  england: 'GB',
  ethopia: 'ET',
  gambiathe: 'GM',
  greatbritain: 'GB',
  holland: 'NL',
  hongkong: 'HK',
  hongkongsar: 'HK',
  hongkongchina: 'HK',
  iran: 'IR',
  ivorycoast: 'CI',
  koreanorth: 'KP',
  koreasouth: 'KR',
  kosovo: 'XK',
  laopdr: 'LA',
  laos: 'LA',
  libia: 'LY',
  macao: 'MO',
  macau: 'MO',
  macedonia: 'MK',
  micronesia: 'FM',
  moldova: 'MD',
  northkorea: 'KP',
  palestine: 'PS',
  palestinian: 'PS',
  peoplesrepublicofchina: 'CN',
  prchina: 'CN',
  republicofcongo: 'CG',
  republicofkorea: 'KR',
  roc: 'CG', // So written beside "DR Congo"; Taiwan is never called so in the sources read.
  russia: 'RU',
  saintkittsnevis: 'KN',
  southkorea: 'KR',
  stkittsnevis: 'KN',
  stkittsandnevis: 'KN',
  stvincentgrenadines: 'VC',
  stvincentandthegrenadines: 'VC',
  swaziland: 'SZ',
  syria: 'SY',
  taiwan: 'TW',
  tanzania: 'TZ',
  thegambia: 'GM',
  thenetherlands: 'NL',
  turkey: 'TR',
  turkiye: 'TR',
  uae: 'AE',
  uk: 'GB',
  unitedstates: 'US',
  unitedstatesofamerica: 'US',
  us: 'US',
  usa: 'US',
  vatican: 'VA',
  venezuela: 'VE',
  vietnam: 'VN',
  virginislandsbritish: 'VG',
  virginislandsus: 'VI',
  westbank: 'PS',
};

/** Languages in which country names are looked up, the commonest in customs papers first. */
const LANGUAGES = ['en', 'fr', 'es', 'pt', 'de', 'ru', 'zh', 'ar'] as const;

const CODE_BY_NAME: ReadonlyMap<string, string> = new Map(
  [...LANGUAGES]
    .reverse()
    .flatMap((language) =>
      Object.entries(countries.getNames(language, { select: 'all' })).flatMap(([code, names]) =>
        names.map((name): [string, string] => [folded(name), code]),
      ),
    ),
);

/** ISO 3166 alpha-2 code of a country named by name or code; null where it names none, or more than one. */
export function countryOf(text: string): string | null {
  const name = folded(text);
  const other = OTHER_NAMES[name];
  if (other !== undefined) return other;
  const code = text.trim().toUpperCase();
  if (/^[A-Z]{2}$/.test(code)) return isCountry(code) ? code : null;
  if (/^[A-Z]{3}$/.test(code)) return countries.alpha3ToAlpha2(code) ?? CODE_BY_NAME.get(name) ?? null;
  return CODE_BY_NAME.get(name) ?? null;
}

export function isCountry(code: string): boolean {
  return countries.isValid(code) && code.length === 2;
}

/** The English short name: "KE" is "Kenya". */
export function countryName(code: string): string {
  return countries.getName(code, 'en') ?? code;
}

/** Letters alone, without accents and case. */
function folded(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[^\p{L}]/gu, '')
    .toLowerCase();
}
