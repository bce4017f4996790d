import type { SourceName } from '../../records/ids.js';
import type { Source } from '../../records/source.js';
import { readSeizure } from './read-seizure.js';

/** Seizure reports in the manner of the World Customs Organization's enforcement network, long form. */
export const customsSeizures: Source = {
  name: 'customs-seizures' as SourceName,
  title: 'Customs seizure reports',
  publisher: 'Customs administrations of Kenya, Viet Nam and China (invented for the demonstration)',
  licence: 'Held by customs; passed on by consent of the administration',
  legalBasis: 'Seizure under the customs law of the office; exchange under mutual administrative assistance',
  permittedPurposes: ['investigation', 'prosecution'],
  retentionClass: 'seizures-20-years',
  edition: null,
  defaultHandling: 'TLP:AMBER',
  defaultGrade: { scheme: '4x4', source: 'A', information: '1' },
  notForCourt: false,
  layouts: [
    {
      id: 'seizures',
      keyed: true,
      recognisedBy: ['case_ref', 'reporting_country', 'status', 'seized_on', 'goods_1', 'taxon_or_code_1'],
      read: readSeizure,
    },
  ],
};
