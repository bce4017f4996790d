import type { AttachmentFacts } from '../../server/records/attachment.js';
import { attachmentIdOf, attachmentPageIdOf, type ImportId, type RecordKey, sha256 } from '../../server/records/ids.js';
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

/** A document of two pages for every second record, some of which came beside its file, and one beside each file, with words that several of them share. */
export function attachmentsOf({ records, imports }: Pick<RecordedWorld, 'records' | 'imports'>) {
  const ofRecords = [...records]
    .filter(({ id }) => id.charCodeAt(id.length - 1) % 2 === 0)
    .map(({ id, key, scope, importId }) => ({
      ...document(attachmentIdOf(key as RecordKey, sha256(id)), id, scope),
      recordId: id,
      recordKey: key,
      importId: id.charCodeAt(id.length - 2) % 2 === 0 ? importId : null,
    }));
  const ofImports = imports.map(({ id, scope }) => ({
    ...document(attachmentIdOf(id as ImportId, sha256(id)), id, scope),
    importId: id,
  }));
  return [...ofRecords, ...ofImports];
}

function document(id: string, of: string, scope: number) {
  return {
    id,
    sha256: sha256(of),
    previewSha256: null,
    sizeBytes: 2_000,
    mediaType: 'application/pdf',
    fileName: `${of}.pdf`,
    addedBy: 'ana',
    addedAt: '2020-01-02T00:00:00Z',
    facts: JSON.stringify(FACTS),
    scope,
    scopes: [scope],
  };
}

/** Their pages. */
export function attachmentPagesOf(world: Pick<RecordedWorld, 'records' | 'imports'>) {
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
