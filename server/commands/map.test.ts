import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aWorkbook } from '../../test/world/workbooks.js';
import { readMapping } from '../sources/mapping/read-mapping.js';
import { mapFile } from './map.js';
import { Teller } from './telling.js';

const SEED = fileURLToPath(new URL('../../seed/sources/', import.meta.url));
const SOURCES = fileURLToPath(new URL('../sources/', import.meta.url));
const MANIFEST = `${SEED}bills-of-lading/hai-phong-inward-manifest-2018-2021.csv`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hawksbill-map-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function map(file: string | undefined, options: Omit<Parameters<typeof mapFile>[1], 'tell'>) {
  const lines: string[] = [];
  const tell = new Teller({ write: (text: string) => lines.push(text) });
  const outcome = await mapFile(file, { ...options, tell });
  return { ...outcome, text: lines.join('') };
}

describe('hawksbill map', () => {
  it('proposes a mapping that it can read the table by', async () => {
    const out = join(folder, 'manifest.yaml');
    const { text, json } = await map(MANIFEST, { out });
    expect(text).toContain('the heading says "so container", and 8 of 8 cells are container numbers');
    expect(json.knownLayouts).toEqual(['inward-manifest']);
    expect(readMapping(await readFile(out, 'utf8')).mapping).toEqual(json.mapping);

    const read = await map(MANIFEST, { mapping: out, test: '3' });
    expect(read.text).toContain('consignment: CONSIGNMENT, is bill-of-lading:QMLAMBA1820714');
    expect(read.text).toContain('vessel CARRIED consignment as vessel, from 2018-10-25');
    expect(read.text).toContain('3 rows read, 0 refused.');
    expect(read.json).toMatchObject({ refused: 0, version: 1 });
  });

  it('proposes one for a sheet of a workbook as for any table', async () => {
    const { json, text } = await map(`${SEED}watch-list/watch-list-2024.xlsx`, {});
    expect((json.mapping as { recognisedBy: string[] }).recognisedBy).toEqual(
      expect.arrayContaining(['name', 'country']),
    );
    expect(text).toContain('cells are countries');
  });

  it('looks at the sheet that is named', async () => {
    const sheet = (cells: readonly string[]) =>
      `<row r="1">${cells.map((text, i) => `<c r="${'AB'[i]}1" t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`;
    const book = join(folder, 'book.xlsx');
    await writeFile(book, aWorkbook({ sheets: { Notes: sheet(['read', 'me']), Register: sheet(['vessel', 'imo']) } }));
    expect((await map(book, { sheet: 'Register' })).json.mapping).toMatchObject({ recognisedBy: ['vessel', 'imo'] });
    expect((await map(book, { sheet: 'Notes' })).json.mapping).toMatchObject({ recognisedBy: ['read', 'me'] });
    await expect(map(book, { sheet: 'Nowhere' })).rejects.toThrow('Register');
  });

  it('writes over no file', async () => {
    const out = join(folder, 'there.yaml');
    await writeFile(out, 'mine');
    await expect(map(MANIFEST, { out })).rejects.toThrow('cannot be written: it may be there already');
    expect(await readFile(out, 'utf8')).toBe('mine');
  });

  it('shows what a ready layout reads, warnings and refusals with it', async () => {
    const mapping = `${SOURCES}port-calls/port-calls.yaml`;
    const { text } = await map(`${SEED}port-calls/port-calls-2018-2024.csv`, { mapping, test: '100' });
    expect(text).toContain('! imo "9347120": the check digit should be 6');
    expect(text).toContain('refused. port "": a call needs a port');
  });

  it('says where a mapping is wrong', async () => {
    const mapping = join(folder, 'wrong.yaml');
    const right = await readFile(`${SOURCES}port-calls/port-calls.yaml`, 'utf8');
    await writeFile(mapping, right.replace('kind: VESSEL', 'kind: VESEL'));
    await expect(map(MANIFEST, { mapping })).rejects.toThrow(
      `${mapping}, line 17, column 11: things.vessel.kind: "VESEL" is not known here. Did you mean VESSEL?`,
    );
  });

  it.each([
    [undefined, {}, 'Say which table is to be mapped'],
    ['nowhere.csv', {}, 'nowhere.csv cannot be read'],
    [MANIFEST, { test: 'some' }, 'Write a number of rows from 1 to 10000'],
    [MANIFEST, { mapping: 'nowhere.yaml' }, 'nowhere.yaml cannot be read'],
    [MANIFEST, { mapping: `${SOURCES}port-calls/port-calls.yaml` }, 'it has no column call_id, port'],
  ])('of %s with %o says: %s', async (file, options, said) => {
    await expect(map(file, options)).rejects.toThrow(said);
  });
});
