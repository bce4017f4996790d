/**
 * What the compilers wrote, in as many spellings, and what it stands for. Each pattern is tried on the whole text, so that one cell
 * can name several things ("Passenger Clothing & Luggage").
 */
type Words = readonly (readonly [pattern: RegExp, meaning: string])[];

/** How the goods travelled. */
const TRANSPORT_MODES: Words = [
  [/a[ir]{2} ?fr?[ei]{1,2}g?ht|airfr[ie]+ght/i, 'AIR_FREIGHT'],
  [/lug+age/i, 'LUGGAGE'],
  [/pass[ae]nger\b.*(cloth|item|belong)|personal belong/i, 'ON_PASSENGER'],
];

/** How the seizure came about; in the words of the customs record where it has one. */
const DETECTION_METHODS: Words = [
  [/x-?ray(?!\))|scanner|screener/i, 'SCAN'],
  [/\bdogs?\b|canine/i, 'DOG'],
  [/intelligence|tip[- ]?off/i, 'INTELLIGENCE'],
  [/investigation/i, 'INVESTIGATION'],
  [/risk assessment/i, 'RISK_PROFILE'],
  [/routine/i, 'ROUTINE'],
  [/screening point|check point/i, 'CHECKPOINT'],
  [/custom clearance/i, 'CLEARANCE'],
];

export function transportModesIn(text: string): readonly string[] {
  return meanings(TRANSPORT_MODES, text);
}

export function detectionMethodsIn(text: string): readonly string[] {
  return meanings(DETECTION_METHODS, text);
}

function meanings(words: Words, text: string): readonly string[] {
  return words.filter(([pattern]) => pattern.test(text)).map(([, meaning]) => meaning);
}

/** An airline as far as its column names one, and the flights named there. */
export interface AirlineCell {
  readonly name: string | null;
  readonly flights: readonly string[];
}

/** Two characters of the airline (IATA Resolution 762) and one to four digits. */
const FLIGHT_NUMBER = /\b(?:[A-Z]{2}|[A-Z]\d) ?\d{1,4}\b/g;

/** A remark that names a flight in passing is no name of an airline. */
export function airlineIn(text: string): AirlineCell {
  const flights = [...text.matchAll(FLIGHT_NUMBER)].map(([flight]) => flight.replace(' ', ''));
  const name = text
    .replace(FLIGHT_NUMBER, '')
    .replace(/(?<!\s)\s*\bflight$/i, '')
    .trim();
  const isName = /^\p{Lu}[\p{L} .&-]{2,39}$/u.test(name) && !/ (from|was|to) /.test(` ${name} `);
  return { name: isName ? name : null, flights };
}
