import type { ExifFacts } from '../../records/attachment.js';
import { inOrder } from '../order.js';
import type { OrderedCase } from '../ordered-case.js';
import { tableOf } from '../table.js';

/** Photos and documents of the rows relied on, each as it came, with its hash and the row to which it belongs. */
export function attachmentsTable(known: OrderedCase) {
  return tableOf(
    {
      name: 'attachments',
      describes:
        'Photos and documents that were added to the rows relied on, each as it came. When and where one was taken is what the file itself says.',
      columns: {
        exhibit: 'text!',
        line: 'integer!',
        source_key: 'text!',
        path: 'text!',
        sha256: 'sha256!',
        size_bytes: 'integer!',
        media_type: 'text!',
        original_name: 'text!',
        taken_at: 'text',
        taken_offset: 'text',
        position_at: 'instant',
        latitude: 'decimal',
        longitude: 'decimal',
        position_as_said: 'text',
        position_datum: 'text',
        position_error_m: 'decimal',
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
        source_key: known.record(attachment.recordId).sourceKey,
        path: part.path.replace('data/', ''),
        sha256: part.sha256,
        size_bytes: String(part.sizeBytes),
        media_type: attachment.mediaType,
        original_name: attachment.fileName,
        ...takingOf(attachment.exif),
        added_by: attachment.addedBy,
        added_at: attachment.addedAt,
        handling: attachment.handling,
      }),
    ),
  );
}

/** By the camera's own clock and receiver; empty where the file does not say. */
function takingOf(exif: ExifFacts | null) {
  const { takenAt, takenOffset, positionAt, position } = exif ?? {};
  return {
    taken_at: takenAt ?? '',
    taken_offset: takenOffset ?? '',
    position_at: positionAt ?? '',
    latitude: position ? String(position.latitude) : '',
    longitude: position ? String(position.longitude) : '',
    position_as_said: position?.asSaid ?? '',
    position_datum: position?.datum ?? '',
    position_error_m: position?.errorM == null ? '' : String(Math.round(position.errorM * 1000) / 1000),
  };
}
