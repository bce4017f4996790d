import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import neo4j, { type Driver, type Session } from 'neo4j-driver';
import { DomainError } from '../errors.js';
import type { SystemWriter } from './change.js';
import { makeChange } from './driver.js';
import { Sessions } from './sessions.js';

/** The database and this program do not fit together; nothing was changed. */
export class MigrationRefused extends DomainError {
  readonly code = 'MIGRATION_REFUSED';
}

/** What a migration in TypeScript exports. It may be stopped half-way and run again, so it repeats without harm. */
export interface DataMigration {
  up(writer: SystemWriter): Promise<void>;
}

interface Migration {
  /** The file's name without its ending: `0001-constraints`. */
  readonly id: string;
  readonly file: string;
  readonly checksum: string;
}

/** Beside `server/` in the sources, beside `dist/server/` once built. */
const MIGRATIONS = fileURLToPath(new URL('../../schema/migrations/', import.meta.url));
const AWAIT_INDEXES = 'CALL db.awaitIndexes(300)';
/** Seconds; an index over tens of millions of nodes takes minutes. */
const AWAIT_INDEXES_OF_MANY = 'CALL db.awaitIndexes(14400)';
/** Longest a whole run may take; the lock is held by a transaction, so it falls when its holder dies. */
const LOCK_TIMEOUT_MS = 3_600_000;

/** Brings the database to the state this program expects and returns what was done. Running it again does nothing. */
export async function migrate(driver: Driver, folder = MIGRATIONS): Promise<readonly string[]> {
  const migrations = await migrationsIn(folder);
  if (allApplied(migrations, await appliedMigrations(driver))) {
    await run(driver, AWAIT_INDEXES);
    return [];
  }
  return underMigrationLock(driver, async () => {
    const applied = await appliedMigrations(driver);
    refuseMisfit(migrations, applied, await holdsData(driver));
    const waiting = migrations.filter((m) => !applied.has(m.id));
    for (const migration of waiting) await carryOut(driver, migration);
    await run(driver, AWAIT_INDEXES);
    return waiting.map((m) => m.id);
  });
}

/**
 * Lays constraints and indexes over a graph that we loaded into an empty database ourselves, and records the migrations. Those that move
 * contents have none of an earlier form to move.
 */
export async function migrateLoaded(driver: Driver, folder = MIGRATIONS): Promise<void> {
  for (const migration of await migrationsIn(folder)) await carryOut(driver, migration);
  await run(driver, AWAIT_INDEXES_OF_MANY);
}

/** Each statement ends with a semicolon at the end of a line; lines that begin with `//` are comments. */
export function statementsIn(text: string): string[] {
  const code = text.split(/\r?\n/).filter((line) => !line.trimStart().startsWith('//'));
  return code
    .join('\n')
    .split(/;[ \t]*(?:\n|$)/)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
}

async function migrationsIn(folder: string): Promise<readonly Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}-[a-z0-9-]+\.(cypher|ts)$/.test(name)).sort();
  const migrations = names.map(async (name) => {
    const file = join(folder, name);
    // Line endings aside: a checkout on Windows may have changed them.
    const text = (await readFile(file, 'utf8')).replaceAll('\r\n', '\n');
    return { id: name.replace(/\.\w+$/, ''), file, checksum: createHash('sha256').update(text).digest('hex') };
  });
  return Promise.all(migrations);
}

/** The usual start: the same migrations with the same text, none missing and none more. Nothing has to be locked for it. */
function allApplied(migrations: readonly Migration[], applied: ReadonlyMap<string, string>): boolean {
  return applied.size === migrations.length && migrations.every((m) => applied.get(m.id) === m.checksum);
}

function refuseMisfit(migrations: readonly Migration[], applied: ReadonlyMap<string, string>, data: boolean): void {
  if (applied.size === 0 && data) {
    throw new MigrationRefused(
      'This database holds data that Hawksbill did not put there. Use an empty one, or set HAWKSBILL_HOME to another folder.',
    );
  }
  const numbers = migrations.map((m) => m.id.slice(0, 4));
  const twice = numbers.find((number, i) => numbers.indexOf(number) !== i);
  if (twice !== undefined)
    throw new MigrationRefused(`Two migrations have the number ${twice}. Give one the next free number.`);
  for (const [id, checksum] of applied) {
    const migration = migrations.find((m) => m.id === id);
    if (migration === undefined) {
      throw new MigrationRefused(
        `The database was brought up by a newer Hawksbill (${id}). Use that version or a newer one.`,
      );
    }
    if (migration.checksum !== checksum) {
      throw new MigrationRefused(
        `${migration.file} was changed after it had been applied. Restore it and add a new migration.`,
      );
    }
  }
}

async function carryOut(driver: Driver, migration: Migration): Promise<void> {
  if (migration.file.endsWith('.cypher')) {
    for (const statement of statementsIn(await readFile(migration.file, 'utf8'))) await run(driver, statement);
  } else {
    await (await dataMigration(migration.file)).up(makeChange(new Sessions(driver)));
  }
  await run(
    driver,
    'MERGE (m:Migration {id: $id}) ON CREATE SET m.checksum = $checksum, m.appliedAt = toString(datetime())',
    {
      id: migration.id,
      checksum: migration.checksum,
    },
  );
}

/** The build lays the compiled file beside its source, which the checksum is taken from. */
async function dataMigration(file: string): Promise<DataMigration> {
  const built = import.meta.url.endsWith('.js') ? file.replace(/\.ts$/, '.js') : file;
  const module: unknown = await import(pathToFileURL(built).href);
  if (isDataMigration(module)) return module;
  throw new MigrationRefused(`${file} does not export a function "up".`);
}

function isDataMigration(module: unknown): module is DataMigration {
  return typeof module === 'object' && module !== null && 'up' in module && typeof module.up === 'function';
}

async function appliedMigrations(driver: Driver): Promise<ReadonlyMap<string, string>> {
  const rows = await run(driver, 'MATCH (m:Migration) RETURN m.id AS id, m.checksum AS checksum ORDER BY id');
  return new Map(rows.map((row) => [row.get('id'), row.get('checksum')]));
}

async function holdsData(driver: Driver): Promise<boolean> {
  return (await run(driver, 'MATCH (n) WHERE NOT n:Migration AND NOT n:MigrationLock RETURN 1 LIMIT 1')).length > 0;
}

/** One at a time, over all servers that share the database: an open transaction holds the lock node until the work is done. */
async function underMigrationLock<T>(driver: Driver, work: () => Promise<T>): Promise<T> {
  await run(driver, 'CREATE CONSTRAINT migration_lock_id IF NOT EXISTS FOR (n:MigrationLock) REQUIRE n.id IS UNIQUE');
  return inSession(driver, async (session) => {
    const lock = await session.beginTransaction({ timeout: LOCK_TIMEOUT_MS });
    await lock.run("MERGE (l:MigrationLock {id: 'migrations'}) SET l.taken = true");
    const result = await work();
    await lock.commit();
    return result;
  });
}

/** Schema statements refuse to share a transaction with others, so each runs in one of its own. */
async function run(driver: Driver, text: string, params: Record<string, unknown> = {}) {
  return inSession(driver, async (session) => (await session.run(text, params)).records);
}

async function inSession<T>(driver: Driver, work: (session: Session) => Promise<T>): Promise<T> {
  const session = driver.session({ defaultAccessMode: neo4j.session.WRITE });
  try {
    return await work(session);
  } finally {
    await session.close();
  }
}
