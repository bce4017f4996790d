import type { CheckedIdentifier } from '../verdict.js';

/** What somebody may have meant who wrote a number that is wrong. A proposal for a person, never put in place of what was written. */
export interface RepairProposal {
  /** In normal form; the check of its kind finds nothing wrong with it. */
  readonly value: string;
  readonly reason: 'OCR' | 'LEADING_ZERO' | 'TRANSPOSED';
  /** "5 at place 2 may be S". */
  readonly because: string;
}

/** How the numbers of a kind are built, as far as repairs need it. */
export interface NumberShape {
  /** One sign for each place: A letter, N digit, X either. Several where there are several lengths. */
  readonly places: readonly string[];
  /** Where a nought may have been lost, counted from 0; absent where numbers of the kind do not begin with one. */
  readonly noughtAt?: number;
}

/** More proposals than these say that the check digit cannot tell, and none is given. */
const FEW = 3;

/** A longer text is no number; nothing is tried on it. */
const LONGEST = 60;

/** What reading machines take for each other, where a digit must stand. */
const DIGIT_FOR: Readonly<Record<string, string>> = {
  A: '4',
  B: '8',
  D: '0',
  G: '6',
  I: '1',
  L: '1',
  O: '0',
  Q: '0',
  S: '5',
  T: '7',
  Z: '2',
};

/** The same where a letter must stand. */
const LETTERS_FOR: Readonly<Record<string, string>> = {
  '0': 'ODQ',
  '1': 'IL',
  '2': 'Z',
  '4': 'A',
  '5': 'S',
  '6': 'G',
  '7': 'T',
  '8': 'B',
};

/**
 * Proposals for a number that its check refused: letters and digits put right place by place, a nought that got lost, two neighbours that
 * changed places. Only what then passes the check is proposed, and only where no more than three do.
 */
export function repairsOf(
  raw: string,
  shape: NumberShape,
  check: (raw: string) => CheckedIdentifier,
): readonly RepairProposal[] {
  if (raw.length > LONGEST) return [];
  const given = check(raw);
  if (given.verdict === 'VALID' || given.verdict === 'PLACEHOLDER') return [];
  const written = raw
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9<]/g, '');
  if (written === '') return [];
  const found = new Map<string, RepairProposal>();
  const propose = (text: string, reason: RepairProposal['reason'], because: string) => {
    const checked = check(text);
    if (checked.verdict !== 'VALID' || checked.value === null || found.has(checked.value)) return;
    found.set(checked.value, { value: checked.value, reason, because });
  };
  for (const places of shape.places) proposeByPlace(written, places, propose);
  if (shape.noughtAt !== undefined) proposeNought(written, shape, propose);
  if (found.size === 0) proposeTransposed(written, shape, propose);
  return found.size <= FEW ? [...found.values()] : [];
}

type Propose = (text: string, reason: RepairProposal['reason'], because: string) => void;

/**
 * Every place where the wrong sort of sign stands must be put right. Where all are of the right sort, a single letter may be a digit: most
 * numbers are mostly digits, and of a digit nothing tells that it should be a letter.
 */
function proposeByPlace(written: string, places: string, propose: Propose): void {
  if (written.length !== places.length) return;
  let texts = [''];
  const changes: string[] = [];
  for (let i = 0; i < places.length; i++) {
    const sign = written[i] as string;
    const isDigit = sign >= '0' && sign <= '9';
    const wrong = (places[i] === 'N' && !isDigit) || (places[i] === 'A' && isDigit);
    const instead = wrong ? ((isDigit ? LETTERS_FOR : DIGIT_FOR)[sign] ?? '') : sign;
    if (instead === '') return;
    if (wrong) changes.push(`${sign} at place ${i + 1} may be ${[...instead].join(' or ')}`);
    texts = texts.flatMap((text) => [...instead].map((one) => text + one));
    if (texts.length > 64) return;
  }
  if (changes.length > 0) {
    for (const text of texts) propose(text, 'OCR', changes.join(', '));
    return;
  }
  for (let i = 0; i < places.length; i++) {
    if (places[i] !== 'X') continue;
    const sign = written[i] as string;
    const digit = DIGIT_FOR[sign];
    if (!digit) continue;
    propose(
      `${written.slice(0, i)}${digit}${written.slice(i + 1)}`,
      'OCR',
      `${sign} at place ${i + 1} may be ${digit}`,
    );
  }
}

/** One or two noughts, at the place where numbers of the kind may begin with them. */
function proposeNought(written: string, { places, noughtAt = 0 }: NumberShape, propose: Propose): void {
  for (const { length } of places) {
    const missing = length - written.length;
    if (missing < 1 || missing > 2) continue;
    const text = `${written.slice(0, noughtAt)}${'0'.repeat(missing)}${written.slice(noughtAt)}`;
    propose(text, 'LEADING_ZERO', missing === 1 ? 'a nought in front may be lost' : 'two noughts in front may be lost');
  }
}

function proposeTransposed(written: string, { places }: NumberShape, propose: Propose): void {
  if (!places.some(({ length }) => length === written.length)) return;
  for (let i = 0; i + 1 < written.length; i++) {
    const [one, next] = [written[i] as string, written[i + 1] as string];
    if (one === next) continue;
    const text = `${written.slice(0, i)}${next}${one}${written.slice(i + 2)}`;
    propose(text, 'TRANSPOSED', `${one} and ${next} at places ${i + 1} and ${i + 2} may have changed places`);
  }
}
