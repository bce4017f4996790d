import type { EntityKind } from '../../records/mention.js';
import type { LinkKind } from '../../records/statement.js';

/** Between which kinds of thing each kind of link stands: `LINK_KINDS`, sentence by sentence. */
export const LINK_ENDS: Readonly<
  Record<LinkKind, { readonly from: readonly EntityKind[]; readonly to: readonly EntityKind[] }>
> = {
  SHIPPED: { from: ['TRADER'], to: ['CONSIGNMENT'] },
  RECEIVED: { from: ['TRADER'], to: ['CONSIGNMENT'] },
  HANDLED: { from: ['TRADER'], to: ['CONSIGNMENT'] },
  PAID_FOR: { from: ['TRADER'], to: ['CONSIGNMENT'] },
  CARRIED: { from: ['VESSEL'], to: ['CONSIGNMENT'] },
  STUFFED_IN: { from: ['CONSIGNMENT'], to: ['CONTAINER'] },
  COVERED_BY: { from: ['CONSIGNMENT', 'SEIZURE'], to: ['PERMIT'] },
  ISSUED_TO: { from: ['PERMIT'], to: ['TRADER'] },
  SEIZED_FROM: { from: ['SEIZURE'], to: ['CONSIGNMENT', 'CONTAINER', 'VESSEL'] },
  INVOLVED_IN: { from: ['TRADER'], to: ['SEIZURE'] },
  OWNS: { from: ['TRADER'], to: ['TRADER', 'VESSEL'] },
  OPERATES: { from: ['TRADER'], to: ['VESSEL'] },
  DIRECTS: { from: ['TRADER'], to: ['TRADER'] },
  ASSOCIATED_WITH: { from: ['TRADER'], to: ['TRADER'] },
  CALLED_AT: { from: ['VESSEL'], to: ['PLACE'] },
  LOADED_AT: { from: ['CONSIGNMENT'], to: ['PLACE'] },
  DISCHARGED_AT: { from: ['CONSIGNMENT'], to: ['PLACE'] },
  SEIZED_AT: { from: ['SEIZURE'], to: ['PLACE'] },
  ROUTED_VIA: { from: ['CONSIGNMENT', 'SEIZURE'], to: ['PLACE'] },
  LOCATED_AT: { from: ['TRADER'], to: ['ADDRESS'] },
  REACHED_BY: { from: ['TRADER'], to: ['CONTACT'] },
  DECLARED_AS: { from: ['CONSIGNMENT'], to: ['COMMODITY'] },
  FOUND: { from: ['SEIZURE'], to: ['COMMODITY'] },
};
