import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { aBundle } from '../world/a-bundle.js';
import { aCaseVersion } from '../world/a-case-version.js';

// Validators that this project did not write: BagIt, RO-Crate, CSVW, FollowTheMoney, GraphML, PROV, veraPDF, OpenSSL.
const script = fileURLToPath(new URL('../../../shared/bundle/verify.sh', import.meta.url));
const tools = process.env.BUNDLE_TOOLS ?? join(homedir(), '.cache', 'bundle-tools');
const missing = [script, tools].filter((path) => !existsSync(path));
if (missing.length > 0)
  console.warn(`Skipped: the independent validators of bundles are not on this machine (${missing.join(', ')}).`);

describe.skipIf(missing.length > 0)('an exported bundle', () => {
  it('passes every independent validator', { timeout: 300_000 }, async () => {
    const bundle = await aBundle(aCaseVersion());
    const env = { ...process.env, NO_TSA: '1', UA: '1' };
    const { stdout } = await promisify(execFile)('bash', [script, bundle.path, bundle.trust, '--all'], { env }).catch(
      (failed: { stdout?: string }) => ({
        stdout: failed.stdout ?? String(failed),
      }),
    );
    expect(stdout).toContain('VERIFIED bundle.zip: 23 checks');
    await rm(bundle.folder, { recursive: true });
  });
});
