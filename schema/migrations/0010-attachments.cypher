// Photos and documents that belong to a record, and the text of their pages.
CREATE CONSTRAINT attachment_id IF NOT EXISTS FOR (n:Attachment) REQUIRE n.id IS UNIQUE;
CREATE INDEX attachment_record_key IF NOT EXISTS FOR (n:Attachment) ON (n.recordKey);
CREATE CONSTRAINT attachment_page_id IF NOT EXISTS FOR (n:AttachmentPage) REQUIRE n.id IS UNIQUE;
// The words are made by us, separated by blanks, as those of names are.
CREATE FULLTEXT INDEX attachmentTexts IF NOT EXISTS FOR (n:AttachmentPage) ON EACH [n.tokenText]
  OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace', `fulltext.eventually_consistent`: false}};
