import { describe, expect, it } from 'vitest';
import { dateOrderOf, habitOf } from './date-order.js';

describe('the order of day and month in a column', () => {
  it.each([
    [['03/04/2016', '13/04/2016', '01/02/2016'], 'DAY_FIRST', 'day-first'],
    [['03/04/2016', '04/13/2016', '01/02/2016'], 'MONTH_FIRST', 'month-first'],
    [['03/04/2016', '01/02/2016', '04/04/2016'], 'UNDECIDED', null],
    [['13/04/2016', '04/13/2016'], 'UNDECIDED', null],
    [['2016-04-13', 'May 2016', ''], 'UNDECIDED', null],
    [[], 'UNDECIDED', null],
    [['30/02/2016', '31.01.16 10:15'], 'DAY_FIRST', 'day-first'],
  ] as const)('%j: %s', (cells, order, habit) => {
    const evidence = dateOrderOf(cells);
    expect(evidence.order).toBe(order);
    expect(habitOf(evidence)).toBe(habit);
  });

  it('is told with its evidence, and a slip among many decides nothing', () => {
    const cells = [...Array.from({ length: 400 }, (_, i) => `${13 + (i % 15)}/04/2016`), '04/13/2016', '05/06/2016'];
    expect(dateOrderOf(cells)).toMatchObject({
      order: 'DAY_FIRST',
      onlyDayFirst: 400,
      onlyMonthFirst: 1,
      eitherWay: 1,
      examples: [
        { at: 0, text: '13/04/2016' },
        { at: 400, text: '04/13/2016' },
      ],
      because: '400 of 402 dates in numbers can have only the day first, 1 only the month first, 1 may mean either',
    });
  });
});
