import { fileURLToPath } from 'node:url';
import canonicalize from 'canonicalize';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../records/ids.js';
import type { RecordDraft, Refusal } from '../../records/record.js';
import { isRefusal, type Layout, layoutFor } from '../../records/source.js';
import { sourceNamed } from '../index.js';
import { fromFile } from '../reading/byte-source.js';
import { isRefusedRow, readTable } from '../reading/read-table.js';

const SEED = fileURLToPath(new URL('../../../seed/sources/', import.meta.url));

// Declarations and port calls were read by code before they were read by mappings. The hashes are of what the code made of each row of
// these files, refusals included; the mappings make the very same. Only the order of the statements in a record is another.
describe('mappings make of the files what code made of them', () => {
  it.each([
    [
      'customs-declarations/hai-phong-2020-2021.csv',
      5,
      'cb3b41894fcbbbd99e51bdebb009226ea9a5257e174f4684170b38bc6e18e97f',
    ],
    [
      'customs-declarations/mombasa-extracts-2018-2024.csv',
      11,
      '469a437c320596e4ba84448ffb619ed9051ee752e94a90bf83740cfc89ebf188',
    ],
    [
      'customs-declarations/mombasa-returns-2018-2024.csv',
      201,
      'f29b4231a635e627431d8e433971443104e0924b12497151bfe988fc631a6cd5',
    ],
    ['customs-declarations/ningbo-2023.csv', 6, '9920b0b0021e2b522a1c1a1a10e8397fe24949a8f234baadb89bf22168fbd42f'],
    ['port-calls/ais-gaps-2019.csv', 3, 'd46e792c38b82f5ee6e99122017512c28c3e2e516a1c7d141a3c286b934075c3'],
    ['port-calls/liner-calls-2018-2024.csv', 61, '9c1566e7aef2c0a9f4168fb6cb7856837e1258b1aa3e5ad5e2f4bb2e62eff109'],
    ['port-calls/port-calls-2018-2024.csv', 19, '628715b169c3c3a280254a41a752898a074d6877eca30dc94d9024362d8178d3'],
  ])('%s: %i rows', async (file, count, hash) => {
    const drafts = await draftsOf(file);
    expect(drafts).toHaveLength(count);
    expect(sha256(canonicalize(drafts.map(inOrder)) ?? '')).toBe(hash);
  });
});

type Read = RecordDraft | Omit<Refusal, 'line'>;

async function draftsOf(file: string): Promise<readonly Read[]> {
  const table = await readTable(fromFile(`${SEED}${file}`));
  const layout = layoutFor(sourceNamed(file.split('/')[0] as string), table.header) as Layout;
  const drafts: Read[] = [];
  for await (const row of table.rows) if (!isRefusedRow(row)) drafts.push(layout.read(row));
  return drafts;
}

function inOrder(read: Read): Read {
  if (isRefusal(read)) return read;
  const canonical = (value: unknown) => canonicalize(value) ?? '';
  const statements = [...read.statements].sort((a, b) => (canonical(a) < canonical(b) ? -1 : 1));
  return { ...read, statements };
}
