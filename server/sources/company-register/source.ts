import type { SourceName } from '../../records/ids.js';
import type { Source } from '../../records/source.js';
import { shippedLayout } from '../mapping/shipped.js';

/** Extracts of company registers, in one form for all countries: the companies, and who directs and owns them. */
export const companyRegister: Source = {
  name: 'company-register' as SourceName,
  title: 'Company registers',
  publisher:
    'Registrars of Kenya, Viet Nam, China, the Russian Far East and Jebel Ali (invented for the demonstration)',
  licence: 'Public register',
  legalBasis: 'Publicity of the register',
  permittedPurposes: ['any lawful purpose'],
  retentionClass: 'public-registers',
  edition: null,
  defaultHandling: 'TLP:CLEAR',
  defaultGrade: { scheme: '4x4', source: 'A', information: '2' },
  notForCourt: false,
  layouts: [shippedLayout('company-register/companies.yaml'), shippedLayout('company-register/officers.yaml')],
};
