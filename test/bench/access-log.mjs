#!/usr/bin/env node
// How long an entry of the access log takes until it is on disk: one after the other (an idle server), and many at once.
//   node bin/build.mjs server && node test/bench/access-log.mjs [ENTRIES] [FOLDER]
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const { AccessLog } = await import('../../dist/server/access/access-log.js');
const { verifyAccessLog } = await import('../../dist/server/access/verify-access-log.js');

const count = Number(process.argv[2] ?? 1000);
const folder = mkdtempSync(join(process.argv[3] ?? tmpdir(), 'hawksbill-bench-'));
const key = generateKeyPairSync('ed25519').privateKey;
const log = await AccessLog.open(folder, () => new Date(), { key, copies: null, copyFailed: console.error });

async function timed(i) {
  const since = performance.now();
  const ids = Array.from({ length: 40 }, (_, n) => `m${i}-${n}`);
  const who = { actor: 'bench', agency: 'bench', session: 's', operation: 'Profile' };
  await log.append({ action: 'CONSULTATION', ...who, purpose: 'bench', ids, result: 'ok' });
  return performance.now() - since;
}

function told(what, times) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share) => sorted[Math.floor(share * (sorted.length - 1))].toFixed(2);
  console.log(`${what}: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms over ${times.length} entries`);
}

const alone = [];
for (let i = 0; i < count; i++) alone.push(await timed(i));
told('one after the other', alone);
told('all at once', await Promise.all(Array.from({ length: count }, (_, i) => timed(i))));
await log.close();

const since = performance.now();
const { verified, entries } = await verifyAccessLog(folder, null);
console.log(
  `checked ${entries} entries in ${(performance.now() - since).toFixed(0)} ms: ${verified ? 'verified' : 'not verified'}`,
);
rmSync(folder, { recursive: true });
