import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JobStores } from '../../server/jobs/run-jobs.js';
import { openTestDatabase, type TestDatabase } from '../setup/database.js';
import { importThrough, settle } from '../world/import.js';
import { storesOn } from '../world/stores.js';

const FILES = resolve('../shared/data/seizures');

describe.skipIf(!existsSync(FILES))('real seizures (needs ../shared/data)', () => {
  let database: TestDatabase;
  let stores: JobStores;
  let home: string;

  beforeAll(async () => {
    database = await openTestDatabase();
    home = await mkdtemp(join(tmpdir(), 'hawksbill-'));
    stores = storesOn(database.writer, home);
  });
  afterAll(async () => {
    await database.close();
    await rm(home, { recursive: true });
  });

  const file = join(FILES, 'routes_airport_seizures.csv');

  it('go in whole, and a second time add nothing', async () => {
    const first = await importThrough(stores, file, 'routes-airport-seizures');
    expect(first).toMatchObject({ read: 773, accepted: 773, refused: 0, alreadyKnown: 0, rejectsFile: null });
    await settle(stores);
    const second = await importThrough(stores, file, 'routes-airport-seizures');
    expect(second).toMatchObject({ read: 773, accepted: 0, refused: 0, alreadyKnown: 773, importId: first.importId });
  });
});
