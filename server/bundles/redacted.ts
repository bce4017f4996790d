import type { CaseEntity, CaseMatch, CaseRecord, CaseVersion } from '../casework/case-version.js';
import { REDACTION_PROFILES } from '../casework/redaction.js';
import { csvLine } from '../records/csv-line.js';
import type { MentionValue } from '../records/mention.js';
import { isNominal, namelessName, saysCompany, shownCells, withoutNominalValues } from '../records/nominal.js';
import { safeFileName } from './exhibits.js';
import type { Extract } from './extract.js';
import { partOf } from './part.js';

/** What stands where something was left out: a table's cell may not be empty everywhere. */
export const LEFT_OUT = '[left out]';

/**
 * A case version as its redaction profile has it. Made of values before anything is written of them, so that no file of the bundle can
 * say more than another. A person's pseudonym is made of his number in the edition, and so is the same in every later version.
 */
export function redacted(version: CaseVersion): CaseVersion {
  const profile = REDACTION_PROFILES[version.redaction];
  if (profile.persons === 'NAMED') return version;
  const entities = version.entities.map((e) => entityWithout(e, version.numbers.subjects.get(e.id) ?? 0));
  const nameOf = new Map(entities.map((e) => [e.id, e.name]));
  return {
    ...version,
    title: version.reference,
    entities,
    matches: version.matches.map((m) => matchWithout(m, nameOf)),
    records: version.records.map((r) => recordWithout(r, valuesIn(version.entities, r.id), valuesIn(entities, r.id))),
    attachments: [],
    imports: version.imports.map((file) => ({ ...file, receivedFrom: null })),
    decisions: version.decisions.map((d) => ({ ...d, reason: '', description: '' })),
  };
}

/**
 * The rows relied on as a copy of what may be told of them. Their bytes and the proofs stay behind: with a salt and a path a row could be
 * guessed and confirmed.
 */
export function redactedCopy(extract: Extract): Extract {
  const { plan } = extract;
  const columns = plan.records[0]?.row.cells.map((c) => c.column) ?? [];
  const rows = plan.records.map((r) => r.row.cells.map((c) => c.text));
  const text = [columns, ...rows].map((cells) => `${csvLine(cells)}\r\n`).join('');
  const path = `data/exhibits/${plan.reference}/redacted-copy-of-${safeFileName(plan.file.fileName)}.csv`;
  const lines = plan.records.map((record, i) => ({
    extractLine: i + 2,
    originalLine: extract.lineOfRecord.get(record.id) ?? record.row.line,
    salt: '',
    path: [],
  }));
  return { ...extract, part: partOf(path, text), lines, isRedacted: true };
}

function entityWithout(entity: CaseEntity, number: number): CaseEntity {
  const said = entity.values.map((v) => v.value);
  const company = saysCompany(said) && !said.some((v) => v.property === 'traderKind' && v.value === 'PERSON');
  const person = said.some((v) => v.property === 'traderKind' && v.value === 'PERSON');
  const nameless = isNominal(entity.kind, company, 'name');
  return {
    ...entity,
    name: nameless ? `${namelessName(entity.kind, person ? 'PERSON' : null)} ${number}` : entity.name,
    values: entity.values.flatMap(({ value, recordId }) =>
      withoutNominalValues(entity.kind, company, [value]).map((shown) => ({ value: shown, recordId })),
    ),
  };
}

function matchWithout(match: CaseMatch, nameOf: ReadonlyMap<string, string>): CaseMatch {
  const called = (entity: string | null) => (entity === null ? LEFT_OUT : (nameOf.get(entity) ?? LEFT_OUT));
  const plain = (because: CaseMatch['evidence'][number]['because']) => ({ ...because, values: {} });
  return {
    ...match,
    leftName: called(match.leftEntity),
    rightName: called(match.rightEntity),
    evidence: match.evidence.map((e) => ({
      ...e,
      because: e.comparison === 'prior' ? e.because : plain(e.because),
      left: null,
      right: null,
    })),
    contradiction: match.contradiction && plain(match.contradiction),
    judgements: match.judgements.map((j) => ({ ...j, reason: LEFT_OUT })),
  };
}

function recordWithout(record: CaseRecord, said: readonly MentionValue[], shown: readonly MentionValue[]): CaseRecord {
  const cells = shownCells(record.row.cells, said, shown, LEFT_OUT);
  const whole = cells.every((cell, i) => cell === record.row.cells[i]);
  const sourceKey = whole ? record.sourceKey : record.layout;
  // The provider's words may name somebody; his codes and dates do not.
  return { ...record, sourceKey, row: { ...record.row, cells }, conditions: { ...record.conditions, text: null } };
}

function valuesIn(entities: readonly CaseEntity[], recordId: string): readonly MentionValue[] {
  return entities.flatMap((e) => e.values.filter((v) => v.recordId === recordId).map((v) => v.value));
}
