import { describe, expect, it } from 'vitest';
import { draftBy, readBy } from '../../../test/world/a-row.js';
import { humanSourceReports, intelligenceReports } from './source.js';

const REPORT = {
  report_no: 'IR-2021-090',
  reported_on: '2021-11-30',
  scheme: '4x4',
  source_grade: 'B',
  information_grade: '3',
  handling: 'TLP:AMBER',
  subject_1_kind: 'PERSON',
  subject_1_name: 'Daniel Oduor',
  subject_2_kind: 'COMPANY',
  subject_2_name: 'Likoni Clearing',
  subject_3_kind: 'COMPANY',
  subject_3_name: 'Taita Minerals',
  relation_1: 'DIRECTS',
  relation_2: 'ASSOCIATED_WITH',
};
const read = (cells: Readonly<Record<string, string>>) =>
  readBy(intelligenceReports, 'reports', { ...REPORT, ...cells });

describe('an intelligence report', () => {
  it('bears its own grade and says how its first subject stands to the others', () => {
    const report = draftBy(intelligenceReports, 'reports', REPORT);
    expect(report.grade).toEqual({ scheme: '4x4', source: 'B', information: '3' });
    expect(report.statements.map((s) => [s.kind, s.from.ordinal, s.to.ordinal])).toEqual([
      ['DIRECTS', 0, 1],
      ['ASSOCIATED_WITH', 0, 2],
    ]);
  });

  it.each([
    [{ source_grade: 'D' }, 'source_grade'],
    [{ information_grade: '5' }, 'information_grade'],
    [{ scheme: '5x5x5' }, 'scheme'],
    [{ handling: 'secret' }, 'handling'],
    [{ relation_1: 'KNOWS' }, 'relation_1'],
    [{ subject_1_name: '' }, 'subject_1_name'],
  ])('with %o is refused for %s', (cells, column) => {
    expect(read(cells)).toMatchObject({ column });
  });

  it('marked more narrowly than its source is refused, and taken in where it belongs', () => {
    expect(read({ handling: 'TLP:RED' })).toMatchObject({ column: 'handling', value: 'TLP:RED' });
    expect(draftBy(humanSourceReports, 'reports', { ...REPORT, handling: 'TLP:RED' }).sourceKey).toBe('IR-2021-090');
    expect(humanSourceReports).toMatchObject({ defaultHandling: 'TLP:RED', notForCourt: true });
  });
});
