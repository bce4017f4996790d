import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inject, it } from 'vitest';
import { openTestDatabase } from '../../test/setup/database.js';
import { openEngine } from './engine.js';
import { warmUp } from './warm-up.js';

it('gives questions more time until the first of each kind has been answered', async () => {
  await (await openTestDatabase()).close();
  const home = await mkdtemp(join(tmpdir(), 'hawksbill-warm-'));
  const engine = openEngine(inject('neo4j'), home);
  try {
    expect(engine.questionLimit.ms).toBe(5_000);
    const warming = warmUp(engine);
    expect(engine.questionLimit.ms).toBe(30_000);
    await warming;
    expect(engine.questionLimit.ms).toBe(5_000);
  } finally {
    await engine.close();
    await rm(home, { recursive: true, force: true });
  }
});
