// A page of a file's records is read from the index in the order of its lines, without sorting them all.
CREATE INDEX record_line IF NOT EXISTS FOR (n:Record) ON (n.importId, n.line);
DROP INDEX record_import IF EXISTS;
