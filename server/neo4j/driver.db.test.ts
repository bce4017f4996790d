import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../test/setup/database.js';
import type { Scope } from '../access/scope.js';
import { Viewer } from '../access/viewer.js';
import type { Change } from './change.js';
import { makeAsk } from './driver.js';
import { cypher, type Question, visible } from './question.js';
import { AT_ONCE, Sessions } from './sessions.js';

const scopes: readonly Scope[] = [
  { id: 0, agency: 'public', handling: 'TLP:CLEAR', cases: [], all: [] },
  { id: 1, agency: 'north', handling: 'TLP:RED', cases: [], all: [] },
];
const viewerOf = (clearances: Viewer['policy']['clearances']) =>
  Viewer.of({ name: 'ana', agency: 'north', roles: ['ANALYST'], policy: { clearances, cases: [] } }, scopes);

const putThing: Change<{ id: string; scopes: readonly number[] | null }, string> = {
  text: 'MERGE (t:Thing {id: $id}) SET t.scopes = $scopes RETURN t.id AS id',
  params: (p) => p,
  row: (row) => row.get('id'),
};
const thingsFirst: Question<{ limit: number }, string> = {
  text: cypher`CYPHER 25 MATCH (t:Thing) WHERE ${visible('t')} RETURN t.id AS id ORDER BY id LIMIT $limit`,
  params: (p) => p,
  row: (row) => row.get('id'),
};
/** Goes on for minutes: every triple of a million numbers. */
const endless: Question<object, number> = {
  text: cypher`CYPHER 25 UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b
    OPTIONAL MATCH (t:Thing) WHERE ${visible('t')} AND t.id = toString(a + b) RETURN count(t) AS n`,
  params: () => ({}),
  row: (row) => row.get('n'),
};
const signal = new AbortController().signal;

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(() => database.clear());

async function runningQuestions(): Promise<number> {
  const rows = await database.driver.executeQuery(
    "SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery CONTAINS 'UNWIND range(1, 1000000)' AND NOT currentQuery STARTS WITH 'SHOW' RETURN count(*) AS n",
  );
  return rows.records[0]?.get('n');
}

async function until(condition: () => Promise<boolean>, withinMs: number): Promise<number> {
  const since = Date.now();
  while (!(await condition())) {
    if (Date.now() - since > withinMs) throw new Error(`not so after ${withinMs} ms`);
    await pause(20);
  }
  return Date.now() - since;
}

describe('asking', () => {
  it('shows what one visible scope allows, and hides what has none, an unknown one or a hidden one', async () => {
    const { writer, ask } = database;
    for (const [id, of] of [
      ['a', [0]],
      ['b', [1]],
      ['c', [1, 0]],
      ['d', [7]],
      ['e', null],
      ['f', []],
    ] as const) {
      await writer.change(putThing, { id, scopes: of });
    }
    expect(await ask(thingsFirst, { limit: 10 }, viewerOf({}), signal)).toEqual(['a', 'c']);
    expect(await ask(thingsFirst, { limit: 10 }, viewerOf({ north: 'TLP:RED' }), signal)).toEqual(['a', 'b', 'c']);
    expect(await ask(thingsFirst, { limit: 1 }, viewerOf({}), signal)).toEqual(['a']);
  });

  it('stops the running Cypher when the signal is aborted', async () => {
    const abort = new AbortController();
    const answer = database.ask(endless, {}, viewerOf({}), abort.signal);
    const outcome = expect(answer).rejects.toThrow('gone');
    await until(async () => (await runningQuestions()) === 1, 4_000);
    abort.abort(new Error('gone'));
    await until(async () => (await runningQuestions()) === 0, 1_500);
    await outcome;
  });

  it('does not begin once the signal is aborted', async () => {
    await expect(database.ask(endless, {}, viewerOf({}), AbortSignal.abort(new Error('gone')))).rejects.toThrow('gone');
  });

  it('ends a question that takes longer than it may', async () => {
    const impatient = makeAsk(new Sessions(database.driver), { ms: 300 });
    await expect(impatient(endless, {}, viewerOf({}), signal)).rejects.toMatchObject({
      code: 'TOOK_TOO_LONG',
      message: 'The answer takes longer than 0.3 seconds. Ask for less at a time',
    });
    await until(async () => (await runningQuestions()) === 0, 1_500);
  });

  it('gives several that find one answer the time of one', async () => {
    const patient = makeAsk(new Sessions(database.driver), { ms: 60_000 });
    const took = (since: number) => patient(endless, {}, viewerOf({}), signal, since);
    const message = 'The answer takes longer than 60 seconds. Ask for less at a time';
    await expect(took(performance.now() - 59_700)).rejects.toMatchObject({ code: 'TOOK_TOO_LONG', message });
    await expect(took(performance.now() - 60_000)).rejects.toMatchObject({ code: 'TOOK_TOO_LONG', message });
    await until(async () => (await runningQuestions()) === 0, 1_500);
  });
});

describe('statements beside each other', () => {
  const one = { text: 'RETURN $p.n AS n', parameters: { p: { n: 7 } } };
  const slow = { text: 'UNWIND range(1, 100000000) AS a RETURN max(a) AS n', parameters: {} };

  /** Lets slow ones take every turn; gives what ends them and tells how they ended. */
  function takeEveryTurn(sessions: Sessions) {
    const away = new AbortController();
    const outcomes = Promise.allSettled(
      Array.from({ length: AT_ONCE }, () => sessions.run('READ', slow, { signal: away.signal, ms: 60_000 })),
    );
    return () => {
      away.abort(new Error('gone'));
      return outcomes;
    };
  }

  it('wait for their turn, which counts for none as its own time', async () => {
    const sessions = new Sessions(database.driver);
    const endThem = takeEveryTurn(sessions);
    const begun = performance.now();
    const waiting = sessions.run('READ', one, { signal, ms: 1_000 });
    await pause(1_500);
    const outcomes = endThem();
    expect((await waiting).map((row) => row.get('n'))).toEqual([7]);
    expect(performance.now() - begun).toBeGreaterThan(1_400);
    expect((await outcomes).every((o) => o.status === 'rejected' && (o.reason as Error).message === 'gone')).toBe(true);
  });

  it('leave their place when their asker has gone while they waited', async () => {
    const sessions = new Sessions(database.driver);
    const away = new AbortController();
    const endThem = takeEveryTurn(sessions);
    const waiting = sessions.run('READ', one, { signal: away.signal, ms: 60_000 });
    const behind = sessions.run('READ', one, { signal, ms: 5_000 });
    away.abort(new Error('gone'));
    // At once, and not when its turn would have come.
    await expect(waiting).rejects.toThrow('gone');
    const outcomes = endThem();
    expect((await behind).map((row) => row.get('n'))).toEqual([7]);
    expect((await outcomes).every((o) => o.status === 'rejected')).toBe(true);
    expect((await sessions.run('READ', one, { signal, ms: 5_000 })).map((row) => row.get('n'))).toEqual([7]);
  });

  it('say so where no turn comes, and let those behind them begin', async () => {
    const sessions = new Sessions(database.driver, 300);
    const endThem = takeEveryTurn(sessions);
    const message = 'Others asked so much that there was no turn for this within 0.3 seconds. Ask again in a while';
    await expect(sessions.run('READ', one, { signal, ms: 5_000 })).rejects.toMatchObject({ code: 'TOO_BUSY', message });
    const ours = sessions.run('READ', one);
    await endThem();
    expect((await ours).map((row) => row.get('n'))).toEqual([7]);
  });

  it("come to their end where they stand in each other's way", async () => {
    const { writer } = database;
    await Promise.all(['x', 'y'].map((id) => writer.change(putThing, { id, scopes: [0] })));
    // Each locks both, in the other order: Neo4j ends one of two that wait for each other, and it is tried again.
    const both: Change<{ ids: readonly string[] }, number> = {
      text: `UNWIND $ids AS id MATCH (t:Thing {id: id}) SET t.times = coalesce(t.times, 0) + 1
        WITH t UNWIND range(1, 50000) AS a RETURN max(a) AS n`,
      params: (p) => p,
      row: (row) => row.get('n'),
    };
    const orders = [
      ['x', 'y'],
      ['y', 'x'],
    ];
    await Promise.all(Array.from({ length: 20 }, (_, i) => writer.change(both, { ids: orders[i % 2] as string[] })));
    const { records } = await database.driver.executeQuery('MATCH (t:Thing) RETURN t.times AS times');
    expect(records.map((row) => row.get('times'))).toEqual([20, 20]);
  });
});

describe('changing', () => {
  it('keeps changes of one transaction together', async () => {
    const { writer, ask } = database;
    const fails = writer.inOne(async (apply) => {
      await apply(putThing, { id: 'half', scopes: [0] });
      throw new Error('no second half');
    });
    await expect(fails).rejects.toThrow('no second half');
    expect(await ask(thingsFirst, { limit: 10 }, viewerOf({}), signal)).toEqual([]);
  });

  it('refuses to write in a read', async () => {
    await expect(database.writer.read(putThing, { id: 'x', scopes: [0] })).rejects.toThrow(/[Ww]riting/);
  });

  it('lets a question read what was written just before, every time', async () => {
    const { writer, ask } = database;
    for (let i = 0; i < 50; i++) {
      await writer.change(putThing, { id: `${1000 + i}`, scopes: [0] });
      expect(await ask(thingsFirst, { limit: 100 }, viewerOf({}), signal)).toHaveLength(i + 1);
    }
  });
});
