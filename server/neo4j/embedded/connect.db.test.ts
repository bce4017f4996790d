import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { builtServer } from '../../../test/setup/built-server.js';
import { readConfig } from '../../config.js';
import { type Neo4jAddress, openDriver } from '../driver.js';
import { type Connection, connectOrStart } from './connect.js';
import { startTimeOf } from './process-identity.js';
import { readRunFile } from './run-file.js';

let home: string;
let connectModule: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'hawksbill-embedded-'));
  connectModule = await builtServer('neo4j/embedded/connect.js');
});
afterAll(() => rm(home, { recursive: true, force: true }));

const config = () => ({ ...readConfig(), home, neo4j: null });
const connect = () => connectOrStart(config());
const modeOf = async (path: string) => ((await stat(join(home, path))).mode & 0o777).toString(8);
const javaPid = async () => (await readRunFile(home))?.pid ?? -1;

async function ask(address: Neo4jAddress, text: string): Promise<unknown> {
  const driver = openDriver(address);
  try {
    return (await driver.executeQuery(text)).records[0]?.get(0);
  } finally {
    await driver.close();
  }
}

/** A second process of ours; it says where its Neo4j is, lets go when told by its standard input's end, and says so. */
async function anotherProcess(): Promise<{ process: ChildProcess; connection: Connection }> {
  const script = `
    const { connectOrStart } = await import(${JSON.stringify(connectModule)});
    const connection = await connectOrStart(${JSON.stringify(config())});
    console.log(JSON.stringify(connection));
    process.stdin.resume().once('end', () => connection.close('whenFree'));`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['pipe', 'pipe', 'inherit'] });
  const [line] = await once(createInterface(child.stdout), 'line');
  return { process: child, connection: JSON.parse(line) };
}

async function msUntilGone(pid: number): Promise<number> {
  const since = Date.now();
  while ((await startTimeOf(pid)) !== null && Date.now() - since < 10_000) await pause(20);
  return Date.now() - since;
}

/** A second process joins, and the first waits for it before it stops. */
async function sharedWithAnother(connection: Connection): Promise<void> {
  const guest = await anotherProcess();
  expect(guest.connection).toMatchObject({ how: 'joined', uri: connection.uri });
  const pid = await javaPid();

  let stopped = false;
  const closing = connection.close('whenFree').then(() => {
    stopped = true;
  });
  await pause(600);
  expect(stopped).toBe(false);
  expect(await ask(guest.connection, 'RETURN 3')).toBe(3);
  guest.process.stdin?.end();
  await closing;
  expect(await startTimeOf(pid)).toBeNull();
}

describe('the embedded Neo4j', () => {
  it('starts beside another one, and keeps its secrets to its owner', async () => {
    const connection = await connect();
    expect(connection.how).toBe('started');
    expect(connection.uri).not.toBe(inject('neo4j').uri);
    expect(await ask(connection, 'CREATE (:Kept {n: 1}) RETURN 1')).toBe(1);
    expect(await ask(inject('neo4j'), 'MATCH (k:Kept) RETURN count(k)')).toBe(0);
    expect(await readFile(join(home, 'keys/neo4j-password'), 'utf8')).toMatch(/^[0-9a-f]{48}$/);
    expect(await modeOf('keys')).toBe('700');
    expect(await modeOf('keys/neo4j-password')).toBe('600');
    expect(await modeOf('run/server.json')).toBe('600');

    await expect(ask({ ...connection, password: 'wrong' }, 'RETURN 1')).rejects.toThrow(/unauthorized/);
    const pid = await javaPid();
    await connection.close('now');
    expect(await startTimeOf(pid)).toBeNull();
    expect(await readRunFile(home)).toBeNull();
  });

  it('ends within two seconds when its parent is killed; the next start finds what was committed, and others join it', async () => {
    const parent = await anotherProcess();
    expect(parent.connection.how).toBe('started');
    expect(await ask(parent.connection, 'CREATE (:Kept {n: 2}) RETURN 2')).toBe(2);
    const pid = await javaPid();
    parent.process.kill('SIGKILL');
    expect(await msUntilGone(pid)).toBeLessThan(2_000);

    expect((await readRunFile(home))?.pid, 'the run file was left behind').toBe(pid);
    const next = await connect();
    expect(next.how).toBe('started');
    expect(await ask(next, 'MATCH (k:Kept) RETURN count(k)')).toBe(2);
    await sharedWithAnother(next);
  });

  it('is not started where nothing can be written', async () => {
    const file = join(home, 'a-file');
    await writeFile(file, '');
    await expect(connectOrStart({ ...config(), home: join(file, 'home') })).rejects.toThrow(
      'where nothing can be written',
    );
  });

  it('tells its starter when it ends without being asked', async () => {
    const connection = await connect();
    process.kill(await javaPid(), 'SIGKILL');
    await connection.ended;
    await connection.close('now');
    expect(await readRunFile(home)).toBeNull();
  });
});
