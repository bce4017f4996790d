import type { Mention } from '../records/mention.js';
import { profileIdOf } from '../records/profile.js';
import type { SourceRecord } from '../records/record.js';
import type { Layout, Source } from '../records/source.js';
import { isCompared } from '../resolution/compared-kinds.js';
import { featurePartsOf } from '../resolution/features.js';
import { shippedParameters } from '../resolution/parameters.js';
import { Recent } from '../resolution/remembering.js';
import { saysEnough } from '../resolution/score.js';
import type { NamedInRows } from '../sources/attachments/named-in-rows.js';
import { isRefusedRow } from '../sources/reading/read-table.js';
import { isRefusedRecord, RowReader } from '../sources/reading/row-reader.js';
import type { ImportBatch, ProfileDraft, StoredRefusal } from './stores.js';

/** A row with what came of it: a record or a refusal. */
export type ReadRow = { readonly record: SourceRecord } | { readonly refusal: StoredRefusal };

/** What a batch of rows brings: records, what their mentions say, refusals. */
export class BatchReader {
  readonly #rows: RowReader;
  readonly #drafts = new Recent<ProfileDraft>(PROFILES_AT_HAND);
  readonly #put = new Recent<true>(PROFILES_KNOWN);

  /** `named` is told of each record. */
  constructor(
    source: Source,
    layout: Layout,
    scopeKey: string,
    readonly named: NamedInRows,
  ) {
    this.#rows = new RowReader(source, layout, scopeKey);
  }

  read(...row: Parameters<RowReader['read']>): ReadRow {
    const read = this.#rows.read(...row);
    if (isRefusedRecord(read)) return { refusal: read };
    this.named.note(read);
    return { record: read };
  }

  /** Passes over a row that an earlier run did. */
  pass(row: Parameters<RowReader['read']>[0]): void {
    if (!isRefusedRow(row) && this.named.in(row.cells).length > 0) this.read(row);
    else this.#rows.pass(row);
  }

  outcomeOf(rows: readonly ReadRow[]): Pick<ImportBatch, 'records' | 'profiles' | 'profileIds' | 'refusals'> {
    const records = rows.flatMap((r) => ('record' in r ? [r.record] : []));
    const profiles = new Map<string, ProfileDraft>();
    const profileIds = new Map<Mention, string>();
    for (const mention of records.flatMap((r) => r.mentions)) {
      const id = profileIdOf(mention);
      profileIds.set(mention, id);
      if (!profiles.has(id))
        profiles.set(
          id,
          this.#drafts.getOrMake(id, () => profileDraft(id, mention)),
        );
    }
    return {
      records,
      profiles: [...profiles.values()],
      profileIds,
      refusals: rows.flatMap((r) => ('refusal' in r ? [r.refusal] : [])),
    };
  }

  /** Remembers that these are in the graph. */
  put(profiles: readonly ProfileDraft[]): void {
    for (const { id } of profiles) this.#put.set(id, true);
  }

  notYetPut(profiles: readonly ProfileDraft[]): readonly ProfileDraft[] {
    return profiles.filter(({ id }) => this.#put.get(id) === undefined);
  }
}

/** Profiles kept at hand: ports, goods and large traders come again and again. */
const PROFILES_AT_HAND = 5_000;
/** Profiles of which it is known that the graph has them. */
const PROFILES_KNOWN = 50_000;

function profileDraft(id: string, mention: Mention): ProfileDraft {
  const parts = featurePartsOf({ ...mention, id: id as Mention['id'] }, shippedParameters);
  const sure = isCompared(mention.kind) && saysEnough(parts, shippedParameters);
  return { id, kind: mention.kind, values: mention.values, facts: parts.facts, sure };
}
