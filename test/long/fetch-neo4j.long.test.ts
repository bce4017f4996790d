import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { neo4jJars } from '../../server/neo4j/embedded/jars.js';

let cache: string;
beforeAll(async () => {
  cache = await mkdtemp(join(tmpdir(), 'hawksbill-cache-'));
});
afterAll(() => rm(cache, { recursive: true }));

it('fetches Neo4j once, however many ask at the same time', async () => {
  const told: string[] = [];
  const folders = await Promise.all([1, 2, 3].map(() => neo4jJars(cache, (line) => told.push(line))));
  expect(new Set(folders).size).toBe(1);
  expect(told).toHaveLength(1);
  expect(await readdir(cache)).toHaveLength(1);
  expect(await readdir(folders[0] ?? '')).toHaveLength(230);
  await neo4jJars(cache, (line) => told.push(line));
  expect(told).toHaveLength(1);
});
