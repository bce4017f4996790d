import type { MentionValue, Property } from '../records/mention.js';
import { JOIN_AT_BITS } from './clusters.js';
import type { Comparison } from './evidence.js';
import { featuresOf, type Said } from './features.js';
import { IDENTIFIER_PROPERTIES } from './identifier-properties.js';
import type { ParameterSet } from './parameters.js';
import { compare } from './score.js';

/** One change of what is known about a pair, and where the pair would stand then. */
export interface Turn {
  /** WITHOUT: what both say of it proves wrong, or another's. AGREED: what the one says of it proves true of the other too. */
  readonly change: 'WITHOUT' | 'AGREED';
  /** That, or whose kind, it is: `name` stands for all names, `address` for the address with its town, `email` for the domain too. */
  readonly property: Property;
  readonly weightBits: number;
  /** The pair comes from one side of the line at which the model joins to the other. */
  readonly turns: boolean;
}

/** What is found out or proves wrong as a whole: all names of a thing are one, and so is an address with its town. */
const FOUND_OUT: Readonly<Record<Property, readonly Property[]>> = {
  name: ['name', 'alias', 'formerName', 'givenName', 'middleName', 'familyName', 'nameSuffix'],
  address: ['address', 'city', 'postalCode'],
  phone: ['phone'],
  email: ['email', 'domain'],
  birthDate: ['birthDate'],
  country: ['country'],
  nationality: ['nationality'],
  flag: ['flag', 'formerFlag'],
  grossTonnage: ['grossTonnage'],
  builtYear: ['builtYear'],
  vesselType: ['vesselType'],
  ...Object.fromEntries(IDENTIFIER_PROPERTIES.map((property) => [property, [property]])),
};

/** Less than this is not seen where weights are shown with one decimal. */
const CHANGES_FROM_BITS = 0.05;

/**
 * What would bring a pair over or under the line at which the model joins: each thing that the two say is left out once, and once taken to be
 * the same on both sides, and the pair is compared anew. So caps, and what counts less beside other evidence, count as they will when it happens.
 * Of what neither says nothing is guessed. Joined are two whose weight reaches the line and whose hard facts do not contradict (`clusters.ts`);
 * what other mentions of the two things would do is not looked at.
 * @returns those that turn it, the least change first; then those that come nearest to it. None that leads away from the line.
 */
export function whatTurns(left: Said, right: Said, parameters: ParameterSet): readonly Turn[] {
  const weigh = (a: Said, b: Said) => compare(featuresOf(a, parameters), featuresOf(b, parameters), parameters);
  const now = weigh(left, right);
  const joins = isJoined(now);
  const turns = Object.entries(FOUND_OUT).flatMap(([property, properties]) => {
    const of = (said: Said) => said.values.filter((v) => properties.includes(v.property) && v.value !== '');
    const [ours, theirs] = [of(left), of(right)];
    const tried: (readonly [Turn['change'], Comparison])[] = [];
    if (ours.length > 0 && theirs.length > 0)
      tried.push(['WITHOUT', weigh(saying(left, properties, []), saying(right, properties, []))]);
    if (ours.length > 0) tried.push(['AGREED', weigh(left, saying(right, properties, ours))]);
    if (theirs.length > 0) tried.push(['AGREED', weigh(saying(left, properties, theirs), right)]);
    return tried
      .filter(([, then]) => leadsAcross(now, then))
      .map(([change, then]) => ({ change, property, weightBits: then.weightBits, turns: isJoined(then) !== joins }));
  });
  const byChange = (a: Turn, b: Turn) =>
    Math.abs(a.weightBits - now.weightBits) - Math.abs(b.weightBits - now.weightBits);
  const [across, short] = [turns.filter((t) => t.turns), turns.filter((t) => !t.turns)];
  return oneOfEach([...across.sort(byChange), ...short.sort((a, b) => byChange(b, a))]);
}

function isJoined({ weightBits, contradiction }: Comparison): boolean {
  return contradiction === null && weightBits >= JOIN_AT_BITS;
}

/** Down where they are joined, up where they are not; or hard facts contradict that did not, or no longer. */
function leadsAcross(now: Comparison, then: Comparison): boolean {
  const sign = isJoined(now) ? -1 : 1;
  const lifted = (now.contradiction === null) !== (then.contradiction === null);
  return (
    isJoined(then) !== isJoined(now) || (!lifted && sign * (then.weightBits - now.weightBits) >= CHANGES_FROM_BITS)
  );
}

/** As it would be with these values of some properties, and no others. */
function saying(said: Said, properties: readonly Property[], values: readonly MentionValue[]): Said {
  return { ...said, values: [...said.values.filter((v) => !properties.includes(v.property)), ...values] };
}

/** Whichever of the two sides proves right, it is one change. */
function oneOfEach(turns: readonly Turn[]): readonly Turn[] {
  const first = new Map<string, Turn>();
  for (const turn of turns) {
    const key = `${turn.change} ${turn.property}`;
    if (!first.has(key)) first.set(key, turn);
  }
  return [...first.values()];
}
