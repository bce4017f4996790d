import { readFileSync } from 'node:fs';
import { createServer as createPlainServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Config } from '../config.js';

/** Half a header is waited for so long, a whole request (a large file) so long. */
const HEADERS_WITHIN_MS = 10_000;
const REQUEST_WITHIN_MS = 15 * 60_000;
/** Node looks for late ones this often. */
const LOOKED_FOR_EVERY_MS = 2_000;
/** Answers under way get so long when the server stops. */
const DRAIN_MS = 8_000;

export interface Listening {
  readonly url: string;
  /** Takes nothing new, lets what is under way finish, then closes. */
  stop(): Promise<void>;
}

export async function listen(
  app: RequestListener,
  { host, port, tls }: Pick<Config, 'host' | 'port' | 'tls'>,
): Promise<Listening> {
  const limits = {
    headersTimeout: HEADERS_WITHIN_MS,
    requestTimeout: REQUEST_WITHIN_MS,
    connectionsCheckingInterval: LOOKED_FOR_EVERY_MS,
  };
  const server: Server = tls
    ? createTlsServer({ ...limits, cert: readFileSync(tls.certFile), key: readFileSync(tls.keyFile) }, app)
    : createPlainServer(limits, app);
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  const { port: taken } = server.address() as AddressInfo;
  const shown = host.includes(':') ? `[${host}]` : host;
  return {
    url: `${tls ? 'https' : 'http'}://${shown}:${taken}`,
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeIdleConnections();
      const late = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
      await closed;
      clearTimeout(late);
    },
  };
}

/** Whether only this machine can reach a server that listens on this host. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}
