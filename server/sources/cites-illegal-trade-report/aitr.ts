/** The columns of the CITES annual illegal trade report, in their order (guidelines of documents SC69 and SC71). */
export const AITR_COLUMNS = [
  'Species',
  'Description of specimen',
  'Quantity',
  'Unit',
  'Location of incident',
  'Detecting agency',
  'Date of seizure',
  'Reason for seizure',
  'Means of transport',
  'Method of detection',
  'Method of concealment',
  'Alleged country of origin',
  'Country/-ies of transit',
  'Alleged final destination',
  'Estimated value',
  'Nationality of offenders',
  'Law under which charges were brought',
  'Sanction',
  'Disposal of confiscated specimens',
  'Additional information',
] as const;
export type AitrColumn = (typeof AITR_COLUMNS)[number];

/** One row of the report: a species and a kind of specimen of one seizure. Empty where nothing is known. */
export type AitrRow = Readonly<Record<AitrColumn, string>>;

/** Something that a reviewer of the report would send back. */
export interface AitrFault {
  /** 1-based row of the report. */
  readonly row: number;
  readonly column: AitrColumn | null;
  readonly value: string;
  readonly severity: 'ERROR' | 'WARNING';
  /** What is wrong and what to do. */
  readonly message: string;
}
