import express, { type Express } from 'express';
import type { ApiTokens } from '../access/api-tokens.js';
import type { GraphqlEndpoint } from '../questions/endpoint.js';
import { accountRoutes } from './account-routes.js';
import { agencyRoutes } from './agency-routes.js';
import type { AttachmentDesk } from './attachment-desk.js';
import { attachmentRoutes } from './attachment-routes.js';
import { type BundleFiles, bundleRoutes } from './bundle-routes.js';
import { graphqlRoute } from './graphql-route.js';
import type { DraftDesk, ImportDesk } from './import-desk.js';
import { importRoutes } from './import-routes.js';
import { pages } from './pages.js';
import { errorAnswers, refuse } from './refusal.js';
import type { ReportFault } from './report-fault.js';
import { securityHeaders } from './security-headers.js';
import { type SignInParts, sessionRoutes } from './session-routes.js';
import { tokenRoutes } from './token-routes.js';

export interface HttpParts extends SignInParts {
  readonly tokens: ApiTokens;
  readonly graphql: GraphqlEndpoint;
  readonly imports: ImportDesk;
  readonly drafts: DraftDesk;
  readonly attachments: AttachmentDesk;
  readonly bundles: BundleFiles;
  /** Where uploaded files wait until they are taken in. */
  readonly incoming: string;
  /** The built web page. */
  readonly pageFolder: string;
  readonly trustedProxies: number;
  /** Asks the database something; throws where it does not answer. */
  readonly checkReady: () => Promise<void>;
  readonly report: ReportFault;
}

/** Everything this server answers over HTTP. */
export function makeApp(parts: HttpParts): Express {
  const { door, report } = parts;
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', parts.trustedProxies);
  app.set('query parser', 'simple');
  app.use(securityHeaders);
  app.get('/healthz', (_req, res) => {
    res.json({ status: 'ok' });
  });
  app.get('/readyz', async (_req, res) => {
    await parts.checkReady().then(
      () => res.json({ status: 'ready' }),
      () => res.status(503).json({ status: 'not ready' }),
    );
  });
  app.use(sessionRoutes(parts));
  if (parts.agency !== null) app.use(agencyRoutes(door, parts.log, report, parts.agency));
  app.use(accountRoutes(parts));
  app.use(tokenRoutes(door, parts.tokens));
  app.use(graphqlRoute(door, parts.graphql));
  app.use(importRoutes(door, parts.imports, parts.drafts, parts.incoming));
  app.use(attachmentRoutes(door, parts.attachments, parts.incoming));
  app.use(bundleRoutes(door, parts.bundles));
  app.use(pages(parts.pageFolder));
  app.use((_req, res) => refuse(res, 404, 'BAD_REQUEST', 'There is nothing at this address'));
  app.use(errorAnswers(report));
  return app;
}
