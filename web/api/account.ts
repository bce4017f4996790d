import { text } from '../texts/index.js';
import { SAME_PAGE, sessionEnded } from './session.js';

/** How the signing in of whoever asks stands. */
export interface OwnAccount {
  readonly hasPassword: boolean;
  readonly secondFactor: { readonly on: boolean; readonly recoveryCodesLeft: number | null };
}

export type TokenScope = 'READ' | 'TAKE_IN';

export interface Token {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly TokenScope[];
  readonly expiresAt: string;
  readonly lastUsedOn: string | null;
}

/** The server said no; the message says why, in its words. */
export class AccountRefused extends Error {}

export const ownAccount = () => call<OwnAccount>('GET', '/account/standing');

export const beginSecondFactor = (password: string) =>
  call<{ readonly secret: string; readonly uri: string }>('POST', '/account/second-factor', { password });

export const confirmSecondFactor = async (code: string) =>
  (await call<{ readonly recoveryCodes: readonly string[] }>('POST', '/account/second-factor/confirm', { code }))
    .recoveryCodes;

export const removeSecondFactor = (password: string, code: string) =>
  call<null>('DELETE', '/account/second-factor', { password, code });

/** He has read that his second factor was taken away. */
export const toldOfSecondFactor = () => call<null>('POST', '/account/second-factor/told', {});

export const changePassword = (password: string, newPassword: string) =>
  call<null>('POST', '/account/password', { password, newPassword });

export const signOutEverywhere = () => call<null>('POST', '/account/sign-out-everywhere', {});

export const ownTokens = async () =>
  (await call<{ readonly tokens: readonly Token[] }>('GET', '/account/tokens')).tokens;

export const makeToken = async (name: string, scopes: readonly TokenScope[], days: number) =>
  (await call<{ readonly secret: string }>('POST', '/account/tokens', { name, scopes, days })).secret;

export const revokeToken = (id: string) => call<null>('DELETE', `/account/tokens/${encodeURIComponent(id)}`);

async function call<Answer>(method: string, path: string, body?: object): Promise<Answer> {
  const answer = await fetch(path, {
    method,
    headers: { ...SAME_PAGE, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  }).catch(() => null);
  if (!answer) throw new AccountRefused(text('problem.unreachable'));
  if (answer.ok) return answer.status === 204 ? (null as Answer) : ((await answer.json()) as Answer);
  const refused = (await answer.json().catch(() => null)) as Refusal | null;
  const [first] = refused?.errors ?? [];
  if (first?.extensions.code === 'UNAUTHENTICATED') sessionEnded();
  throw new AccountRefused(first?.message ?? text('problem.server', { status: answer.status }));
}

interface Refusal {
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}
