import { BadInput } from '../errors.js';
import { sha256 } from '../records/ids.js';
import { type Calibration, type ParameterSet, shippedParameters } from './parameters.js';

/** A set as it is kept: everything sorted, so that the same set has the same bytes. */
interface Written {
  readonly version: string;
  /** The shipped set whose weights in `comparisons/` it was trained with: with others it would weigh otherwise under the same name. */
  readonly base: string;
  readonly priorBits: number;
  readonly calibration: Calibration | null;
  readonly tokenFrequencies: readonly (readonly [word: string, share: number])[];
  readonly stopKeys: readonly string[];
  readonly distrustedIdentifiers: readonly string[];
  readonly sharedBy: readonly (readonly [key: string, things: number])[];
  /** Left out where there are none, as in sets of before there were any: their names stay what they were. */
  readonly commonKeys?: readonly string[];
}

/** A set that was trained with other shipped weights than this program has: by this program's it would weigh otherwise under the same name. */
export class OtherShippedWeights extends BadInput {
  constructor(version: string, base: string) {
    super(
      `Parameters ${version} were trained with the weights of ${base}; this program weighs by ${shippedParameters.version}. Train again.`,
      { version, base },
    );
  }
}

type Content = Omit<ParameterSet, 'version'>;

/** A set with the name that its content gives it: a version names what weighs, so equal contents have one. */
export function named(content: Content, base = shippedParameters.version): ParameterSet {
  return { ...content, version: versionOf(content, base) };
}

export function writeParameters(set: ParameterSet, base = shippedParameters.version): string {
  return JSON.stringify({ version: set.version, ...contentOf(set, base) } satisfies Written);
}

/**
 * Reads what `writeParameters` wrote.
 * @throws OtherShippedWeights; BadInput where the text is no set or was changed by hand.
 */
export function readParameters(text: string): ParameterSet {
  const written = parsed(text);
  if (written.base !== shippedParameters.version) throw new OtherShippedWeights(written.version, written.base);
  const content: Content = {
    tokenFrequencies: new Map(written.tokenFrequencies),
    stopKeys: new Set(written.stopKeys),
    distrustedIdentifiers: new Set(written.distrustedIdentifiers),
    sharedBy: new Map(written.sharedBy),
    commonKeys: new Set(written.commonKeys),
    weights: { priorBits: written.priorBits },
    calibration: written.calibration,
  };
  const version = versionOf(content, written.base);
  if (version !== written.version)
    throw new BadInput(
      `The text says that it is ${written.version}, but its content is ${version}: it was changed. Train again, or take the file as it was written.`,
    );
  return { ...content, version };
}

/** As many hex digits name a set: 48 bits, of which nobody will meet two alike. */
const VERSION_DIGITS = 12;

function versionOf(content: Content, base: string): string {
  return `trained-${sha256(JSON.stringify(contentOf(content, base))).slice(0, VERSION_DIGITS)}`;
}

function contentOf(set: Content, base: string): Omit<Written, 'version'> {
  const byKey = (map: ReadonlyMap<string, number>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));
  const { calibration } = set;
  return {
    base,
    priorBits: set.weights.priorBits,
    calibration: calibration && {
      slope: calibration.slope,
      interceptBits: calibration.interceptBits,
      judgements: calibration.judgements,
    },
    tokenFrequencies: byKey(set.tokenFrequencies),
    stopKeys: [...set.stopKeys].sort(),
    distrustedIdentifiers: [...set.distrustedIdentifiers].sort(),
    sharedBy: byKey(set.sharedBy),
    ...(set.commonKeys.size === 0 ? {} : { commonKeys: [...set.commonKeys].sort() }),
  };
}

function parsed(text: string): Written {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new BadInput('This is no JSON, so no parameter set: give a file that resolve --train wrote.');
  }
  if (isWritten(value)) return value;
  throw new BadInput('This JSON is no parameter set: give a file that resolve --train wrote.');
}

function isWritten(value: unknown): value is Written {
  if (typeof value !== 'object' || value === null) return false;
  const { version, base, priorBits, calibration, ...lists } = value as Partial<Record<keyof Written, unknown>>;
  const texts = (list: unknown) => Array.isArray(list) && list.every((x) => typeof x === 'string');
  const pairs = (list: unknown, isNumber: (n: number) => boolean) =>
    Array.isArray(list) && list.every((x) => Array.isArray(x) && typeof x[0] === 'string' && isNumber(Number(x[1])));
  return (
    typeof version === 'string' &&
    typeof base === 'string' &&
    Number.isFinite(priorBits) &&
    isCalibration(calibration) &&
    pairs(lists.tokenFrequencies, (share) => share > 0 && share <= 1) &&
    texts(lists.stopKeys) &&
    texts(lists.distrustedIdentifiers) &&
    pairs(lists.sharedBy, (things) => Number.isInteger(things) && things > 0) &&
    (lists.commonKeys === undefined || texts(lists.commonKeys))
  );
}

function isCalibration(value: unknown): value is Calibration | null {
  if (value === null) return true;
  const { slope, interceptBits, judgements } = value as Partial<Calibration>;
  return Number(slope) > 0 && Number.isFinite(interceptBits) && Number.isInteger(judgements);
}
