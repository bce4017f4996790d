import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';

/** What an issuer does wrong, when a test wants it to. */
export interface Misdeeds {
  /** In place of what the claims would be. */
  readonly claims?: JWTPayload;
  /** `none`: no signature; `foreign`: by a key that it does not publish; `hmac`: by the client's secret. */
  readonly signature?: 'none' | 'foreign' | 'hmac';
  readonly expired?: boolean;
  /** Names another issuer in the address by which it sends people back. */
  readonly answersAs?: string;
  /** Sends people back with a state of its own. */
  readonly state?: string;
}

export interface TestIssuer {
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Who signs in at it next, and how it misbehaves. */
  signsIn(person: JWTPayload & { readonly sub: string }, misdeeds?: Misdeeds): void;
  /** How many codes it has exchanged. */
  exchanged(): number;
  close(): Promise<void>;
}

interface Issued {
  readonly challenge: string | null;
  readonly nonce: string | null;
  readonly redirectUri: string | null;
}

/** An OpenID Connect provider that asks nobody for a password: code flow with PKCE, codes that work once, tokens signed with RS256. */
export async function openTestIssuer(): Promise<TestIssuer> {
  const clientId = 'hawksbill';
  const clientSecret = 'a-secret-of-the-test-that-is-long-enough-for-hmac';
  const own = await generateKeyPair('RS256');
  const foreign = await generateKeyPair('RS256');
  const issued = new Map<string, Issued>();
  let person: JWTPayload & { readonly sub: string } = { sub: 'nobody' };
  let misdeeds: Misdeeds = {};
  let exchanged = 0;

  const idToken = async ({ nonce }: Issued): Promise<string> => {
    const seconds = Math.floor(Date.now() / 1_000) - (misdeeds.expired ? 7_200 : 0);
    const claims = { ...person, iss: url, aud: clientId, nonce, iat: seconds, exp: seconds + 300, ...misdeeds.claims };
    if (misdeeds.signature === 'none') {
      const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
      return `${part({ alg: 'none' })}.${part(claims)}.`;
    }
    const token = new SignJWT(claims);
    if (misdeeds.signature === 'hmac') {
      return token.setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode(clientSecret));
    }
    const { privateKey } = misdeeds.signature === 'foreign' ? foreign : own;
    return token.setProtectedHeader({ alg: 'RS256', kid: 'own' }).sign(privateKey);
  };

  const authorize = (query: URLSearchParams, res: ServerResponse) => {
    const code = randomUUID();
    const redirectUri = query.get('redirect_uri') ?? '';
    issued.set(code, { challenge: query.get('code_challenge'), nonce: query.get('nonce'), redirectUri });
    const back = new URL(redirectUri);
    back.searchParams.set('code', code);
    back.searchParams.set('state', misdeeds.state ?? query.get('state') ?? '');
    back.searchParams.set('iss', misdeeds.answersAs ?? url);
    res.writeHead(303, { location: back.href }).end();
  };

  const exchange = async (form: URLSearchParams, res: ServerResponse) => {
    const code = form.get('code') ?? '';
    const found = issued.get(code);
    issued.delete(code);
    const proof = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    const fits = found && found.challenge === proof && found.redirectUri === form.get('redirect_uri');
    if (!fits) return json(res, 400, { error: 'invalid_grant' });
    exchanged++;
    const token = { access_token: randomUUID(), token_type: 'Bearer', expires_in: 300, id_token: await idToken(found) };
    return json(res, 200, token);
  };

  const server = createServer(async (req, res) => {
    const { pathname, searchParams } = new URL(req.url ?? '/', url);
    if (pathname === '/.well-known/openid-configuration') return json(res, 200, metadataOf(url));
    if (pathname === '/jwks') {
      return json(res, 200, { keys: [{ ...(await exportJWK(own.publicKey)), kid: 'own', alg: 'RS256', use: 'sig' }] });
    }
    if (pathname === '/authorize') return authorize(searchParams, res);
    if (pathname === '/token') return exchange(new URLSearchParams(await textOf(req)), res);
    return json(res, 404, {});
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url,
    clientId,
    clientSecret,
    signsIn: (next, wrong = {}) => {
      person = next;
      misdeeds = wrong;
    },
    exchanged: () => exchanged,
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}

function metadataOf(url: string) {
  return {
    issuer: url,
    authorization_endpoint: `${url}/authorize`,
    token_endpoint: `${url}/token`,
    jwks_uri: `${url}/jwks`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    code_challenge_methods_supported: ['S256'],
    authorization_response_iss_parameter_supported: true,
  };
}

function json(res: ServerResponse, status: number, body: object): void {
  res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function textOf(req: IncomingMessage): Promise<string> {
  let text = '';
  for await (const piece of req) text += piece;
  return text;
}
