import type { SourceName } from '../../records/ids.js';
import type { Source } from '../../records/source.js';
import { routesLayout } from './routes-layout.js';
import { seizuresLayout } from './seizures-layout.js';

export const routesAirportSeizures: Source = {
  name: 'routes-airport-seizures' as SourceName,
  title: 'ROUTES airport seizures 2009–2016',
  publisher: 'C4ADS for the USAID ROUTES Partnership',
  licence: 'MIT',
  legalBasis: 'published by its owner for use by anyone',
  permittedPurposes: ['intelligence', 'risk analysis', 'prosecution'],
  retentionClass: 'open-source',
  edition: null,
  defaultHandling: 'TLP:CLEAR',
  // Compiled with care from press and agency reports, most of them not confirmed by a second source.
  defaultGrade: { scheme: '6x6', source: 'B', information: '3' },
  notForCourt: false,
  layouts: [seizuresLayout, routesLayout],
};
