/** A value as one record gives it. */
interface Given {
  readonly property: string;
  readonly raw: string;
  readonly value: string;
  readonly scheme: string | null;
  readonly verdict: string | null;
  readonly column: string;
  readonly record: { readonly id: string; readonly recordedOn: string; readonly source: { readonly name: string } };
}

/** One value of one property with all that give it, in the order in which they were recorded. */
export interface HeldValue<G extends Given = Given> {
  readonly property: string;
  readonly scheme: string | null;
  readonly value: string;
  readonly given: readonly G[];
  readonly firstOn: string;
  readonly lastOn: string;
}

/** Joins equal values; the most often given first within a property, properties in the order they are met. Nothing is chosen. */
export function groupValues<G extends Given>(values: readonly G[]): readonly HeldValue<G>[] {
  const groups = new Map<string, G[]>();
  for (const value of values) {
    const key = JSON.stringify([value.property, value.scheme, value.value]);
    groups.set(key, [...(groups.get(key) ?? []), value]);
  }
  const held = [...groups.values()].map((given): HeldValue<G> => {
    const inOrder = [...given].sort((a, b) =>
      a.record.recordedOn < b.record.recordedOn ? -1 : a.record.recordedOn > b.record.recordedOn ? 1 : 0,
    );
    const [first] = inOrder as [G, ...G[]];
    return {
      property: first.property,
      scheme: first.scheme,
      value: first.value,
      given: inOrder,
      firstOn: first.record.recordedOn,
      lastOn: inOrder.at(-1)?.record.recordedOn ?? first.record.recordedOn,
    };
  });
  const order = [...new Set(values.map((value) => value.property))];
  return held.sort((a, b) => order.indexOf(a.property) - order.indexOf(b.property) || b.given.length - a.given.length);
}

/** What a thing has one of at a time: two values of these are a contradiction to look at, or a change to date. */
const ONE_AT_A_TIME: ReadonlySet<string> = new Set([
  'traderKind',
  'registrationNumber',
  'leiCode',
  'taxNumber',
  'country',
  'birthDate',
  'status',
  'imo',
  'mmsi',
  'callSign',
  'flag',
  'grossTonnage',
  'deadweightTonnage',
  'builtYear',
  'shippedOn',
  'arrivedOn',
  'packages',
  'grossWeightKg',
  'seizedOn',
  'weightKg',
  'pieces',
  'validFrom',
  'validUntil',
  'authorisedQuantity',
  'coordinates',
]); // prettier-ignore

export interface Contradiction<G extends Given = Given> {
  readonly property: string;
  readonly scheme: string | null;
  readonly values: readonly HeldValue<G>[];
}

/** Properties of which sources give more than one value. Numbers of different registries do not contradict each other. */
export function contradictionsIn<G extends Given>(held: readonly HeldValue<G>[]): readonly Contradiction<G>[] {
  const byFact = new Map<string, HeldValue<G>[]>();
  for (const value of held) {
    if (!ONE_AT_A_TIME.has(value.property)) continue;
    const key = JSON.stringify([value.property, value.scheme]);
    byFact.set(key, [...(byFact.get(key) ?? []), value]);
  }
  return [...byFact.values()]
    .filter((values) => values.length > 1)
    .map((values) => ({ property: values[0]?.property ?? '', scheme: values[0]?.scheme ?? null, values }));
}
