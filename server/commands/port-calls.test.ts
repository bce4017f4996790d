import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isRefusal, layoutFor } from '../records/source.js';
import { sourceNamed } from '../sources/index.js';
import { fromFile } from '../sources/reading/byte-source.js';
import { isRefusedRow, readTable } from '../sources/reading/read-table.js';
import { portCalls } from './port-calls.js';
import type { Teller } from './telling.js';

const MESSAGES = `message_type,mmsi,time,lat,lon,sog_kn,nav_status,name,call_sign,imo,sentence
5,636018455,,,,,,GANNET PIONEER,D5GP4,9341720,!a
1,636018455,2019-03-01T00:00:00Z,-3.70,39.65,12,0,,,,!b
1,636018455,2019-03-01T04:00:00Z,-4.05,39.66,0,5,,,,!c
1,636018455,2019-03-02T04:00:00Z,-4.05,39.66,0,5,,,,!d
1,636018455,2019-03-02T08:00:00Z,-4.50,39.66,11,0,,,,!e
`;
const PORTS = 'UNLOCODE,name,lat,lon\nKEMBA,Mombasa,-4.05,39.65\nTZZNZ,Zanzibar,,\n';

let folder: string;
const told: string[] = [];
const tell = { line: (text: string) => told.push(text) } as unknown as Teller;
const place = (name: string) => join(folder, name);
const work = (more: Partial<Parameters<typeof portCalls>[1]> = {}, file = 'ais.csv') =>
  portCalls(place(file), {
    tell,
    ports: place('ports.csv'),
    calls: place('calls.csv'),
    gaps: place('gaps.csv'),
    ...more,
  });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hawksbill-port-calls-'));
  await writeFile(place('ais.csv'), MESSAGES);
  await writeFile(place('ports.csv'), PORTS);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What the layout of the data set makes of a table. */
async function read(file: string) {
  const table = await readTable(fromFile(place(file)));
  const layout = layoutFor(sourceNamed('port-calls'), table.header);
  const drafts = [];
  for await (const row of table.rows) {
    const draft = isRefusedRow(row) || layout === null ? null : layout.read(row);
    if (draft === null || isRefusal(draft)) throw new Error('refused');
    drafts.push(draft);
  }
  return { layout: layout?.id, drafts };
}

describe('hawksbill port-calls', () => {
  it('writes tables of the data set, each row with the messages it rests on', async () => {
    expect((await work()).json).toEqual({ messages: 5, positions: 4, ports: 1, calls: 1, gaps: 1 });
    expect((await readFile(place('calls.csv'), 'utf8')).split('\r\n')[1]).toBe(
      '636018455/2019-03-01T04:00:00Z,KEMBA,9341720,GANNET PIONEER,636018455,D5GP4,2019-03-01T04:00:00Z,2019-03-02T04:00:00Z,1.11,STOPPED,no,ais.csv line 4; ais.csv line 5; ais.csv line 6',
    );
    expect((await readFile(place('gaps.csv'), 'utf8')).split('\r\n')[1]).toBe(
      '636018455/2019-03-01T04:00:00Z,9341720,GANNET PIONEER,636018455,2019-03-01T04:00:00Z,2019-03-02T04:00:00Z,24,0,0,KEMBA,no,ais.csv line 4; ais.csv line 5',
    );
  });

  it('and the data set takes them in', async () => {
    const calls = await read('calls.csv');
    expect([calls.layout, calls.drafts[0]?.statements.map((s) => [s.kind, s.heldFrom, s.heldUntil])]).toEqual([
      'port-calls',
      [['CALLED_AT', '2019-03-01', '2019-03-02']],
    ]);
    expect((await read('gaps.csv')).layout).toBe('ais-gaps');
  });

  it.each([
    [{}, 'calls.csv cannot be written: it may be there already'],
    [{ ports: 'ais.csv' }, 'has no column unlocode or locode'],
    [{ entryKm: 'near' }, 'Write kilometres up to 99'],
    [{ file: 'ports.csv' }, 'is no table of AIS messages'],
    [{ file: 'nowhere.csv' }, 'nowhere.csv cannot be read'],
  ] as const)('with %o says: %s', async (more, words) => {
    const { file, ports, ...rest } = { file: undefined, ports: undefined, ...more };
    await expect(work({ ...rest, ...(ports && { ports: place(ports) }) }, file)).rejects.toThrow(words);
  });
});
