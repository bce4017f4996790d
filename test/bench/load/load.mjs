#!/usr/bin/env node
// 200 people at work on the demonstration world: errors, waiting times, memory of the server over time.
//   node bin/build.mjs && node test/bench/load/load.mjs [USERS] [SECONDS] [THINK_MS]
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ask, nextQuestion, signIn } from './asked.mjs';

const [users, seconds, thinkMs] = [process.argv[2] ?? 200, process.argv[3] ?? 300, process.argv[4] ?? 8000].map(Number);
/** Sessions that one account may have at a time (server/access/sessions.ts). */
const SESSIONS_EACH = 20;
const SAMPLE_EVERY_MS = 10_000;
/** Memory is looked at from here on: before, caches fill. */
const SETTLED_AFTER_S = Math.min(120, seconds * 0.4);

const home = mkdtempSync(join(tmpdir(), 'hawksbill-load-'));
const port = 4_900 + Math.floor(Math.random() * 90);
const measuredPort = port + 100;
const url = `http://127.0.0.1:${port}`;
const start = fileURLToPath(new URL('../../../bin/start.mjs', import.meta.url));
const measured = new URL('measured.mjs', import.meta.url).href;

const server = spawn(process.execPath, ['--expose-gc', '--import', measured, start], {
  env: { ...process.env, HAWKSBILL_HOME: home, PORT: String(port), HAWKSBILL_MEASURED_PORT: String(measuredPort) },
  stdio: ['ignore', 'pipe', 'inherit'],
});
process.on('exit', () => server.kill('SIGTERM'));
const ended = new Promise((resolve) => server.once('close', resolve));
await new Promise((resolve, reject) => {
  server.stdout.on('data', (piece) => piece.toString().includes('Hawksbill is ready') && resolve());
  void ended.then((code) => reject(new Error(`the server ended with ${code}`)));
});

const people = await signedIn();
console.log(
  `${users} people over ${new Set(people.map((p) => p.cookie)).size} sessions, ${seconds} s, load ${loadavg()[0].toFixed(1)}`,
);
const took = { read: [], search: [], write: [] };
/** Those asked once caches were filled. */
const settledTook = [];
const errors = [];
const samples = [];
const began = performance.now();
const until = began + seconds * 1000;
await Promise.all([...people.map(work), sample()]);
report();
server.kill('SIGINT');
await ended;
rmSync(home, { recursive: true, force: true });
process.exitCode = errors.length === 0 ? 0 : 1;

/** As many sessions as may be, each with what its person can find and a case of his own. */
async function signedIn() {
  const firstSignIns = readFileSync(join(home, 'keys', 'first-sign-in'), 'utf8')
    .trim()
    .split('\n');
  const accounts = firstSignIns.map((line) => line.split(' ')).filter(([name, password]) => name && password);
  const sessions = [];
  for (const [name, password] of accounts) {
    const cookie = await signIn(url, name, password);
    // Administrators and auditors consult nothing.
    const found = await ask(url, cookie, 'Search', { text: 'a', first: 100 }).catch(() => null);
    if (found === null) continue;
    const things = await thingsFor(cookie);
    const opened = await ask(url, cookie, 'OpenCase', { reference: `LOAD-${name}`, title: 'Load' }).catch(() => null);
    if (opened === null || things.length < 5) continue;
    const caseId = opened.openCase.id;
    await ask(url, cookie, 'AddToCase', { case: caseId, entities: things, note: '' });
    const cookies = [cookie];
    while (cookies.length < Math.min(SESSIONS_EACH, Math.ceil(users / 2)))
      cookies.push(await signIn(url, name, password));
    for (const each of cookies) sessions.push({ cookie: each, things, caseId });
  }
  if (sessions.length === 0) throw new Error('nobody could sign in');
  return Array.from({ length: users }, (_, i) => sessions[i % sessions.length]);
}

async function thingsFor(cookie) {
  const words = ['Savanna', 'Meridian', 'GANNET', 'Taita', 'Likoni', 'Halcyon', 'Mombasa', 'Hai Phong'];
  const answers = await Promise.all(words.map((text) => ask(url, cookie, 'Search', { text, first: 20 })));
  return [...new Set(answers.flatMap(({ search }) => search.edges.map(({ node }) => node.entity.id)))].slice(0, 40);
}

async function work(person) {
  await pause(Math.random() * thinkMs);
  while (performance.now() < until) {
    const { kind, name, variables } = nextQuestion(person);
    const since = performance.now();
    await ask(url, person.cookie, name, variables).catch((error) => errors.push(error.message));
    took[kind].push(performance.now() - since);
    if (since - began > SETTLED_AFTER_S * 1000) settledTook.push(performance.now() - since);
    await pause(thinkMs * (0.5 + Math.random()));
  }
}

async function sample() {
  while (performance.now() < until) {
    const at = (performance.now() - began) / 1000;
    samples.push({ at, load: loadavg()[0], ...(await (await fetch(`http://127.0.0.1:${measuredPort}`)).json()) });
    await pause(SAMPLE_EVERY_MS);
  }
}

function report() {
  const settled = samples.filter((s) => s.at >= SETTLED_AFTER_S);
  const mib = (bytes) => (bytes / 2 ** 20).toFixed(1);
  const heaps = settled.map((s) => s.heapUsed);
  const middle = (Math.max(...heaps) + Math.min(...heaps)) / 2;
  for (const [kind, times] of Object.entries({ ...took, all: Object.values(took).flat(), settled: settledTook })) {
    console.log(
      `${kind.padEnd(7)} ${times.length} asked, p50 ${at(times, 0.5)}, p95 ${at(times, 0.95)}, p99 ${at(times, 0.99)} ms`,
    );
  }
  console.log(
    `errors  ${errors.length}${errors.length > 0 ? `: ${[...new Set(errors)].slice(0, 5).join(' | ')}` : ''}`,
  );
  console.log(
    `waits for a connection  p99 ${at(
      samples.flatMap((s) => s.waits),
      0.99,
    )} ms over ${samples.flatMap((s) => s.waits).length}`,
  );
  console.log(
    `memory  ${mib(samples[0].rss)} MiB at the start, ${mib(samples.at(-1).rss)} at the end, slope ${slopeMiBPerMinute(settled)} MiB a minute after ${SETTLED_AFTER_S} s`,
  );
  console.log(
    `heap after collection  ${mib(Math.min(...heaps))} to ${mib(Math.max(...heaps))} MiB, ±${((100 * (Math.max(...heaps) - middle)) / middle).toFixed(1)} %`,
  );
  console.log(
    `load of the machine  ${Math.min(...samples.map((s) => s.load)).toFixed(1)} to ${Math.max(...samples.map((s) => s.load)).toFixed(1)}`,
  );
}

function at(times, share) {
  const sorted = [...times].sort((a, b) => a - b);
  return (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(0);
}

/** Least squares over the samples. */
function slopeMiBPerMinute(points) {
  const meanOf = (list) => list.reduce((a, b) => a + b, 0) / list.length;
  const [atMean, rssMean] = [meanOf(points.map((p) => p.at)), meanOf(points.map((p) => p.rss))];
  const over = points.reduce((sum, p) => sum + (p.at - atMean) * (p.rss - rssMean), 0);
  const under = points.reduce((sum, p) => sum + (p.at - atMean) ** 2, 0);
  return (((over / under) * 60) / 2 ** 20).toFixed(2);
}
