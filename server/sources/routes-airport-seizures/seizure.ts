import type { MentionValue } from '../../records/mention.js';
import type { PlaceName } from '../../records/places.js';
import type { RawCell } from '../../records/record.js';
import type { MentionRef } from '../../records/statement.js';
import type { RecordInDraft } from '../drafting/record-in-draft.js';
import { valueFrom } from '../reading/cells.js';

/** The file's own number of the seizure; null where there is none. */
export function seizureId(draft: RecordInDraft): string | null {
  const id = draft.text('ID');
  return /^\d+$/.test(id) ? id : null;
}

export const WITHOUT_ID = 'The ID is no number. Give the seizure the number it has in the file.';

/** Rows of both layouts with one ID speak of one seizure. */
export function seizureIn(
  draft: RecordInDraft,
  id: string,
  values: readonly MentionValue[],
  addsOnly: boolean,
): MentionRef {
  return draft.mention('SEIZURE', 'seizure', `routes:seizure:${id}`, values, addsOnly);
}

/** A place as the row names it. The cells say where its name and its country stand: one cell where it holds both. */
export function placeIn(
  draft: RecordInDraft,
  role: string,
  place: PlaceName,
  name: RawCell,
  country: RawCell = name,
): MentionRef {
  return draft.mention('PLACE', role, place.identityKey, [
    ...valueFrom('name', name, place.name),
    ...valueFrom('country', country, place.country),
    ...valueFrom('unLocode', name, place.unLocode, { verdict: 'VALID' }),
  ]);
}
