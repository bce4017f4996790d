import { tableOf } from '../table.js';

export type DisclosureTable = ReturnType<typeof disclosureTable>;
export type WithheldTable = ReturnType<typeof withheldTable>;

/** Schedule of unused, non-sensitive material. Empty until the case records the status of its items. */
export function disclosureTable() {
  return tableOf(
    {
      name: 'disclosure-nonsensitive',
      describes:
        'Unused material that is not sensitive, individually described. A table without rows: no such item is recorded in this version.',
      columns: {
        item: 'integer!',
        description: 'text!',
        date: 'text',
        location: 'text',
        origin: 'text',
        may_assist_defence: 'text!',
        reason: 'text',
        decided_by: 'text!',
      },
      key: ['item'],
    },
    [],
  );
}

/** Items withheld from this edition, each with a salted hash by which a judge can later know it again. */
export function withheldTable() {
  return tableOf(
    {
      name: 'withheld',
      describes:
        'Items withheld from this edition by a recorded decision. A table without rows: no such decision is recorded in this version.',
      columns: {
        item: 'integer!',
        category: 'text!',
        legal_ground: 'text!',
        decided_by: 'text!',
        decided_on: 'day!',
        salted_sha256: 'sha256!',
      },
      key: ['item'],
    },
    [],
  );
}
