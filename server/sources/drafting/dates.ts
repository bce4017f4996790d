import { readDate } from '../../records/dates.js';
import type { RecordInDraft } from './record-in-draft.js';

/** These papers write the day before the month (12/03/2019), or ISO 8601. */
const ORDER = 'day-first';

/** The cell's date (EDTF level 1), or why it is none. An empty cell is none. */
export function requiredDate(draft: RecordInDraft, column: string): ReturnType<typeof readDate> {
  return readDate(dayOf(draft.text(column)), ORDER);
}

/** The cell's date, or null. What stands there and is no date is kept raw, with a warning. */
export function dateIn(draft: RecordInDraft, column: string): string | null {
  const text = draft.text(column);
  if (text === '') return null;
  const read = readDate(dayOf(text), ORDER);
  if (read.value === null) draft.warn(column, `not read as a date: ${read.because}`);
  return read.value;
}

/** Of an instant the day (UTC): "2019-02-19T04:10Z" is 2019-02-19. */
function dayOf(text: string): string {
  return /^(\d{4}-\d\d-\d\d)T\d\d:\d\d(:\d\d)?Z$/.exec(text)?.[1] ?? text;
}
