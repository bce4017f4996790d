import type { EntityKind, MentionValue } from '../../records/mention.js';
import type { MentionRef } from '../../records/statement.js';
import type { RecordInDraft } from '../drafting/record-in-draft.js';
import { clean, partOf, valueFrom } from '../reading/cells.js';
import type { Remark } from './remarks.js';

/** The list's own number of a party; null where the row has none. */
export function partyNumber(draft: RecordInDraft): string | null {
  const number = draft.text('ent_num');
  return /^\d+$/.test(number) ? number : null;
}

export const WITHOUT_NUMBER = 'The ent_num is no number. Give the party the number it has in the list.';
export const WITHOUT_NAME = 'The party has no name. Write it as the list does.';

/** The party that a row introduces, or (`addsOnly`) adds to: rows with one number speak of one party of a kind. */
export function listedParty(
  draft: RecordInDraft,
  kind: EntityKind,
  role: string,
  number: string,
  values: readonly MentionValue[],
  addsOnly = false,
): MentionRef {
  const listed = valueFrom('listNumber', draft.cell('ent_num'), number, { scheme: 'OFAC-SDN' });
  return draft.mention(kind, role, `ofac-sdn:${number}`, [...values, ...listed], addsOnly);
}

/** "IRAN] [SDGT] [IFSR" are three programmes. */
export function programmesIn(draft: RecordInDraft): readonly MentionValue[] {
  const cell = draft.cell('program');
  return cell.text
    .split(/[[\]]+/)
    .filter((name) => clean(name) !== '')
    .flatMap((name) => valueFrom('sanctionsProgramme', partOf(cell, name.trim())));
}

/**
 * A party that the list names in "Linked To": by that name it is one party in all rows. Cut-off names and last points vary, so
 * only letters and digits count.
 */
export function linkedParty(draft: RecordInDraft, { column, raw, text }: Remark): MentionRef {
  const key = text
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();
  // Persons are listed as "SURNAME, Given Names", organisations in capitals throughout.
  const isPerson = /^[^,]+, .*\p{Ll}/u.test(text);
  const cell = { column, text: raw };
  return draft.mention('TRADER', 'linked party', `ofac-sdn:linked:${key}`, [
    ...valueFrom('name', partOf(cell, text)),
    ...valueFrom('traderKind', cell, isPerson ? 'PERSON' : 'COMPANY'),
  ]);
}
