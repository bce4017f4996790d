import type { SourceName } from '../../records/ids.js';
import type { Source } from '../../records/source.js';
import { addressesLayout } from './addresses-layout.js';
import { alternativeNamesLayout } from './alternative-names-layout.js';
import { entitiesLayout } from './entities-layout.js';
import { vesselsLayout } from './vessels-layout.js';

export const ofacSdn: Source = {
  name: 'ofac-sdn' as SourceName,
  title: 'Specially Designated Nationals and Blocked Persons List',
  publisher: 'Office of Foreign Assets Control, U.S. Department of the Treasury',
  licence: 'US Government work, public domain',
  legalBasis: 'published by its owner for use by anyone',
  permittedPurposes: ['intelligence', 'risk analysis', 'prosecution'],
  retentionClass: 'open-source',
  edition: '2021',
  defaultHandling: 'TLP:CLEAR',
  // An authority's own act: that the party is listed is certain, what the list says of it is not tested in court.
  defaultGrade: { scheme: '6x6', source: 'A', information: '2' },
  notForCourt: false,
  layouts: [vesselsLayout, entitiesLayout, alternativeNamesLayout, addressesLayout],
};
