#!/usr/bin/env node
// Everything a contributor must see pass, one step after the other; a step that fails does not hide the next ones.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from '../bin/build.mjs';
import { findBrowser } from './setup/find-browser.mjs';
import { startShortLived } from './setup/short-lived-database.mjs';
import { askAdvisories } from './supply-chain/advisories.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
/** In a log, the signs that colour a terminal are only noise. */
const onTerminal = process.stdout.isTTY === true;
const colours = `--colors=${onTerminal ? 'force' : 'off'}`;
/** A database that lives for minutes never earns back what Java's second compiler costs: a third of its time went there. */
process.env.JAVA_TOOL_OPTIONS ??= '-XX:TieredStopAtLevel=1';
const env = { ...process.env, ...(onTerminal ? {} : { NO_COLOR: '1', FORCE_COLOR: '0' }) };
const results = join(root, 'dist', 'test-results');
const tool = (path) => join(root, 'node_modules', path);

/** Two cores: a test that waits for Neo4j, and Neo4j that waits for the test, leave one idle. */
const LANES = 2;

/**
 * Stages follow each other. The steps of a stage stand in one queue, the longest first, and a lane that is free takes the next: so the lanes end
 * nearly together, whatever a step takes on this machine. Steps that share a Neo4j empty it and so never run side by side; where one is given,
 * there is one lane.
 */
const stages = [
  [
    { name: 'types of server and tests', run: () => program(tool('typescript/bin/tsc'), '-p', 'tsconfig.json') },
    { name: 'compile', run: compile },
    { name: 'types of the page', run: () => program(tool('typescript/bin/tsc'), '-p', 'web/tsconfig.json') },
    { name: 'unit tests and contracts', run: () => tests('unit') },
    {
      name: 'format and lint',
      run: () => program(tool('@biomejs/biome/bin/biome'), 'ci', colours, '--diagnostic-level=warn', '.'),
    },
    { name: 'advisories on packages', run: advisories },
  ],
  [
    { name: 'tests on Neo4j', sharesNeo4j: true, run: () => tests('db', onSharedNeo4j) },
    { name: 'journeys in a browser', run: () => tests('journey') },
    { name: 'what is hidden, in twelve worlds', run: () => tests('noninterference') },
    { name: 'an import that is killed', run: () => tests('kill') },
    { name: 'attacks', sharesNeo4j: true, run: () => tests('attacks', onSharedNeo4j) },
  ],
];

/** Runs a script of a tool; passed where it ends with 0. */
function program(script, ...args) {
  return programIn({}, script, ...args);
}

async function programIn(more, script, ...args) {
  const options = { cwd: root, env: { ...env, ...more }, stdio: ['ignore', 'inherit', 'inherit'] };
  const child = spawn(process.execPath, [script, ...args], options);
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

/** The Neo4j that some steps share, one after the other: a minute of a core goes by until it has read its classes and planned what is asked. */
const onSharedNeo4j = async () => {
  if (process.env.HAWKSBILL_TEST_NEO4J) return {};
  started ??= startForTests();
  const { user, password, uri } = await started;
  return { HAWKSBILL_TEST_NEO4J: uri.replace('://', `://${user}:${encodeURIComponent(password)}@`) };
};
let started;

async function startForTests() {
  const [{ readConfig }, { SMALL }, { startNeo4j }] = await Promise.all(
    ['config.js', 'neo4j/embedded/settings.js', 'neo4j/embedded/start.js'].map(
      (file) => import(`../dist/server/${file}`),
    ),
  );
  return startShortLived({ readConfig, startNeo4j }, SMALL);
}

/** Runs one vitest project and counts its tests. A run that fails without a failed test (a file that does not load) counts as one. */
async function tests(project, given = () => ({})) {
  const report = join(results, `${project}.json`);
  const own = project === 'attacks' ? ['--reporter=./test/attacks/table.ts'] : [];
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...own];
  const config = ['run', '--config', 'test/vitest.config.ts', '--project', project];
  const run = await programIn(await given(), tool('vitest/vitest.mjs'), ...config, ...reporters);
  const counted = JSON.parse(await readFile(report, 'utf8').catch(() => '{}'));
  const { numPassedTests: passed = 0, numFailedTests: failed = 0, numPendingTests: skipped = 0 } = counted;
  return { passed, failed: run.failed > 0 ? Math.max(failed, 1) : failed, skipped };
}

async function advisories() {
  const { told, ...counts } = await askAdvisories(root);
  process.stdout.write(`${told}\n`);
  return counts;
}

async function compile() {
  await build();
  return { passed: 1, failed: 0, skipped: 0 };
}

/** What the machine lacks is said before anything runs, with the line that helps. */
async function missingOnThisMachine() {
  const missing = [];
  if (findBrowser() === null) missing.push('No Chromium, Chrome or Edge was found.');
  if (!process.env.HAWKSBILL_TEST_NEO4J) {
    await build(['server']);
    const { readConfig } = await import('../dist/server/config.js');
    const { missingTools } = await import('../dist/server/neo4j/embedded/missing-tools.js');
    missing.push(...(await missingTools(readConfig())));
  }
  return missing;
}

async function carriedOut(step, place) {
  process.stdout.write(`\n${place} ${step.name}\n`);
  const since = Date.now();
  const { passed, failed, skipped } = await step.run().catch((error) => {
    process.stderr.write(`${error.message}\n`);
    return { passed: 0, failed: 1, skipped: 0 };
  });
  const seconds = ((Date.now() - since) / 1000).toFixed(1);
  const left = skipped > 0 ? `, ${skipped} skipped` : '';
  process.stdout.write(`${place} ${step.name}: ${passed} passed, ${failed} failed${left} (${seconds} s)\n`);
  return { passed, failed };
}

/** Steps that wait for a lane. */
class Queue {
  #waiting;
  #neo4jIsTaken = false;

  constructor(steps) {
    this.#waiting = [...steps];
  }

  /** The first that may run now. Null: none is left, or only such as need what another lane has, which takes them when it is done. */
  next() {
    const at = this.#waiting.findIndex((step) => !(step.sharesNeo4j && this.#neo4jIsTaken));
    if (at < 0) return null;
    const [step] = this.#waiting.splice(at, 1);
    this.#neo4jIsTaken ||= step.sharesNeo4j === true;
    return step;
  }

  done(step) {
    if (step.sharesNeo4j) this.#neo4jIsTaken = false;
  }
}

async function main() {
  const missing = await missingOnThisMachine();
  if (missing.length > 0) {
    process.stderr.write(`${missing.join('\n')}\nThen run: npm run test:setup\n`);
    return 1;
  }
  await rm(results, { recursive: true, force: true });
  await mkdir(results, { recursive: true });
  const total = { passed: 0, failed: 0 };
  for (const [index, steps] of stages.entries()) {
    const place = `[${index + 1}/${stages.length}]`;
    const queue = new Queue(steps);
    const lane = async () => {
      for (let step = queue.next(); step !== null; step = queue.next()) {
        const { passed, failed } = await carriedOut(step, place);
        queue.done(step);
        total.passed += passed;
        total.failed += failed;
      }
    };
    await Promise.all(Array.from({ length: process.env.HAWKSBILL_TEST_NEO4J ? 1 : LANES }, lane));
    await (await started)?.stop();
    started = undefined;
  }
  process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`);
  return total.failed > 0 ? 1 : 0;
}

if (!existsSync(join(root, 'node_modules'))) {
  process.stderr.write('The packages are not installed. Run: npm ci\n');
  process.exit(1);
}
process.exitCode = await main();
