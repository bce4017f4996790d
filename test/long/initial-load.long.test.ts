import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { readConfig } from '../../server/config.js';
import { beginResolution } from '../../server/jobs/resolve.js';
import { runWaitingJobs } from '../../server/jobs/run-jobs.js';
import { type Engine, openEngine } from '../../server/main/engine.js';
import { SMALL } from '../../server/neo4j/embedded/settings.js';
import { startNeo4j } from '../../server/neo4j/embedded/start.js';
import { fingerprint } from '../../server/neo4j/fingerprint.js';
import { generatedBills } from '../kill/generated-bills.js';
import { builtServer } from '../setup/built-server.js';
import { openTestDatabase } from '../setup/database.js';

const SOURCE = 'bills-of-lading';
/** A bill, then the same version of it with other words, then the first again; a cell of two lines with quotes in it. */
const CORRECTED = `bl_no,issuer,version,shipper_name,consignee_name,pol,pod,shipped_on,goods
GEN900001,QMLA,1,Taita Minerals,Dong A,KEMBA,VNHPH,2020-07-04,stone
GEN900001,QMLA,1,Taita Minerals Ltd,Dong A,KEMBA,VNHPH,2020-07-04,stone
GEN900001,QMLA,1,Taita Minerals,Dong A,KEMBA,VNHPH,2020-07-04,stone
GEN900002,QMLA,1,"Amber ""Ridge""
Stone, Ltd",,KEMBA,,2020-07-05,"6"" slabs, \\ cut"
GEN900003,,1,Nobody,,KEMBA,,2020-07-05,
`;
/** Another file of the same source, with a newer version of a row of the first. */
const LATER = CORRECTED.replace('Stone, Ltd', 'Stone, Limited').replaceAll('900001', '900004');

let folder: string;
let program: string;

beforeAll(async () => {
  await (await openTestDatabase()).close();
  folder = await mkdtemp(join(tmpdir(), 'hawksbill-initial-'));
  program = fileURLToPath(await builtServer('commands/main.js'));
  const files = { 'bills.csv': generatedBills(300, 5), 'corrected.csv': CORRECTED, 'later.csv': LATER };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const IMPORT = () => [
  'import',
  ...['bills.csv', 'corrected.csv', 'later.csv', 'corrected.csv'].map((name) => join(folder, name)),
  ...['--source', SOURCE, '--received-on', '2024-05-06', '--json'],
];

/** Runs a command; `home` names a folder for an installation of its own, else the run's Neo4j is used. */
function hawksbill(
  home: string,
  args: readonly string[],
  onError: (child: ChildProcess, told: string) => void = () => {},
) {
  const { uri, user, password } = inject('neo4j');
  const neo4j = home === 'online' ? { NEO4J_URI: uri, NEO4J_USER: user, NEO4J_PASSWORD: password } : {};
  const env = { ...process.env, ...neo4j, HAWKSBILL_HOME: join(folder, home), HAWKSBILL_DEMO: '0' };
  const child = spawn(process.execPath, [program, ...args], { env });
  let [out, err] = ['', ''];
  child.stdout.on('data', (text) => (out += text));
  child.stderr.on('data', (text) => {
    err += text;
    onError(child, err);
  });
  return new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    child.once('close', (code) => resolve({ code, out, err }));
  });
}

const counts = (out: string) => {
  const { read, accepted, refused, alreadyKnown } = JSON.parse(out.trim().split('\n').at(-1) ?? '{}');
  return { read, accepted, refused, alreadyKnown };
};

async function resolved(engine: Engine) {
  const evidence = await fingerprint(engine.writer);
  await beginResolution(engine.stores.jobs, 'operator');
  await runWaitingJobs(engine.stores, new AbortController().signal, undefined, (_, fault) => {
    throw fault;
  });
  return { evidence, all: await fingerprint(engine.writer) };
}

describe('an initial load', () => {
  it('is refused for a Neo4j that runs elsewhere', async () => {
    const { code, err } = await hawksbill('online', [...IMPORT(), '--initial']);
    expect(code).toBe(1);
    expect(err).toContain('Leave --initial out');
  });

  it('killed and begun again, gives the graph that importing gives, and then is no longer empty', {
    timeout: 900_000,
  }, async () => {
    const killed = await hawksbill('initial', [...IMPORT(), '--initial'], (child, told) => {
      if (told.includes('loading:')) child.kill('SIGKILL');
    });
    expect(killed.code).toBeNull();
    const refused = await hawksbill('initial', ['doctor', '--fingerprint']);
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('Run it again: hawksbill import --initial');
    const initial = await hawksbill('initial', [...IMPORT(), '--initial']);
    expect(initial.err).toContain('beginning anew');
    expect(initial.code).toBe(0);
    expect(existsSync(join(folder, 'initial', 'initial-load'))).toBe(false);

    const online = await hawksbill('online', IMPORT());
    expect(counts(initial.out)).toEqual(counts(online.out));

    const again = await hawksbill('initial', [...IMPORT(), '--initial']);
    expect(again.code).toBe(1);
    expect(again.err).toContain('The graph is not empty: it holds ');

    const { cache, java } = readConfig();
    const home = join(folder, 'initial');
    const neo4j = await startNeo4j({ home, cache, java, memory: SMALL });
    const loaded = openEngine(neo4j, home);
    const imported = openEngine(inject('neo4j'), join(folder, 'online'));
    try {
      expect(await loaded.migrate()).toEqual([]);
      expect(await loaded.users.account('operator')).not.toBeNull();
      expect(await resolved(loaded)).toEqual(await resolved(imported));
    } finally {
      await Promise.all([loaded.close(), imported.close()]);
      await neo4j.stop();
    }
  });
});
