import { describe, expect, it } from 'vitest';
import { draftBy, readBy } from '../../../test/world/a-row.js';
import { NO_CONDITIONS } from '../../records/handling.js';
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
    [{ scheme: '7x7' }, 'scheme'],
    [{ handling: 'secret' }, 'handling'],
    [{ relation_1: 'KNOWS' }, 'relation_1'],
    [{ subject_1_name: '' }, 'subject_1_name'],
  ])('with %o is refused for %s', (cells, column) => {
    expect(read(cells)).toMatchObject({ column });
  });

  it.each([
    // scheme  source information  codes       kept
    ['4x4', 'X', '4', 'H0', ['H0']],
    ['4x4', 'A', '1', 'h3; H1', ['H1', 'H3']],
    ['4x4', 'C', '2', 'H2', ['H2']],
    ['3x5x2', '1', 'A', 'P', ['P']],
    ['3x5x2', '2', 'E', 'C A1 S2', ['C', 'A1', 'S2']],
    ['3x5x2', '3', 'C', 'C, A2, A3, S1', ['C', 'A2', 'A3', 'S1']],
    ['5x5x5', 'E', '5', '1', ['1']],
    ['5x5x5', 'D', '4', '2+3+4+5', ['2', '3', '4', '5']],
    ['6x6', 'F', '6', '', []],
  ])('in %s graded %s%s with the codes "%s" keeps all as given', (scheme, source, information, codes, kept) => {
    const row = { scheme, source_grade: source, information_grade: information, handling_codes: codes };
    const report = draftBy(intelligenceReports, 'reports', { ...REPORT, ...row, handling_conditions: 'ask first' });
    expect(report.grade).toEqual({ scheme, source, information });
    expect(report.conditions).toEqual({ codes: kept, text: 'ask first', expiresOn: null, reviewOn: null });
  });

  it('keeps the days of its marking, and asks for nothing where it has no columns for that', () => {
    const days = { handling_expires_on: '2027-01-31', handling_review_on: '31/12/2026' };
    expect(draftBy(intelligenceReports, 'reports', { ...REPORT, ...days }).conditions).toEqual({
      codes: [],
      text: null,
      expiresOn: '2027-01-31',
      reviewOn: '2026-12-31',
    });
    expect(draftBy(intelligenceReports, 'reports', REPORT).conditions).toEqual(NO_CONDITIONS);
  });

  it.each([
    [{ handling_codes: 'H4' }, 'handling_codes', 'no code of the scheme'],
    [{ handling_codes: 'A1' }, 'handling_codes', "another scheme's code"],
    [{ handling_codes: 'H3' }, 'handling_conditions', 'other restrictions, but which'],
    [{ scheme: '6x6', handling_codes: 'H1' }, 'handling_codes', 'a scheme without codes'],
    [
      { scheme: '3x5x2', source_grade: '1', information_grade: 'A', handling_codes: 'C' },
      'handling_conditions',
      'which',
    ],
    [{ handling_expires_on: 'soon' }, 'handling_expires_on', 'no day'],
    [{ handling_review_on: '2026-12' }, 'handling_review_on', 'a month only'],
  ])('with %o is refused for %s: %s', (cells, column, _why) => {
    expect(read(cells)).toMatchObject({ column });
  });

  it('marked TLP:WHITE is read as TLP:CLEAR', () => {
    expect(draftBy(intelligenceReports, 'reports', { ...REPORT, handling: 'TLP:WHITE' }).sourceKey).toBe('IR-2021-090');
  });

  it('marked more narrowly than its source is refused, and taken in where it belongs', () => {
    expect(read({ handling: 'TLP:RED' })).toMatchObject({ column: 'handling', value: 'TLP:RED' });
    expect(draftBy(humanSourceReports, 'reports', { ...REPORT, handling: 'TLP:RED' }).sourceKey).toBe('IR-2021-090');
    expect(humanSourceReports).toMatchObject({ defaultHandling: 'TLP:RED', notForCourt: true });
  });
});
