import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

export const CLIENT = { clientId: 'hawksbill', clientSecret: 'a-secret-that-is-long-enough-for-anybody' };
/** The group in which everybody is who signs in there. */
export const GROUP = 'analysts';
/** Longer than any clock here goes ahead. */
const TOKENS_LAST_S = 3 * 86_400;

export interface Agency {
  readonly issuer: string;
  close(): void;
}

/**
 * An agency's own sign-in, by a certified provider (OpenID Connect) as an agency runs one. Its forms take any name with any password.
 * `host`: another one than that of the server is another site to a browser.
 */
export async function openAgency(
  back: string,
  groupsIn: 'ID token' | 'user info' = 'ID token',
  host: '127.0.0.1' | 'localhost' = '127.0.0.1',
): Promise<Agency> {
  let answer: ReturnType<Provider['callback']> | null = null;
  const server = createServer((req, res) => void answer?.(req, res)).listen(0, host);
  await new Promise((listening) => server.once('listening', listening));
  const issuer = `http://${host}:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.clientId,
        client_secret: CLIENT.clientSecret,
        redirect_uris: [back],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    claims: { openid: ['sub'], profile: ['name', 'preferred_username', 'groups'] },
    conformIdTokenClaims: groupsIn === 'user info',
    pkce: { required: () => true },
    ttl: { IdToken: TOKENS_LAST_S },
    findAccount: (_context, sub) => ({
      accountId: sub,
      claims: () => ({ sub, name: 'Amina W.', preferred_username: sub, groups: [GROUP] }),
    }),
  });
  answer = provider.callback();
  return {
    issuer,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
