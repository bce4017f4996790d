import type { ProfileDraft, StoredRefusal } from '../jobs/stores.js';
import { computedId } from '../records/ids.js';
import type { Mention } from '../records/mention.js';
import type { SourceRecord } from '../records/record.js';
import type { Grade } from '../records/source.js';
import type { Statement } from '../records/statement.js';

/** What a property holds, as Neo4j's offline importer calls it. */
export type ColumnType = 'string' | 'string[]' | 'long' | 'long[]' | 'boolean';
export type ColumnValue = string | number | boolean | null | readonly string[] | readonly number[];

/** What all records of one batch have in common. */
export interface Common {
  readonly importId: string;
  readonly scope: number;
  readonly recordedOn: string;
  /** Day on which they were outdated already by a later row of their own batch; null where they are current. */
  readonly endedOn: string | null;
  /** Where a record bears none of its own. */
  readonly grade: Grade;
}

/**
 * One property of the nodes of a kind, for both ways in: the online import and the initial load write the same from this. How it goes to Neo4j:
 * `each` by itself; `often` once for all nodes of a batch that have it; `same` once, being equal for the whole batch; `record` taken from the
 * property of that name of the node's record.
 */
export interface Column<T> {
  readonly name: string;
  readonly type: ColumnType;
  readonly goes: 'each' | 'often' | 'same' | { readonly record: 'id' | 'key' };
  of(thing: T, common: Common): ColumnValue;
}

export interface MentionOfRecord {
  readonly record: SourceRecord;
  readonly mention: Mention;
  /** Id of its profile. */
  readonly profile: string;
}

export interface StatementOfRecord {
  readonly record: SourceRecord;
  readonly statement: Statement;
}

const sameInAll = [
  { name: 'scopes', type: 'long[]', goes: 'same', of: (_, c) => [c.scope] },
  { name: 'scope', type: 'long', goes: 'same', of: (_, c) => c.scope },
  { name: 'recordedOn', type: 'string', goes: 'same', of: (_, c) => c.recordedOn },
  { name: 'endedOn', type: 'string', goes: 'same', of: (_, c) => c.endedOn },
] as const satisfies readonly Column<unknown>[];

/** Tells the versions of a mention or statement apart: each has one for each version of its record. */
export function versionIdOf(of: { readonly id: string }, record: { readonly id: string }): string {
  return computedId('v', of.id, record.id);
}

const gradeOf = (r: SourceRecord, c: Common) => r.grade ?? c.grade;
const noneIfEmpty = (list: readonly string[]) => (list.length === 0 ? null : list);

export const RECORD_COLUMNS: readonly Column<SourceRecord>[] = [
  { name: 'id', type: 'string', goes: 'each', of: (r) => r.id },
  { name: 'key', type: 'string', goes: 'each', of: (r) => r.key },
  { name: 'source', type: 'string', goes: 'often', of: (r) => r.source },
  { name: 'layout', type: 'string', goes: 'often', of: (r) => r.layout },
  { name: 'sourceKey', type: 'string', goes: 'each', of: (r) => r.sourceKey },
  { name: 'importId', type: 'string', goes: 'same', of: (_, c) => c.importId },
  { name: 'line', type: 'long', goes: 'each', of: (r) => r.row.line },
  { name: 'at', type: 'string', goes: 'each', of: (r) => r.row.at ?? null },
  { name: 'byteStart', type: 'long', goes: 'each', of: (r) => r.row.byteStart },
  { name: 'byteEnd', type: 'long', goes: 'each', of: (r) => r.row.byteEnd },
  { name: 'columns', type: 'string[]', goes: 'often', of: (r) => r.row.cells.map((c) => c.column) },
  { name: 'cells', type: 'string[]', goes: 'each', of: (r) => r.row.cells.map((c) => c.text) },
  { name: 'rowSha256', type: 'string', goes: 'each', of: (r) => r.rowSha256 },
  { name: 'warnings', type: 'string', goes: 'often', of: (r) => JSON.stringify(r.warnings) },
  { name: 'gradeScheme', type: 'string', goes: 'often', of: (r, c) => gradeOf(r, c).scheme },
  { name: 'gradeSource', type: 'string', goes: 'often', of: (r, c) => gradeOf(r, c).source },
  { name: 'gradeInformation', type: 'string', goes: 'often', of: (r, c) => gradeOf(r, c).information },
  { name: 'handlingCodes', type: 'string[]', goes: 'often', of: (r) => noneIfEmpty(r.conditions?.codes ?? []) },
  { name: 'handlingConditions', type: 'string', goes: 'often', of: (r) => r.conditions?.text ?? null },
  { name: 'handlingExpiresOn', type: 'string', goes: 'often', of: (r) => r.conditions?.expiresOn ?? null },
  { name: 'handlingReviewOn', type: 'string', goes: 'often', of: (r) => r.conditions?.reviewOn ?? null },
  ...sameInAll,
];

export const MENTION_COLUMNS: readonly Column<MentionOfRecord>[] = [
  {
    name: 'versionId',
    type: 'string',
    goes: 'each',
    of: ({ mention, record }) => versionIdOf(mention, record),
  },
  { name: 'id', type: 'string', goes: 'often', of: ({ mention }) => mention.id },
  { name: 'recordId', type: 'string', goes: { record: 'id' }, of: ({ record }) => record.id },
  { name: 'recordKey', type: 'string', goes: { record: 'key' }, of: ({ record }) => record.key },
  { name: 'kind', type: 'string', goes: 'often', of: ({ mention }) => mention.kind },
  { name: 'role', type: 'string', goes: 'often', of: ({ mention }) => mention.role },
  { name: 'ordinal', type: 'long', goes: 'each', of: ({ mention }) => mention.ordinal },
  { name: 'identityKey', type: 'string', goes: 'often', of: ({ mention }) => mention.identityKey },
  { name: 'addsOnly', type: 'boolean', goes: 'each', of: ({ mention }) => mention.addsOnly },
  { name: 'values', type: 'string', goes: 'often', of: ({ mention }) => JSON.stringify(mention.values) },
  { name: 'profile', type: 'string', goes: 'often', of: ({ profile }) => profile },
  ...sameInAll,
];

export const STATEMENT_COLUMNS: readonly Column<StatementOfRecord>[] = [
  {
    name: 'versionId',
    type: 'string',
    goes: 'each',
    of: ({ statement, record }) => versionIdOf(statement, record),
  },
  { name: 'id', type: 'string', goes: 'each', of: ({ statement }) => statement.id },
  { name: 'recordId', type: 'string', goes: { record: 'id' }, of: ({ record }) => record.id },
  { name: 'kind', type: 'string', goes: 'often', of: ({ statement }) => statement.kind },
  { name: 'role', type: 'string', goes: 'often', of: ({ statement }) => statement.role },
  { name: 'from', type: 'string', goes: 'often', of: ({ statement }) => statement.from },
  { name: 'to', type: 'string', goes: 'often', of: ({ statement }) => statement.to },
  { name: 'heldFrom', type: 'string', goes: 'often', of: ({ statement }) => statement.heldFrom },
  { name: 'heldUntil', type: 'string', goes: 'often', of: ({ statement }) => statement.heldUntil },
  { name: 'columns', type: 'string[]', goes: 'often', of: ({ statement }) => statement.columns },
  {
    name: 'values',
    type: 'string',
    goes: 'often',
    of: ({ statement: { values } }) => (values && values.length > 0 ? JSON.stringify(values) : null),
  },
  {
    name: 'grade',
    type: 'string',
    goes: 'often',
    of: ({ record }, c) => `${gradeOf(record, c).source}${gradeOf(record, c).information}`,
  },
  ...sameInAll,
];

export const PROFILE_COLUMNS: readonly Column<ProfileDraft>[] = [
  { name: 'id', type: 'string', goes: 'each', of: (p) => p.id },
  { name: 'kind', type: 'string', goes: 'each', of: (p) => p.kind },
  { name: 'values', type: 'string', goes: 'each', of: (p) => JSON.stringify(p.values) },
  { name: 'facts', type: 'string', goes: 'each', of: (p) => JSON.stringify(p.facts) },
  { name: 'sure', type: 'boolean', goes: 'each', of: (p) => p.sure },
];

export const REFUSAL_COLUMNS: readonly Column<StoredRefusal>[] = [
  { name: 'id', type: 'string', goes: 'each', of: ({ line }, c) => `${c.importId}:${line}` },
  { name: 'line', type: 'long', goes: 'each', of: (r) => r.line },
  { name: 'column', type: 'string', goes: 'each', of: (r) => r.column },
  { name: 'value', type: 'string', goes: 'each', of: (r) => r.value },
  { name: 'reason', type: 'string', goes: 'each', of: (r) => r.reason },
  { name: 'at', type: 'string', goes: 'each', of: (r) => r.at ?? null },
  { name: 'byteStart', type: 'long', goes: 'each', of: (r) => r.byteStart },
  { name: 'byteEnd', type: 'long', goes: 'each', of: (r) => r.byteEnd },
  { name: 'importId', type: 'string', goes: 'same', of: (_, c) => c.importId },
  { name: 'scope', type: 'long', goes: 'same', of: (_, c) => c.scope },
  { name: 'scopes', type: 'long[]', goes: 'same', of: (_, c) => [c.scope] },
];
