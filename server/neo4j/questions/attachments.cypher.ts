import type { Record as Row } from 'neo4j-driver';
import type { AttachmentView } from '../../graph/entity-graph.js';
import { cypher, type Question, visible } from '../question.js';
import type { PageAsked } from './record-pages.cypher.js';

function attachmentView(row: Row): AttachmentView {
  return {
    id: row.get('id'),
    recordId: row.get('recordId'),
    importId: row.get('importId'),
    sha256: row.get('sha256'),
    sizeBytes: row.get('sizeBytes'),
    mediaType: row.get('mediaType'),
    fileName: row.get('fileName'),
    addedBy: row.get('addedBy'),
    addedAt: row.get('addedAt'),
    facts: JSON.parse(row.get('facts')),
    previewSha256: row.get('previewSha256'),
    handling: row.get('handling'),
  };
}

/** What was added to these records, or to other versions of them? The first added first. */
export const attachmentsOfRecords: Question<
  { readonly ids: readonly string[] },
  { readonly record: string; readonly attachment: AttachmentView }
> = {
  text: cypher`CYPHER 25
    UNWIND $ids AS record
    MATCH (r:Record {id: record}) USING INDEX r:Record(id) WHERE ${visible('r')}
    MATCH (a:Attachment {recordKey: r.key}) USING INDEX a:Attachment(recordKey) WHERE ${visible('a')}
    MATCH (k:Scope {id: a.scope}) USING INDEX k:Scope(id)
    RETURN record, a.id AS id, a.recordId AS recordId, a.importId AS importId, a.sha256 AS sha256, a.sizeBytes AS sizeBytes, a.mediaType AS mediaType,
      a.fileName AS fileName, a.addedBy AS addedBy, a.addedAt AS addedAt, a.facts AS facts, a.previewSha256 AS previewSha256,
      k.handling AS handling
    ORDER BY record, addedAt, id`,
  params: (p) => ({ ...p }),
  row: (row) => ({ record: row.get('record'), attachment: attachmentView(row) }),
};

/** Which photos and documents came beside a file? In the order of their names. */
export const attachmentsOfImport: Question<
  PageAsked & { readonly importId: string },
  { readonly attachment: AttachmentView; readonly key: string }
> = {
  text: cypher`CYPHER 25
    MATCH (a:Attachment {importId: $importId}) USING INDEX a:Attachment(importId) WHERE ${visible('a')}
    WITH a, a.fileName + '|' + a.id AS key
    WHERE $after IS NULL OR key > $after
    MATCH (k:Scope {id: a.scope}) USING INDEX k:Scope(id)
    RETURN a.id AS id, a.recordId AS recordId, a.importId AS importId, a.sha256 AS sha256, a.sizeBytes AS sizeBytes,
      a.mediaType AS mediaType, a.fileName AS fileName, a.addedBy AS addedBy, a.addedAt AS addedAt, a.facts AS facts,
      a.previewSha256 AS previewSha256, k.handling AS handling, key
    ORDER BY key LIMIT $limit`,
  params: (p) => ({ ...p }),
  row: (row) => ({ attachment: attachmentView(row), key: row.get('key') }),
};

export const attachmentsOfImportCount: Question<{ readonly importId: string }, number> = {
  text: cypher`CYPHER 25
    MATCH (a:Attachment {importId: $importId}) USING INDEX a:Attachment(importId) WHERE ${visible('a')}
    RETURN count(a) AS total`,
  params: (p) => ({ ...p }),
  row: (row) => row.get('total'),
};

/** What is known of these attachments? */
export const attachments: Question<{ readonly ids: readonly string[] }, AttachmentView> = {
  text: cypher`CYPHER 25
    UNWIND $ids AS id
    MATCH (a:Attachment {id: id}) USING INDEX a:Attachment(id) WHERE ${visible('a')}
    MATCH (k:Scope {id: a.scope}) USING INDEX k:Scope(id)
    RETURN id, a.recordId AS recordId, a.importId AS importId, a.sha256 AS sha256, a.sizeBytes AS sizeBytes, a.mediaType AS mediaType,
      a.fileName AS fileName, a.addedBy AS addedBy, a.addedAt AS addedAt, a.facts AS facts, a.previewSha256 AS previewSha256,
      k.handling AS handling`,
  params: (p) => ({ ...p }),
  row: attachmentView,
};

/** What stands on these pages of attached documents? */
export const attachmentPages: Question<
  { readonly ids: readonly string[] },
  { readonly id: string; readonly text: string }
> = {
  text: cypher`CYPHER 25
    UNWIND $ids AS id
    MATCH (t:AttachmentPage {id: id}) USING INDEX t:AttachmentPage(id) WHERE ${visible('t')}
    RETURN id, t.text AS text`,
  params: (p) => ({ ...p }),
  row: (row) => ({ id: row.get('id'), text: row.get('text') }),
};

interface WordsAsked {
  readonly words: readonly string[];
}

/** A page that was found. */
export interface FoundPage {
  readonly attachment: string;
  readonly page: number;
  readonly text: string;
  readonly key: string;
}

/** On which pages stand all of these words? By attachment and page: the index's own order would tell of what is hidden. */
export const pagesWithWords: Question<
  WordsAsked & { readonly after: string | null; readonly limit: number },
  FoundPage
> = {
  text: cypher`CYPHER 25
    CALL db.index.fulltext.queryNodes('attachmentTexts', $query) YIELD node AS t
    WHERE ${visible('t')}
    WITH t, t.attachment + ' ' + right('00000' + toString(t.page), 6) AS key
    WHERE $after IS NULL OR key > $after
    RETURN t.attachment AS attachment, t.page AS page, t.text AS text, key ORDER BY key LIMIT $limit`,
  params: ({ words, ...rest }) => ({ query: allWords(words), ...rest }),
  row: (row) => ({
    attachment: row.get('attachment'),
    page: row.get('page'),
    text: row.get('text'),
    key: row.get('key'),
  }),
};

export const pagesWithWordsCount: Question<WordsAsked, number> = {
  text: cypher`CYPHER 25
    CALL db.index.fulltext.queryNodes('attachmentTexts', $query) YIELD node AS t
    WHERE ${visible('t')} RETURN count(t) AS total`,
  params: ({ words }) => ({ query: allWords(words) }),
  row: (row) => row.get('total'),
};

/** Words are of letters and digits alone (`textWords`); quoted, none of them is an operator. */
function allWords(words: readonly string[]): string {
  return words.map((word) => `"${word.replace(/["\\]/g, '\\$&')}"`).join(' AND ');
}
