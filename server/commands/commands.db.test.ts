import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { saying } from '../../test/matching/saying.js';
import { builtServer } from '../../test/setup/built-server.js';
import { runCommand } from '../../test/setup/command-line.js';
import { openTestDatabase } from '../../test/setup/database.js';
import { takeIn } from '../../test/world/said-records.js';
import { storesOn } from '../../test/world/stores.js';
import type { Account } from '../access/users.js';
import { openDriver } from '../neo4j/driver.js';
import { neo4jUsers } from '../neo4j/neo4j-users.js';

const HEADER =
  'registry,official_no,imo,name,former_name,flag,call_sign,mmsi,type,gross_tonnage,deadweight,built,owner,owner_country,owner_address,operator,operator_country,registered_from,registered_until';
const REGISTER = `${HEADER}
PA,41207-PEXT,9341720,HAMMER BAY,,PA,3FHB7,373412000,General cargo,9611,12700,2005,Norderhaven Reederei GmbH,DE,,Norderhaven Reederei GmbH,DE,2009-04-02,2016-11-30
PA,too,few
`;

let home: string;
let program: string;

beforeAll(async () => {
  await (await openTestDatabase()).close();
  home = await mkdtemp(join(tmpdir(), 'hawksbill-commands-'));
  program = fileURLToPath(await builtServer('commands/main.js'));
  await writeFile(join(home, 'register.csv'), REGISTER);
});
afterAll(() => rm(home, { recursive: true, force: true }));

const hawksbill = (...args: readonly string[]) => runCommand(program, home, args);

describe('a command', () => {
  it.each([
    ['no command', [], 2],
    ['one there is not', ['guess'], 2],
    ['a missing option', ['import', 'f.csv'], 2],
    ['one option too many', ['resolve', '--faster'], 2],
    ['a question for help', ['import', '--help'], 0],
  ])('ends as it should for %s', async (_what, args, code) => {
    const ended = await hawksbill(...args);
    expect(ended.code).toBe(code);
    expect(ended.out + ended.err).toMatch(/hawksbill|--help/);
  });

  it.each([
    ['a file that is not there', ['import', 'nothing.csv', '--source', 'vessel-registry'], 'nothing.csv is no file'],
    ['a source that is not known', ['import', 'nothing.csv', '--source', 'rumours'], 'vessel-registry'],
    [
      'a day that is none',
      ['import', 'f.csv', '--source', 'vessel-registry', '--received-on', '14/03/2026'],
      'Write a day as 2026-03-14',
    ],
    [
      'a marking that is none',
      ['import', 'f.csv', '--source', 'vessel-registry', '--handling', 'SECRET'],
      'TLP:AMBER+STRICT',
    ],
    ['a user that is not known', ['resolve', '--as', 'nobody'], 'There is no user "nobody"'],
    ['a case of others', ['bundle', 'OP-1', '--out', 'x.zip'], 'No case with this id'],
  ])('refuses %s in words that help', async (_what, args, words) => {
    const ended = await hawksbill(...args, '--json');
    expect([ended.code, ended.err]).toEqual([1, expect.stringContaining(words)]);
    expect(ended.json()).toMatchObject({ error: expect.stringContaining(words) });
  });
});

describe('importing by command', () => {
  it('takes in what can be read, gives the rest back as a file, and adds nothing the second time', async () => {
    const file = join(home, 'register.csv');
    const first = await hawksbill('import', file, '--source', 'vessel-registry', '--json');
    expect(first.code).toBe(0);
    const outcome = first.json();
    expect(outcome).toMatchObject({
      read: 2,
      accepted: 1,
      refused: 1,
      alreadyKnown: 0,
      importId: expect.stringMatching(/^i/),
    });
    const rejects = await readFile(outcome.rejectsFile as string, 'utf8');
    expect(rejects).toContain('PA,too,few');
    expect(rejects.startsWith(HEADER)).toBe(true);

    const second = (await hawksbill('import', file, '--source', 'vessel-registry', '--json')).json();
    expect(second).toMatchObject({ read: 2, accepted: 0, refused: 1, alreadyKnown: 1, importId: outcome.importId });
  });

  it('is followed by resolving, after which the fingerprint stays the same', async () => {
    const resolved = await hawksbill('resolve', '--json');
    expect([resolved.code, resolved.json()]).toEqual([0, { compared: expect.any(Number), placed: expect.any(Number) }]);
    const before = (await hawksbill('doctor', '--fingerprint', '--json')).json();
    expect(before.fingerprint).toMatch(/^[0-9a-f]{64}$/);
    await hawksbill('resolve');
    expect((await hawksbill('doctor', '--fingerprint', '--json')).json()).toEqual(before);
  });

  it('audits the graph, and refuses to call a faulty one sound', async () => {
    const sound = await hawksbill('doctor', '--audit', '--json');
    expect([sound.code, sound.json()]).toEqual([
      0,
      { closureFaults: 0, audit: expect.objectContaining({ endsHidden: 0 }) },
    ]);
    const database = openDriver(inject('neo4j'));
    await database.executeQuery('MATCH (:Entity)-[r:OWNS]->(:Entity) SET r.hidden = r.scopes REMOVE r.scopes');
    const faulty = await hawksbill('doctor', '--audit');
    await database.executeQuery('MATCH (:Entity)-[r:OWNS]->(:Entity) SET r.scopes = r.hidden REMOVE r.hidden');
    await database.close();
    expect(faulty.code).toBe(1);
    expect(faulty.out).toContain('1 elements have no scopes and so are hidden from everyone.');
  });

  it('leaves an access log that can be checked, and shows where it was changed', async () => {
    const whole = await hawksbill('audit', 'verify', '--json');
    expect([whole.code, whole.json()]).toEqual([0, expect.objectContaining({ verified: true, problems: [] })]);
    const audit = join(home, 'audit');
    const texts = new Map<string, string>();
    for (const name of (await readdir(audit)).filter((n) => n.endsWith('.ndjson')))
      texts.set(join(audit, name), await readFile(join(audit, name), 'utf8'));
    const [log = '', right = ''] = [...texts].find(([, text]) => text.includes('"COLLECTION"')) ?? [];
    await writeFile(log, right.replace('"COLLECTION"', '"CONSULTATION"'));
    const changed = await hawksbill('audit', 'verify', '--json');
    expect([changed.code, changed.err]).toEqual([1, expect.stringContaining('tampered')]);
    expect(changed.json()).toMatchObject({
      verified: false,
      problems: expect.arrayContaining([expect.objectContaining({ file: basename(log) })]),
    });
    await writeFile(log, right);
    expect((await hawksbill('audit', 'verify', '--heads', join(home, 'nowhere'))).code).toBe(1);
    expect((await hawksbill('audit', 'verify', '--guess')).code).toBe(2);
  });

  it('needs the operator’s token', async () => {
    const token = join(home, 'keys', 'operator-token');
    const right = await readFile(token, 'utf8');
    await writeFile(token, 'guessed\n');
    const refused = await hawksbill('resolve');
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining("Commands need the operator's token")]);
    await writeFile(token, right);
  });
});

describe('parameters by command', () => {
  /** Firms whose names share nothing, behind one agent's phone. */
  const firms = 'Zubrovka Kimondo Falkreuth Ostrander Pellegrin Tarkwa Wexcombe Ishigaki'
    .split(' ')
    .map((name, i) =>
      saying(`f${i}`, 'TRADER', { traderKind: 'COMPANY', name: `${name} Ltd`, phone: '+254722000111' }),
    );
  const OPEN = { agency: 'public', handling: 'TLP:CLEAR' as const, cases: [], all: [] };
  const administrator = (name: string): Account => ({
    ...{ name, displayName: name, agency: 'operations', roles: ['ADMINISTRATOR'], tokenSha256: null },
    ...{ policy: { clearances: {}, cases: [] }, passwordHash: null, passwordIsOneTime: false, onlyOnLoopback: true },
  });
  let version = '';
  const logged = async () => {
    const audit = join(home, 'audit');
    const names = (await readdir(audit)).filter((n) => n.endsWith('.ndjson'));
    const lines = (await Promise.all(names.map((n) => readFile(join(audit, n), 'utf8')))).join('').trim().split('\n');
    return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  };

  beforeAll(async () => {
    const database = await openTestDatabase();
    await database.clear();
    await takeIn(storesOn(database.writer, home), 'open', firms, OPEN);
    const users = neo4jUsers(database.writer);
    await users.put(administrator('achieng'), administrator('otieno'), { ...administrator('ana'), roles: ['ANALYST'] });
    await database.close();
  });

  it('are trained, kept, written to a file, and weigh nothing yet', async () => {
    await hawksbill('resolve');
    const file = join(home, 'set.json');
    const trained = await hawksbill('resolve', '--train', '--out', file, '--as', 'achieng', '--json');
    expect([trained.code, trained.json()]).toMatchObject([0, { sayings: 8, shared: [{ things: 8 }], out: file }]);
    version = trained.json().version as string;
    expect(JSON.parse(await readFile(file, 'utf8')).version).toBe(version);
    expect(trained.err).toContain(`hawksbill parameters use ${version}`);
    const listed = await hawksbill('parameters', 'list', '--json');
    expect(listed.json()).toEqual({ inUse: 'shipped-6', standsInFor: null, kept: [version], waiting: [] });
    expect(listed.err).toContain(`${version}  trained by achieng`);
    const unwritable = await hawksbill('resolve', '--train', '--out', join(home, 'nowhere', 'set.json'));
    expect([unwritable.code, unwritable.err]).toEqual([1, expect.stringContaining('cannot be written')]);
  });

  it('are weighed by where a file of them is named, without the graph', async () => {
    const tables = join(home, 'tables');
    await mkdir(tables);
    await writeFile(join(tables, 'register.csv'), REGISTER);
    const resolve = (file: string) =>
      hawksbill('resolve', '--files', tables, '--out', join(home, 'answer'), '--parameters', file, '--json');
    const resolved = await resolve(join(home, 'set.json'));
    expect([resolved.code, resolved.json()]).toMatchObject([0, { parameters: version, refused: 1 }]);
    const missing = await resolve(join(home, 'none.json'));
    expect([missing.code, missing.err]).toEqual([1, expect.stringContaining('none.json cannot be read')]);
    const inGraph = await hawksbill('resolve', '--parameters', join(home, 'set.json'));
    expect([inGraph.code, inGraph.err]).toEqual([1, expect.stringContaining('--parameters goes with --files')]);
  });

  it.each([
    ['a set that is not kept', ['use', 'trained-000000000000', '--reason', 'x'], 'There are no parameters'],
    ['another program’s shipped set', ['use', 'shipped-2', '--reason', 'x'], 'This program weighs by shipped-6'],
    ['an empty reason', ['use', 'shipped', '--reason', ' '], 'Give a reason'],
    ['an analyst', ['use', 'shipped', '--reason', 'x', '--as', 'ana'], 'Your role does not do this'],
    ['a choice that is not there', ['decide', 'u0', '--reason', 'x'], 'waits for a decision'],
    ['an analyst who decides', ['decide', 'u0', '--approve', '--reason', 'x', '--as', 'ana'], 'Your role does not'],
  ])('refuse %s', async (_what, args, words) => {
    const refused = await hawksbill('parameters', ...args, '--json');
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining(words)]);
    expect((await hawksbill('parameters', 'list', '--json')).json()).toMatchObject({ inUse: 'shipped-6', waiting: [] });
  });

  it('wait for a second administrator where four eyes are wanted, and then weigh everything again', async () => {
    const fourEyes = (...args: readonly string[]) =>
      runCommand(program, home, ['parameters', ...args, '--json'], { HAWKSBILL_FOUR_EYES: 'RIGHTS' });
    const asked = await fourEyes('use', version, '--reason', 'our agents', '--as', 'achieng');
    expect([asked.code, asked.json()]).toMatchObject([0, { version, inForce: false }]);
    const choice = asked.json().choice as string;
    expect((await fourEyes('list')).json()).toMatchObject({ inUse: 'shipped-6', waiting: [choice] });

    const same = await fourEyes('decide', choice, '--approve', '--reason', 'yes', '--as', 'achieng');
    expect([same.code, same.err]).toEqual([1, expect.stringContaining('another administrator has to decide')]);
    const agreed = await fourEyes('decide', choice, '--approve', '--reason', 'yes', '--as', 'otieno');
    expect([agreed.code, agreed.json()]).toEqual([0, { choice, version, inForce: true, compared: 8 }]);
    const late = await fourEyes('decide', choice, '--reason', 'no', '--as', 'otieno');
    expect([late.code, late.err]).toEqual([1, expect.stringContaining('waits for a decision')]);

    const again = await fourEyes('use', 'shipped', '--reason', 'back', '--as', 'otieno');
    const declined = await fourEyes('decide', again.json().choice as string, '--reason', 'not yet', '--as', 'achieng');
    expect([declined.code, declined.json()]).toMatchObject([0, { version: 'shipped-6', inForce: false }]);
    const listed = await fourEyes('list');
    expect(listed.json()).toEqual({ inUse: version, standsInFor: null, kept: [version], waiting: [] });
    expect(listed.err).toContain(`In use: ${version}, by achieng`);
    const entries = (await logged()).filter((e) => String(e.operation).startsWith('hawksbill parameters'));
    expect(entries.map(({ action, actor, ids, operation }) => [action, actor, operation, ids])).toEqual(
      expect.arrayContaining([
        ['ALTERATION', 'achieng', 'hawksbill parameters use', [version]],
        ['ALTERATION', 'otieno', 'hawksbill parameters decide', [choice]],
      ]),
    );
  });

  it('give way to the shipped ones where they were trained with other weights, and it is said and put on record', async () => {
    const driver = openDriver(inject('neo4j'));
    await driver.executeQuery(
      `MATCH (p:ParameterSet {id: $version}) SET p.content = replace(p.content, '"base":"shipped-6"', '"base":"shipped-2"')`,
      { version },
    );
    await driver.close();
    const resolved = await hawksbill('resolve', '--json');
    expect([resolved.code, resolved.json()]).toEqual([0, { compared: 8, placed: 0 }]);
    expect(resolved.err).toContain(`Parameters ${version} are in use, but were trained with the weights of another`);
    const entry = (await logged()).findLast((e) => e.operation === 'hawksbill resolve');
    expect(entry).toMatchObject({ action: 'COMBINATION', ids: ['resolve', 'shipped-6', version] });
    const listed = await hawksbill('parameters', 'list', '--json');
    expect(listed.json()).toMatchObject({ inUse: 'shipped-6', standsInFor: version });
    const refused = await hawksbill('parameters', 'use', version, '--reason', 'x');
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('Train again')]);
    const shipped = await hawksbill('parameters', 'use', 'shipped', '--reason', 'for now', '--json');
    expect(shipped.json()).toMatchObject({ version: 'shipped-6', inForce: true });
    expect((await hawksbill('parameters', 'list', '--json')).json()).toMatchObject({ standsInFor: null });
  });
});

describe('second-factor reset', () => {
  it('takes away the second factor of who is named, and fails where there is none', async () => {
    const driver = openDriver(inject('neo4j'));
    const session = driver.session();
    await session.run(
      "MERGE (u:User {name: 'amina'}) SET u.secondFactor = 'sealed', u.secondFactorStep = 1, u.recoveryHashes = []",
    );
    const reset = await hawksbill('second-factor', 'reset', 'amina', '--json');
    expect([reset.code, reset.json()]).toEqual([0, { name: 'amina', reset: true }]);
    const { records } = await session.run(
      "MATCH (u:User {name: 'amina'}) RETURN u.secondFactor AS kept, u.round AS round",
    );
    expect(records.map((r) => [r.get('kept'), Number(r.get('round'))])).toEqual([[null, 1]]);
    await session.close();
    await driver.close();
    const again = await hawksbill('second-factor', 'reset', 'amina', '--json');
    expect([again.code, again.json()]).toEqual([1, { name: 'amina', reset: false }]);
  });
});
