import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';

// OWASP Password Storage Cheat Sheet: scrypt with N = 2^15, r = 8, p = 3; needs 128·N·r bytes = 32 MiB.
type Cost = Readonly<Record<'N' | 'r' | 'p', number>>;
const COST: Cost = { N: 2 ** 15, r: 8, p: 3 };
const MOST_MEMORY = 64 * 2 ** 20;
const KEY_BYTES = 32;
/** 32 signs, none of which is taken for another. */
const ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789';
/** Longer ones are refused before they cost anything. */
export const LONGEST_PASSWORD = 256;

/** A password as it is kept: `scrypt$N$r$p$salt$key`, so that the cost can be raised later. `cost`: another one than that of real passwords. */
export async function hashPassword(password: string, cost: Cost = COST): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, cost);
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/**
 * Whether the password is the one kept. Where nothing is kept (no such account), it takes as long and says no, so that time
 * does not tell which names exist.
 */
export async function isPassword(password: string, kept: string | null): Promise<boolean> {
  const [, n, r, p, salt = '', key = ''] = (kept ?? NOBODYS).split('$');
  const expected = Buffer.from(key, 'base64url');
  const given = await derive(password, Buffer.from(salt, 'base64url'), { N: Number(n), r: Number(r), p: Number(p) });
  return timingSafeEqual(given, expected) && kept !== null;
}

/** Easily read out and typed, and not to be guessed: 80 random bits. */
export function newPassword(): string {
  const letters = [...randomBytes(16)].map((byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('');
  return [0, 4, 8, 12].map((i) => letters.slice(i, i + 4)).join('-');
}

const NOBODYS = ['scrypt', COST.N, COST.r, COST.p, 'AAAAAAAAAAAAAAAAAAAAAA', 'A'.repeat(43)].join('$');

function derive(password: string, salt: Buffer, cost: ScryptOptions): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, KEY_BYTES, { ...cost, maxmem: MOST_MEMORY }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
