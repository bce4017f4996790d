#!/usr/bin/env node
// How well pairs labelled by hand are told apart at one fixed threshold, by the shipped parameters.
//   node test/bench/labelled-pairs.mjs [--held-out] [--errors] [--sweep]
// The pairs stand in ../shared/data/er_benchmarks beside this checkout. A pair whose SHA-256 (of `schema,name1,name2`, of its JSON) begins
// with 0 to 7 may be looked at while weights are set; the others are held out: only their figures are ever printed, and only when asked for.
// --errors prints the mistakes of the tuned half, --sweep its F1 at other thresholds. The last line printed is one line of JSON.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parse } from 'csv-parse/sync';
import { parse as parseYaml } from 'yaml';
import { build } from '../../bin/build.mjs';

/** Even odds, the prior inside: a label says yes or no, and either mistake costs the same. */
const THRESHOLD = 0.5;

const root = fileURLToPath(new URL('../..', import.meta.url));
const labelled = join(root, '..', 'shared', 'data', 'er_benchmarks');

const { values: asked } = parseArgs({
  options: { 'held-out': { type: 'boolean' }, errors: { type: 'boolean' }, sweep: { type: 'boolean' } },
});
if (!existsSync(labelled)) {
  console.error(`The labelled pairs are not there: ${labelled}. They stand beside the checkout, in ../shared.`);
  process.exit(2);
}

const sets = {
  names: parse(readFileSync(join(labelled, 'nomenklatura_name_cases.csv'), 'utf8'), { columns: true, bom: true }).map(
    ({ schema, name1, name2, is_match }) => ({
      hashed: `${schema},${name1},${name2}`,
      schema,
      isMatch: is_match === 'true',
      pair: { schema, query: { name: name1 }, candidate: { name: name2 } },
    }),
  ),
  entities: parseYaml(readFileSync(join(labelled, 'nomenklatura_entity_checks.yml'), 'utf8')).checks.map(
    ({ match, schema, query, candidate }) => ({
      hashed: JSON.stringify({ schema, query, candidate }),
      schema,
      isMatch: match === true,
      pair: { schema, query, candidate },
    }),
  ),
};

await build(['server']);
const work = mkdtempSync(join(tmpdir(), 'hawksbill-labelled-'));
try {
  const report = {};
  for (const [name, pairs] of Object.entries(sets)) {
    const isTuned = ({ hashed }) => createHash('sha256').update(hashed).digest('hex') < '8';
    const tuned = compared(pairs.filter(isTuned));
    if (asked.errors) tellErrors(name, tuned);
    if (asked.sweep) tellSweep(name, tuned);
    report[name] = { tuned: { ...figures(tuned), bySchema: bySchema(tuned) } };
    if (asked['held-out']) report[name].heldOut = figures(compared(pairs.filter((p) => !isTuned(p))));
  }
  console.log(JSON.stringify({ threshold: THRESHOLD, ...report }));
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** Each pair with its probability and the reason, from the command that everyone has. */
function compared(pairs) {
  const [from, to] = [join(work, 'pairs.jsonl'), join(work, 'compared.jsonl')];
  writeFileSync(from, `${pairs.map(({ pair }) => JSON.stringify(pair)).join('\n')}\n`);
  const { status, stderr } = spawnSync(
    'node',
    [join(root, 'bin', 'hawksbill.mjs'), 'compare', '--pairs', from, '--out', to],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`hawksbill compare failed.\n${stderr}`);
  const lines = readFileSync(to, 'utf8').trim().split('\n');
  return pairs.map((p, i) => ({ ...p, ...JSON.parse(lines[i]) }));
}

function figures(pairs, threshold = THRESHOLD) {
  const count = (isMatch, said) =>
    pairs.filter((p) => p.isMatch === isMatch && p.probability >= threshold === said).length;
  const [right, missed, wrong] = [count(true, true), count(true, false), count(false, true)];
  const f1 = Math.round((2000 * right) / (2 * right + missed + wrong)) / 1000;
  return { pairs: pairs.length, f1, falsePositives: wrong, falseNegatives: missed };
}

function bySchema(pairs) {
  const schemas = [...new Set(pairs.map((p) => p.schema))].sort();
  return Object.fromEntries(schemas.map((s) => [s, figures(pairs.filter((p) => p.schema === s))]));
}

function tellErrors(name, pairs) {
  for (const { schema, isMatch, pair, weight_bits, reason, probability } of pairs) {
    if (probability >= THRESHOLD === isMatch) continue;
    const [left, right] = [JSON.stringify(pair.query), JSON.stringify(pair.candidate)];
    console.log(`${name} ${isMatch ? 'missed' : 'wrong'} ${schema} ${weight_bits}: ${left} | ${right} | ${reason}`);
  }
}

function tellSweep(name, pairs) {
  for (let bits = -4; bits <= 4; bits++)
    console.log(`${name} from ${bits} bits: ${JSON.stringify(figures(pairs, 1 / (1 + 2 ** -bits)))}`);
}
