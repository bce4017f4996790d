import { hash } from 'node:crypto';

declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

export type SourceName = Branded<'SourceName'>;
export type ImportId = Branded<'ImportId'>;
export type RecordKey = Branded<'RecordKey'>;
export type RecordId = Branded<'RecordId'>;
export type MentionId = Branded<'MentionId'>;
export type StatementId = Branded<'StatementId'>;
/** A node that links attach to. Internal: never shown, for it may come from a mention that the viewer does not see. */
export type FragmentId = Branded<'FragmentId'>;
export type JudgementId = Branded<'JudgementId'>;
/** What a viewer meets: the id of the entity's first mention that he may see. Any mention's id leads to the entity that holds it. */
export type EntityId = Branded<'EntityId'>;
/** What a viewer meets: the id of the link's first statement that he may see. */
export type LinkId = Branded<'LinkId'>;

/** RFC 4648 base32, lower case and without padding, so that an id can be read out and typed. */
const ALPHABET = Buffer.from('abcdefghijklmnopqrstuvwxyz234567');
/** 130 bits. */
const LETTERS = 26;
/** An id is written here letter by letter and read as one text: put together of parts it would hold on to every one of them. */
const WRITTEN = Buffer.alloc(1 + LETTERS);

/** SHA-256 over the parts, each with its length before it, so that ('ab','c') and ('a','bc') differ; after a prefix of one letter. */
export function computedId(prefix: string, ...parts: readonly string[]): string {
  let text = '';
  for (const part of parts) text += `${Buffer.byteLength(part)}:${part}`;
  const bytes = hash('sha256', text, 'buffer');
  WRITTEN[0] = prefix.charCodeAt(0);
  let next = 0;
  let bits = 0;
  let value = 0;
  for (let at = 1; at <= LETTERS; at++) {
    if (bits < 5) {
      value = (value << 8) | (bytes[next] as number);
      next++;
      bits += 8;
    }
    bits -= 5;
    WRITTEN[at] = ALPHABET[value >>> bits] as number;
    value &= (1 << bits) - 1;
  }
  return WRITTEN.toString('latin1');
}

/** Hex SHA-256 of bytes or text: the form in which hashes of files and rows are shown and compared. */
export function sha256(data: Uint8Array | string): string {
  return hash('sha256', data, 'hex');
}

/**
 * The same record of the same source under the same scope, whatever its version. `sourceKey` is the source's own key. Under a narrower mark
 * it is another record: else its coming would end, or be swallowed by, the one that more people see (docs/decisions/0110).
 */
export function recordKeyOf(source: SourceName, scopeKey: string, sourceKey: string): RecordKey {
  return computedId('k', source, scopeKey, sourceKey) as RecordKey;
}

/** One version of a record: a changed row under the same key is a new one. */
export function recordIdOf(key: RecordKey, rowSha256: string): RecordId {
  return computedId('r', key, rowSha256) as RecordId;
}

/** Without version or mapping, so that judgements survive corrections. */
export function mentionIdOf(key: RecordKey, role: string, ordinal: number): MentionId {
  return computedId('m', key, role, String(ordinal)) as MentionId;
}

export function statementIdOf(key: RecordKey, kind: string, role: string, from: MentionId, to: MentionId): StatementId {
  return computedId('s', key, kind, role, from, to) as StatementId;
}

/** One file that was added to a record, or came with an import; under which version of the record bears on nothing. */
export function attachmentIdOf(of: RecordKey | ImportId, fileSha256: string): string {
  return computedId('a', of, fileSha256);
}

/** One page of an attached document, from 1. */
export function attachmentPageIdOf(attachmentId: string, page: number): string {
  return `${attachmentId}/${page}`;
}

/** One file taken in by one owner under one scope. */
export function importIdOf(
  source: SourceName,
  ownerAgency: string,
  scopeKey: string,
  fileSha256: string,
  table: string | null = null,
): ImportId {
  const what = [source, ownerAgency, scopeKey, fileSha256, ...(table === null ? [] : [table])];
  return computedId('i', ...what) as ImportId;
}
