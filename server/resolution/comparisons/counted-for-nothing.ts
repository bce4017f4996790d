import { identifierKey, phoneKey } from '../candidate-keys.js';
import { type Evidence, weighed } from '../evidence.js';
import type { FeatureParts } from '../feature-parts.js';
import type { ParameterSet } from '../parameters.js';

/**
 * What two give in common and the parameter set distrusts: it counts for nothing, and here it says so, with the count that led to it where there was
 * one. Shared houses say it where addresses are compared. Mailbox providers that everybody knows are passed over in silence.
 */
export function countedForNothing(
  left: FeatureParts,
  right: FeatureParts,
  parameters: ParameterSet,
): readonly Evidence[] {
  const { distrustedIdentifiers, stopKeys, sharedBy } = parameters;
  const found: Evidence[] = [];
  const note = (
    comparison: string,
    ours: readonly { readonly key: string; readonly value: string; readonly raw: string }[],
    theirs: typeof ours,
  ) => {
    for (const { key, value, raw } of ours) {
      const things = sharedBy.get(key);
      if (!distrustedIdentifiers.has(key) && !(stopKeys.has(key) && things !== undefined)) continue;
      const other = theirs.find((o) => o.key === key);
      if (other === undefined || found.some((e) => e.because.values['value'] === value)) continue;
      found.push(
        things === undefined
          ? weighed(comparison, 0, 'stands-for-many', { value }, raw, other.raw)
          : weighed(comparison, 0, 'shared-by-many', { value, others: things - 1 }, raw, other.raw),
      );
    }
  };
  const numbers = (f: FeatureParts) =>
    f.identifiers.map((i) => ({ key: identifierKey(i), value: i.value, raw: i.raw }));
  note(left.kind === 'VESSEL' ? 'vessel-numbers' : 'registration-numbers', numbers(left), numbers(right));
  const contacts = (f: FeatureParts) => [
    ...f.phones.map((p) => ({ key: phoneKey(p.value), value: p.value, raw: p.raw })),
    ...f.emails.map((e) => ({ key: `email:${e.value}`, value: e.value, raw: e.raw })),
    ...f.domains.map((d) => ({ key: `domain:${d.value}`, value: d.value, raw: d.raw })),
  ];
  note('contacts', contacts(left), contacts(right));
  return found;
}
