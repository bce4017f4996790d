import { Secret, TOTP } from 'otpauth';
import { type Client, clientOf, type TestService } from './service.js';

/** An authenticator app: codes of a secret, as they are at a moment. */
export function codeAt(secret: string, at: Date): string {
  return TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: at.getTime() });
}

export interface Told {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  /** The code of the refusal. */
  readonly refusal: string | undefined;
  /** The cookie that came with it. */
  readonly cookie: string | null;
  /** Each `Set-Cookie` of it. */
  readonly setCookies: readonly string[];
  readonly text: string;
}

/** What a route for accounts and sessions answers to JSON. */
export async function tell(client: Client, method: string, path: string, body?: object): Promise<Told> {
  const answer = await client.fetch(path, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  const parsed = text === '' ? {} : (JSON.parse(text) as Told['body']);
  const { errors } = parsed as { errors?: readonly { extensions: { code: string } }[] };
  const setCookies = answer.headers.getSetCookie();
  const cookie = setCookies[0]?.split(';')[0] ?? null;
  return { status: answer.status, body: parsed, refusal: errors?.[0]?.extensions.code, cookie, setCookies, text };
}

/** The same client with the cookie that an answer gave it. */
export function withCookie(url: string, { cookie }: Told): Client {
  return clientOf(url, cookie ?? '');
}

/** Sets up a second factor for somebody who is signed in. */
export async function enrol(
  service: Pick<TestService, 'url' | 'password'>,
  client: Client,
  now: Date,
): Promise<{ readonly secret: string; readonly recoveryCodes: readonly string[]; readonly client: Client }> {
  const begun = await tell(client, 'POST', '/account/second-factor', { password: service.password });
  const { secret } = begun.body as { secret: string };
  const confirmed = await tell(client, 'POST', '/account/second-factor/confirm', { code: codeAt(secret, now) });
  if (confirmed.status !== 200) throw new Error(`no second factor: ${confirmed.text}`);
  const { recoveryCodes } = confirmed.body as { recoveryCodes: readonly string[] };
  return { secret, recoveryCodes, client: withCookie(service.url, confirmed) };
}
