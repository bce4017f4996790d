#!/usr/bin/env node
// How many of the true pairs among some records share a key that is compared under, and how many of those an upper bound leaves over.
//   node bin/build.mjs server && node test/bench/candidate-recall.mjs FOLDER
// FOLDER holds tables and truth.csv (record_id,cluster_id), as the generator of `npm run bench:resolution` makes them (`--keep`).
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe } from '../../dist/server/jobs/resolve-files/describe.js';
import { openFolder } from '../../dist/server/jobs/resolve-files/read-folder.js';
import { numbered, readHere } from '../../dist/server/jobs/resolve-files/resolve-files.js';
import { forEachCandidate, refinedAmong } from '../../dist/server/resolution/candidate-pairs.js';
import { shippedParameters as parameters } from '../../dist/server/resolution/parameters.js';
import { compareFrom, KEEP_AT_BITS } from '../../dist/server/resolution/score.js';

const folder = process.argv[2];
if (folder === undefined) throw new Error('Name a folder with tables and truth.csv.');
const progress = () => {};

const { readable } = await openFolder(folder);
const { said } = await readHere(readable, progress);
const keep = ({ id, saying, keys }) => ({ id, saying, keys });
const { mentions, features } = describe(numbered(said), { parameters, progress, keep });
const { keysOfEach } = refinedAmong(mentions.map((m) => m.keys));
const candidates = forEachCandidate(keysOfEach, () => {});

const clusterOf = new Map(
  readFileSync(join(folder, 'truth.csv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',')),
);
const clusters = new Map();
for (const [i, { id }] of mentions.entries()) {
  const cluster = clusterOf.get(id);
  if (cluster !== undefined) clusters.set(cluster, [...(clusters.get(cluster) ?? []), i]);
}
const counts = { pairs: 0, withAnyKey: 0, candidates: 0, weighed: 0, kept: 0 };
for (const members of clusters.values())
  for (const [n, left] of members.entries()) for (const right of members.slice(n + 1)) count(left, right);

function count(left, right) {
  counts.pairs++;
  if (shareOne(mentions[left].keys, mentions[right].keys)) counts.withAnyKey++;
  if (!shareOne(keysOfEach[left], keysOfEach[right])) return;
  counts.candidates++;
  const weighing = { weighed: 0 };
  const [a, b] = [left, right].map((i) => features.get(mentions[i].saying));
  if (compareFrom(KEEP_AT_BITS, a, b, parameters, weighing) !== null) counts.kept++;
  counts.weighed += weighing.weighed;
}

function shareOne(ours, theirs) {
  const own = new Set(ours);
  return theirs.some((key) => own.has(key));
}

const share = (found) => Math.round((found / counts.pairs) * 10_000) / 10_000;
console.log(
  JSON.stringify({
    records: mentions.length,
    truePairs: counts.pairs,
    candidatesPerRecord: Math.round((candidates / mentions.length) * 10) / 10,
    recall: {
      anyKeyInCommon: share(counts.withAnyKey),
      candidates: share(counts.candidates),
      weighed: share(counts.weighed),
      kept: share(counts.kept),
    },
  }),
);
