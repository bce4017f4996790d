#!/usr/bin/env node
// How long it takes to find and weigh what a new record may be one with, where as many are held as FOLDER has: candidates looked up in a warm Neo4j, read,
// described and compared. Writing is not timed.
//   node bin/build.mjs server && node --max-old-space-size=12000 test/bench/one-new-record/measure.mjs FOLDER HOME [PARAMETERS.json]
// FOLDER holds tables and truth.csv, as the generator of `npm run bench:resolution` makes them (`--keep`). HOME keeps the graph; another set of parameters
// needs another one.
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { readConfig } from '../../../dist/server/config.js';
import { comparisonsOf, FeaturesAtHand } from '../../../dist/server/jobs/compare-profiles.js';
import { makeChange, openDriver } from '../../../dist/server/neo4j/driver.js';
import { startNeo4j } from '../../../dist/server/neo4j/embedded/start.js';
import { neo4jComparisonStore } from '../../../dist/server/neo4j/neo4j-comparison-store.js';
import { neo4jJobStore } from '../../../dist/server/neo4j/neo4j-job-store.js';
import { Sessions } from '../../../dist/server/neo4j/sessions.js';
import { keysOf } from '../../../dist/server/resolution/candidate-keys.js';
import { pairKey } from '../../../dist/server/resolution/clusters.js';
import { readParameters } from '../../../dist/server/resolution/parameter-set-json.js';
import { shippedParameters } from '../../../dist/server/resolution/parameters.js';
import { heldGraph } from './held-graph.mjs';

const MEMORY = { heapMiB: 3072, pageCacheMiB: 4096 };
/** Untimed, so that code is compiled and pages are read. */
const WARMED_BY = 300;

const [, , folder, home, trained] = process.argv;
if (home === undefined) throw new Error('Name a folder with tables and truth.csv, and one for the graph.');
const parameters = trained === undefined ? shippedParameters : readParameters(await readFile(trained, 'utf8'));

const { held, fresh, sameAs } = await heldGraph(folder, home, parameters);
const { cache, java } = readConfig();
const neo4j = await startNeo4j({ home, cache, java, memory: MEMORY });
const driver = openDriver(neo4j);
try {
  const writer = makeChange(new Sessions(driver));
  const store = neo4jComparisonStore(writer);
  const jobs = neo4jJobStore(writer);
  const lease = await jobs.claim(
    (await jobs.put({ id: `measured ${Date.now()}`, kind: 'RESOLVE', input: '{}', by: 'bench' }, true)).id,
  );
  let questionMs = 0;
  const timed = {
    candidates: async (profiles) => {
      const began = performance.now();
      const found = await store.candidates(profiles);
      questionMs = performance.now() - began;
      return found;
    },
  };
  const counts = { truePairs: 0, met: 0, kept: 0 };
  const measured = [];
  for (const [i, profile] of fresh.entries()) {
    await driver.executeQuery('MERGE (p:Profile {id: $id}) SET p.kind = $kind, p.values = $values', {
      ...profile,
      values: JSON.stringify(profile.values),
    });
    const keys = keysOf(new FeaturesAtHand(parameters).of(profile), parameters);
    await store.putKeys(lease, [{ profile: profile.id, keys }]);
    // As a job that begins for it alone.
    const atHand = new FeaturesAtHand(parameters);
    const [began, busy] = [performance.now(), process.cpuUsage()];
    const found = await comparisonsOf([atHand.of(profile)], atHand, timed);
    const ms = performance.now() - began;
    const { user, system } = process.cpuUsage(busy);
    if (i < WARMED_BY) continue;
    const candidates = new Set((await store.candidates([profile.id])).map((c) => c.id));
    const kept = new Set(found.map((c) => pairKey(c.left, c.right)));
    for (const other of sameAs.get(profile.id) ?? []) {
      counts.truePairs++;
      if (candidates.has(other)) counts.met++;
      if (kept.has(pairKey(profile.id, other))) counts.kept++;
    }
    measured.push({ ms, questionMs, cpuMs: (user + system) / 1000, candidates: candidates.size, keys: keys.length });
  }
  const of = (name) => {
    const sorted = measured.map((m) => m[name]).sort((a, b) => a - b);
    const at = (share) => Math.round((sorted[Math.floor(sorted.length * share)] ?? 0) * 10) / 10;
    const mean = sorted.reduce((sum, x) => sum + x, 0) / sorted.length;
    return { mean: Math.round(mean * 10) / 10, p50: at(0.5), p95: at(0.95), most: Math.round(sorted.at(-1) * 10) / 10 };
  };
  const share = (n) => Math.round((n / counts.truePairs) * 10_000) / 10_000;
  console.log(
    JSON.stringify({
      parameters: parameters.version,
      heldSayings: held,
      measured: measured.length,
      ms: of('ms'),
      questionMs: of('questionMs'),
      cpuMs: of('cpuMs'),
      candidates: of('candidates'),
      keys: of('keys'),
      truePairs: counts.truePairs,
      recall: { met: share(counts.met), kept: share(counts.kept) },
    }),
  );
} finally {
  await driver.close();
  await neo4j.stop();
  await rm(join(home, 'files'), { recursive: true, force: true });
}
