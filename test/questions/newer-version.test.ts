import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { faultsInWords } from '../../server/jobs/audit.js';
import type { JobStores } from '../../server/jobs/run-jobs.js';
import { openTestDatabase, type TestDatabase } from '../setup/database.js';
import { importThrough, settle } from '../world/import.js';
import { storesOn } from '../world/stores.js';

const [FIRST, SECOND, OTHER]: readonly [string, string, string] = ['QXZU7331152', 'QXZU5182044', 'QXZU4017261'];
const BILLS = ['MBA20-17206', 'MBA20-17207', 'MBA20-17208'];

/** Bills of one shipper for one consignee, in these containers. */
const billsIn = (containers: readonly string[]) =>
  [
    'bl_no,issuer,version,shipper_name,consignee_name,container_no,pol,pod,shipped_on',
    ...containers.map(
      (container, i) =>
        `${BILLS[i]},QMLA,1,Taita Minerals Export Ltd,Dong A Minerals Co Ltd,${container},KEMBA,VNHPH,2020-07-04`,
    ),
    '',
  ].join('\n');

describe('a newer version of a record', () => {
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
  beforeEach(() => database.clear());

  const takeIn = async (containers: readonly string[], day: string) => {
    const path = join(home, `bills-${day}.csv`);
    await writeFile(path, billsIn(containers));
    await importThrough(stores, path, 'bills-of-lading', { recordedOn: day, importedAt: `${day}T08:00:00Z` });
    await settle(stores);
  };
  const containersHeld = async () => {
    const { records } = await database.driver.executeQuery(
      'MATCH (e:Container)<-[:HELD_AS]-(m:Mention) RETURN e.nm[0] AS number, count(m) AS bills ORDER BY number',
    );
    return records.map((row) => `${row.get('number')} ${row.get('bills')}`);
  };

  // Of mentions that are alike one stands for all: whichever it is, the others must stay where it leaves.
  it.each([0, 1, 2])(
    'that names another thing leaves the first one to those who still name it (bill %i)',
    async (i) => {
      await takeIn([FIRST, FIRST, FIRST], '2020-08-01');
      expect(await containersHeld()).toEqual([`${FIRST} 3`]);

      await takeIn([FIRST, FIRST, FIRST].with(i, SECOND), '2020-08-02');
      expect(await containersHeld()).toEqual([`${SECOND} 1`, `${FIRST} 2`]);
      expect(faultsInWords(await stores.audits.audit(async () => undefined))).toEqual([]);

      await takeIn([OTHER, OTHER, OTHER], '2020-08-03');
      expect(await containersHeld()).toEqual([`${OTHER} 3`]);
    },
  );
});
