import type { MentionView, RecordStatement } from '../graph/entity-graph.js';
import type { MentionValue } from '../records/mention.js';
import type { SeizureRecord } from '../sources/cites-illegal-trade-report/write-aitr.js';
import type { Gathered, GatheredRecord } from './gather-records.js';

/**
 * Seizures for a report: one for each seizure that the asker meets, whatever number of records tell of it. What two records say alike counts
 * once; what they say differently stands side by side.
 */
export function seizuresOfRecords({ records }: Pick<Gathered, 'records'>): readonly SeizureRecord[] {
  const told = new Map<string, { readonly seizure: MentionView; readonly from: GatheredRecord }[]>();
  for (const from of records) {
    for (const seizure of from.mentions) {
      if (seizure.kind !== 'SEIZURE' || seizure.entityId === null) continue;
      const known = told.get(seizure.entityId) ?? [];
      known.push({ seizure, from });
      told.set(seizure.entityId, known);
    }
  }
  return [...told.values()].map(asOne);
}

function asOne(told: readonly { readonly seizure: MentionView; readonly from: GatheredRecord }[]): SeizureRecord {
  const [first] = told;
  if (first === undefined) throw new Error('a seizure of no record');
  const id = first.seizure.id;
  const here = (m: RecordStatement['from'], seizure: MentionView) => (m === seizure.id ? id : m);
  const said = new Set<string>();
  const statements = told.flatMap(({ seizure, from }) => {
    const entityOf = new Map(from.mentions.map((m) => [m.id, m.entityId ?? m.id]));
    const keyOf = (s: RecordStatement) =>
      JSON.stringify([s.kind, s.role, entityOf.get(s.from), entityOf.get(s.to), s.values.map(valueKey)]);
    const own = from.statements.filter((s) => s.from === seizure.id || s.to === seizure.id);
    const isNew = own.filter((s) => !said.has(keyOf(s)));
    for (const s of own) said.add(keyOf(s));
    return isNew.map((s) => ({ ...s, from: here(s.from, seizure), to: here(s.to, seizure) }));
  });
  const values = distinct(told.flatMap(({ seizure }) => seizure.values));
  const others = told.flatMap(({ seizure, from }) => from.mentions.filter((m) => m.id !== seizure.id));
  return { mentions: [{ ...first.seizure, values }, ...others], statements };
}

const valueKey = ({ property, value, scheme }: MentionValue) => [property, value, scheme ?? ''].join('\u0000');

function distinct(values: readonly MentionValue[]): readonly MentionValue[] {
  return [...new Map(values.map((value) => [valueKey(value), value] as const).reverse()).values()].reverse();
}
