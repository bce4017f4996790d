import type { BatchContent } from '../../jobs/stores.js';
import type { SourceRecord } from '../../records/record.js';
import { isCompared } from '../../resolution/compared-kinds.js';
import {
  type Common,
  MENTION_COLUMNS,
  PROFILE_COLUMNS,
  RECORD_COLUMNS,
  REFUSAL_COLUMNS,
  STATEMENT_COLUMNS,
  versionIdOf,
} from '../evidence-columns.js';
import type { UnsaidList } from './afterwards.js';
import { lineOf } from './csv-file.js';

/** A batch as it stands in the files of an initial load, but for the numbers of nodes, which only the files know. May be made in any thread. */
export interface BatchLines {
  readonly importId: string;
  readonly recordedOn: string;
  readonly profiles: readonly { readonly id: string; readonly isCompared: boolean; readonly line: string }[];
  readonly records: readonly RecordLines[];
  readonly refusals: readonly string[];
}

export interface RecordLines {
  readonly id: string;
  readonly key: string;
  readonly line: string;
  readonly mentions: readonly { readonly profile: string; readonly line: string }[];
  readonly statements: readonly string[];
  /** What its lines and those of its statements cannot say. */
  readonly unsaid: readonly UnsaidList[];
}

const IN_NO_BATCH = {} as Common;

export function linesOf(batch: BatchContent): BatchLines {
  const common: Common = {
    importId: batch.importId,
    scope: batch.scope.id,
    recordedOn: batch.recordedOn,
    endedOn: null,
    grade: batch.grade,
  };
  return {
    importId: batch.importId,
    recordedOn: batch.recordedOn,
    profiles: batch.profiles.map((profile) => ({
      id: profile.id,
      isCompared: isCompared(profile.kind),
      line: lineOf(PROFILE_COLUMNS, profile, IN_NO_BATCH, cannotBe),
    })),
    records: batch.records.map((record) => linesOfRecord(record, batch, common)),
    refusals: batch.refusals.map((refusal) => lineOf(REFUSAL_COLUMNS, refusal, common, cannotBe)),
  };
}

function linesOfRecord(record: SourceRecord, { profileIds }: BatchContent, common: Common): RecordLines {
  const unsaid: UnsaidList[] = [];
  const later = (label: UnsaidList['label'], id: string) => (property: string, value: readonly string[]) =>
    unsaid.push({ label, id, property, value });
  return {
    id: record.id,
    key: record.key,
    line: lineOf(RECORD_COLUMNS, record, common, later('Record', record.id)),
    mentions: record.mentions.map((mention) => {
      const profile = profileIds?.get(mention);
      if (profile === undefined) throw new Error(`mention ${mention.id} has no profile`);
      return { profile, line: lineOf(MENTION_COLUMNS, { record, mention, profile }, common, cannotBe) };
    }),
    statements: record.statements.map((statement) =>
      lineOf(STATEMENT_COLUMNS, { record, statement }, common, later('Statement', versionIdOf(statement, record))),
    ),
    unsaid,
  };
}

function cannotBe(property: string): never {
  throw new Error(`${property} is an empty list, which the files cannot hold`);
}
