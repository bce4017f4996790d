import { isComparable } from '../../records/identifiers/checked.js';
import { checkPhoneNumber } from '../../records/identifiers/phone-number.js';
import { checkRegistrationNumber } from '../../records/identifiers/registration-number.js';
import type { MentionValue } from '../../records/mention.js';
import { partyBlockIn } from '../../records/party-block.js';
import { partyWords } from '../../records/party-names.js';
import type { RawCell } from '../../records/record.js';
import type { MentionRef } from '../../records/statement.js';
import { contactsIn } from '../drafting/party.js';
import type { RecordInDraft } from '../drafting/record-in-draft.js';
import { clean, partOf, valueFrom } from '../reading/cells.js';
import { readCountry } from './readers.js';

/** A trader of whom one cell says everything: name, address, country, telephone and tax number, each with the words it was read from. */
export function partyBlockOf(
  draft: RecordInDraft,
  role: string,
  cell: RawCell,
  identityKey: string | null,
  more: readonly MentionValue[],
): MentionRef | null {
  const block = partyBlockIn(cell.text);
  const words = partyWords(clean(block.name));
  if (words.kind === 'TO_ORDER' || words.kind === 'NOBODY' || words.kind === 'SAME_AS') return null;
  const part = (text: string) => partOf(cell, text);
  const country = block.country === '' ? null : readCountry(clean(block.country)).value;
  const checked = block.phone === '' ? null : checkPhoneNumber(withoutMark(block.phone), country);
  // A national number of no known country still shows its digits; its verdict says what they are worth.
  const phones =
    checked === null
      ? []
      : valueFrom('phone', part(block.phone), checked.value ?? block.phone.replace(/\D/g, ''), {
          verdict: checked.verdict,
        });
  if (checked !== null && !isComparable(checked.verdict))
    draft.warn(cell.column, `not read as a telephone number: ${checked.because}`);
  const party = draft.mention('TRADER', role, identityKey, [
    ...valueFrom('name', part(block.name)),
    ...(country === null ? [] : valueFrom('country', part(block.country), country)),
    ...valueFrom('address', part(block.address)),
    ...phones,
    ...taxNumberIn(part(block.taxNumber)),
    ...more,
  ]);
  contactsIn(draft, role, party, phones, []);
  return party;
}

function taxNumberIn(cell: RawCell): readonly MentionValue[] {
  if (clean(cell.text) === '') return [];
  const { value, verdict } = checkRegistrationNumber(clean(cell.text), '');
  return valueFrom('taxNumber', cell, value, { verdict });
}

function withoutMark(phone: string): string {
  return phone.replace(/^[A-Za-z.: ]+/, '');
}
