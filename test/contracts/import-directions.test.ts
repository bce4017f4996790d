import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../', import.meta.url));

interface Cruise {
  readonly modules: readonly { readonly source: string }[];
  readonly summary: { readonly violations: readonly { from: string; to: string; rule: { name: string } }[] };
}

async function cruise(...folders: readonly string[]): Promise<Cruise> {
  const tool = `${root}node_modules/dependency-cruiser/bin/dependency-cruise.mjs`;
  const options = ['--config', '.dependency-cruiser.mjs', '--output-type', 'json'];
  const { stdout } = await run(process.execPath, [tool, ...options, ...folders], {
    cwd: root,
    maxBuffer: 256 << 20,
  }).catch((error: { stdout?: string }) => ({ stdout: error.stdout ?? '' }));
  return JSON.parse(stdout);
}

it('follows the import directions, from server to page', { timeout: 120_000 }, async () => {
  const folders = ['server', 'web', 'seed', 'test'].filter((folder) => existsSync(`${root}${folder}`));
  const { modules, summary } = await cruise(...folders);
  const ours = (folder: string) => modules.filter((module) => module.source.startsWith(`${folder}/`)).length;
  // With a compiler that it cannot read, the tool looks at nothing and reports success.
  for (const folder of ['server', 'web', 'test']) expect(ours(folder), `modules read in ${folder}`).toBeGreaterThan(0);
  expect(summary.violations.map(({ from, to, rule }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
});
