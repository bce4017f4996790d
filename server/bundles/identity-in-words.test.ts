import { describe, expect, it } from 'vitest';
import { aCaseVersion, memoryStore } from '../../test/world/a-case-version.js';
import type { CaseMatch } from '../casework/case-version.js';
import { planExhibits } from './exhibits.js';
import { readExtract } from './extract.js';
import { matchesInWords } from './identity-in-words.js';
import { OrderedCase } from './ordered-case.js';
import { identityDecisionsTable } from './tables/identity-decisions.js';

async function printed(change: (match: CaseMatch) => Partial<CaseMatch>) {
  const plain = aCaseVersion();
  const matches = plain.version.matches.map((m) => ({ ...m, ...change(m) }));
  const { version, files } = aCaseVersion({ matches });
  const store = memoryStore(files);
  const extracts = await Promise.all(planExhibits(version).map((plan) => readExtract(plan, store)));
  return matchesInWords(identityDecisionsTable(new OrderedCase(version, extracts, [])));
}

describe('a match on paper', () => {
  it('stands under its subject, and says where the other side is not in the case', async () => {
    const matches = await printed(() => ({}));
    expect([...matches.values()].flat().map((m) => m.match)).toEqual(['M-0001', 'M-0002', 'M-0003']);
    const records = [...matches.values()].flat().map((m) => m.records);
    expect(records.filter((r) => r.includes('not in the case'))).toEqual([
      expect.stringMatching(
        /^شركة الميناء الأخضر \(EX-\d+ line \d+\)\nSeñor Ñandú \(EX-\d+ line \d+\), not in the case$/,
      ),
    ]);
  });

  it('sets what speaks for it beside what speaks against it, the heaviest first, without the beginning', async () => {
    const said = (template: string, weightBits: number, values = {}) => ({
      ...{ comparison: template === 'prior' ? 'prior' : 'other', weightBits, left: null, right: null },
      because: { template, values },
    });
    const evidence = [
      said('prior', -5, { oneIn: 32 }),
      said('legal-form-same', 1),
      said('imo-same', 18, { value: '9074729' }),
      said('flag-differs', -1, { left: 'LR', right: 'KM' }),
    ];
    const contradiction = { template: 'birthDate-differs', values: { left: '1970-01-02', right: '1971-03-04' } };
    const [match] = [...(await printed(() => ({ evidence, contradiction }))).values()].flat();
    expect(match).toMatchObject({
      speaksFor: 'IMO number: both give 9074729 (+18)\nThe same legal form (+1)',
      speaksAgainst: 'Cannot be one: Born on 1970-01-02, not on 1971-03-04\nFlag: LR is not KM (-1)',
    });
  });
});
