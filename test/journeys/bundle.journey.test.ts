import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SIGNATURE, TAG_MANIFEST } from '../../server/bundles/bag.js';
import { readTrust } from '../../server/printing/keys.js';
import { verifyOpened } from '../../server/printing/verify-bundle.js';
import { type Installation, installationElsewhere, sharedInstallation } from '../setup/installation.js';
import { clientOf, cookieFor, field } from '../setup/service.js';
import { entriesOf, filesOf, filesThatSay, inMemory } from '../world/a-bundle.js';

/** What came from Hai Phong needs consent from there. */
const WITHOUT_CONSENT = '--leave-out-without-consent';

/** The half-built case of the demonstration world, and the officer who leads it (seed/world.ts). */
const CASE = 'hb-2024-003';
const OFFICER = 'wanjiru';
/** Who prosecutes it, and so decides what the defence gets. */
const PROSECUTOR = 'mutua';

/** Validators that this project did not write. */
const validators = fileURLToPath(new URL('../../../shared/bundle/verify.sh', import.meta.url));
const tools = process.env.BUNDLE_TOOLS ?? join(homedir(), '.cache', 'bundle-tools');
const missing = [validators, tools].filter((path) => !existsSync(path));
if (missing.length > 0)
  console.warn(`Not tried: the independent validators of bundles are not here (${missing.join(', ')}).`);

let folder: string;
let here: Installation;
let elsewhere: Installation;
let zip: Buffer;
let files: ReadonlyMap<string, Buffer>;

const inFolder = (name: string) => join(folder, name);
const trust = () => inFolder('trust');
const rowsOf = (table: string): Record<string, string>[] =>
  parse(files.get(`data/tables/${table}.csv`) ?? '', { columns: true });

async function exported(from: Installation, name: string): Promise<Buffer> {
  await from.command('bundle', CASE, '--as', OFFICER, '--out', inFolder(name), WITHOUT_CONSENT);
  return readFile(inFolder(name));
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hawksbill-bundle-'));
  here = await sharedInstallation();
  elsewhere = await installationElsewhere();
  zip = await exported(here, 'bundle.zip');
  files = await filesOf(zip);
  await here.command('trust', '--out', trust());
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the bundle of the half-built case', () => {
  it('verifies, and with independent validators where they are', async () => {
    const said = await here.command('verify', inFolder('bundle.zip'), '--trust', trust());
    expect(said).toMatchObject({ verified: true, problems: [], caseReference: CASE, files: files.size });
    await verifiedIndependently('bundle.zip');
  });

  it('is the same in another time zone, a day later, from a second database and through the page', async () => {
    const later = await exported(elsewhere, 'later.zip');
    expect(differencesBetween(files, await filesOf(later))).toEqual([SIGNATURE]);

    const page = clientOf(here.url, await cookieFor(here.url, OFFICER, here.passwordOf(OFFICER)));
    const cases = field<{ id: string; reference: string }[]>(await page.ask('{ cases { id reference } }'), 'cases');
    const { id } = cases.find((c) => c.reference === CASE) ?? {};
    const answer = await page.ask(
      'mutation ($case: ID!) { exportBundle(case: $case, leaveOutWithoutConsent: true) { bundleId path } }',
      {
        case: id,
      },
    );
    const { bundleId, path } = field<{ bundleId: string; path: string }>(answer, 'exportBundle');
    expect(bundleId).toBe(sha256(files.get(TAG_MANIFEST)));
    const sent = Buffer.from(await (await page.fetch(path)).arrayBuffer());
    expect(differencesBetween(files, await filesOf(sent))).toEqual([SIGNATURE]);
  });

  it('has for every link the cells that say so, at their line of the exhibit', () => {
    const links = rowsOf('links');
    expect(links.length).toBeGreaterThan(0);
    const edges = [...(files.get('data/graph/case.graphml') ?? '').toString().matchAll(/<edge id="([^"]+)"/g)];
    expect(edges.map(([, id]) => id).sort()).toEqual(links.map((l) => l.id).sort());

    const evidence = rowsOf('link-evidence');
    expect(new Set(evidence.map((e) => e.link))).toEqual(new Set(links.map((l) => l.id)));
    for (const row of evidence) {
      expect(lineOf(row.exhibit ?? '', row.line ?? ''), `evidence row ${row.row}`).toContain(row.quoted_cell);
    }
  });

  it('is refused with a byte flipped in any of its files, which is named, and in fifty places of the zip', async () => {
    const trusted = await readTrust(trust());
    const blamed = async (at: number) => {
      const changed = Buffer.from(zip);
      changed.writeUInt8(changed.readUInt8(at) ^ 0x10, at);
      return (await verifyOpened(inMemory(changed), trusted, new Date())).problems.map((p) => p.file);
    };
    for (const { name, dataStart, sizeBytes } of await entriesOf(zip)) {
      const path = name.slice(name.indexOf('/') + 1);
      expect(await blamed(dataStart + Math.floor(sizeBytes / 2)), path).toContain(path);
    }
    for (let drawn = 0; drawn < 50; drawn++) {
      const at = Math.floor(((drawn * 0.618_033_988_75) % 1) * zip.length);
      expect(await blamed(at), `byte ${at}`).not.toEqual([]);
    }
    const links = (await entriesOf(zip)).find((e) => e.name.endsWith('/links.csv'));
    const flipped = Buffer.from(zip);
    flipped.writeUInt8(flipped.readUInt8(links?.dataStart ?? 0) ^ 0x01, links?.dataStart ?? 0);
    await writeFile(inFolder('flipped.zip'), flipped);
    await expect(here.command('verify', inFolder('flipped.zip'), '--trust', trust())).rejects.toMatchObject({
      code: 1,
      stdout: expect.stringContaining('data/tables/links.csv'),
    });
  });
});

describe('the edition for the defence', () => {
  it('holds nothing of a record that was decided to be sensitive, keeps its numbers and verifies', async () => {
    const page = clientOf(here.url, await cookieFor(here.url, PROSECUTOR, here.passwordOf(PROSECUTOR)));
    const cases = field<{ id: string; reference: string }[]>(await page.ask('{ cases { id reference } }'), 'cases');
    const { id } = cases.find((c) => c.reference === CASE) ?? {};
    const { items } = field<{ items: readonly { record: Row }[] }>(
      await page.ask(
        'query ($id: ID!) { disclosure(case: $id) { items { record { id cells { text } mentions { id } } } } }',
        { id },
      ),
      'disclosure',
    );
    const rows = items.map((i) => i.record);
    const before = await numbersIn('before.zip');
    // A row whose words are found nowhere else in the case, so that whatever is found comes from it.
    const heldBefore = await filesOf(await readFile(inFolder('before.zip')));
    const held = (heldBefore.get('data/tables/subject-values.csv') ?? '').toString();
    const [sensitive] = rows
      .filter((r) => held.includes(r.id))
      .sort((a, b) => wordsOfItsOwn(b, rows).length - wordsOfItsOwn(a, rows).length);
    if (sensitive === undefined) throw new Error('the case has no items');
    const words = wordsOfItsOwn(sensitive, rows);
    expect(words.length).toBeGreaterThan(2);
    const decided = await page.ask(
      `mutation ($id: ID!, $records: [ID!]!) { decideDisclosure(case: $id, records: $records, choice: {
        status: UNUSED_SENSITIVE, test: NO, sensitiveReason: COVERT_METHOD, reason: "ZQREASON" }) { undecided } }`,
      { id, records: [sensitive.id] },
    );
    expect(decided.errors).toEqual([]);

    const after = await numbersIn('defence.zip');
    for (const [thing, number] of after) expect(before.get(thing) ?? number, thing).toBe(number);
    const defence = await filesOf(await readFile(inFolder('defence.zip')));
    for (const trace of [
      ...words,
      'ZQREASON',
      'UNUSED_SENSITIVE',
      sensitive.id,
      ...sensitive.mentions.map((m) => m.id),
    ])
      expect(await filesThatSay(defence, trace), trace).toEqual([]);
    await verifiedIndependently('defence.zip');

    await here.command('bundle', CASE, '--as', PROSECUTOR, '--out', inFolder('full.zip'), WITHOUT_CONSENT);
    const full = await filesOf(await readFile(inFolder('full.zip')));
    for (const word of words) expect(await filesThatSay(full, word), word).not.toEqual([]);
    expect((full.get('data/tables/disclosure-sensitive.csv') ?? '').toString()).toContain('COVERT_METHOD');
    await verifiedIndependently('full.zip');
  });
});

interface Row {
  readonly id: string;
  readonly cells: readonly { readonly text: string }[];
  readonly mentions: readonly { readonly id: string }[];
}

/** Texts of a row that are part of no other's. */
function wordsOfItsOwn(row: Row, rows: readonly Row[]): readonly string[] {
  const others = rows.filter((r) => r.id !== row.id).map((r) => r.cells.map((c) => c.text).join('\n'));
  const texts = row.cells.map((c) => c.text).filter((text) => text.length > 5);
  return [...new Set(texts)].filter((text) => !others.some((other) => other.includes(text)));
}

/** Exports the edition for the defence, and says under which number each of its things stands. */
async function numbersIn(name: string): Promise<ReadonlyMap<string, string>> {
  const to = ['--edition', 'defence', '--out', inFolder(name)];
  await here.command('bundle', CASE, '--as', PROSECUTOR, ...to, WITHOUT_CONSENT);
  const of = await filesOf(await readFile(inFolder(name)));
  const read = (table: string): Record<string, string>[] =>
    parse(of.get(`data/tables/${table}.csv`) ?? '', { columns: true });
  return new Map([
    ...[...read('subjects'), ...read('links')].map((r) => [r.id ?? '', r.number ?? ''] as const),
    ...read('exhibits').map((x) => [x.original_sha256 ?? '', x.id ?? ''] as const),
  ]);
}

/** With the validators that others wrote, where they are. */
async function verifiedIndependently(name: string): Promise<void> {
  expect(await here.command('verify', inFolder(name), '--trust', trust())).toMatchObject({ verified: true });
  if (missing.length > 0) return;
  const env = { ...process.env, NO_TSA: '1', UA: '1' };
  const { stdout } = await promisify(execFile)('bash', [validators, inFolder(name), trust(), '--all'], {
    env,
  }).catch((failed: { stdout?: string }) => ({ stdout: failed.stdout ?? String(failed) }));
  expect(stdout).toContain(`VERIFIED ${name}`);
}

/** Paths of the files that are not the same, or only in one of the two. */
function differencesBetween(left: ReadonlyMap<string, Buffer>, right: ReadonlyMap<string, Buffer>): readonly string[] {
  const paths = new Set([...left.keys(), ...right.keys()]);
  return [...paths].filter((path) => sha256(left.get(path)) !== sha256(right.get(path)));
}

function sha256(bytes: Buffer = Buffer.alloc(0)): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The line of an exhibit that was that line of the original file, without the quotes that CSV doubles. */
function lineOf(exhibit: string, original: string): string {
  const below = `data/exhibits/${exhibit}/`;
  const lines: Record<string, string>[] = parse(files.get(`${below}lines.csv`) ?? '', { columns: true });
  const { extract_line } = lines.find((l) => l.original_line === original) ?? {};
  const path = [...files.keys()].find((p) => p.startsWith(`${below}extract-of-`)) ?? '';
  const extract = (files.get(path) ?? '').toString().split('\n');
  return extract[Number(extract_line) - 1]?.replaceAll('""', '"') ?? '';
}
