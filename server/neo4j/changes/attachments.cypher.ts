import { int } from 'neo4j-driver';
import type { NewAttachment } from '../../jobs/attachments.js';
import { attachmentPageIdOf, type RecordKey } from '../../records/ids.js';
import { textWords } from '../../records/text-words.js';
import type { Change } from '../change.js';

/** Under which key a version of a record is kept. */
export const keyOfRecord: Change<{ readonly id: string }, RecordKey> = {
  text: `CYPHER 25
    MATCH (r:Record {id: $id}) USING INDEX r:Record(id) RETURN r.key AS key`,
  params: (p) => ({ ...p }),
  row: (row) => row.get('key'),
};

/** Keeps an attachment and the text of its pages under the scope of what it belongs to. One that is kept already stays as it is. */
function attachmentOf(
  found: string,
  set: string,
): Change<{ readonly id: string; readonly attachment: NewAttachment }, true> {
  return {
    text: `CYPHER 25
    ${found}
    MERGE (a:Attachment {id: $id})
      ON CREATE SET a += $properties, ${set}
    WITH a
    CALL (a) {
      UNWIND $pages AS page
      MERGE (t:AttachmentPage {id: page.id})
        ON CREATE SET t += page, t.attachment = a.id, t.scope = a.scope, t.scopes = a.scopes
    }
    RETURN true AS kept`,
    params: ({ id, attachment: { facts, pages, sizeBytes, ...properties } }) => ({
      id,
      recordId: properties.recordId,
      importId: properties.importId,
      properties: { ...properties, sizeBytes: int(sizeBytes), facts: JSON.stringify(facts) },
      pages: pages.flatMap((text, i) =>
        text === ''
          ? []
          : [
              {
                id: attachmentPageIdOf(id, i + 1),
                page: int(i + 1),
                text,
                tokenText: [...new Set(textWords(text))].join(' '),
              },
            ],
      ),
    }),
    row: () => true,
  };
}

export const putAttachment = attachmentOf(
  'MATCH (r:Record {id: $recordId}) USING INDEX r:Record(id)',
  'a.recordKey = r.key, a.scope = r.scope, a.scopes = r.scopes',
);

export const putAttachmentOfImport = attachmentOf(
  'MATCH (i:Import {id: $importId}) USING INDEX i:Import(id)',
  'a.scope = i.scope, a.scopes = i.scopes',
);
