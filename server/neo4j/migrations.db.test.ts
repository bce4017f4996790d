import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../test/setup/database.js';
import { migrate, statementsIn } from './migrations.js';

const schema = fileURLToPath(new URL('../../schema/', import.meta.url));

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.clear();
  folder = await mkdtemp(join(tmpdir(), 'hawksbill-migrations-'));
  await cp(join(schema, 'migrations'), folder, { recursive: true });
});
afterEach(async () => {
  await rm(folder, { recursive: true });
  // Back to what the other tests of this run start from.
  await run('MATCH (n) WHERE NOT n:MigrationLock DETACH DELETE n');
  await migrate(database.driver);
});

const run = async (text: string) => (await database.driver.executeQuery(text)).records;
const countOf = async (label: string) => (await run(`MATCH (n:${label}) RETURN count(n) AS n`))[0]?.get('n');
const thingMigration = `
  export async function up(writer) {
    const put = { text: 'MERGE (t:Thing {id: $id})', params: (p) => p, row: () => null };
    await writer.change(put, { id: 'one' });
  }`;

/** Every constraint and index by name, with what it covers. */
async function shape(): Promise<string[]> {
  const rows = [
    ...(await run('SHOW CONSTRAINTS YIELD name, type, labelsOrTypes, properties RETURN *')),
    ...(await run('SHOW INDEXES YIELD name, type, labelsOrTypes, properties, options RETURN *')),
  ];
  return rows.map((row) => JSON.stringify(row.toObject())).sort();
}

describe('migrations', () => {
  it('are carried out once, in order, and recorded', async () => {
    await writeFile(join(folder, '0900-things.ts'), thingMigration);
    await writeFile(
      join(folder, '0901-thing.cypher'),
      "MATCH (t:Thing)\n  SET t.seen = true;\nCREATE (:Thing {id: 'two'});\n",
    );
    expect(await migrate(database.driver, folder)).toEqual(['0900-things', '0901-thing']);
    expect(await migrate(database.driver, folder)).toEqual([]);
    expect((await run('MATCH (t:Thing) RETURN collect(t.seen) AS seen, count(t) AS n'))[0]?.toObject()).toEqual({
      seen: [true],
      n: 2,
    });
  });

  it('are carried out once when two processes start together', async () => {
    await writeFile(join(folder, '0901-thing.cypher'), 'CREATE (:Thing);\n');
    const [first, second] = await Promise.all([migrate(database.driver, folder), migrate(database.driver, folder)]);
    expect([...first, ...second]).toEqual(['0901-thing']);
    expect(await countOf('Thing')).toBe(1);
  });

  it('refuse to go on where an applied one was changed', async () => {
    const file = join(folder, '0001-constraints.cypher');
    await writeFile(file, `${await readFile(file, 'utf8')}\n// one more word\n`);
    await expect(migrate(database.driver, folder)).rejects.toThrow(`${file} was changed after it had been applied`);
  });

  it('take line endings for what they are', async () => {
    const file = join(folder, '0001-constraints.cypher');
    await writeFile(file, (await readFile(file, 'utf8')).replaceAll('\n', '\r\n'));
    expect(await migrate(database.driver, folder)).toEqual([]);
  });

  it('refuse a database of a newer program, and two files with one number', async () => {
    await run("CREATE (:Migration {id: '0999-later', checksum: 'x'})");
    await expect(migrate(database.driver, folder)).rejects.toThrow('newer Hawksbill (0999-later)');
    await writeFile(join(folder, '0001-again.cypher'), 'RETURN 1;\n');
    await expect(migrate(database.driver, folder)).rejects.toThrow('Two migrations have the number 0001');
  });

  it('refuse a database with data that no migration speaks of', async () => {
    await run('MATCH (m:Migration) DELETE m');
    await run("CREATE (:Invoice {id: 'of someone else'})");
    await expect(migrate(database.driver, folder)).rejects.toThrow('holds data that Hawksbill did not put there');
    expect(await countOf('Migration')).toBe(0);
  });

  it('together give what constraints.cypher says', async () => {
    const fromMigrations = await shape();
    const current = statementsIn(await readFile(join(schema, 'constraints.cypher'), 'utf8'));
    const named = current.map((text) => /^CREATE \w+(?: INDEX)? (\w+) IF NOT EXISTS/.exec(text)?.[1]);
    for (const statement of current) await run(statement);
    expect(await shape()).toEqual(fromMigrations);
    const names = (await run('SHOW INDEXES YIELD name, type WHERE type <> "LOOKUP" RETURN name')).map((row) =>
      row.get('name'),
    );
    expect([...named, 'migration_lock_id'].sort()).toEqual(names.sort());
  });
});

describe('the names index', () => {
  it('splits at blanks only and keeps every token as it is', async () => {
    await run("CREATE (:Name {id: 'n', tokenText: 'vessel:ocean:star ~OC-1 Ü 中国 g:oce'})");
    const find = async (query: string) => {
      const text = "CALL db.index.fulltext.queryNodes('names', $query) YIELD node RETURN count(node) AS n";
      return (await database.driver.executeQuery(text, { query })).records[0]?.get('n');
    };
    expect(await find('"vessel:ocean:star"')).toBe(1);
    expect(await find('"~OC-1"')).toBe(1);
    expect(await find('"中国"')).toBe(1);
    expect(await find('"Ü"')).toBe(1);
    expect(await find('ocean')).toBe(0);
    expect(await find('"ü"')).toBe(0);
  });
});

describe('splitting a file into statements', () => {
  it('leaves out comments and keeps a semicolon inside a line', () => {
    const text = "// a; comment\nCREATE (:A {t: 'x;y'});\n\n  // more\nMATCH (a)\n  RETURN a;";
    expect(statementsIn(text)).toEqual(["CREATE (:A {t: 'x;y'})", 'MATCH (a)\n  RETURN a']);
  });
});
