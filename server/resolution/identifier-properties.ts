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
