// The certificate library needs it before it is loaded.
import 'reflect-metadata';
import { createHash, createPrivateKey, type KeyObject, randomBytes, webcrypto, X509Certificate } from 'node:crypto';
import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as x509 from '@peculiar/x509';
import { BadInput } from '../errors.js';

/** What signs bundles. The root's key is not among it: it is needed once, to issue the signer's certificate, and may be taken away. */
export interface SigningKeys {
  readonly certificate: Uint8Array;
  readonly privateKey: KeyObject;
}

const ES256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const ROOT_YEARS = 20;
const SIGNER_YEARS = 10;
/** The first bundle is ordered, and its time of signing taken, before there are keys; and the clock of who checks may be behind. */
const VALID_BEFORE_MS = 3_600_000;
const OWNER_ONLY = 0o600;
const OWNER_ONLY_FOLDER = 0o700;

/** The keys of this installation; made when there are none. Of two processes that make them at once, one wins and both use its keys. */
export async function ensureKeys(folder: string): Promise<SigningKeys> {
  const found = await readSigner(folder);
  if (found) return found;
  const draft = `${folder}.${randomBytes(6).toString('hex')}`;
  await makeKeys(draft);
  try {
    // Takes the place of an empty folder, but never of one with keys in it.
    await rename(draft, folder);
  } catch (fault) {
    await rm(draft, { recursive: true, force: true });
    const other = await readSigner(folder);
    if (!other) throw fault;
    return other;
  }
  await chmod(folder, OWNER_ONLY_FOLDER);
  const made = await readSigner(folder);
  if (!made) throw new Error(`The keys just written to ${folder} cannot be read`);
  return made;
}

/** Writes what a verifier needs and must get by another way than the bundle: the root's certificate and the signer's fingerprint. */
export async function writeTrust(keysFolder: string, outFolder: string): Promise<{ readonly signerPin: string }> {
  const { certificate } = await ensureKeys(keysFolder);
  const signerPin = createHash('sha256').update(certificate).digest('hex');
  await mkdir(outFolder, { recursive: true });
  await writeFile(join(outFolder, 'ca.crt'), await readFile(join(keysFolder, 'root', 'ca.crt')));
  await writeFile(join(outFolder, 'signer.pin'), `${signerPin}\n`);
  return { signerPin };
}

export interface Trust {
  readonly rootCertificate: X509Certificate;
  readonly signerPin: string;
}

export async function readTrust(folder: string): Promise<Trust> {
  const read = async (name: string) => {
    try {
      return await readFile(join(folder, name), 'utf8');
    } catch (cause) {
      throw new BadInput(
        `${join(folder, name)} cannot be read. Give the folder with ca.crt and signer.pin.`,
        { file: name },
        { cause },
      );
    }
  };
  const signerPin = (await read('signer.pin')).trim().toLowerCase();
  if (!/^[0-9a-f]{64}$/.test(signerPin))
    throw new BadInput('signer.pin does not hold a SHA-256 in 64 hexadecimal digits.', { file: 'signer.pin' });
  const pem = await read('ca.crt');
  try {
    return { rootCertificate: new X509Certificate(pem), signerPin };
  } catch (cause) {
    throw new BadInput('ca.crt does not hold a certificate.', { file: 'ca.crt' }, { cause });
  }
}

async function readSigner(folder: string): Promise<SigningKeys | null> {
  try {
    const certificate = new X509Certificate(await readFile(join(folder, 'signer', 'signer.crt')));
    const privateKey = createPrivateKey(await readFile(join(folder, 'signer', 'signer.key')));
    return { certificate: certificate.raw, privateKey };
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw fault;
  }
}

/** Root and signer lie in folders of their own, so that the root's can be moved to a safe place. */
async function makeKeys(folder: string): Promise<void> {
  const now = new Date(Math.floor(Date.now() / 1000) * 1000);
  const notBefore = new Date(now.getTime() - VALID_BEFORE_MS);
  const root = await newKeys();
  const signer = await newKeys();
  // Two installations of one name must not be mixed up by a verifier who holds the certificates of both.
  const name = randomBytes(4).toString('hex');
  const rootName = `CN=Hawksbill root ${name}`;
  const rootCertificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serialNumber(),
    name: rootName,
    notBefore,
    notAfter: yearsAfter(now, ROOT_YEARS),
    signingAlgorithm: ES256,
    keys: root,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(root.publicKey),
    ],
  });
  const signerCertificate = await x509.X509CertificateGenerator.create({
    serialNumber: serialNumber(),
    subject: `CN=Hawksbill signer ${name}`,
    issuer: rootName,
    notBefore,
    notAfter: yearsAfter(now, SIGNER_YEARS),
    signingAlgorithm: ES256,
    publicKey: signer.publicKey,
    signingKey: root.privateKey,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature | x509.KeyUsageFlags.nonRepudiation, true),
      await x509.SubjectKeyIdentifierExtension.create(signer.publicKey),
      await x509.AuthorityKeyIdentifierExtension.create(root.publicKey),
    ],
  });
  await mkdir(join(folder, 'root'), { recursive: true, mode: OWNER_ONLY_FOLDER });
  await mkdir(join(folder, 'signer'), { mode: OWNER_ONLY_FOLDER });
  const write = (path: string, text: string) => writeFile(join(folder, path), text, { mode: OWNER_ONLY });
  await write('root/ca.key', await pemOf(root.privateKey));
  await write('root/ca.crt', `${rootCertificate.toString('pem')}\n`);
  await write('signer/signer.key', await pemOf(signer.privateKey));
  await write('signer/signer.crt', `${signerCertificate.toString('pem')}\n`);
}

async function newKeys(): Promise<webcrypto.CryptoKeyPair> {
  return (await webcrypto.subtle.generateKey(ES256, true, ['sign', 'verify'])) as webcrypto.CryptoKeyPair;
}

async function pemOf(key: webcrypto.CryptoKey): Promise<string> {
  const der = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', key));
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
    .export({ format: 'pem', type: 'pkcs8' })
    .toString();
}

/** Positive and unpredictable (RFC 5280 §4.1.2.2). */
function serialNumber(): string {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40;
  return bytes.toString('hex');
}

function yearsAfter(day: Date, years: number): Date {
  const later = new Date(day);
  later.setUTCFullYear(day.getUTCFullYear() + years);
  return later;
}
