import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { builtServer } from '../../test/setup/built-server.js';
import { runCommand } from '../../test/setup/command-line.js';
import { openTestDatabase } from '../../test/setup/database.js';
import { importThrough, settle } from '../../test/world/import.js';
import type { Account } from '../access/users.js';
import { type Engine, openEngine } from '../main/engine.js';
import { openAccessLog } from '../main/open-access-log.js';
import type { Handling } from '../records/source.js';
import { AITR_COLUMNS } from '../sources/cites-illegal-trade-report/aitr.js';
import { type AitrOptions, type Exporter, writeAitr, writeFtm } from './export.js';
import type { Outcome } from './shared.js';
import type { Teller } from './telling.js';

interface Ftm {
  readonly id: string;
  readonly schema: string;
  readonly caption?: string;
  readonly datasets?: readonly string[];
  readonly target?: boolean;
  readonly properties: Readonly<Record<string, readonly string[]>>;
}

/** Invented. Several owners and assets, what no field of ours takes, schemas that we do not read, and what stands beside the properties. */
const PUBLISHED: readonly Ftm[] = [
  {
    id: 'zz-1',
    schema: 'Company',
    caption: 'Corvena Ship Management Ltd',
    datasets: ['invented'],
    target: true,
    properties: {
      name: ['Corvena Ship Management Ltd', 'Корвена Шип Менеджмент'],
      alias: ['CSM'],
      jurisdiction: ['cy'],
      registrationNumber: ['HE990417'],
      addressEntity: ['zz-9'],
      incorporationDate: ['2011-05'],
      email: ['ops@corvena.example'],
      topics: ['sanction', 'crime.env'],
      sourceUrl: ['https://list.example/1', 'https://list.example/2'],
      classification: ['ship manager'],
    },
  },
  {
    id: 'zz-2',
    schema: 'Person',
    properties: {
      name: ['Andrei Voloshin'],
      birthDate: ['1974-03-09', '1974'],
      nationality: ['ua'],
      weakAlias: ['Andryusha'],
    },
  },
  {
    id: 'zz-3',
    schema: 'Vessel',
    properties: {
      name: ['GANNET PIONEER'],
      imoNumber: ['IMO9341720'],
      mmsi: ['636018455'],
      flag: ['lr'],
      pastFlags: ['pa', 'hk'],
    },
  },
  { id: 'zz-4', schema: 'LegalEntity', properties: { name: ['Gannet Pioneer Shipping Co'], country: ['lr'] } },
  {
    id: 'zz-5',
    schema: 'Ownership',
    properties: {
      owner: ['zz-1', 'zz-2'],
      asset: ['zz-3', 'zz-11'],
      percentage: ['50'],
      startDate: ['2016-12-01', '2017'],
      role: ['registered owner', 'beneficial owner'],
    },
  },
  {
    id: 'zz-6',
    schema: 'Directorship',
    properties: { director: ['zz-2'], organization: ['zz-1', 'zz-11'], startDate: ['2017'], endDate: ['2019-12'] },
  },
  {
    id: 'zz-7',
    schema: 'Sanction',
    properties: {
      entity: ['zz-1', 'zz-3'],
      program: ['ENV-CRIME'],
      authority: ['Example authority'],
      startDate: ['2024-02-01'],
    },
  },
  { id: 'zz-8', schema: 'CryptoWallet', properties: { publicKey: ['abc'], holder: ['zz-2'] } },
  {
    id: 'zz-9',
    schema: 'Address',
    properties: { full: ['12 Makariou Avenue, Limassol'], city: ['Limassol'], country: ['cy'], postalCode: ['3040'] },
  },
  {
    id: 'zz-11',
    schema: 'Company',
    properties: { name: ['Tern Line SA'], country: ['pa'], leiCode: ['506700GE1G29325QX363'] },
  },
];

const REGISTER = `registry,official_no,imo,name,former_name,flag,call_sign,mmsi,type,gross_tonnage,deadweight,built,owner,owner_country,owner_address,operator,operator_country,registered_from,registered_until
PA,41207-PEXT,9341720,HAMMER BAY,,PA,3FHB7,373412000,General cargo,9611,12700,2005,Norderhaven Reederei GmbH,DE,,Norderhaven Reederei GmbH,DE,2009-04-02,2016-11-30
`;

const AGENCY = 'customs-of-nowhere';
const user: Account = {
  name: 'mara',
  displayName: 'Mara',
  agency: AGENCY,
  roles: ['ANALYST'],
  policy: { clearances: { [AGENCY]: 'TLP:RED', neighbours: 'TLP:RED' }, cases: [] },
  passwordHash: null,
  passwordIsOneTime: false,
  onlyOnLoopback: true,
  tokenSha256: null,
};

let home: string;
let engine: Engine;
let log: Awaited<ReturnType<typeof openAccessLog>>;
const told: string[] = [];
const tell = { line: (text: string) => told.push(text), clear: () => {}, progress: () => {} } as unknown as Teller;

/** Exports as Mara, as the command line does it. */
async function exporting(form: 'ftm' | 'aitr', out: string, more: Partial<AitrOptions> = {}): Promise<Outcome> {
  const known = await engine.viewers.viewerOf(user.name);
  if (known === null) throw new Error('nobody');
  const note: Exporter['note'] = (action, ids, also = {}) =>
    log.append({
      ...also,
      action,
      actor: user.name,
      agency: AGENCY,
      session: 'test',
      operation: `export ${form}`,
      ids,
      result: 'ok',
    });
  const act = {
    engine,
    user: known.user,
    asking: { viewer: known.viewer, signal: new AbortController().signal },
    note,
  };
  const options = { tell, out: join(home, out), year: '2023', ...more };
  told.length = 0;
  return form === 'ftm' ? writeFtm(act, options) : writeAitr(act, options);
}

async function takeIn(file: string, source: string, ownerAgency = AGENCY, handling: Handling = 'TLP:AMBER') {
  const outcome = await importThrough(engine.stores, join(home, file), source, { ownerAgency, handling });
  await settle(engine.stores);
  engine.viewers.forget();
  return outcome;
}

const textOf = (file: string) => readFile(join(home, file), 'utf8');
const entitiesIn = async (file: string): Promise<readonly Ftm[]> =>
  (await textOf(file))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Ftm);

/** An entity as two files of it compare: no order among values, nothing where nothing is said. */
function compared(entities: readonly Ftm[]): unknown {
  return [...entities]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ properties, ...beside }) => ({
      ...beside,
      properties: Object.fromEntries(Object.entries(properties).map(([p, values]) => [p, [...values].sort()])),
    }));
}

beforeAll(async () => {
  await (await openTestDatabase()).close();
  home = await mkdtemp(join(tmpdir(), 'hawksbill-export-'));
  engine = openEngine(inject('neo4j'), home);
  await engine.users.put(user);
  log = await openAccessLog(
    home,
    null,
    () => new Date(),
    () => {},
  );
  await writeFile(join(home, 'published.ndjson'), PUBLISHED.map((e) => `${JSON.stringify(e)}\n`).join(''));
  await writeFile(join(home, 'register.csv'), REGISTER);
});
afterAll(async () => {
  await log.close();
  await engine.close();
  await rm(home, { recursive: true, force: true });
});

async function disclosures(): Promise<readonly Record<string, unknown>[]> {
  const folder = join(home, 'audit');
  const logs = (await readdir(folder)).filter((name) => name.endsWith('.ndjson'));
  const texts = await Promise.all(logs.map((name) => readFile(join(folder, name), 'utf8')));
  const lines = texts.flatMap((text) => text.trimEnd().split('\n')).map((line) => JSON.parse(line));
  return lines.filter((line) => line.action === 'DISCLOSURE');
}

describe('exporting in the FollowTheMoney model', () => {
  it('gives back what came in it, entity by entity', async () => {
    expect(await takeIn('published.ndjson', 'follow-the-money')).toMatchObject({ accepted: 10, refused: 0 });
    const { json } = await exporting('ftm', 'again.ndjson');
    expect(json).toMatchObject({ entities: 10, asTheyCame: 10, leftOut: 0 });
    expect(compared(await entitiesIn('again.ndjson'))).toEqual(compared(PUBLISHED));
  });

  it('says the same again once that file has been taken in', async () => {
    await takeIn('again.ndjson', 'follow-the-money');
    await exporting('ftm', 'once-more.ndjson');
    expect(compared(await entitiesIn('once-more.ndjson'))).toEqual(compared(PUBLISHED));
  });

  it('joins what other sources say to it, each thing once and each line of a file named', async () => {
    await takeIn('register.csv', 'vessel-registry');
    await exporting('ftm', 'all.ndjson');
    const all = new Map((await entitiesIn('all.ndjson')).map((e) => [e.id, e]));
    for (const { id, schema, properties } of PUBLISHED) {
      expect(all.get(id)?.schema).toBe(schema);
      for (const [property, values] of Object.entries(properties))
        expect(all.get(id)?.properties[property]).toEqual(expect.arrayContaining([...values]));
    }
    const vessel = [...all.values()].filter((e) => e.schema === 'Vessel');
    expect(vessel.map((e) => e.id)).toEqual(['zz-3']);
    expect(vessel[0]?.properties.name).toEqual(expect.arrayContaining(['GANNET PIONEER', 'HAMMER BAY']));
    expect(vessel[0]?.properties.notes?.some((note) => note.endsWith('register.csv, line 2'))).toBe(true);
    const ends = [...all.values()].flatMap((e) =>
      ['owner', 'asset', 'subject', 'object', 'proof'].flatMap((p) => e.properties[p] ?? []),
    );
    expect(ends.filter((id) => !all.has(id))).toEqual([]);
    await exporting('ftm', 'all-again.ndjson');
    expect(await textOf('all-again.ndjson')).toBe(await textOf('all.ndjson'));
    await exporting('ftm', 'register.ndjson', { source: ['vessel-registry'] });
    expect((await entitiesIn('register.ndjson')).some((e) => e.id.startsWith('zz-'))).toBe(false);
  });

  it('leaves out what others want to be asked about, and says how much', async () => {
    await writeFile(join(home, 'theirs.csv'), REGISTER.replace('HAMMER BAY', 'KEPT APART').replace('41207', '41208'));
    await takeIn('theirs.csv', 'vessel-registry', 'neighbours', 'TLP:AMBER');
    const { json } = await exporting('ftm', 'own.ndjson');
    expect(json).toMatchObject({ leftOut: 1 });
    expect(told.join('\n')).toContain('1 records that you see were left out');
    expect(await textOf('own.ndjson')).not.toContain('KEPT APART');
  });

  it('stands in the access log, with who is a person and the hash of the file', async () => {
    expect((await disclosures())[0]).toMatchObject({
      operation: 'export ftm',
      recipients: ['FTM'],
      files: [
        createHash('sha256')
          .update(await textOf('again.ndjson'))
          .digest('hex'),
      ],
      persons: expect.arrayContaining([expect.any(String)]),
    });
  });

  it.each([
    ['ftm', { out: '/no/such/folder/x' }, 'cannot be written (ENOENT)'],
    ['ftm', { source: ['rumours'] }, 'There is no import of this kind'],
    ['aitr', { year: '23' }, 'Write the year of the seizures'],
  ] as const)('refuses %s with %o in words that help', async (form, more, words) => {
    await expect(exporting(form, 'x', more)).rejects.toThrow(words);
  });

  it('is not for whoever runs the machine', async () => {
    const program = fileURLToPath(await builtServer('commands/main.js'));
    const ended = await runCommand(program, home, ['export', 'ftm', '--out', join(home, 'x')]);
    expect([ended.code, ended.err]).toEqual([1, expect.stringContaining('operator does not hand out records')]);
  });

  // Whoever has the FollowTheMoney library (PyPI followthemoney) sees that its own validator drops nothing.
  const python =
    process.env.FTM_PYTHON ??
    join(process.env.BUNDLE_TOOLS ?? join(homedir(), '.cache', 'bundle-tools'), 'a/bin/python');
  const comparing = fileURLToPath(new URL('../../../shared/bundle/tools/ftm_roundtrip.py', import.meta.url));
  const missing = [python, comparing].filter((path) => !existsSync(path));
  if (missing.length > 0)
    console.log(`Skipped: FollowTheMoney's validator is not on this machine (${missing.join(', ')}).`);
  it.skipIf(missing.length > 0).each(['again', 'all'])('passes the validator of the model: %s', async (name) => {
    const [file, checked] = [join(home, `${name}.ndjson`), join(home, `${name}.checked`)];
    const run = promisify(execFile);
    await run(python.replace(/python$/, 'ftm'), ['validate', '-i', file, '-o', checked]);
    const { stdout } = await run(python, [comparing, file, checked]).catch((failed: { stdout: string }) => failed);
    expect(stdout).toBe('');
  });
});

describe('exporting the annual illegal trade report', () => {
  const sample = fileURLToPath(new URL('../sources/wco-cen-seizures/standard.sample.csv', import.meta.url));

  it('tells the seizures of the year, names nobody, and says what a reviewer would send back', async () => {
    await copyFile(sample, join(home, 'seizures.csv'));
    expect(await takeIn('seizures.csv', 'wco-cen-seizures')).toMatchObject({ accepted: 2, refused: 1 });
    const { json } = await exporting('aitr', 'aitr.csv', { source: ['wco-cen-seizures'] });
    expect(json).toMatchObject({ rows: 2, year: 2023, leftOut: 0 });
    const csv = await textOf('aitr.csv');
    expect(csv.split('\r\n')[0]).toBe(AITR_COLUMNS.join(','));
    expect(csv).toContain('Manis tricuspis,SCA,612.5,kg,"Hai Phong, Vietnam"');
    expect(told[0]).toContain('Names of persons were left out');
    expect(told.join('\n')).toMatch(/A reviewer would send back/);
    expect((await disclosures()).at(-1)).toMatchObject({ operation: 'export aitr', recipients: ['AITR'] });
  });

  it('is the same report once it has been taken in', async () => {
    expect(await takeIn('aitr.csv', 'cites-illegal-trade-report')).toMatchObject({ accepted: 2, refused: 0 });
    await exporting('aitr', 'aitr-again.csv', { source: ['cites-illegal-trade-report'] });
    expect(await textOf('aitr-again.csv')).toBe(await textOf('aitr.csv'));
  });

  it('has a seizure once, however many records tell of it', async () => {
    const [header = '', ...rows] = (await readFile(sample, 'utf8')).split('\n');
    const told = rows.filter((row) => row !== '').map((row) => row.replace('Hai Phong customs', 'HAI PHONG CUSTOMS'));
    await writeFile(join(home, 'amended.csv'), [header, ...told].join('\n'));
    await takeIn('amended.csv', 'wco-cen-seizures', 'neighbours', 'TLP:CLEAR');
    const { json } = await exporting('aitr', 'aitr-both.csv', { source: ['wco-cen-seizures'] });
    expect(json).toMatchObject({ rows: 2 });
    expect(await textOf('aitr-both.csv')).toMatch(
      /Hai Phong customs; HAI PHONG CUSTOMS|HAI PHONG CUSTOMS; Hai Phong customs/,
    );
  });
});
