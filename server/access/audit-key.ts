import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureKeyFile } from './key-file.js';

const PRIVATE = 'audit.key';
/** Beside the heads, wherever these are copied: what checks them. */
export const PUBLIC_KEY = 'audit.pub';

/** The key that signs the access log's heads; made at the first start. It signs nothing else. */
export async function ensureAuditKey(folder: string): Promise<KeyObject> {
  const make = () => generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' });
  return createPrivateKey(await ensureKeyFile(folder, PRIVATE, make));
}

/** Puts the public half into a folder of heads, where it does not stand yet. */
export async function putPublicKey(key: KeyObject, folder: string): Promise<void> {
  const pem = createPublicKey(key).export({ format: 'pem', type: 'spki' });
  await writeFile(join(folder, PUBLIC_KEY), pem, { flag: 'wx' }).catch((fault: NodeJS.ErrnoException) => {
    if (fault.code !== 'EEXIST') throw fault;
  });
}

/** Null where there is none. */
export async function readPublicKey(folder: string): Promise<KeyObject | null> {
  const pem = await readFile(join(folder, PUBLIC_KEY)).catch(() => null);
  return pem === null ? null : createPublicKey(pem);
}
