import type { SourceName } from '../../records/ids.js';
import type { Source } from '../../records/source.js';
import { shippedLayout } from '../mapping/shipped.js';

/** Goods declarations as lodged with a customs office, for import or export. */
export const customsDeclarations: Source = {
  name: 'customs-declarations' as SourceName,
  title: 'Customs declarations',
  publisher: 'Customs administrations of Kenya, Viet Nam and China (invented for the demonstration)',
  licence: 'Held by customs; passed on by consent of the administration',
  legalBasis: 'Goods declaration under the customs law of the office',
  permittedPurposes: ['customs control', 'investigation', 'prosecution'],
  retentionClass: 'trade-papers-10-years',
  edition: null,
  defaultHandling: 'TLP:AMBER',
  defaultGrade: { scheme: '4x4', source: 'A', information: '2' },
  notForCourt: false,
  layouts: [shippedLayout('customs-declarations/declarations.yaml')],
};
