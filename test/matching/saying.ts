import type { EntityKind, MentionValue } from '../../server/records/mention.js';
import type { Verdict } from '../../server/records/verdict.js';
import type { Said } from '../../server/resolution/features.js';

/** A value in a test: the text alone, or with what its reader made of it. */
export type Given =
  | string
  | { readonly raw?: string; readonly value: string; readonly scheme?: string; readonly verdict?: Verdict };

/** Numbers that a reader checks: a test that gives the text alone means a right one. */
const CHECKED = new Set([
  'imo',
  'mmsi',
  'callSign',
  'leiCode',
  'billOfLading',
  'ucr',
  'containerNumber',
  'permitNumber',
]);

/** What a record says of one party or vessel, said as shortly as a test can: `{ name: 'EVER STAR 1', imo: '9074729' }`. */
export function saying(id: string, kind: EntityKind, given: Readonly<Record<string, Given | readonly Given[]>>): Said {
  const values = Object.entries(given).flatMap(([property, several]) =>
    ([several].flat() as readonly Given[]).map((one) => spoken(property, one)),
  );
  return { id, kind, values };
}

function spoken(property: string, given: Given): MentionValue {
  const said = typeof given === 'string' ? { value: given } : given;
  const verdict = said.verdict ?? (CHECKED.has(property) ? 'VALID' : undefined);
  const scheme = said.scheme;
  return {
    property,
    raw: said.raw ?? said.value,
    value: said.value,
    column: property,
    ...(verdict === undefined ? {} : { verdict }),
    ...(scheme === undefined ? {} : { scheme }),
  };
}
