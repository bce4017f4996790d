/** Properties whose value is a number or a code that someone gave out to name one thing. */
export const IDENTIFIER_PROPERTIES = [
  'imo',
  'mmsi',
  'callSign',
  'leiCode',
  'registrationNumber',
  'taxNumber',
  'idDocument',
  'billOfLading',
  'ucr',
  'containerNumber',
  'permitNumber',
  'reference',
] as const;
export type IdentifierProperty = (typeof IDENTIFIER_PROPERTIES)[number];

/** Of each property a bit: `Features.numbered` holds those that a thing gives a number of. */
export function bitOf(property: IdentifierProperty): number {
  return 1 << IDENTIFIER_PROPERTIES.indexOf(property);
}
