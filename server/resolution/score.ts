import { JOIN_AT_BITS } from './clusters.js';
import { compareAddresses } from './comparisons/addresses.js';
import { compareBirthDates } from './comparisons/birth-dates.js';
import { compareContacts } from './comparisons/contacts.js';
import { compareCountries } from './comparisons/countries.js';
import { compareDocumentNumbers } from './comparisons/document-numbers.js';
import { compareNames } from './comparisons/names.js';
import { compareRegistrationNumbers } from './comparisons/registration-numbers.js';
import { compareVesselNumbers } from './comparisons/vessel-numbers.js';
import { compareVesselParticulars } from './comparisons/vessel-particulars.js';
import { contradictionOf } from './contradictions.js';
import { type Comparison, type Evidence, weighed } from './evidence.js';
import type { Features } from './features.js';
import type { ParameterSet } from './parameters.js';

/** Weaker comparisons are not kept, unless they contradict: even odds. */
export const KEEP_AT_BITS = 0;

/** Each looks at one side of two mentions and knows nothing of the others. */
const INDEPENDENT: readonly ((left: Features, right: Features, parameters: ParameterSet) => readonly Evidence[])[] = [
  compareVesselNumbers,
  compareVesselParticulars,
  compareRegistrationNumbers,
  compareDocumentNumbers,
  compareNames,
  compareBirthDates,
  compareCountries,
];

/** One desk, one line, one house: these come together, so together they count up to `GROUP_KNEE_BITS` whole and beyond it a quarter. */
const ONE_PREMISES: readonly ((left: Features, right: Features, parameters: ParameterSet) => readonly Evidence[])[] = [
  compareAddresses,
  compareContacts,
];
/** A household shares more than a firm's neighbours do. */
const GROUP_KNEE_BITS = { COMPANY: 11, PERSON: 8 } as const;
const GROUP_SLOPE = 0.25;

/** Numbers that alone name the thing. An MMSI or a call sign names a station, and is reissued. */
const STRONG = new Set([
  'imo-same',
  'registrationNumber-same',
  'leiCode-same',
  'taxNumber-same',
  'containerNumber-same',
]);

/** Two mentions compared: symmetric, and a function of the two and the parameter set alone. */
export function compare(left: Features, right: Features, parameters: ParameterSet): Comparison {
  const [a, b] = left.id < right.id ? [left, right] : [right, left];
  const contradiction = contradictionOf(a, b);
  const evidence = [
    weighed('prior', parameters.weights.priorBits, 'prior', { oneIn: Math.round(2 ** -parameters.weights.priorBits) }),
    ...(a.kind === b.kind ? INDEPENDENT.flatMap((comparison) => comparison(a, b, parameters)) : []),
    ...(a.kind === b.kind ? compareOnePremises(a, b, parameters) : []),
  ];
  const weightBits = evidence.reduce((sum, e) => sum + e.weightBits, 0);
  const strong = evidence.some((e) => STRONG.has(e.because.template) && e.weightBits >= STRONG_FROM_BITS);
  return { left: a.id, right: b.id, weightBits, strong, contradiction, evidence };
}

/** Whether two mentions that say just this are one thing without a person's word: a name alone is not enough, a number or a birth date beside it is. */
export function saysEnough(said: Features, parameters: ParameterSet): boolean {
  return compare(said, said, parameters).weightBits >= JOIN_AT_BITS;
}

/** Only checked numbers weigh this much: see `comparisons/`. */
const STRONG_FROM_BITS = 18;

function compareOnePremises(left: Features, right: Features, parameters: ParameterSet): readonly Evidence[] {
  const found = ONE_PREMISES.flatMap((comparison) => comparison(left, right, parameters));
  const person = left.facts.traderKind === 'PERSON' || right.facts.traderKind === 'PERSON';
  const knee = GROUP_KNEE_BITS[person ? 'PERSON' : 'COMPANY'];
  const sum = found.reduce((bits, e) => bits + e.weightBits, 0);
  if (sum <= knee) return found;
  return [
    ...found,
    weighed('one-premises', (knee - sum) * (1 - GROUP_SLOPE), 'address-and-contacts-come-together', {
      uncorrectedBits: sum,
    }),
  ];
}
