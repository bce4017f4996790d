import { describe, expect, it } from 'vitest';
import { draftBy } from '../../../test/world/a-row.js';
import { companyRegister } from './source.js';

const OFFICER = {
  registry: 'AE-JAFZA',
  number: 'JAFZA-184407',
  officer_no: '1',
  officer_kind: 'PERSON',
  officer_name: 'Leonid Arkadievich Brandt',
  role: 'DIRECTOR',
  birth_date: '05/12/1969',
  appointed_on: '2016-05-03',
};
const officer = (cells: Readonly<Record<string, string>> = {}) =>
  draftBy(companyRegister, 'officers', { ...OFFICER, ...cells });

describe('an officer in a register', () => {
  it('is a person; the company waits for its own row under the register’s number', () => {
    const [company, person] = officer().mentions;
    expect(company).toMatchObject({ identityKey: 'register:AE-JAFZA:JAFZA-184407', addsOnly: true, values: [] });
    expect(person).toMatchObject({ identityKey: null, addsOnly: false });
    expect(person?.values.find((v) => v.property === 'birthDate')?.value).toBe('1969-12-05');
  });

  it('finds the company’s row by its key', () => {
    const company = draftBy(companyRegister, 'companies', {
      registry: 'AE-JAFZA',
      number: 'JAFZA-184407',
      name: 'Meridian Gate Freight FZE',
    });
    expect(company.mentions[0]?.identityKey).toBe(officer().mentions[0]?.identityKey);
  });

  it.each([
    [{}, ['DIRECTS director']],
    [{ share_percent: '60' }, ['DIRECTS director', 'OWNS shareholder']],
    [{ role: 'SHAREHOLDER', share_percent: '100' }, ['OWNS shareholder']],
    [{ role: 'BENEFICIAL OWNER' }, ['OWNS beneficial owner']],
  ])('with %o: %o', (cells, statements) => {
    expect(officer(cells).statements.map((s) => `${s.kind} ${s.role}`)).toEqual(statements);
  });

  it('that is a company is known by its own number', () => {
    const { mentions } = officer({
      officer_kind: 'COMPANY',
      officer_name: 'Halcyon Crest',
      officer_registry: 'KE-BRS',
      officer_number: 'PVT-0HC9VX4',
      role: 'SHAREHOLDER',
    });
    expect(mentions[1]).toMatchObject({ role: 'officer', identityKey: 'register:KE-BRS:PVT-0HC9VX4' });
  });
});
