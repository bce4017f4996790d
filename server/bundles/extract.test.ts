import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { aCaseVersion, memoryStore } from '../../test/world/a-case-version.js';
import { fromBytes } from '../sources/reading/byte-source.js';
import { isRefusedRow, readTable } from '../sources/reading/read-table.js';
import { type ExhibitPlan, planExhibits } from './exhibits.js';
import { readExtract } from './extract.js';

const TEXT = 'id;place;note\r\n1;São Paulo;"two\r\nlines, ""quoted"""\r\n\r\n2;Zürich – Kloten;é \r\n3;Köln;x';

/** A file read as an import reads it, with every row relied on that `isReliedOn` names. */
async function plannedFrom(bytes: Buffer, isReliedOn: (line: number) => boolean): Promise<ExhibitPlan> {
  const table = await readTable(fromBytes(bytes));
  const { version } = aCaseVersion();
  const [file] = version.imports;
  const [record] = version.records;
  if (!file || !record) throw new Error('The case has no import');
  const records = [];
  for await (const row of table.rows) {
    if (!isRefusedRow(row) && isReliedOn(row.line))
      records.push({ ...record, id: `r${row.line}`, row } as typeof record);
  }
  const { encoding, headerByteStart, headerByteEnd } = table;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const plans = planExhibits({
    ...version,
    records,
    imports: [{ ...file, encoding, headerByteStart, headerByteEnd, sha256 }],
  });
  if (!plans[0]) throw new Error('No exhibit');
  return plans[0];
}

async function extracted(bytes: Buffer, isReliedOn: (line: number) => boolean) {
  const plan = await plannedFrom(bytes, isReliedOn);
  const extract = await readExtract(plan, memoryStore(new Map([[plan.file.sha256, bytes]]), 5000));
  const ranges = 'ranges' in extract.part.content ? extract.part.content.ranges : [];
  return { plan, extract, bytes: Buffer.concat(ranges.map((r) => bytes.subarray(r.byteStart, r.byteEnd))) };
}

describe('an extract of a file as imported', () => {
  it.each([
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${TEXT}`)],
    ['windows-1252', iconv.encode(TEXT, 'windows-1252')],
    ['UTF-16LE with a mark', iconv.encode(TEXT, 'utf-16le', { addBOM: true })],
    ['UTF-16BE', iconv.encode(TEXT, 'utf-16be', { addBOM: false })],
    ['LF only', Buffer.from(TEXT.replaceAll('\r\n', '\n'))],
    ['CR only', Buffer.from(TEXT.replaceAll('\r\n', '\r'))],
  ])(
    'in %s agrees with the import about lines, and is the file again when every row is relied on',
    async (_name, bytes) => {
      const { plan, extract, bytes: all } = await extracted(bytes, () => true);
      expect(plan.records.map((r) => r.row.line)).toEqual([2, 5, 6]);
      expect(plan.records.map((r) => extract.lineOfRecord.get(r.id))).toEqual([2, 5, 6]);
      expect(extract.originalLineTotal).toBe(6);
      // The blank line belongs to no row and stays out.
      expect(extract.lines.map((l) => l.originalLine)).toEqual([1, 2, 3, 5, 6]);
      const textOf = (part: Buffer) => iconv.decode(part, plan.file.encoding);
      expect(textOf(all)).toBe(textOf(bytes).replace(/(\r\n|\n|\r)\1/, '$1'));
    },
  );
});

const shared = fileURLToPath(new URL('../../../shared/data', import.meta.url));
const realFiles = ['seizures/routes_airport_seizures.csv', 'vessels/ofac_sdn_vessels.csv']
  .map((f) => `${shared}/${f}`)
  .filter((f) => existsSync(f));
if (realFiles.length === 0) console.warn('Skipped: no published files beside this checkout to take extracts from.');

describe.skipIf(realFiles.length === 0)('an extract of a published file', () => {
  it.each(realFiles)('%s agrees with the import about every line', async (path) => {
    const { plan, extract } = await extracted(readFileSync(path), () => true);
    expect(plan.records.length).toBeGreaterThan(100);
    for (const record of plan.records) expect(extract.lineOfRecord.get(record.id)).toBe(record.row.line);
  });
});
