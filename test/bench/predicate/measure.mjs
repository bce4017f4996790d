#!/usr/bin/env node
// What the visibility rule costs: each question beside the same text without its predicate, in turn, CPU of both processes.
//   node bin/build.mjs server && node test/bench/predicate/measure.mjs ENTITIES HOME [SECONDS [QUESTION …]]
// HOME keeps the graph between runs; 20,000 entities are made in seconds, 1,000,000 in some minutes.
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { makeAsk } from '../../../dist/server/neo4j/driver.js';
import { isShown, visible } from '../../../dist/server/neo4j/question.js';
import * as questions from '../../../dist/server/neo4j/questions/index.js';
import { Sessions } from '../../../dist/server/neo4j/sessions.js';
import { shortestPaths } from '../../../dist/server/neo4j/shortest-paths.js';
import { queryTokens } from '../../../dist/server/resolution/name-search.js';
import { fragmentId } from './graph-files.mjs';
import { openGraph } from './open-graph.mjs';

const entityTotal = Number(process.argv[2] ?? 20_000);
const home = process.argv[3];
if (home === undefined) throw new Error('Name a folder for the graph as the second argument.');
/** How long each text of a pair runs for, in all. */
const seconds = Number(process.argv[4] ?? 3);
/** Of these questions alone; none named: of all. */
const wanted = process.argv.slice(5);
const memory = { heapMiB: 2048, pageCacheMiB: entityTotal > 100_000 ? 3072 : 512 };
/** Interactive questions end after 5 s; here the slow ones are to be measured, too. */
const TIMEOUT_MS = 20_000;
const TICKS_PER_SECOND = 100;
/** Name of the searches among the questions that may be wanted, and how many of them there are for each viewer. */
const SEARCHES = 'path searches';
const SEARCHED = 60;
const sight = { shown: {} };
const nobody = new AbortController().signal;

const { neo4j, driver, about } = await openGraph(home, entityTotal, memory);
const ask = makeAsk(new Sessions(driver), { ms: TIMEOUT_MS });
const { viewers, traders, ...size } = about;
const trader = (i) => fragmentId(traders[i % traders.length]);

/** The question, how much more than without the predicate it may cost, what it asks in its i-th round, and what it is compared with if not itself. */
const cases = [
  ['card', questions.cards, 1.4, (i) => ({ fragments: [trader(i)] })],
  ['link counts', questions.linkCounts, 1.3, (i) => ({ anchors: [anchor(trader(i))] })],
  ['card of a hub', questions.cards, 1.4, () => ({ fragments: [fragmentId(about.port)] })],
  ['page at a hub', questions.neighbourhood, 2, () => pageAt(fragmentId(about.port))],
  ['link counts of a hub', questions.linkCounts, 1, () => ({ anchors: [anchor(fragmentId(about.port))] }), walked],
  ['a level of a path search', questions.usuallyReached, 2, (i) => ({ fragments: surrounding(i), kinds: null })],
  ['links across two levels', questions.usualLinksAcross, 2, (i) => ({ ...levels(i), kinds: null })],
  ['links among 200', questions.linksAmong, 1.5, (i) => ({ fragments: surrounding(i) })],
  [
    'search',
    questions.search,
    null,
    (i) => ({ tokens: queryTokens(`${['kestrel', 'jade', 'ivory'][i % 3]} trading`) }),
  ],
];

function anchor(id) {
  return { id, fragments: [id] };
}

function surrounding(i) {
  return surroundings[i % surroundings.length];
}

function levels(i) {
  return { near: surrounding(i), far: surrounding(i + 1) };
}

function pageAt(id) {
  return { centre: id, fragments: [id], kinds: null, entityKinds: null, after: null, limit: 101 };
}

/** Sets of 200 things as charts hold them: a trader and what is two links from it. */
async function setsOf200() {
  const text = `UNWIND $ids AS id MATCH (e:Entity {id: id}) USING INDEX e:Entity(id)
    CALL (e) { MATCH (e)-[:SHIPPED|RECEIVED|LOCATED_AT]-(m)-[:SHIPPED|RECEIVED|CARRIED|STUFFED_IN]-(n:Entity)
      UNWIND [m, n] AS x WITH DISTINCT x LIMIT 199 RETURN collect(x.id) AS around }
    RETURN id, around`;
  const { records } = await driver.executeQuery(text, { ids: Array.from({ length: 10 }, (_, i) => trader(i)) });
  return records.map((r) => [r.get('id'), ...r.get('around')]);
}
const surroundings = await setsOf200();

/** The same question of a graph that keeps no counts. */
function walked(question) {
  return { ...question, text: question.text.replaceAll('e:Hub', 'false') };
}

/** What `visible` and `isShown` make of any variable becomes true; what is shown is still read through the mask. */
function withoutPredicate(question) {
  const predicate = (of) => new RegExp(escaped(of('VARIABLE')).replaceAll('VARIABLE', '\\w+'), 'g');
  const text = question.text.replace(predicate(isShown), 'true').replace(predicate(visible), 'true');
  if (text === question.text) throw new Error('This question has no predicate to leave out.');
  return { ...question, text };
}

function escaped(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** CPU milliseconds of Neo4j and of this process. */
function cpu() {
  const fields = readFileSync(`/proc/${neo4j.pid}/stat`, 'utf8').split(') ')[1].split(' ');
  const { user, system } = process.cpuUsage();
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_PER_SECOND + (user + system) / 1000;
}

/** Both texts in turn, each for some rounds at a time, so that what the machine does meanwhile falls on both. */
async function paired(question, asked, mask, comparedWith) {
  const texts = [question, withoutPredicate(comparedWith(question))];
  const spent = texts.map(() => ({ cpu: 0, wall: 0, rounds: 0, rows: 0 }));
  const round = async (which, i) => (await ask(texts[which], { ...sight, ...asked(i) }, { mask }, nobody)).length;
  const warmUntil = performance.now() + seconds * 500;
  for (let i = 0; i < 2 || performance.now() < warmUntil; i++) for (const which of [0, 1]) await round(which, i);
  // A tick is 10 ms: a turn has to be long beside it.
  const since = performance.now();
  await round(0, 0);
  const perTurn = Math.max(1, Math.ceil(250 / Math.max(0.5, performance.now() - since)));
  for (let first = 0; first === 0 || spent[0].wall + spent[1].wall < seconds * 2000; first += perTurn) {
    for (const which of (first / perTurn) % 2 === 0 ? [0, 1] : [1, 0]) {
      const before = { cpu: cpu(), wall: performance.now() };
      for (let i = first; i < first + perTurn; i++) spent[which].rows += await round(which, i);
      spent[which].cpu += cpu() - before.cpu;
      spent[which].wall += performance.now() - before.wall;
      spent[which].rounds += perTurn;
    }
  }
  const [real, bare] = spent.map((s) => ({
    cpuMs: round2(s.cpu / s.rounds),
    wallMs: round2(s.wall / s.rounds),
    rows: round2(s.rows / s.rounds),
  }));
  return { real, bare, ratio: round2(spent[0].cpu / spent[0].rounds / (spent[1].cpu / spent[1].rounds)) };
}

/** Whole searches, at most six links long and for five ways, between traders picked by chance: how long they take, and how many of them find one. */
async function searches(mask) {
  const put = (question, asked) => ask(question, { ...sight, ...asked }, { mask }, nobody);
  const surroundings = {
    reachedFrom: (fragments) => put(questions.usuallyReached, { fragments, kinds: null }),
    linksAcross: (near, far) => put(questions.usualLinksAcross, { near, far, kinds: null }),
    anchor: (id, fragment) => ({ id, fragments: [fragment] }),
  };
  const shown = async (fragment) => {
    const [card] = await put(questions.cards, { fragments: [fragment] });
    return card === undefined ? null : surroundings.anchor(card.id, fragment);
  };
  const times = [];
  let connected = 0;
  for (let i = 0; times.length < SEARCHED && i < traders.length; i++) {
    const [from, to] = [await shown(trader(i)), await shown(trader(i * 7 + 1))];
    if (from === null || to === null || from.id === to.id) continue;
    const since = performance.now();
    const ways = await shortestPaths(from, to, { longest: questions.LONGEST_PATH, limit: 6 }, surroundings);
    times.push(performance.now() - since);
    if (ways.length > 0) connected += 1;
  }
  times.sort((a, b) => a - b);
  const at = (share) => Math.round(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0);
  return `${connected} of ${times.length} are connected; p50 ${at(0.5)}, p95 ${at(0.95)}, slowest ${at(1)} ms`;
}

function round2(x) {
  return Math.round(x * 100) / 100;
}

const results = [];
try {
  console.log(JSON.stringify(size));
  console.log(['question', 'sees %', 'CPU ms', 'without', 'ratio', 'budget', 'wall ms', 'rows'].map(padded).join(''));
  for (const [name, question, budget, asked, comparedWith = (q) => q] of cases) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    for (const { share, mask } of viewers) {
      const sees = round2(share * 100);
      const measured = await paired(question, asked, Int8Array.from(mask), comparedWith).catch((fault) => ({
        fault: String(fault),
      }));
      results.push({ name, sees, budget, ...measured });
      const { real, bare, ratio, fault } = measured;
      const cells = fault ? [fault] : [real.cpuMs, bare.cpuMs, ratio, budget ?? '-', real.wallMs, real.rows];
      console.log([name, sees, ...cells].map(padded).join(''));
    }
  }
  if (wanted.length === 0 || wanted.includes(SEARCHES))
    for (const { share, mask } of viewers)
      console.log(`${SEARCHES} for ${round2(share * 100)} %: ${await searches(mask)}`);
  console.log(JSON.stringify({ ...size, results }));
} finally {
  await driver.close();
  await neo4j.stop();
}

function padded(cell, column) {
  return String(cell).padEnd(column === 0 ? 22 : 10);
}
