import { expect, it, vi } from 'vitest';
import type { RawRow } from '../../records/record.js';
import type { Layout, Source } from '../../records/source.js';
import { isRefusedRecord, RowReader } from './row-reader.js';

const layout = {
  id: 'notes',
  recognisedBy: ['note'],
  keyed: false,
  read: () => ({ sourceKey: null, mentions: [], statements: [], warnings: [] }),
} as unknown as Layout;
const source = { name: 'notes', layouts: [layout] } as unknown as Source;
const row = (note: string): RawRow => ({ line: 2, byteStart: 0, byteEnd: 1, cells: [{ column: 'note', text: note }] });
const ordinalOf = (read: ReturnType<RowReader['read']>) =>
  isRefusedRecord(read) ? 'refused' : read.sourceKey.split('#')[1];

it('tells rows without a key apart by how often they came before, over thousands of others', () => {
  const reader = new RowReader(source, layout, 'agency');
  const ordinals: (string | undefined)[] = [];
  for (let i = 0; i < 5_000; i++) {
    const read = reader.read(row(`note ${i}`));
    if (ordinalOf(read) !== '0') throw new Error(`note ${i} is said to have come before`);
    if (i % 1_000 === 0) ordinals.push(ordinalOf(reader.read(row('again'))));
  }
  reader.pass(row('again'));
  ordinals.push(ordinalOf(reader.read(row('again'))), ordinalOf(reader.read(row('note 7'))));
  expect(ordinals).toEqual(['0', '1', '2', '3', '4', '6', '1']);
});

it('refuses to take in a row without a key where the layout says that there is one', () => {
  const keyed = { ...layout, keyed: true };
  expect(() => new RowReader(source, keyed, 'agency').read(row('note'))).toThrow('layout notes left out the key');
});

it('passes over rows with a key without reading them', () => {
  const read = vi.fn(() => ({ sourceKey: '1', mentions: [], statements: [], warnings: [] }));
  const reader = new RowReader(source, { ...layout, keyed: true, read }, 'agency');
  reader.pass(row('note'));
  expect(read).not.toHaveBeenCalled();
});
