import type { RawRow } from '../../records/record.js';
import type { Layout } from '../../records/source.js';
import { RecordInDraft } from '../drafting/record-in-draft.js';
import { valueFrom } from '../reading/cells.js';
import { listedParty, partyNumber, WITHOUT_NAME, WITHOUT_NUMBER } from './party.js';

/** A row for each other name of a party. */
export const alternativeNamesLayout: Layout = {
  id: 'alternative-names',
  keyed: true,
  recognisedBy: ['ent_num', 'alt_num', 'alt_type', 'alt_name'],
  read,
};

/** Also known as, formerly known as, now known as: under the last the party goes today, its listed name notwithstanding. */
const PROPERTY = { aka: 'alias', fka: 'formerName', nka: 'alias' } as const;

function read(row: RawRow): ReturnType<Layout['read']> {
  const draft = new RecordInDraft(row);
  const number = partyNumber(draft);
  if (number === null) return draft.refused('ent_num', WITHOUT_NUMBER);
  if (!/^\d+$/.test(draft.text('alt_num')))
    return draft.refused('alt_num', 'The alt_num is no number. Write it as the list does.');
  if (draft.text('alt_name') === '') return draft.refused('alt_name', WITHOUT_NAME);
  const type = draft.text('alt_type').toLowerCase();
  if (type !== 'aka' && type !== 'fka' && type !== 'nka') return draft.refused('alt_type', 'Write aka, fka or nka.');

  const name = valueFrom(PROPERTY[type], draft.cell('alt_name'), undefined, { scheme: `${[...type].join('.')}.` });
  // The row does not say of which kind its party is; a number is that of one party, so only one of the two has a partner.
  listedParty(draft, 'TRADER', 'party', number, name, true);
  listedParty(draft, 'VESSEL', 'vessel', number, name, true);
  return draft.finished(draft.text('alt_num'));
}
