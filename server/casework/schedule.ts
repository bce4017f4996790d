import type { RecordView } from '../graph/entity-graph.js';
import type { Because } from '../resolution/evidence.js';
import type { ScheduledItem } from './bundle.js';
import type { Case } from './case.js';
import type { CaseRecord, CaseVersion } from './case-version.js';
import { type DisclosureDecision, type DisclosureStatus, standingDecisions } from './disclosure.js';

/** A record of the case, and what stands about its disclosure. */
export interface DisclosureItem {
  readonly record: RecordView;
  /** Null: not yet decided, which holds nothing up. */
  readonly decision: DisclosureDecision | null;
  /** All decisions about it, oldest first. */
  readonly history: readonly DisclosureDecision[];
  /** What it says against the case. */
  readonly prompts: readonly Because[];
}

/** The items of a case as one person sees them. */
export interface DisclosureSchedule {
  readonly caseId: string;
  readonly caseVersion: number;
  readonly items: readonly DisclosureItem[];
  readonly undecided: number;
  /** Some items were decided and others have come since: the duty to look again goes on. */
  readonly openAgain: boolean;
}

export function scheduleOf(
  kase: Case,
  records: readonly RecordView[],
  prompts: ReadonlyMap<string, readonly Because[]>,
): DisclosureSchedule {
  const standing = standingDecisions(kase.decisions);
  const items = records.map((record) => ({
    record,
    decision: standing.get(record.id) ?? null,
    history: kase.decisions.filter((d) => d.record === record.id),
    prompts: prompts.get(record.id) ?? [],
  }));
  const undecided = items.filter((i) => i.decision === null).length;
  return {
    caseId: kase.id,
    caseVersion: kase.version,
    items,
    undecided,
    openAgain: undecided > 0 && undecided < items.length,
  };
}

/** The schedules of a version that is to be exported, by number. */
export function scheduledItems({ decisions, records, numbers }: CaseVersion) {
  const listed = (status: DisclosureStatus, given: ReadonlyMap<string, number>): readonly ScheduledItem[] =>
    decisions
      .filter((d) => d.status === status)
      .map(({ record, description, test, sensitiveReason }) => ({
        number: given.get(record) ?? 0,
        record,
        description: description || describedBySource(recordIn(records, record)),
        test,
        sensitiveReason,
      }))
      .sort((a, b) => a.number - b.number);
  return {
    nonSensitive: listed('UNUSED_NON_SENSITIVE', numbers.nonSensitive),
    sensitive: listed('UNUSED_SENSITIVE', numbers.sensitive),
  };
}

function recordIn(records: CaseVersion['records'], id: string): CaseRecord {
  const found = records.find((r) => r.id === id);
  if (found === undefined) throw new Error(`The case version decides about record ${id}, but does not carry it`);
  return found;
}

/** How a schedule calls a record where nobody described it: by its source, its key there and its row. */
export function describedBySource({
  source,
  sourceKey,
  row,
}: Pick<CaseRecord, 'source' | 'sourceKey' | 'row'>): string {
  return `${source} ${sourceKey}, row ${row.line}`;
}
