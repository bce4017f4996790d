import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { RecordDraft, Refusal } from '../records/record.js';
import { isRefusal } from '../records/source.js';
import { columnsNamed } from './mapping/columns-named.js';
import { layoutOf } from './mapping/layout-of.js';
import { type ShippedFile, shippedMapping } from './mapping/shipped.js';
import { fromFile } from './reading/byte-source.js';
import { isRefusedRow, readTable } from './reading/read-table.js';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const files = readdirSync(HERE, { recursive: true, encoding: 'utf8' });
const samples = files.filter((file) => file.endsWith('.sample.csv'));

/** What the layout makes of its sample: drafts, refusals and the heading. */
async function readSample(layout: string) {
  const mapping = shippedMapping(`${layout}.yaml` as ShippedFile);
  const { read, recognisedBy } = layoutOf(mapping);
  const table = await readTable(fromFile(`${HERE}${layout}.sample.csv`));
  const drafts: RecordDraft[] = [];
  const refusals: Omit<Refusal, 'line'>[] = [];
  for await (const row of table.rows) {
    if (isRefusedRow(row)) throw new Error(row.reason);
    const made = read(row);
    if (isRefusal(made)) refusals.push(made);
    else drafts.push(made);
  }
  return { mapping, header: table.header, recognisedBy, drafts, refusals };
}

describe('a ready layout', () => {
  it.each(samples.map((file) => file.replace('.sample.csv', '')))(
    '%s knows every column of its sample',
    async (layout) => {
      const { mapping, header, recognisedBy } = await readSample(layout);
      expect(header).toEqual(expect.arrayContaining([...recognisedBy]));
      const keepsRest = Object.values(mapping.things).some((thing) => thing.rest);
      const named = new Set([...columnsNamed(mapping), ...recognisedBy]);
      expect(keepsRest ? [] : header.filter((column) => !named.has(column))).toEqual([]);
    },
  );

  it.each([
    // layout, taken in, refused for, mentions and statements of the first row, warnings in all rows
    ['wco-cen-seizures/simple', 2, 'seized_on', 6, 5, []],
    ['wco-cen-seizures/standard', 2, 'case_ref', 25, 24, []],
    ['cites-illegal-trade-report/aitr', 2, 'Date of seizure', 7, 6, []],
    ['cites-trade-report/annual-report', 2, 'SpeciesName', 4, 3, []],
    ['wco-declarations/goods-items', 2, 'Declaration.AcceptanceDateTime', 19, 18, []],
    ['manifests/bills', 2, 'bl_number', 18, 18, []],
    ['manifests/us-ams', 2, 'identifier', 13, 13, []],
    ['basel-movements/notifications', 1, 'notification_no', 11, 10, []],
    ['basel-movements/movements', 2, 'actual_date', 12, 11, []],
    ['ods-licences/licences', 1, 'licence_no', 6, 5, []],
    ['sanctions-lists/targets', 3, 'list_id', 6, 5, []],
    ['follow-the-money/entities', 10, 'id', 5, 4, []],
    ['ais-messages/messages', 3, null, 1, 0, []],
  ] as const)(
    '%s takes in %i rows and refuses one for %s',
    async (layout, accepted, column, mentions, statements, warned) => {
      const { drafts, refusals } = await readSample(layout);
      expect(drafts).toHaveLength(accepted);
      expect(refusals.map((r) => r.column)).toEqual(column === null ? [] : [column]);
      expect([drafts[0]?.mentions.length, drafts[0]?.statements.length]).toEqual([mentions, statements]);
      expect(drafts.flatMap((d) => d.warnings.map((w) => `${w.column}: ${w.reason}`))).toEqual(warned);
    },
  );

  it('has a sample, and its folder says where its columns come from', () => {
    const folders = new Set(samples.map((file) => file.split('/')[0]));
    for (const folder of folders) expect([folder, existsSync(`${HERE}${folder}/README.md`)]).toEqual([folder, true]);
    const ready = files.filter((file) => file.endsWith('.yaml')).map((file) => file.replace('.yaml', ''));
    const shown = ready.filter((layout) => folders.has(layout.split('/')[0]));
    expect(shown.filter((layout) => !samples.includes(`${layout}.sample.csv`))).toEqual([]);
  });
});
