import { inEuropeanDigits } from './digits.js';
import PLACES from './reference/places.json' with { type: 'json' };

/** How exactly a position is given: a degree is about 111 km, a minute 1.9 km, a second 31 m. */
export type CoordinatePrecision = 'DEGREE' | 'MINUTE' | 'SECOND';

/** A position as read: degrees, north and east above 0. */
export interface Position {
  readonly latitude: number;
  readonly longitude: number;
  readonly precision: CoordinatePrecision;
  /** As a record keeps it: "-4.05,39.67", with as many decimals as its precision bears. */
  readonly value: string;
  readonly because?: undefined;
}

/** Why no position was read, and what it may have meant where there are two ways. */
export interface NoPosition {
  readonly value: null;
  readonly code: 'EMPTY' | 'NO_POSITION' | 'UNSUPPORTED' | 'IMPOSSIBLE' | 'AMBIGUOUS' | 'PLACEHOLDER';
  readonly because: string;
  readonly readings?: readonly string[];
}

/** A longer text is no position. */
const LONGEST = 80;

const OTHER_SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/^\d{1,2}[C-HJ-NP-X] ?[A-HJ-NP-V]{2}[ \d]*(?:\(MGRS\))?$/, 'a grid reference (MGRS)'],
  [/^\d{1,2} ?[C-HJ-NP-X] \d{5,7}(?:\.\d+)?[ ,]+\d{6,8}/, 'a UTM reference'],
  [/^[23456789CFGHJMPQRVWX]{4,8}\+[23456789CFGHJMPQRVWX]{2,3}$/, 'an open location code'],
];

/**
 * Reads latitude and longitude: in degrees ("-4.05;39.67"), in degrees, minutes and seconds (4°03'S 39°40'E), as mariners write them
 * ("S04 03.0 E039 40.0") and as aviators do ("0403S03940E"). Latitude comes first unless letters say otherwise.
 */
export function readPosition(text: string): Position | NoPosition {
  if (text.length > LONGEST) return none('NO_POSITION', 'it is too long for a position');
  if (text.trim() === '') return none('EMPTY', 'no position is given');
  const plain = inEuropeanDigits(text.normalize('NFKC'))
    .toUpperCase()
    .replace(/[\s\p{Cf}]+/gu, ' ')
    .trim();
  if (!/\d/.test(plain)) return none('NO_POSITION', 'it is not written as a position');
  const other = OTHER_SYSTEMS.find(([shape]) => shape.test(plain));
  if (other) return none('UNSUPPORTED', `${other[1]} is not read; give degrees`);
  const point = /^POINT ?\( ?(-?\d{1,3}(?:\.\d{1,15})?) (-?\d{1,3}(?:\.\d{1,15})?) ?\)$/.exec(plain);
  if (point) return ofAngles([angle([point[2] as string], ''), angle([point[1] as string], '')]);
  const angles = compactAngles(plain) ?? writtenAngles(plain);
  return 'code' in angles ? angles : ofAngles(angles);
}

function none(code: NoPosition['code'], because: string, readings?: readonly string[]): NoPosition {
  return { value: null, code, because, ...(readings ? { readings } : {}) };
}

/** One of the two numbers of a position. */
interface Angle {
  readonly degrees: number;
  readonly precision: CoordinatePrecision;
  readonly hemisphere: string;
  readonly isPossible: boolean;
}

/** Aviators' and mariners' figures without anything between: 0403S03940E, 040312S0394005E. */
function compactAngles(text: string): readonly [Angle, Angle] | null {
  const found = /^(\d\d)(\d\d)(\d\d)?([NS]) ?(\d{3})(\d\d)(\d\d)?([EW])$/.exec(text);
  if (!found) return null;
  const [, a = '', b = '', c, ns = '', d = '', e = '', f, ew = ''] = found;
  return [angle([a, b, ...(c ? [c] : [])], ns), angle([d, e, ...(f ? [f] : [])], ew)];
}

const NAMES = /\b(?:LATITUDE|LAT|LONGITUDE|LONG|LON|GEO)\b[:=.]?/g;
const PIECES = /[+-]?\d{1,4}(?:\.\d{1,15})?|[NSEW]|[,;/|]|\S/g;
const SIGNS_OF_PARTS = /[°º˚'’‘′"”“″]|\bDEG\b/g;

const LETTERS_OF_PARTS = /(\d)[DM] ?|(\d)S(?= ?[NSEW])/g;

/** Everything else: numbers with letters before or behind them, parted by blanks, commas, strokes and the signs of the parts. */
function writtenAngles(text: string): readonly [Angle, Angle] | NoPosition {
  const isParted = /[°º˚'’′"″]/.test(text);
  const withPoints = /^[^,]*\d,\d+[^,\d]*[; /]+[^,]*\d,\d+[^,]*$/.test(text)
    ? text.replace(/(\d),(?=\d)/g, '$1.')
    : text;
  // "4d03m12s S": letters for degrees, minutes and, before a direction, seconds.
  const hasLetters = /\d ?[DM]/.test(text);
  const figures = hasLetters ? withPoints.replace(LETTERS_OF_PARTS, '$1$2 ') : withPoints;
  const bare = figures
    .replace(NAMES, ' ')
    .replace(SIGNS_OF_PARTS, ' ')
    .replace(/(\d)-(?=\d)/g, '$1 ')
    .trim();
  const groups: { numbers: string[]; hemisphere: string }[] = [{ numbers: [], hemisphere: '' }];
  const isBefore = /^[NSEW]/.test(bare);
  for (const [piece] of bare.matchAll(PIECES)) {
    const group = groups.at(-1) as { numbers: string[]; hemisphere: string };
    if (/^[+-]?\d/.test(piece)) group.numbers.push(piece);
    else if (/^[NSEW]$/.test(piece)) {
      if (isBefore) {
        if (group.numbers.length > 0 || group.hemisphere !== '') groups.push({ numbers: [], hemisphere: piece });
        else group.hemisphere = piece;
      } else {
        group.hemisphere = piece;
        groups.push({ numbers: [], hemisphere: '' });
      }
    } else if (/^[,;/|]$/.test(piece)) {
      if (group.numbers.length > 0) groups.push({ numbers: [], hemisphere: '' });
    } else if (piece === 'O') return none('AMBIGUOUS', '"O" is west in Spanish and French and east in German');
    else return none('NO_POSITION', 'it is not written as a position');
  }
  const written = groups.filter(({ numbers, hemisphere }) => numbers.length > 0 || hemisphere !== '');
  const [only] = written;
  if (
    written.length === 1 &&
    only &&
    only.hemisphere === '' &&
    (only.numbers.length === 2 || (isParted && only.numbers.length % 2 === 0))
  ) {
    const half = only.numbers.length / 2;
    written.splice(
      0,
      1,
      { numbers: only.numbers.slice(0, half), hemisphere: '' },
      { numbers: only.numbers.slice(half), hemisphere: '' },
    );
  }
  const [first, second] = written;
  if (
    written.length !== 2 ||
    !first ||
    !second ||
    [first, second].some((g) => g.numbers.length < 1 || g.numbers.length > 3)
  )
    return none('NO_POSITION', 'it is not written as a position');
  return [angle(first.numbers, first.hemisphere), angle(second.numbers, second.hemisphere)];
}

function angle(numbers: readonly string[], hemisphere: string): Angle {
  const [degrees = '0', minutes, seconds] = numbers;
  const isNegative = degrees.startsWith('-');
  const parts = numbers.map((n) => Math.abs(Number(n)));
  const [d = 0, m = 0, s = 0] = parts;
  const decimals = (n: string | undefined) => n?.split('.')[1]?.length ?? 0;
  const isPossible =
    m < 60 &&
    s < 60 &&
    (minutes === undefined || decimals(degrees) === 0) &&
    (seconds === undefined || decimals(minutes) === 0) &&
    !(isNegative && hemisphere !== '');
  const size = d + m / 60 + s / 3600;
  const sign = isNegative || hemisphere === 'S' || hemisphere === 'W' ? -1 : 1;
  const precision =
    seconds !== undefined ||
    (minutes !== undefined && decimals(minutes) >= 2) ||
    (minutes === undefined && decimals(degrees) >= 4)
      ? 'SECOND'
      : minutes !== undefined || decimals(degrees) >= 2
        ? 'MINUTE'
        : 'DEGREE';
  return { degrees: sign * size, precision, hemisphere, isPossible };
}

const DECIMALS: Readonly<Record<CoordinatePrecision, number>> = { DEGREE: 1, MINUTE: 2, SECOND: 4 };
const ROUGHNESS: readonly CoordinatePrecision[] = ['DEGREE', 'MINUTE', 'SECOND'];

function ofAngles([one, other]: readonly [Angle, Angle]): Position | NoPosition {
  const isTurned = /[EW]/.test(one.hemisphere) || /[NS]/.test(other.hemisphere);
  const [latitude, longitude] = isTurned ? [other, one] : [one, other];
  if (/[EW]/.test(latitude.hemisphere) || /[NS]/.test(longitude.hemisphere))
    return none('IMPOSSIBLE', 'both numbers are of one direction');
  if (!one.isPossible || !other.isPossible)
    return none('IMPOSSIBLE', 'its minutes, seconds or signs do not fit together');
  const [lat, lon] = [latitude.degrees, longitude.degrees];
  if (Math.abs(lat) > 180 || Math.abs(lon) > 180) return none('IMPOSSIBLE', 'there is no such position');
  const precision = ROUGHNESS.find((p) => p === latitude.precision || p === longitude.precision) ?? 'SECOND';
  if (Math.abs(lat) > 90) {
    const isOther = Math.abs(lon) <= 90 && latitude.hemisphere === '' && longitude.hemisphere === '';
    return isOther
      ? none('AMBIGUOUS', 'the first number is no latitude; longitude may come first', [written(lon, lat, precision)])
      : none('IMPOSSIBLE', 'there is no such latitude');
  }
  if (lat === 0 && lon === 0) return none('PLACEHOLDER', 'the position 0, 0 stands in for one that nobody knew');
  return { latitude: rounded(lat, 6), longitude: rounded(lon, 6), precision, value: written(lat, lon, precision) };
}

function written(latitude: number, longitude: number, precision: CoordinatePrecision): string {
  return `${rounded(latitude, DECIMALS[precision])},${rounded(longitude, DECIMALS[precision])}`;
}

function rounded(degrees: number, decimals: number): number {
  return Number(degrees.toFixed(decimals)) + 0;
}

const POSITION_OF_PLACE: ReadonlyMap<string, readonly [latitude: number, longitude: number]> = new Map(
  PLACES.map(([code, latitude, longitude]) => [code as string, [latitude as number, longitude as number]]),
);

type LatitudeAndLongitude = Pick<Position, 'latitude' | 'longitude'>;

/** Where a place lies by its UN/LOCODE; null where that is not known. */
export function positionOfPlace(unLocode: string): LatitudeAndLongitude | null {
  const own = POSITION_OF_PLACE.get(unLocode);
  return own ? { latitude: own[0], longitude: own[1] } : null;
}

/** Kilometres between two positions on a globe of 6,371 km. */
export function distanceKm(from: LatitudeAndLongitude, to: LatitudeAndLongitude): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const [a, b] = [radians(from.latitude), radians(to.latitude)];
  const half = (x: number) => Math.sin(x / 2) ** 2;
  const chord = half(b - a) + Math.cos(a) * Math.cos(b) * half(radians(to.longitude - from.longitude));
  return 2 * 6371 * Math.asin(Math.sqrt(Math.min(1, chord)));
}

/** What a place's own position says of one that a record gives it. */
export interface PlaceCheck {
  /** Null where the place's own position is not known. */
  readonly distanceKm: number | null;
  readonly agrees: boolean | null;
  readonly because: string;
}

/** A port and its roads, terminals and airport lie within this of each other (docs/decisions/0172). */
const NEAR_KM = 50;
const REACH_KM: Readonly<Record<CoordinatePrecision, number>> = { DEGREE: 80, MINUTE: 2, SECOND: 0.1 };

/** Holds a position against the place that the record names (UN/LOCODE), and says which slip would explain a distance. */
export function checkAgainstPlace(position: Position, unLocode: string): PlaceCheck {
  const there = positionOfPlace(unLocode);
  if (!there) return { distanceKm: null, agrees: null, because: `where ${unLocode} lies is not known` };
  const kilometres = Math.round(distanceKm(position, there));
  const reach = NEAR_KM + REACH_KM[position.precision];
  if (kilometres <= reach)
    return { distanceKm: kilometres, agrees: true, because: `${kilometres} km from ${unLocode}` };
  const { latitude: lat, longitude: lon } = position;
  const slips: readonly (readonly [string, number, number])[] = [
    ['south and north are exchanged', -lat, lon],
    ['east and west are exchanged', lat, -lon],
    ['latitude and longitude are exchanged', lon, lat],
  ];
  const slip = slips.find(
    ([, a, b]) => Math.abs(a) <= 90 && distanceKm({ latitude: a, longitude: b }, there) <= reach,
  )?.[0];
  const because = `${kilometres} km from ${unLocode}${slip ? `; it would be near if ${slip}` : ''}`;
  return { distanceKm: kilometres, agrees: false, because };
}
