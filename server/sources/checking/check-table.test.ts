import { describe, expect, it } from 'vitest';
import type { Layout } from '../../records/source.js';
import { SOURCES, sourceNamed } from '../index.js';
import { fromBytes } from '../reading/byte-source.js';
import { readTable } from '../reading/read-table.js';
import { checkTable } from './check-table.js';
import { isRecognised, layoutGuesses } from './recognise-layout.js';

const FILE = `declaration_no,office,procedure,declared_on,exporter_name,importer_name,declarant_name,container_no,remarks
D-1,KEMBA,40,2024-03-01,Baobab Stone,Hai Long,Likoni Clearing,MSKU9070323,urgent
D-2,KEMBA,40,2024-03-02,Baobab Stone,TO ORDER,Likoni Clearing,MSKU9070322,
,KEMBA,40,2024-03-03,Baobab Stone,Hai Long,Likoni Clearing,,
D-4,KEMBA,40,31/31/2024,Baobab Stone,Hai Long,Likoni Clearing,,
D-5,KEMBA
`;
const ALL = { from: 0, rows: 10, mostRows: 1_000, mostRefusals: 10 };
const table = () => readTable(fromBytes(Buffer.from(FILE)));
const layout = () => sourceNamed('customs-declarations').layouts[0] as Layout;

describe('checking a table before it goes in', () => {
  it('says of every row whether it would go in, and the counts add up', async () => {
    const checked = await checkTable(await table(), layout(), ALL);
    expect(checked).toMatchObject({ rows: 5, accepted: 2, refused: 3, complete: true });
    expect(checked.sample.map((r) => [r.line, r.refusal?.column ?? null])).toEqual([
      [2, null],
      [3, null],
      [4, 'declaration_no'],
      [5, 'declared_on'],
      [6, 'procedure'],
    ]);
    expect(checked.refusals.map(({ line }) => line)).toEqual([4, 5, 6]);
    expect(checked.reasons.reduce((sum, { count }) => sum + count, 0)).toBe(3);
  });

  it('shows each cell as it came and as it is understood', async () => {
    const { sample } = await checkTable(await table(), layout(), ALL);
    const cell = (row: number, column: string) => sample[row]?.cells.find((c) => c.column === column);
    expect(cell(0, 'container_no')).toMatchObject({
      text: 'MSKU9070323',
      readings: [
        { kind: 'CONTAINER', role: 'container', property: 'name', value: 'MSKU9070323', verdict: 'VALID' },
        { kind: 'CONTAINER', role: 'container', property: 'containerNumber', value: 'MSKU9070323', verdict: 'VALID' },
      ],
      warning: null,
    });
    expect(cell(1, 'container_no')?.warning).toContain('check digit');
    expect(cell(0, 'exporter_name')?.readings).toMatchObject([{ role: 'exporter', property: 'name' }]);
    // To order is nobody.
    expect(cell(1, 'importer_name')?.readings).toEqual([]);
  });

  it('says what became of each column', async () => {
    const { columns } = await checkTable(await table(), layout(), ALL);
    const of = (column: string) => columns.find((c) => c.column === column);
    expect(of('remarks')).toEqual({ column: 'remarks', filled: 1, warnings: 0, refusals: 0, readAs: [] });
    expect(of('container_no')).toMatchObject({ filled: 2, warnings: 1 });
    expect(of('declared_on')).toMatchObject({ refusals: 1 });
    expect(of('importer_name')?.readAs).toEqual([{ kind: 'TRADER', role: 'importer', property: 'name' }]);
  });

  it('begins its sample where it is asked to, and stops where it has to', async () => {
    const { sample, complete, rows } = await checkTable(await table(), layout(), {
      from: 1,
      rows: 1,
      mostRows: 3,
      mostRefusals: 1,
    });
    expect(sample.map((r) => r.line)).toEqual([3]);
    expect([rows, complete]).toEqual([3, false]);
  });
});

describe('the layout of a heading', () => {
  it('is the one whose columns are all there, with the next best named', async () => {
    const guesses = layoutGuesses(SOURCES, (await table()).header);
    expect(guesses[0]?.source.name).toBe('customs-declarations');
    expect(isRecognised(guesses[0] as (typeof guesses)[number])).toBe(true);
    expect(guesses[1]?.known).toBeLessThan(guesses[0]?.known ?? 0);
  });

  it('is none where no column is known', () => {
    expect(layoutGuesses(SOURCES, ['colour', 'weather'])).toEqual([]);
  });
});
