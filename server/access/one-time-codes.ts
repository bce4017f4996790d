import { Secret, TOTP } from 'otpauth';

/** RFC 6238 as every authenticator knows it; apps ignore other algorithms and lengths, and then never fit. */
const KIND = { algorithm: 'SHA1', digits: 6, period: 30 } as const;
/** RFC 4226, 4: 160 bits. */
const SECRET_BYTES = 20;
/** Steps before and after the present one whose codes are taken: clocks differ, and typing takes time (RFC 6238, 5.2). */
const STEPS_AROUND = 1;

/** A new secret for an authenticator, in base32 as people can type it. */
export function newSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32;
}

/** What an authenticator reads from the picture: whose code, of what, by which secret. */
export function authenticatorUri(secret: string, userName: string): string {
  return new TOTP({ ...KIND, issuer: 'Hawksbill', label: userName, secret }).toString();
}

/** The time step that a code belongs to; null where it belongs to none near `atMs`. */
export function stepOfCode(secret: string, code: string, atMs: number): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const off = TOTP.validate({
    ...KIND,
    secret: Secret.fromBase32(secret),
    token: code,
    timestamp: atMs,
    window: STEPS_AROUND,
  });
  return off === null ? null : TOTP.counter({ period: KIND.period, timestamp: atMs }) + off;
}
