import { BadInput } from '../errors.js';
import type { Source } from '../records/source.js';
import { billsOfLading } from './bills-of-lading/source.js';
import { companyRegister } from './company-register/source.js';
import { customsDeclarations } from './customs-declarations/source.js';
import { customsSeizures } from './customs-seizures/source.js';
import { humanSourceReports, intelligenceReports } from './intelligence-reports/source.js';
import { shippedSource } from './mapping/shipped.js';
import { ofacSdn } from './ofac-sdn/source.js';
import { permits } from './permits/source.js';
import { portCalls } from './port-calls/source.js';
import { routesAirportSeizures } from './routes-airport-seizures/source.js';
import { vesselRegistry } from './vessel-registry/source.js';

/** Every data set that can be read, one line each. */
export const SOURCES: readonly Source[] = [
  customsSeizures,
  billsOfLading,
  customsDeclarations,
  companyRegister,
  vesselRegistry,
  portCalls,
  permits,
  intelligenceReports,
  humanSourceReports,
  routesAirportSeizures,
  ofacSdn,
  shippedSource('wco-cen-seizures/simple.yaml', 'wco-cen-seizures/standard.yaml'),
  shippedSource('cites-illegal-trade-report/aitr.yaml'),
  shippedSource('cites-trade-report/annual-report.yaml'),
  shippedSource('wco-declarations/goods-items.yaml'),
  shippedSource('manifests/bills.yaml', 'manifests/us-ams.yaml'),
  shippedSource('basel-movements/notifications.yaml', 'basel-movements/movements.yaml'),
  shippedSource('ods-licences/licences.yaml'),
  shippedSource('sanctions-lists/targets.yaml'),
  shippedSource('follow-the-money/entities.yaml'),
  shippedSource('ais-messages/messages.yaml'),
  shippedSource(
    'party-extracts/registry.yaml',
    'party-extracts/declarations.yaml',
    'party-extracts/manifest-parties.yaml',
    'party-extracts/seizures.yaml',
    'party-extracts/watch-list.yaml',
    'party-extracts/border-crossings.yaml',
    'party-extracts/ais.yaml',
    'party-extracts/vessel-registry.yaml',
    'party-extracts/port-calls.yaml',
  ),
];

/** The source with this name, or a refusal that lists the names there are. */
export function sourceNamed(name: string): Source {
  const source = SOURCES.find((s) => s.name === name);
  if (source) return source;
  const names = SOURCES.map((s) => s.name);
  throw new BadInput(`There is no source "${name}". Choose one of: ${names.join(', ')}.`, { name, names });
}
