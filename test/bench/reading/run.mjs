#!/usr/bin/env node
// How fast large files are read, and in how much memory.
//   node bin/build.mjs server && node test/bench/reading/run.mjs [FOLDER] [csv|ndjson|xlsx …]
// Each file is made once in FOLDER (by default a new one, which is deleted afterwards), then read in a process of its own.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { make } from './make.mjs';

const SIZES = { csv: 2 * 1024 ** 3, ndjson: 300 * 1024 ** 2, xlsx: 300 * 1024 ** 2 };

const [given, ...kinds] = process.argv.slice(2);
const folder = given ?? mkdtempSync(join(tmpdir(), 'reading-'));
try {
  for (const kind of kinds.length > 0 ? kinds : Object.keys(SIZES)) {
    const path = join(folder, `large.${kind}`);
    if (!existsSync(path)) await make(kind, path, SIZES[kind]);
    const read = fileURLToPath(new URL('read.mjs', import.meta.url));
    const figures = execFileSync(process.execPath, [read, path, folder], { encoding: 'utf8' });
    console.log(`${kind}, ${Math.round(statSync(path).size / 1024 ** 2)} MiB: ${figures.trim()}`);
  }
} finally {
  if (given === undefined) rmSync(folder, { recursive: true, force: true });
}
