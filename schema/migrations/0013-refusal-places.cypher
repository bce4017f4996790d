// A file may have as many refused rows as rows: a page of them is read from the index in the order of the file, without sorting them all.
CREATE INDEX refusal_place IF NOT EXISTS FOR (n:Refusal) ON (n.importId, n.byteStart);
DROP INDEX refusal_import IF EXISTS;
