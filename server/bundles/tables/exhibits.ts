import { inOrder } from '../order.js';
import type { OrderedCase } from '../ordered-case.js';
import { tableOf } from '../table.js';

export type ExhibitsTable = ReturnType<typeof exhibitsTable>;

/** The exhibits with the hash of the extract in the bundle and of the original it was taken from. */
export function exhibitsTable(known: OrderedCase) {
  return tableOf(
    {
      name: 'exhibits',
      describes:
        'Each exhibit is an extract: the header and the rows relied on, byte for byte. proofs.json beside it proves that they stood in the original.',
      columns: {
        id: 'text!',
        path: 'text!',
        sha256: 'sha256!',
        size_bytes: 'integer!',
        lines: 'integer!',
        records: 'integer!',
        original_name: 'text!',
        original_sha256: 'sha256!',
        original_size_bytes: 'integer!',
        media_type: 'text',
        encoding: 'text',
        source: 'text!',
        received_from: 'text',
        received_on: 'text',
        authority: 'text',
        recorded_on: 'day!',
        handling: 'text!',
      },
      key: ['id'],
    },
    known.extracts.map(({ plan, part, lines }) => ({
      id: plan.reference,
      path: part.path.replace('data/', ''),
      sha256: part.sha256,
      size_bytes: String(part.sizeBytes),
      lines: String(lines.length),
      records: String(plan.records.length),
      original_name: plan.file.fileName,
      original_sha256: plan.file.sha256,
      original_size_bytes: String(plan.file.sizeBytes),
      media_type: plan.file.mediaType,
      encoding: plan.file.encoding,
      source: plan.file.source,
      received_from: plan.file.receivedFrom ?? '',
      received_on: plan.file.receivedOn ?? '',
      authority: plan.file.authority ?? '',
      recorded_on: plan.file.recordedOn,
      handling: inOrder([...new Set(plan.records.map((r) => r.handling))], (h) => [h]).join('; '),
    })),
  );
}
