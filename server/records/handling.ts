import { GRADE_SCHEMES, type GradeScheme } from './grade.js';

/** Traffic Light Protocol 2.0 (FIRST, August 2022), from the widest to the narrowest. */
export const HANDLING = ['TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED'] as const;
export type Handling = (typeof HANDLING)[number];

/** What a provider asked for beside the marking, kept as he gave it: the codes of his scheme, his words, and his dates. */
export interface HandlingConditions {
  readonly codes: readonly string[];
  readonly text: string | null;
  /** Days (UTC) on which the provider's marking ends or is to be looked at again. Neither widens anything by itself. */
  readonly expiresOn: string | null;
  readonly reviewOn: string | null;
}

export const NO_CONDITIONS: HandlingConditions = { codes: [], text: null, expiresOn: null, reviewOn: null };

/** H1: not to be disclosed in judicial proceedings. A1: covert use only. */
const NOT_FOR_COURT: Readonly<Record<GradeScheme, readonly string[]>> = {
  '4x4': ['H1'],
  '3x5x2': ['A1'],
  '5x5x5': [],
  '6x6': [],
};
/** H2: not to be disseminated without permission. S2: consult the originator. 4: the originating agency only; 5: conditions, and no further. */
const ONLY_WITH_CONSENT: Readonly<Record<GradeScheme, readonly string[]>> = {
  '4x4': ['H2'],
  '3x5x2': ['S2'],
  '5x5x5': ['4', '5'],
  '6x6': [],
};
/** Codes that say "see what is written": without words they say nothing. 3x5x2: C alone does not say on what condition. */
const NEEDS_WORDS: Readonly<Record<GradeScheme, readonly string[]>> = {
  '4x4': ['H3'],
  '3x5x2': ['C'],
  '5x5x5': ['5'],
  '6x6': [],
};

export function isNotForCourt(scheme: GradeScheme, { codes }: HandlingConditions): boolean {
  return codes.some((c) => NOT_FOR_COURT[scheme].includes(c));
}

export function isOnlyWithConsent(scheme: GradeScheme, { codes }: HandlingConditions): boolean {
  return codes.some((c) => ONLY_WITH_CONSENT[scheme].includes(c));
}

/** A mark as written; TLP:WHITE is what TLP 1.0 called TLP:CLEAR. Null where it is none. */
export function readHandling(text: string): Handling | null {
  const written = text === 'TLP:WHITE' ? 'TLP:CLEAR' : text;
  return HANDLING.find((h) => h === written) ?? null;
}

/** The codes in a cell ("H1, H3"), each once, in the order of the scheme; or the one that the scheme does not have. */
export function readHandlingCodes(scheme: GradeScheme, text: string): readonly string[] | { readonly unknown: string } {
  const known: readonly string[] = GRADE_SCHEMES[scheme].handling;
  const written = text
    .toUpperCase()
    .split(/[\s,;+/]+/)
    .filter((code) => code !== '');
  const unknown = written.find((code) => !known.includes(code));
  return unknown === undefined ? known.filter((code) => written.includes(code)) : { unknown };
}

/** The first code that needs words beside it. */
export function codeWithoutWords(scheme: GradeScheme, { codes, text }: HandlingConditions): string | null {
  if (text !== null) return null;
  const explained = codes.some((c) => /^[AS]\d$/.test(c));
  return codes.find((c) => NEEDS_WORDS[scheme].includes(c) && !(c === 'C' && explained)) ?? null;
}
