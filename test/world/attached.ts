import type { AttachmentFacts } from '../../server/records/attachment.js';
import { attachmentIdOf, attachmentPageIdOf, type RecordKey, sha256 } from '../../server/records/ids.js';
import { textWords } from '../../server/records/text-words.js';
import type { RecordedWorld } from './recorded-world.js';

const FACTS: AttachmentFacts = {
  kind: 'PDF',
  widthPx: null,
  heightPx: null,
  irregularities: [],
  preview: 'NOT_SHOWABLE',
  exifState: null,
  exif: null,
  textState: 'READ',
  pageCount: 2,
};

/** A document of two pages for every second record, with words that several of them share. */
export function attachmentsOf({ records }: Pick<RecordedWorld, 'records'>) {
  return [...records]
    .filter(({ id }) => id.charCodeAt(id.length - 1) % 2 === 0)
    .map((record) => {
      const fileSha256 = sha256(record.id);
      return {
        id: attachmentIdOf(record.key as RecordKey, fileSha256),
        recordId: record.id,
        recordKey: record.key,
        sha256: fileSha256,
        previewSha256: null,
        sizeBytes: 2_000,
        mediaType: 'application/pdf',
        fileName: `${record.id}.pdf`,
        addedBy: 'ana',
        addedAt: '2020-01-02T00:00:00Z',
        facts: JSON.stringify(FACTS),
        scope: record.scope,
        scopes: [record.scope],
      };
    });
}

/** Their pages. */
export function attachmentPagesOf(world: Pick<RecordedWorld, 'records'>) {
  return attachmentsOf(world).flatMap(({ id, scope, scopes }) =>
    [`Pangolin scales, page ${scope}`, 'Pangolin'].map((text, i) => ({
      id: attachmentPageIdOf(id, i + 1),
      attachment: id,
      page: i + 1,
      text,
      tokenText: textWords(text).join(' '),
      scope,
      scopes,
    })),
  );
}
