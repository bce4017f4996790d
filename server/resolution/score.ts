import { JOIN_AT_BITS } from './clusters.js';
import { compareAddresses } from './comparisons/addresses.js';
import { compareBirthDates } from './comparisons/birth-dates.js';
import { compareContacts } from './comparisons/contacts.js';
import { countedForNothing } from './comparisons/counted-for-nothing.js';
import { compareCountries } from './comparisons/countries.js';
import { compareDocumentNumbers } from './comparisons/document-numbers.js';
import { compareNames, namesSayAtMost } from './comparisons/names.js';
import { compareRegistrationNumbers } from './comparisons/registration-numbers.js';
import { suspectWriting } from './comparisons/suspect-writing.js';
import { compareVesselNumbers } from './comparisons/vessel-numbers.js';
import { compareVesselParticulars } from './comparisons/vessel-particulars.js';
import { contradictionOf } from './contradictions.js';
import { type Because, type Comparison, type Evidence, weighed } from './evidence.js';
import type { FeatureParts } from './feature-parts.js';
import type { ParameterSet } from './parameters.js';

/** Weaker comparisons are not kept, unless they contradict: four to one. Below that people would be asked more than they can answer. */
export const KEEP_AT_BITS = 2;

/**
 * What the numbers of two mentions come to, in bits; the evidence of it goes to `told` where that is given. Every comparison looks at one side of two
 * mentions, knows nothing of the others and gives the sum of the evidence that it tells. Of many pairs most are let go for their sum, so evidence is
 * told only of those that are kept.
 */
function compareNumbers(a: FeatureParts, b: FeatureParts, parameters: ParameterSet, told: Evidence[] | null): number {
  if ((a.numbered & b.numbered) === 0) return 0;
  return (
    compareVesselNumbers(a, b, parameters, told) +
    compareRegistrationNumbers(a, b, parameters, told) +
    compareDocumentNumbers(a, b, parameters, told)
  );
}

/** What two say beside their names, which came to `namesBits`, and their numbers. */
function compareCircumstances(
  a: FeatureParts,
  b: FeatureParts,
  parameters: ParameterSet,
  told: Evidence[] | null,
  namesBits: number,
): number {
  return (
    compareVesselParticulars(a, b, parameters, told) +
    compareBirthDates(a, b, parameters, told) +
    compareCountries(a, b, parameters, told) +
    compareOnePremises(a, b, parameters, told, namesBits)
  );
}

/** Lines of nought bits, for whoever reads the sum: asked only of pairs that are kept. */
const NOTED: readonly ((left: FeatureParts, right: FeatureParts, parameters: ParameterSet) => readonly Evidence[])[] = [
  countedForNothing,
  suspectWriting,
];

/**
 * One desk, one line, one house: these come together, so together they count up to this whole and beyond it a quarter. A household shares more than
 * a firm's neighbours do.
 */
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
export function compare(left: FeatureParts, right: FeatureParts, parameters: ParameterSet): Comparison {
  const [a, b] = left.id < right.id ? [left, right] : [right, left];
  const contradiction = contradictionOf(a, b);
  const told: Evidence[] = [priorOf(parameters)];
  if (a.kind === b.kind) {
    compareNumbers(a, b, parameters, told);
    const namesBits = compareNames(a, b, parameters, told);
    compareCircumstances(a, b, parameters, told, namesBits);
    for (const note of NOTED) told.push(...note(a, b, parameters));
  }
  return compared(a, b, contradiction, told);
}

/** How many pairs came through the bound, and so had their names compared. */
export interface Weighing {
  weighed: number;
}

/**
 * As `compare`, for many pairs: null where hard facts contradict, or where nothing that the names could still say brings the pair to
 * `leastBits`. What is given back is the same to the last bit.
 */
export function compareFrom(
  leastBits: number,
  left: FeatureParts,
  right: FeatureParts,
  parameters: ParameterSet,
  weighing?: Weighing,
): Comparison | null {
  const [a, b] = left.id < right.id ? [left, right] : [right, left];
  if (contradictionOf(a, b) !== null) return null;
  const others =
    parameters.weights.priorBits +
    compareNumbers(a, b, parameters, null) +
    compareCircumstances(a, b, parameters, null, Number.POSITIVE_INFINITY);
  if (others + namesSayAtMost(a, b) < leastBits) return null;
  if (weighing !== undefined) weighing.weighed++;
  // Sums in another order differ in the last bits; what is near enough is summed as `compare` does.
  if (others + compareNames(a, b, parameters, null) < leastBits - 1e-6) return null;
  const comparison = compare(a, b, parameters);
  return comparison.weightBits >= leastBits ? comparison : null;
}

function isOfPerson(a: FeatureParts, b: FeatureParts): boolean {
  return a.facts.traderKind === 'PERSON' || b.facts.traderKind === 'PERSON';
}

function priorOf(parameters: ParameterSet): Evidence {
  const bits = parameters.weights.priorBits;
  return weighed('prior', bits, 'prior', { oneIn: Math.round(2 ** -bits) });
}

function total(evidence: readonly Evidence[]): number {
  let sum = 0;
  for (const e of evidence) sum += e.weightBits;
  return sum;
}

function compared(
  a: FeatureParts,
  b: FeatureParts,
  contradiction: Because | null,
  evidence: readonly Evidence[],
): Comparison {
  const strong = evidence.some((e) => e.weightBits >= STRONG_FROM_BITS && STRONG.has(e.because.template));
  return { left: a.id, right: b.id, weightBits: total(evidence), strong, contradiction, evidence };
}

/** Whether two mentions that say just this are one thing without a person's word: a name alone is not enough, a number or a birth date beside it is. */
export function saysEnough(said: FeatureParts, parameters: ParameterSet): boolean {
  return compare(said, said, parameters).weightBits >= JOIN_AT_BITS;
}

/** Only checked numbers weigh this much: see `comparisons/`. */
const STRONG_FROM_BITS = 18;

function compareOnePremises(
  left: FeatureParts,
  right: FeatureParts,
  parameters: ParameterSet,
  told: Evidence[] | null,
  namesBits: number,
): number {
  const home = compareAddresses(left, right, parameters, told);
  const sum = home + compareContacts(left, right, parameters, told);
  const person = isOfPerson(left, right);
  const family = namesBits < 0 || (sum <= home && !saysWhoItIs(left, right, parameters));
  if (person && home > HOME_ALONE_BITS && family) {
    told?.push(weighed('one-premises', HOME_ALONE_BITS - home, 'home-alone', { atMost: HOME_ALONE_BITS }));
    return sum + HOME_ALONE_BITS - home;
  }
  const knee = GROUP_KNEE_BITS[person ? 'PERSON' : 'COMPANY'];
  if (sum <= knee) return sum;
  const bits = (knee - sum) * (1 - GROUP_SLOPE);
  told?.push(weighed('one-premises', bits, 'address-and-contacts-come-together', { uncorrectedBits: sum }));
  return sum + bits;
}

/**
 * A father and his son, or two sisters, share their home and much of their names: a home says little of which of a family it is where no date of
 * birth, number, father's name, phone or mail address agrees, and none where the names speak against it: twins share a day as well. Then a rare
 * name joins, and of a common one people are asked.
 */
const HOME_ALONE_BITS = 2;

/** Whether something of the person alone agrees. */
function saysWhoItIs(left: FeatureParts, right: FeatureParts, parameters: ParameterSet): boolean {
  return (
    compareBirthDates(left, right, parameters, null) > 0 ||
    (left.facts.patronymic !== undefined && left.facts.patronymic === right.facts.patronymic) ||
    compareRegistrationNumbers(left, right, parameters, null) > 0
  );
}
