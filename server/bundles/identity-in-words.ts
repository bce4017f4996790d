import type { Row } from './table.js';
import type { IdentityDecisionsTable } from './tables/identity-decisions.js';

type Step = IdentityDecisionsTable['rows'][number];

/** One match as it is printed: all that speaks for it beside all that speaks against it. */
export interface MatchInWords {
  readonly match: string;
  readonly records: string;
  readonly speaksFor: string;
  readonly speaksAgainst: string;
  readonly judged: string;
  readonly totalBits: string;
  readonly heldAsOne: string;
}

/** The table of identity decisions has a row for each step; on paper a match is one row, under the subject that it is about. */
export function matchesInWords(table: IdentityDecisionsTable): ReadonlyMap<string, readonly MatchInWords[]> {
  const steps = grouped(table.rows, (row) => row.match);
  const matches = [...steps.values()].flatMap((of) => (of[0] === undefined ? [] : [{ first: of[0], of }]));
  const bySubject = grouped(matches, ({ first }) => first.left_subject || first.right_subject);
  return new Map([...bySubject].map(([subject, found]) => [subject, found.map((m) => inWords(m.first, m.of))]));
}

function inWords(first: Step, steps: readonly Step[]): MatchInWords {
  const compared = steps
    .filter((s) => s.step === 'COMPARISON' && s.feature !== 'prior' && s.because !== '')
    .toSorted((a, b) => Math.abs(Number(b.weight_bits)) - Math.abs(Number(a.weight_bits)));
  const contradictions = steps.filter((s) => s.step === 'CONTRADICTION').map((s) => `Cannot be one: ${s.because}`);
  const [inFavour, against] = [
    compared.filter((s) => Number(s.weight_bits) >= 0),
    compared.filter((s) => Number(s.weight_bits) < 0),
  ];
  return {
    match: first.match,
    records: lines([
      `${first.left_name} (${first.left_place})${first.left_subject === '' ? NOT_IN_CASE : ''}`,
      `${first.right_name} (${first.right_place})${first.right_subject === '' ? NOT_IN_CASE : otherSubject(first)}`,
    ]),
    speaksFor: lines(inFavour.map(weighted)),
    speaksAgainst: lines([...contradictions, ...against.map(weighted)]),
    judged: lines(
      steps
        .filter((s) => s.step === 'JUDGEMENT')
        .map((s) => `${s.feature}, ${s.decided_by}, ${day(s)}: “${s.because}”`),
    ),
    // A pair that a person judged need not have been compared.
    totalBits: compared.length === 0 ? '' : first.total_bits,
    heldAsOne: first.held_as_one === 'YES' ? 'Yes' : 'No',
  };
}

/** It speaks of something that is not among the case's subjects. */
const NOT_IN_CASE = ', not in the case';

/** The match stands under the left record's subject; the right one may speak of another. */
function otherSubject({ left_subject, right_subject }: Row<'left_subject' | 'right_subject'>): string {
  return left_subject === '' || left_subject === right_subject ? '' : `, of ${right_subject}`;
}

function weighted({ because, weight_bits }: Step): string {
  const weight = Number(weight_bits);
  return `${because} (${weight > 0 ? '+' : ''}${weight})`;
}

function day({ decided_at }: Step): string {
  return decided_at.slice(0, 10);
}

function lines(texts: readonly string[]): string {
  return texts.join('\n');
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
