import { request } from 'node:http';
import { connect } from 'node:net';
import { type Driver, int } from 'neo4j-driver';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openDriver } from '../../server/neo4j/driver.js';
import { LISTED } from './listed.js';
import { ask, asPage, found, send, type Target } from './target.js';

const LIMIT_MS = 5_000;
/** The limit holds for each question to Neo4j; the slow one has others before it. */
const SLOW_WITHIN_MS = 8_000;
/** A thing between two others that is shown under so many mentions that nobody may see: each is looked at, for each of its links. */
const MENTIONS = 100_000;
const LINKS = 1_000;
/** Reads by others, alone and beside the slow question. */
const READS = 25;
/** What others may lose on two cores of which one is taken, beside what they vary by alone. */
const SLOWER_AT_MOST_MS = 400;

/** Keeping the server busy. */
export function slowQuestions(target: () => Target): void {
  describe('a question that never ends', () => {
    let driver: Driver;
    let ends: readonly [string, string];
    beforeAll(async () => {
      driver = openDriver(inject('neo4j'));
      ends = await thicketBetween(driver, target());
    });
    afterAll(async () => {
      await driver.executeQuery('MATCH (n:Thicket) DETACH DELETE n');
      await driver.close();
    });

    const running = async () => {
      const { records } = await driver.executeQuery(
        "SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery CONTAINS '.kinds IS NULL' AND NOT currentQuery CONTAINS 'SHOW' RETURN count(*) AS n",
      );
      return records[0]?.get('n') as number;
    };
    const until = async (n: number, withinMs: number) => {
      const since = performance.now();
      while ((await running()) !== n) {
        if (performance.now() - since > withinMs) throw new Error(`${await running()} running, not ${n}`);
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
      return performance.now() - since;
    };
    const variables = () => ({ from: ends[0], to: ends[1], kinds: ['ASSOCIATED_WITH'] });
    const slow = () => ask(target(), LISTED.paths, variables(), target().amina, SLOW_WITHIN_MS);

    it('is ended at its limit, and refused in words that say so; others do not wait', async () => {
      const alone = await readsOfOthers(target());
      const asked = slow();
      await until(1, 3_000);
      const since = performance.now();
      const ended = asked.then(() => performance.now() - since);
      const beside = await readsOfOthers(target());
      const [reply, tookMs] = [await asked, await ended];
      const after = await readsOfOthers(target());
      const p95 = [alone, beside, after].map((others) => Math.round(others.p95));
      console.log(`ended after ${Math.round(tookMs)} ms; p95 of others before, beside, after: ${p95.join(', ')} ms`);
      expect(reply.errors).toEqual([
        expect.objectContaining({
          message: 'The answer takes longer than 5 seconds. Ask for less at a time',
          extensions: { code: 'TOOK_TOO_LONG', details: { limitMs: LIMIT_MS } },
        }),
      ]);
      // Where the machine has other work, the words that it is over are as late as any other answer.
      expect(Math.abs(tookMs - LIMIT_MS)).toBeLessThan(500 + beside.p95);
      expect(beside.median).toBeLessThan(2 * Math.max(alone.median, after.median) + SLOWER_AT_MOST_MS);
      expect(await running()).toBe(0);
    });

    it('stops in Neo4j when whoever asked is gone', async () => {
      const outgoing = request(`${target().service.url}/graphql`, { method: 'POST', headers: asPage(target().amina) });
      outgoing.on('error', () => undefined);
      outgoing.end(JSON.stringify({ query: LISTED.paths, variables: variables() }));
      await until(1, 3_000);
      outgoing.destroy();
      const stoppedAfter = await until(0, 1_500);
      console.log(`stopped ${Math.round(stoppedAfter)} ms after its client was gone`);
    });
  });

  describe('a connection that only waits', () => {
    it('is closed where its header never ends', async () => {
      const { port, hostname } = new URL(target().service.url);
      const socket = connect(Number(port), hostname, () => socket.write('POST /graphql HTTP/1.1\r\nHost: x\r\n'));
      const since = performance.now();
      await new Promise((resolve) =>
        socket
          .on('close', resolve)
          .on('error', () => undefined)
          .resume(),
      );
      expect(performance.now() - since).toBeLessThan(15_000);
      expect((await send(target(), { method: 'GET', path: '/healthz' })).status).toBe(200);
    });
  });
}

/** What somebody else waits, in ms. */
async function readsOfOthers(target: Target): Promise<{ readonly median: number; readonly p95: number }> {
  const took: number[] = [];
  for (let i = 0; i < READS; i++) {
    const reply = await ask(target, LISTED.entity, { id: target.vessel }, target.amina);
    expect(reply.errors).toEqual([]);
    took.push(reply.tookMs);
  }
  const at = (share: number) => took.toSorted((a, b) => a - b)[Math.floor(READS * share)] as number;
  return { median: at(0.5), p95: at(0.95) };
}

/** Puts that thing beside the vessel's owner, and things between it and the operator; gives these two. */
async function thicketBetween(driver: Driver, target: Target): Promise<readonly [string, string]> {
  const around = await ask(target, LISTED.neighbourhood, { id: target.vessel });
  const { entities } = found<{ entities: readonly { id: string }[] }>(around, 'neighbourhood');
  const ends = [entities[0]?.id ?? '', entities[1]?.id ?? ''] as const;
  const { records } = await driver.executeQuery(
    `MATCH (from:Entity), (to:Entity) WHERE $from IN from.mi AND $to IN to.mi
     MATCH (from)-[r:OWNS|OPERATES]-() WITH from, to, properties(r) AS link LIMIT 1
     CREATE (from)-[l:ASSOCIATED_WITH]->(x:Thicket:Entity)
     SET l = link, x = from {.*, id: 'thicket', ms: range(1000000, 1000000 + $mentions) + from.ms,
       mi: [i IN range(0, $mentions) | 'm'] + [s IN from.ms | 'mthicket']}
     WITH from, to, x, link
     UNWIND range(1, $links) AS i
     CREATE (x)-[a:ASSOCIATED_WITH]->(y:Thicket:Entity)-[b:ASSOCIATED_WITH]->(to)
     SET a = link, b = link, y = from {.*, id: 'thicket-' + i, mi: [s IN from.ms | 'mthicket-' + i]}
     RETURN count(*) AS n`,
    { from: ends[0], to: ends[1], mentions: int(MENTIONS), links: int(LINKS) },
  );
  expect(records[0]?.get('n')).toBe(LINKS);
  return ends;
}
