#!/usr/bin/env node
// How well and how fast records are matched, on a generated set whose answer is known.
//   node bin/build.mjs server && node test/bench/resolution.mjs FOLDER
// FOLDER holds unified.csv (record_id, source, entity_type, name, alt_names, native_name, country, reg_no, tax_id, phone, email, address, city,
// postal, birth_date, nationality, id_doc, imo, mmsi, callsign, flag, gross_tonnage, built), truth.csv (record_id, cluster_id) and, where there
// are pairs that must stay apart, hard_negatives.csv (id_a, id_b, kind). Writes clusters.csv there and prints the figures as JSON.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { checkCallSign } from '../../dist/server/records/identifiers/call-sign.js';
import { checkImoNumber } from '../../dist/server/records/identifiers/imo-number.js';
import { checkMmsi } from '../../dist/server/records/identifiers/mmsi.js';
import { checkPhoneNumber } from '../../dist/server/records/identifiers/phone-number.js';
import { clusters, components, JOIN_AT_BITS } from '../../dist/server/resolution/clusters.js';
import { featuresOf } from '../../dist/server/resolution/features.js';
import { shippedParameters } from '../../dist/server/resolution/parameters.js';
import { compare, KEEP_AT_BITS, saysEnough } from '../../dist/server/resolution/score.js';

const folder = process.argv[2];
if (folder === undefined) {
  console.error('Name the folder with unified.csv and truth.csv.');
  process.exit(2);
}
const table = (file) => parse(readFileSync(join(folder, file)), { columns: true });

/** A row of the set as a source's reader would say it. */
function said(row) {
  const values = [];
  const put = (property, raw, more = {}) => {
    if (raw) values.push({ property, raw, value: raw, column: property, ...more });
  };
  const checked = (property, raw, check) => {
    const found = raw ? check(raw) : null;
    if (found) put(property, raw, { value: found.value ?? raw, verdict: found.verdict });
  };
  const unchecked = (property, raw, scheme) =>
    put(property, raw, { value: (raw ?? '').replace(/\W/g, ''), verdict: 'VALID_FORMAT_UNCHECKED', scheme });
  const vessel = row.entity_type === 'vessel';
  const person = row.entity_type === 'person';
  put('name', row.name);
  for (const alias of (row.alt_names ?? '').split(';')) put('alias', alias.trim());
  put('alias', row.native_name);
  if (!vessel) put('traderKind', person ? 'PERSON' : 'COMPANY');
  unchecked('registrationNumber', row.reg_no, `register-${row.country}`);
  unchecked('taxNumber', row.tax_id, 'tax');
  unchecked('idDocument', row.id_doc, undefined);
  checked('phone', row.phone, (raw) => checkPhoneNumber(raw, row.country || null));
  put('email', row.email);
  put('address', [row.address, row.city, row.postal].filter(Boolean).join(', '));
  put('birthDate', row.birth_date);
  if (!vessel && !person) put('country', row.country);
  put('nationality', row.nationality);
  checked('imo', row.imo, checkImoNumber);
  checked('mmsi', row.mmsi, checkMmsi);
  checked('callSign', row.callsign, checkCallSign);
  put('flag', row.flag);
  put('grossTonnage', row.gross_tonnage);
  put('builtYear', row.built);
  return { id: row.record_id, kind: vessel ? 'VESSEL' : 'TRADER', values };
}

function timed(work) {
  const began = performance.now();
  const result = work();
  return { result, ms: performance.now() - began };
}

/** Every pair that shares a key, once, by place in the list. */
function candidatesAmong(features) {
  const blocks = new Map();
  features.forEach((f, i) => {
    for (const key of f.keys) {
      const block = blocks.get(`${f.kind} ${key}`);
      if (block) block.push(i);
      else blocks.set(`${f.kind} ${key}`, [i]);
    }
  });
  const pairs = new Set();
  for (const block of blocks.values()) {
    block.forEach((first, at) => {
      for (const second of block.slice(at + 1)) pairs.add(first * features.length + second);
    });
  }
  return [...pairs].map((p) => [Math.floor(p / features.length), p % features.length]);
}

const pairsWithin = (n) => (n * (n - 1)) / 2;
const sum = (numbers) => numbers.reduce((a, b) => a + b, 0);
const rounded = (x) => Math.round(x * 10_000) / 10_000;
const figures = (precision, recall) => ({
  precision: rounded(precision),
  recall: rounded(recall),
  f1: rounded((2 * precision * recall) / (precision + recall)),
});

function sizes(labels) {
  const bySize = new Map();
  for (const label of labels) bySize.set(label, (bySize.get(label) ?? 0) + 1);
  return bySize;
}

/** Pair and B-cubed figures of a grouping against the true one. */
function scored(ids, truth, found) {
  const gold = sizes(ids.map((id) => truth.get(id)));
  const predicted = sizes(ids.map((id) => `c${found.get(id)}`));
  const both = sizes(ids.map((id) => `${truth.get(id)} c${found.get(id)}`));
  const within = (bySize) => sum([...bySize.values()].map(pairsWithin));
  let [precision, recall] = [0, 0];
  for (const [cell, n] of both) {
    const [g, p] = cell.split(' ');
    precision += (n * n) / predicted.get(p);
    recall += (n * n) / gold.get(g);
  }
  return {
    pairs: figures(within(both) / within(predicted), within(both) / within(gold)),
    bCubed: figures(precision / ids.length, recall / ids.length),
    largest: Math.max(...predicted.values()),
  };
}

const rows = table('unified.csv');
const truth = new Map(table('truth.csv').map((r) => [r.record_id, r.cluster_id]));
const apart = existsSync(join(folder, 'hard_negatives.csv')) ? table('hard_negatives.csv') : [];
const saidByRow = rows.map(said);

const features = timed(() => saidByRow.map((s) => featuresOf(s, shippedParameters)));
const candidates = timed(() => candidatesAmong(features.result));
const comparisons = timed(() =>
  candidates.result.map(([i, j]) => compare(features.result[i], features.result[j], shippedParameters)),
);
const kept = comparisons.result.filter((c) => c.weightBits >= KEEP_AT_BITS);
const mentions = features.result.map((f) => ({
  id: f.id,
  kind: f.kind,
  identityKey: null,
  addsOnly: false,
  profile: f.id,
  sure: saysEnough(f, shippedParameters),
  scope: 0,
  recordedOn: '2024-01-01',
  endedOn: null,
  facts: f.facts,
}));
const grouped = timed(() => components({ mentions, edges: kept, judgements: [] }).flatMap((part) => clusters(part)));
const found = new Map(grouped.result.flatMap((group, n) => group.map((id) => [id, n])));
const lines = [...found].map(([id, n]) => `${id},c${n}`);
writeFileSync(join(folder, 'clusters.csv'), `record_id,cluster_id\n${lines.join('\n')}\n`);

const isSame = (a, b) => truth.get(a) === truth.get(b);
const truePairs = sum([...sizes(truth.values()).values()].map(pairsWithin));
const trueCandidates = candidates.result.filter(([i, j]) => isSame(rows[i].record_id, rows[j].record_id)).length;
const joining = kept.filter((c) => c.weightBits >= JOIN_AT_BITS);
const idsOf = (kind) => rows.filter((r) => kind === null || r.entity_type === kind).map((r) => r.record_id);
const kinds = [...new Set(rows.map((r) => r.entity_type))].sort();
const apartKinds = [...new Set(apart.map((p) => p.kind))].sort();
const mergedShare = (kind) => {
  const pairs = apart.filter((p) => p.kind === kind);
  return rounded(pairs.filter((p) => found.get(p.id_a) === found.get(p.id_b)).length / pairs.length);
};

const report = {
  records: rows.length,
  all: scored(idsOf(null), truth, found),
  byKind: Object.fromEntries(kinds.map((kind) => [kind, scored(idsOf(kind), truth, found)])),
  mergedThoughApart: Object.fromEntries(apartKinds.map((kind) => [kind, mergedShare(kind)])),
  candidates: {
    pairs: candidates.result.length,
    perRecord: rounded(candidates.result.length / rows.length),
    recall: rounded(trueCandidates / truePairs),
  },
  edges: {
    joining: joining.length,
    precision: rounded(joining.filter((c) => isSame(c.left, c.right)).length / joining.length),
    proposals: kept.length - joining.length,
  },
  speed: {
    featuresMicroseconds: rounded((features.ms * 1000) / rows.length),
    comparisonMicroseconds: rounded((comparisons.ms * 1000) / candidates.result.length),
    candidatesMs: Math.round(candidates.ms),
    clustersMs: Math.round(grouped.ms),
  },
};
console.log(JSON.stringify(report, null, 1));
