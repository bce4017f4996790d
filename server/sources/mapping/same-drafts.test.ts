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

// Declarations, port calls and registers were read by code before they were read by mappings. The hashes are of what the code made of each row of
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
    ['company-register/asia-officers.csv', 9, '7a0efa683d149abc9eaf6bae952a9912884014a16e047cc95ff4b59b171adcde'],
    ['company-register/china-companies.csv', 5, '910990ef71d978f3894fa8abaac6e74eee0f004d85373b228023fc44ac7cb88b'],
    ['company-register/far-east-companies.csv', 4, '06134f6fe27d57ad08b22a8ee30e812a8217928dd46e2b72bd8cd9db25a325de'],
    ['company-register/jebel-ali-companies.csv', 3, 'a8dec9aff4c24461fa087c489818989805e541e61e52c78db0e61a0fed461d19'],
    ['company-register/kenya-companies.csv', 17, '40b606661980fbebf2875c6543565ffff39b513bb57077f9c365ff7988fb060c'],
    ['company-register/kenya-officers.csv', 17, '281b6f00c0c2a6572ac44626b605ca2f57c27a1922c06a2525600ff16adce3b6'],
    [
      'company-register/kenya-westgate-court.csv',
      40,
      'a0cc5fa4252d4d6e2b6b0741c4825634e44417040487e9215b110ad51dbc99f7',
    ],
    ['company-register/viet-nam-companies.csv', 7, '49819bc5161970f77ff0542592f89b6622105eb02a1f5705c1ba9dfde4136fac'],
    ['company-register/viet-nam-officers.csv', 6, 'a9490ba9b9cc6eee4132659d9c43248fbd71932a578aa599a4d7df96a6b8dd76'],
    ['vessel-registry/registrations.csv', 15, 'c9eb45df939204f975f86110e052c1bcea09478e8b4de80fae69914e3223327e'],
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
