import type { DateOrder } from './date-reading.js';

/** What the cells of one column say of the order of day and month in them. */
export interface OrderEvidence {
  readonly order: 'DAY_FIRST' | 'MONTH_FIRST' | 'UNDECIDED';
  /** Cells that can be read only with the day first, only with the month first, either way to two days, or either way to one. */
  readonly onlyDayFirst: number;
  readonly onlyMonthFirst: number;
  readonly eitherWay: number;
  readonly sameEitherWay: number;
  /** The first cell of each sort that decides, as it stands, with its place in the column counted from 0. */
  readonly examples: readonly { readonly at: number; readonly text: string; readonly order: DateOrder }[];
  /** "412 of 1,003 cells are dates only with the day first, none only with the month first". */
  readonly because: string;
}

const NUMBERS = /^\s{0,9}(\d{1,2})[-/. ](\d{1,2})[-/. ](?:\d{4}|\d\d)(?!\d)/;

/** One cell the other way about in so many is a slip of the pen; more are a second hand in the column. */
const TOLERATED = 1 / 200;

/**
 * Tests a whole column before day and month are believed: "13/04/2016" can only have the day first. A column in which both ways occur, more
 * than a slip now and then, or none does, is UNDECIDED, and a person says.
 */
export function dateOrderOf(cells: Iterable<string>): OrderEvidence {
  let [onlyDayFirst, onlyMonthFirst, eitherWay, sameEitherWay, at] = [0, 0, 0, 0, -1];
  const examples: { at: number; text: string; order: DateOrder }[] = [];
  for (const text of cells) {
    at++;
    const found = NUMBERS.exec(text);
    if (!found) continue;
    const [first, second] = [Number(found[1]), Number(found[2])];
    const [asDay, asMonth] = [isDayAndMonth(first, second), isDayAndMonth(second, first)];
    if (asDay && asMonth) first === second ? sameEitherWay++ : eitherWay++;
    else if (asDay) {
      if (onlyDayFirst++ === 0) examples.push({ at, text, order: 'day-first' });
    } else if (asMonth) {
      if (onlyMonthFirst++ === 0) examples.push({ at, text, order: 'month-first' });
    }
  }
  const decided = onlyDayFirst + onlyMonthFirst;
  const lesser = Math.min(onlyDayFirst, onlyMonthFirst);
  const isDecided = decided > 0 && lesser <= decided * TOLERATED;
  const because =
    `${onlyDayFirst} of ${decided + eitherWay + sameEitherWay} dates in numbers can have only the day first, ` +
    `${onlyMonthFirst} only the month first, ${eitherWay} may mean either`;
  return {
    order: !isDecided ? 'UNDECIDED' : onlyDayFirst > onlyMonthFirst ? 'DAY_FIRST' : 'MONTH_FIRST',
    onlyDayFirst,
    onlyMonthFirst,
    eitherWay,
    sameEitherWay,
    examples,
    because,
  };
}

/** The order to read the column in, or null where it is not decided. */
export function habitOf({ order }: Pick<OrderEvidence, 'order'>): DateOrder | null {
  return order === 'DAY_FIRST' ? 'day-first' : order === 'MONTH_FIRST' ? 'month-first' : null;
}

function isDayAndMonth(day: number, month: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= (month === 2 ? 29 : [4, 6, 9, 11].includes(month) ? 30 : 31);
}
