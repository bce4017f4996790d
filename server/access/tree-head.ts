import { createHash, type KeyObject, sign, verify } from 'node:crypto';
import canonicalize from 'canonicalize';

/** What a file of the access log was when somebody signed for it: so many entries, under this root (RFC 9162 §2.1). */
export interface TreeHead {
  readonly log: string;
  readonly size: number;
  readonly root: string;
  readonly at: string;
  /** SHA-256 of the head before, as a line. */
  readonly prev: string;
  /** True for the last head of a log that was closed in order. */
  readonly closed: boolean;
}

/** A head as it is kept: canonical JSON on one line, with its Ed25519 signature over the same without. */
export function signedLine(head: TreeHead, key: KeyObject): string {
  const signature = sign(null, signedBytes(head), key).toString('base64');
  return text({ ...head, signature });
}

/** The head in a line; null where the line is none or the key did not sign it. */
export function headIn(line: string, key: KeyObject): TreeHead | null {
  try {
    const { signature, ...head } = JSON.parse(line) as TreeHead & { readonly signature: string };
    // Written again and compared, so that no byte of the line is left unchecked.
    const whole = text({ ...head, signature }) === line;
    return whole && verify(null, signedBytes(head), key, Buffer.from(signature, 'base64')) ? head : null;
  } catch {
    return null;
  }
}

export function lineHash(line: string): string {
  return createHash('sha256').update(line, 'utf8').digest('hex');
}

function signedBytes(head: TreeHead): Buffer {
  return Buffer.from(`hawksbill access log head\n${text(head)}`);
}

function text(value: object): string {
  const canonical = canonicalize(value);
  if (canonical === undefined) throw new Error('a head of the access log has no canonical form');
  return canonical;
}
