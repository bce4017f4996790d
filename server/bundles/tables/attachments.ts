import { inOrder } from '../order.js';
import type { OrderedCase } from '../ordered-case.js';
import { tableOf } from '../table.js';

/** Photos and documents of the rows relied on, each as it came, with its hash and the row to which it belongs. */
export function attachmentsTable(known: OrderedCase) {
  return tableOf(
    {
      name: 'attachments',
      describes: 'Photos and documents that were added to the rows relied on, each as it came.',
      columns: {
        exhibit: 'text!',
        line: 'integer!',
        path: 'text!',
        sha256: 'sha256!',
        size_bytes: 'integer!',
        media_type: 'text!',
        original_name: 'text!',
        added_by: 'text!',
        added_at: 'instant!',
        handling: 'text!',
      },
      key: ['exhibit', 'line', 'path'],
      foreignKeys: [{ column: 'exhibit', table: 'exhibits', key: 'id' }],
    },
    inOrder(known.attached, (a) => [a.exhibit, a.part.path, a.attachment.recordId]).map(
      ({ attachment, exhibit, part }) => ({
        exhibit,
        line: String(known.place(attachment.recordId).line),
        path: part.path.replace('data/', ''),
        sha256: part.sha256,
        size_bytes: String(part.sizeBytes),
        media_type: attachment.mediaType,
        original_name: attachment.fileName,
        added_by: attachment.addedBy,
        added_at: attachment.addedAt,
        handling: attachment.handling,
      }),
    ),
  );
}
