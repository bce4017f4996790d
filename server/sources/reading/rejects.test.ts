import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { fromBytes } from './byte-source.js';
import { isRefusedRow, type RefusedRow, readTable } from './read-table.js';
import { rejects, writeRejects } from './rejects.js';

const TEXT = 'id;name\r\n1;Zürich\r\n2;São;Paulo\r\n3;ok\r\n4\r\n';

async function refusedRows(bytes: Buffer) {
  const table = await readTable(fromBytes(bytes));
  const refused: RefusedRow[] = [];
  for await (const row of table.rows) if (isRefusedRow(row)) refused.push(row);
  return { table, refused };
}

describe('handing refused rows back', () => {
  it.each([
    ['utf-8', false],
    ['utf-8', true],
    ['windows-1252', false],
    ['utf-16le', true],
    ['utf-16be', true],
  ] as const)('in %s (mark: %s), byte for byte, each once', async (encoding, addBOM) => {
    const bytes = iconv.encode(TEXT, encoding, { addBOM });
    const { table, refused } = await refusedRows(bytes);
    const twice = refused.flatMap((row) => [row, row]);
    const parts: Uint8Array[] = [];
    for await (const part of rejects(fromBytes(bytes), table, twice)) parts.push(part);
    expect(Buffer.concat(parts)).toEqual(iconv.encode('id;name\r\n2;São;Paulo\r\n4\r\n', encoding, { addBOM }));
  });

  it('appear as a whole file that reads as the same table', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'rejects-'));
    try {
      const bytes = Buffer.from(TEXT);
      const { table, refused } = await refusedRows(bytes);
      await writeRejects(fromBytes(bytes), table, refused, join(folder, 'rejects.csv'));
      expect(await readdir(folder)).toEqual(['rejects.csv']);
      const again = await refusedRows(await readFile(join(folder, 'rejects.csv')));
      expect(again.table).toMatchObject({ delimiter: ';', header: ['id', 'name'] });
      expect(again.refused.map((r) => r.reason)).toEqual(refused.map((r) => r.reason));
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
