import { createHash, createHmac } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { DisclosureDecision, DisclosureStatus } from '../../casework/disclosure.js';
import { describedBySource } from '../../casework/schedule.js';
import type { OrderedCase } from '../ordered-case.js';
import { tableOf } from '../table.js';

export type DisclosureTable = ReturnType<typeof disclosureTable>;
export type SensitiveTable = ReturnType<typeof sensitiveTable>;
export type WithheldTable = ReturnType<typeof withheldTable>;

/** Schedule of unused, non-sensitive material: every edition has it. */
export function disclosureTable(known: OrderedCase) {
  return tableOf(
    {
      name: 'disclosure-nonsensitive',
      describes:
        'Unused material that is not sensitive, individually described. Numbers go on through later versions. A table without rows: no such item is recorded in this version.',
      columns: { item: 'integer!', ...SCHEDULE_COLUMNS, decided_by: 'text!' },
      key: ['item'],
    },
    scheduled(known, 'UNUSED_NON_SENSITIVE', known.version.numbers.nonSensitive),
  );
}

/** Schedule of unused, sensitive material: for the prosecutor alone, never for the defence. */
export function sensitiveTable(known: OrderedCase) {
  return tableOf(
    {
      name: 'disclosure-sensitive',
      describes:
        'Unused material that is sensitive, with the reason. For the prosecutor alone. A table without rows: no such item is recorded in this version.',
      columns: { item: 'integer!', ...SCHEDULE_COLUMNS, sensitive_because: 'text!', decided_by: 'text!' },
      key: ['item'],
    },
    scheduled(known, 'UNUSED_SENSITIVE', known.version.numbers.sensitive),
  );
}

const SCHEDULE_COLUMNS = {
  description: 'text!',
  date: 'text',
  location: 'text',
  origin: 'text',
  may_assist_defence: 'text!',
  reason: 'text',
  decided_on: 'day!',
} as const;

function scheduled(known: OrderedCase, status: DisclosureStatus, numbers: ReadonlyMap<string, number>) {
  return decisionsOf(known, [status])
    .map((decision) => ({ decision, item: numbers.get(decision.record) ?? 0 }))
    .sort((a, b) => a.item - b.item)
    .map(({ decision, item }) => {
      const record = known.record(decision.record);
      return {
        item: String(item),
        description: descriptionOf(known, decision),
        date: record.recordedOn.slice(0, 10),
        location: known.placesOf([record.id]),
        origin: fileOf(known, record.importId).publisher,
        may_assist_defence: decision.test,
        reason: decision.reason,
        decided_on: decision.decidedAt.slice(0, 10),
        sensitive_because: decision.sensitiveReason ?? '',
        decided_by: decision.decidedBy,
      };
    });
}

/**
 * What the other editions do not have, each item with a salted hash by which it can be known again. It stands in the prosecutor's edition
 * alone: in any other the row itself would tell that there is something.
 */
export function withheldTable(known: OrderedCase) {
  return tableOf(
    {
      name: 'withheld',
      describes:
        'Items of this edition that are withheld from the others by a recorded decision. salted_sha256 is the SHA-256 of the salt and the row as canonical JSON (RFC 8785). A table without rows: no such decision is recorded in this version.',
      columns: {
        item: 'integer!',
        category: 'text!',
        legal_ground: 'text!',
        reason: 'text',
        location: 'text!',
        decided_by: 'text!',
        decided_on: 'day!',
        salt: 'text!',
        salted_sha256: 'sha256!',
      },
      key: ['item'],
    },
    decisionsOf(known, ['UNUSED_SENSITIVE', 'NOT_RELEVANT']).map((decision, i) => ({
      item: String(i + 1),
      category: decision.status,
      legal_ground: decision.sensitiveReason ?? 'NOT_RELEVANT',
      reason: decision.reason,
      location: known.placesOf([decision.record]),
      decided_by: decision.decidedBy,
      decided_on: decision.decidedAt.slice(0, 10),
      ...commitmentTo(known, decision.record),
    })),
  );
}

/** In the order of exhibits and lines. */
function decisionsOf(known: OrderedCase, statuses: readonly DisclosureStatus[]): readonly DisclosureDecision[] {
  const byRecord = new Map(known.version.decisions.map((d) => [d.record, d]));
  return known.records.flatMap((r) => byRecord.get(r.id) ?? []).filter((d) => statuses.includes(d.status));
}

function descriptionOf(known: OrderedCase, { record, description }: DisclosureDecision): string {
  return description || describedBySource(known.record(record));
}

const SALT_BYTES = 16;

/** The salt comes from the whole original file, which only its holder has: a short row must not be guessed from its hash. */
function commitmentTo(known: OrderedCase, recordId: string) {
  const { importId, row } = known.record(recordId);
  const salt = createHmac('sha256', fileOf(known, importId).sha256).update(recordId).digest().subarray(0, SALT_BYTES);
  const content = canonicalize(row.cells) ?? '';
  return { salt: salt.toString('hex'), salted_sha256: createHash('sha256').update(salt).update(content).digest('hex') };
}

function fileOf(known: OrderedCase, importId: string) {
  const file = known.version.imports.find((i) => i.id === importId);
  if (file === undefined) throw new Error(`The case version speaks of import ${importId}, but does not carry it`);
  return file;
}
