// Photos and documents that came beside a file belong to its import.
CREATE INDEX attachment_import IF NOT EXISTS FOR (n:Attachment) ON (n.importId);
