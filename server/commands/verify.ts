import { verifyBundle } from '../printing/verify-bundle.js';
import type { Outcome, Shared } from './shared.js';

/** Checks a bundle from its zip to its signature. Needs no database and no network. */
export async function verify(file: string, { trust, tell }: Shared & { readonly trust: string }): Promise<Outcome> {
  const result = await verifyBundle(file, trust);
  for (const problem of result.problems) tell.line(`${problem.file}: ${problem.message}`);
  for (const warning of result.warnings) tell.line(warning);
  tell.line(
    result.verified
      ? `${file} is as it was signed: ${result.files} files, bundle id ${result.bundleId}`
      : `${file} is not as it was signed.`,
  );
  return { exitCode: result.verified ? 0 : 1, json: { ...result } };
}
