import type { SourceName } from '../../records/ids.js';
import type { Source } from '../../records/source.js';
import { shippedLayout } from '../mapping/shipped.js';

/** Entries of ship registers, one row for each period under one flag and name. */
export const vesselRegistry: Source = {
  name: 'vessel-registry' as SourceName,
  title: 'Ship registers',
  publisher: 'A commercial compiler of flag registers (invented for the demonstration)',
  licence: 'Licensed for use within customs; facts may be quoted',
  legalBasis: 'Publicity of flag registers',
  permittedPurposes: ['investigation', 'prosecution', 'risk analysis'],
  retentionClass: 'public-registers',
  edition: '2024-10-01',
  defaultHandling: 'TLP:CLEAR',
  defaultGrade: { scheme: '4x4', source: 'A', information: '2' },
  notForCourt: false,
  layouts: [shippedLayout('vessel-registry/registrations.yaml')],
};
