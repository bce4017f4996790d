import { intervalOf } from './edtf.js';
import { formatOnly, malformed, valid, withoutSpaces } from './identifiers/checked.js';
import CODES from './reference/basel-codes.json' with { type: 'json' };
import type { CheckedIdentifier } from './verdict.js';

/** A code of the Basel Convention: a waste (Annexes I, II, VIII, IX), a hazard (Annex III) or an operation (Annex IV). */
export interface BaselCode {
  readonly list: 'WASTE' | 'HAZARD' | 'OPERATION';
  readonly code: string;
  readonly meaning: string;
  /** First and last day on which it stood in the annex, where that is not from the beginning, or to this day. */
  readonly from?: string;
  readonly until?: string;
}

/** Which edition the table is of. */
export const BASEL_EDITION = 'Basel Convention, annexes as amended to 1 January 2025';

const BY_CODE: ReadonlyMap<string, BaselCode> = new Map((CODES as readonly BaselCode[]).map((row) => [row.code, row]));

/** The entry of a code in its normal form; null where it is not in the table. */
export function baselCode(code: string): BaselCode | null {
  return BY_CODE.get(code) ?? null;
}

/**
 * A waste code: of the Basel Convention (Y34, A1181, B3011) or, in six digits, of the European List of Waste, which is not at hand. Of the
 * lists A and B only a part is: a right shape outside it is VALID_FORMAT_UNCHECKED.
 */
export function checkWasteCode(raw: string): CheckedIdentifier {
  const code = withoutSpaces(raw).replace(/[.-]/g, '');
  if (BY_CODE.get(code)?.list === 'WASTE') return valid(code);
  if (/^Y\d{1,2}$/.test(code))
    return Y_NUMBER.test(code)
      ? valid(code.replace(/^Y0/, 'Y'))
      : malformed(`there is no ${code} in the Basel Convention`);
  if (/^[AB][1-4]\d{3}$/.test(code)) return formatOnly(code, `it is not in the part of Annexes VIII and IX at hand`);
  const european = /^\d{6}\*?$/.exec(code);
  if (european) {
    const chapter = Number(code.slice(0, 2));
    return chapter >= 1 && chapter <= 20
      ? formatOnly(code, 'the European List of Waste is not at hand')
      : malformed('the European List of Waste has 20 chapters');
  }
  return malformed('a waste code is written like Y34, A1181, B3011 or 160213*');
}

const Y_NUMBER = /^Y(?:0?[1-9]|[1-4]\d)$/;

/** Whether a code stood in the annexes on every day of a date (EDTF), and if not, since or until when it did. */
export function wasteCodeOn(code: string, date: string): { readonly stood: boolean | null; readonly because: string } {
  const [entry, days] = [BY_CODE.get(code), intervalOf(date)];
  if (!entry || !days) return { stood: null, because: entry ? 'the date is not known' : `${code} is not in the table` };
  if (entry.from && days.until < entry.from)
    return { stood: false, because: `${code} is in the annexes since ${entry.from}` };
  if (entry.until && days.from > entry.until)
    return { stood: false, because: `${code} was in the annexes until ${entry.until}` };
  const isWithin = (!entry.from || days.from >= entry.from) && (!entry.until || days.until <= entry.until);
  return isWithin
    ? { stood: true, because: BASEL_EDITION }
    : { stood: null, because: `it changed on ${entry.from ?? entry.until}, within the date` };
}
