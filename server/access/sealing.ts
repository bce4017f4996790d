import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { ensureKeyFile } from './key-file.js';

const KEY = 'sealing.key';
const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
/** NIST SP 800-38D, 8.2: 96 random bits, for far fewer than 2^32 secrets under one key. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Keeps secrets that have to be read again in the database, under a key that does not stand there: a copy of it opens none of them. */
export class Sealing {
  private constructor(private readonly key: Buffer) {}

  /** With the key of a folder of keys; made at the first start. */
  static async open(keysFolder: string): Promise<Sealing> {
    return new Sealing(await ensureKeyFile(keysFolder, KEY, () => randomBytes(KEY_BYTES)));
  }

  /** `owner` is bound to the seal: what was sealed for one opens for no other. */
  seal(secret: string, owner: string): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, this.key, nonce).setAAD(Buffer.from(owner));
    const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
  }

  /** Throws where the seal was made with another key, for another owner, or was changed. */
  unseal(sealed: string, owner: string): string {
    const bytes = Buffer.from(sealed, 'base64url');
    const nonce = bytes.subarray(0, NONCE_BYTES);
    const tag = bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
    const decipher = createDecipheriv(CIPHER, this.key, nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(owner)).setAuthTag(tag);
    return decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
  }
}
