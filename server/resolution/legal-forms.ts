import { remembering } from './remembering.js';
import { asSeen, remainders } from './sound.js';

/**
 * Legal forms by what they are, whatever the language. COMPANY says only that it is one and agrees with every form.
 * Spellings as they stand after `plainWords`: lower case, no dots. Compiled from the commercial codes of the countries in play;
 * codes follow the classes of ISO 20275 loosely.
 */
export type LegalForm =
  | 'LLC'
  | 'JSC'
  | 'CORPORATION'
  | 'LP'
  | 'PARTNERSHIP'
  | 'SOLE'
  | 'STATE'
  | 'COOPERATIVE'
  | 'FOUNDATION'
  | 'BRANCH'
  | 'COMPANY';

const SPELLINGS: Readonly<Record<LegalForm, string>> = {
  LLC: `ltd|limited|llc|l l c|co ltd|company limited|co limited|pvt ltd|private limited|pte ltd|pte|pty ltd|pty|proprietary limited|sdn bhd|sendirian berhad|pt|
    perseroan terbatas|gmbh|gesellschaft mit beschrankter haftung|gmbh co kg|gmbh und co kg|gmbh and co kg|gmbh cokg|sarl|s a r l|eurl|sas|societe a responsabilite limitee|srl|s r l|societa a responsabilita limitata|
    sl|s l|slu|sociedad limitada|sociedad de responsabilidad limitada|s de rl|ltda|limitada|lda|eireli|bv|b v|bvba|sp z oo|sp zoo|spolka z ograniczona odpowiedzialnoscia|sro|s r o|societatea cu raspundere limitata|societate cu raspundere limitata|limited liability company|doo|d o o|
    ood|eood|ooo|ооо|общество с ограниченной ответственностью|obshchestvo s ogranichennoy otvetstvennostyu|тов|tov|товариство з обмеженою відповідальністю|too|тоо|оод|еоод|epe|επε|ε π ε|ike|ικε|ι κ ε|
    kft|oy|aps|ltd sti|ltd şti|limited sirketi|limited şirketi|tnhh|cong ty tnhh|công ty tnhh|cty tnhh|công ty trách nhiệm hữu hạn|cong ty trach nhiem huu han|trach nhiem huu han|
    free zone establishment|free zone company|nig ltd|nigeria ltd|nigeria limited|corp ltd|corporation limited|
    fze|fzco|fz llc|fzc|wll|w l l|ذ م م|ذمم|شذمم|有限公司|有限责任公司`,
  JSC: `jsc|cjsc|ojsc|pjsc|joint stock company|open joint stock company|closed joint stock company|public joint stock company|public limited company|plc|public limited company|berhad|bhd|tbk|ag|aktiengesellschaft|sa|s a|societe anonyme|sociedad anonima|sociedade anonima|spa|s p a|societa per azioni|
    sapa|anonymi etaireia|anonymi etairia|anonymos etaireia|anonimi eteria|nv|n v|ab|asa|oyj|ao|ао|oao|оао|zao|зао|pao|пао|акционерное общество|aktsionernoe obshchestvo|прат|пат|приват акціонерне товариство|ad|ад|ead|еад|ae|αε|α ε|a e|
    as|a s|aş|anonim sirketi|anonim şirketi|zrt|nyrt|ctcp|cp|cong ty co phan|công ty cổ phần|co phan|ش م م|شمم|saog|saoc|qpsc|sae|股份有限公司|株式会社|kk|s a de cv|sa de cv`,
  CORPORATION: 'inc|incorporated|corp|corporation|corporacion',
  LP: 'lp|l p|llp|limited partnership|kg|kommanditgesellschaft|cv|commanditaire vennootschap|scs|sca|合伙企业',
  PARTNERSHIP: 'ohg|gbr|snc|vof|oe|ο ε|οε|общество полное',
  SOLE: 'ip|ип|индивидуальный предприниматель|индивидуален предприемач|фоп|fop|et|ек|ek|e k|me|mei|sole proprietor|sole establishment|dntn|个体户|个体工商户',
  STATE: 'gup|гуп|fgup|фгуп|mup|муп|state enterprise',
  COOPERATIVE: 'cooperative|coop|cooperativa|kooperativ|合作社',
  FOUNDATION:
    'foundation|stiftung|fundacion|fondation|ano|ано|автономная некоммерческая организация|avtonomnaya nekommercheskaya organizatsiya',
  BRANCH: 'branch|rep office|representative office|分公司',
  COMPANY:
    'co|company|cie|compagnie|cia|cong ty|công ty|cty|ud|شركة|مؤسسة|компания|kompaniya|公司|est|establishment|enterprise|eirl|group of companies',
};

/** Forms that no trader has beside another: a foundation is no company, and a state's enterprise nobody's partnership. */
export const OF_OTHER_NATURE: ReadonlySet<LegalForm> = new Set(['FOUNDATION', 'COOPERATIVE', 'STATE']);

const FORM_BY_SPELLING: ReadonlyMap<string, LegalForm> = new Map(
  (Object.keys(SPELLINGS) as LegalForm[]).flatMap((form) =>
    SPELLINGS[form]
      .split('|')
      .map((s) => unaccented(s.trim()))
      .filter((s) => s !== '')
      .map((s) => [s, form] as const),
  ),
);
/** Forms are the words most often read badly, since they are the most often met: by how a scanner sees them. */
const FORM_AS_SEEN: ReadonlyMap<string, LegalForm> = new Map(
  [...FORM_BY_SPELLING].filter(([s]) => s.length > 3).map(([spelling, form]) => [asSeen(spelling), form]),
);
/** Shorter forms have too many neighbours that are names. */
const MISSPELT_FROM = 7;
/** Every long form with one letter left out: "limitcd" and "limited" share "limitd". */
const FORM_BY_REMAINDER: ReadonlyMap<string, LegalForm> = new Map(
  [...FORM_BY_SPELLING]
    .filter(([spelling]) => spelling.length >= MISSPELT_FROM && spelling.length <= 60)
    .flatMap(([spelling, form]) => remainders(spelling).map((rest) => [rest, form] as const)),
);
const LONGEST_PHRASE = 6;
const HAN_FORMS = [...FORM_BY_SPELLING.keys()]
  .filter((s) => /\p{Script=Han}/u.test(s))
  .sort((a, b) => b.length - a.length || (a < b ? -1 : 1));

/** Takes legal forms off both ends of a name's words, longest first. A name never loses its last word to its form. */
export function withoutLegalForms(words: readonly string[]): {
  readonly words: readonly string[];
  readonly forms: readonly LegalForm[];
} {
  const forms: LegalForm[] = [];
  let rest = words;
  for (;;) {
    const taken = formAtEnd(rest) ?? formAtStart(rest);
    if (taken === null) return { words: rest, forms: [...new Set(forms)].sort() };
    forms.push(taken.form);
    rest = taken.rest;
  }
}

/** The same for a name in Chinese characters, which has no spaces. */
export function withoutHanLegalForm(han: string): { readonly han: string; readonly forms: readonly LegalForm[] } {
  const suffix = HAN_FORMS.find((s) => han.endsWith(s) && han.length > s.length);
  return suffix === undefined
    ? { han, forms: [] }
    : { han: han.slice(0, -suffix.length), forms: [FORM_BY_SPELLING.get(suffix) as LegalForm] };
}

/** Letters at either end of a long form, and of a longer one: one slip leaves those of one end alone. */
const ENDS = [3, 6] as const;
const BEGINNINGS: ReadonlySet<string> = new Set(
  ENDS.flatMap((n) => [...FORM_BY_SPELLING.keys()].map((s) => s.slice(0, n))),
);
const ENDINGS: ReadonlySet<string> = new Set(ENDS.flatMap((n) => [...FORM_BY_SPELLING.keys()].map((s) => s.slice(-n))));
/** From here on a slip in one half of the form leaves six letters of the other. */
const LONG_FROM = 15;

/** A long form with one letter dropped, added, changed or exchanged with its neighbour. */
function misspelt(phrase: string): LegalForm | undefined {
  if (phrase.length < MISSPELT_FROM || phrase.length > 60) return undefined;
  const end = ENDS[phrase.length < LONG_FROM ? 0 : 1];
  if (!BEGINNINGS.has(phrase.slice(0, end)) && !ENDINGS.has(phrase.slice(-end))) return undefined;
  const dropped = FORM_BY_REMAINDER.get(phrase);
  if (dropped !== undefined) return dropped;
  for (const rest of remainders(phrase)) {
    const form = FORM_BY_REMAINDER.get(rest) ?? (rest.length >= MISSPELT_FROM ? FORM_BY_SPELLING.get(rest) : undefined);
    if (form !== undefined) return form;
  }
  return undefined;
}

function unaccented(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC');
}

interface Taken {
  readonly form: LegalForm;
  readonly rest: readonly string[];
}

function formAtEnd(words: readonly string[]): Taken | null {
  for (let n = Math.min(LONGEST_PHRASE, words.length - 1); n > 0; n--) {
    const form = formOf(words.slice(-n));
    if (form !== undefined) return { form, rest: words.slice(0, -n) };
  }
  return null;
}

function formAtStart(words: readonly string[]): Taken | null {
  for (let n = Math.min(LONGEST_PHRASE, words.length - 1); n > 0; n--) {
    const form = formOf(words.slice(0, n));
    if (form !== undefined) return { form, rest: words.slice(n) };
  }
  return null;
}

function formOf(words: readonly string[]): LegalForm | undefined {
  return formCalled(words.join(' ')) ?? undefined;
}

const formCalled = remembering((said: string): LegalForm | null => formSpelt(unaccented(said)) ?? null);

function formSpelt(phrase: string): LegalForm | undefined {
  return FORM_BY_SPELLING.get(phrase) ?? FORM_AS_SEEN.get(asSeen(phrase)) ?? misspelt(phrase);
}
