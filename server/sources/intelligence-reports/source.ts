import type { SourceName } from '../../records/ids.js';
import type { Source } from '../../records/source.js';
import { readReport } from './read-report.js';

const RECOGNISED_BY = [
  'report_no',
  'reported_on',
  'scheme',
  'source_grade',
  'information_grade',
  'handling',
  'subject_1_name',
];

/** Graded intelligence reports, Europol 4x4. */
export const intelligenceReports: Source = {
  name: 'intelligence-reports' as SourceName,
  title: 'Intelligence reports',
  publisher: 'Intelligence units of the customs administrations (invented for the demonstration)',
  licence: 'Held by the originator; third-party rule',
  legalBasis: 'Criminal intelligence under the customs law of the unit',
  permittedPurposes: ['investigation', 'prosecution'],
  retentionClass: 'intelligence-5-years',
  edition: null,
  defaultHandling: 'TLP:AMBER',
  defaultGrade: { scheme: '4x4', source: 'X', information: '4' },
  notForCourt: false,
  layouts: [{ id: 'reports', keyed: true, recognisedBy: RECOGNISED_BY, read: (row) => readReport(row, 'TLP:AMBER') }],
};

/** What human sources say. Kept apart, for named readers alone, and never for court: it would lead to the source. */
export const humanSourceReports: Source = {
  ...intelligenceReports,
  name: 'human-source-reports' as SourceName,
  title: 'Human source reports',
  licence: 'Named recipients only',
  legalBasis: 'Authorised use of a human source',
  permittedPurposes: ['investigation'],
  retentionClass: 'human-source',
  defaultHandling: 'TLP:RED',
  notForCourt: true,
  layouts: [{ id: 'reports', keyed: true, recognisedBy: RECOGNISED_BY, read: (row) => readReport(row, 'TLP:RED') }],
};
