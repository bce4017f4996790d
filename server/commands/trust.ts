import { readConfig } from '../config.js';
import { signingKeysIn } from '../main/write-bundle.js';
import { writeTrust } from '../printing/keys.js';
import type { Outcome, Shared } from './shared.js';

/** Writes what a verifier must get by another way than the bundle: the root's certificate and the signer's fingerprint. */
export async function writeTrustFolder({ out, tell }: Shared & { readonly out: string }): Promise<Outcome> {
  const { signerPin } = await writeTrust(signingKeysIn(readConfig().home), out);
  tell.line(`${out}: ca.crt and signer.pin. Hand them over apart from any bundle.`);
  return { exitCode: 0, json: { out, signerPin } };
}
