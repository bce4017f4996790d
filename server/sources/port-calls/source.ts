import type { SourceName } from '../../records/ids.js';
import type { Source } from '../../records/source.js';
import { shippedLayout } from '../mapping/shipped.js';

/** Calls at ports and silences of the ship's transponder, as a tracking service derives them from AIS. */
export const portCalls: Source = {
  name: 'port-calls' as SourceName,
  title: 'Port calls and AIS gaps',
  publisher: 'A vessel tracking service (invented for the demonstration)',
  licence: 'Licensed for use within customs; single calls may be quoted',
  legalBasis: 'Broadcast under SOLAS V/19',
  permittedPurposes: ['investigation', 'prosecution', 'risk analysis'],
  retentionClass: 'public-registers',
  edition: null,
  defaultHandling: 'TLP:CLEAR',
  defaultGrade: { scheme: '4x4', source: 'B', information: '2' },
  notForCourt: false,
  layouts: [shippedLayout('port-calls/port-calls.yaml'), shippedLayout('port-calls/ais-gaps.yaml')],
};
