import * as oidc from 'openid-client';
import type { AgencyIdentity } from './agency-people.js';

/** The provider's answers are waited for so long. */
const WAIT_SECONDS = 10;
/** What a provider says of itself and its keys is asked for again after this. */
const METADATA_LASTS_MS = 60 * 60_000;
const SCOPE = 'openid profile';
const LONGEST_TEXT = 100;

export interface Provider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** What has to be known when somebody comes back from his agency. */
export interface Departure {
  readonly redirectUri: string;
  readonly state: string;
  readonly nonce: string;
  /** PKCE (RFC 7636): proves that whoever brings the code is who sent him. */
  readonly verifier: string;
}

/** Signing in at an agency's OpenID Connect provider: authorisation code, PKCE, state, nonce; the ID token's signature is checked. */
export class AgencySignIn {
  private metadata: { readonly at: number; readonly config: Promise<oidc.Configuration> } | null = null;

  constructor(
    private readonly provider: Provider,
    private readonly now: () => number,
  ) {}

  /** Where to send him, and what to keep until he is back. Throws where the provider does not answer. */
  async depart(redirectUri: string): Promise<{ readonly url: URL; readonly departure: Departure }> {
    const config = await this.config();
    const departure = {
      redirectUri,
      state: oidc.randomState(),
      nonce: oidc.randomNonce(),
      verifier: oidc.randomPKCECodeVerifier(),
    };
    const url = oidc.buildAuthorizationUrl(config, {
      redirect_uri: redirectUri,
      scope: SCOPE,
      state: departure.state,
      nonce: departure.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(departure.verifier),
      code_challenge_method: 'S256',
    });
    return { url, departure };
  }

  /** Who came back, by the address he came to. Throws where anything about it is not as it must be. */
  async arrive(search: string, { redirectUri, state, nonce, verifier }: Departure): Promise<AgencyIdentity> {
    const config = await this.config();
    const url = new URL(redirectUri);
    url.search = search;
    const tokens = await oidc.authorizationCodeGrant(config, url, {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (claims === undefined) throw new Error('the provider sent no ID token');
    // Some providers put groups into the ID token, others only behind the user info endpoint.
    const more = claims.groups === undefined ? await userInfo(config, tokens.access_token, claims.sub) : {};
    return identityIn({ ...more, ...claims }, claims.iss, claims.sub);
  }

  private config(): Promise<oidc.Configuration> {
    if (this.metadata === null || this.now() - this.metadata.at > METADATA_LASTS_MS) {
      const { issuer, clientId, clientSecret } = this.provider;
      const url = new URL(issuer);
      // A signature is demanded although the token came from the provider itself: a token without one is refused.
      const execute = [
        oidc.enableNonRepudiationChecks,
        ...(url.protocol === 'http:' ? [oidc.allowInsecureRequests] : []),
      ];
      const config = oidc.discovery(url, clientId, clientSecret, undefined, { execute, timeout: WAIT_SECONDS });
      this.metadata = { at: this.now(), config };
      config.catch(() => {
        this.metadata = null;
      });
    }
    return this.metadata.config;
  }
}

async function userInfo(config: oidc.Configuration, accessToken: string, subject: string) {
  if (config.serverMetadata().userinfo_endpoint === undefined) return {};
  return oidc.fetchUserInfo(config, accessToken, subject);
}

function identityIn(claims: Readonly<Record<string, unknown>>, issuer: string, subject: string): AgencyIdentity {
  const { preferred_username: userName, name, groups } = claims;
  if (typeof userName !== 'string' || userName === '') throw new Error('the provider sent no preferred_username');
  const displayName = typeof name === 'string' && name !== '' ? name.slice(0, LONGEST_TEXT) : userName;
  const listed = Array.isArray(groups) ? groups : [groups];
  return {
    issuer,
    subject,
    userName,
    displayName,
    groups: listed.filter((group): group is string => typeof group === 'string'),
  };
}
