import type { SourceName } from '../../records/ids.js';
import type { Source } from '../../records/source.js';
import { readBill } from './read-bill.js';
import { readManifestLine } from './read-manifest-line.js';

/** Bills of lading as carriers hand them to customs, every version of them, and inward manifests made from them. */
export const billsOfLading: Source = {
  name: 'bills-of-lading' as SourceName,
  title: 'Bills of lading and inward manifests',
  publisher: 'Carriers, through the customs administration of the port (invented for the demonstration)',
  licence: 'Held by customs; passed on by consent of the administration',
  legalBasis: 'Advance cargo information under the customs law of the port',
  permittedPurposes: ['customs control', 'investigation', 'prosecution'],
  retentionClass: 'trade-papers-10-years',
  edition: null,
  defaultHandling: 'TLP:AMBER',
  defaultGrade: { scheme: '4x4', source: 'B', information: '2' },
  notForCourt: false,
  layouts: [
    {
      id: 'bills',
      keyed: true,
      recognisedBy: ['bl_no', 'issuer', 'version', 'shipper_name', 'consignee_name', 'pol', 'pod'],
      read: readBill,
    },
    {
      id: 'inward-manifest',
      keyed: true,
      recognisedBy: ['Số vận đơn', 'Mã hãng', 'Ngày đến', 'Người gửi hàng', 'Người nhận hàng'],
      read: readManifestLine,
    },
  ],
};
