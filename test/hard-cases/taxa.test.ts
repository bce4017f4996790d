import { describe, expect, it } from 'vitest';
import { compareTaxa, listingOn, type NamedTaxon, taxonNamed } from '../../server/records/taxa.js';
import { caseOf, textsOf, titleOf } from './case-table.js';

describe(titleOf('HC54'), () => {
  const names = textsOf('HC54');
  const accepted = taxonNamed('Manis tricuspis').taxon as NamedTaxon;

  it.each([...names.filter((name) => name !== 'Manis sp.'), 'pangolin à petites écailles', 'pangolín arborícola'])(
    '%s is one taxon under its accepted name, and whose name that is',
    (name) => {
      const { taxon } = taxonNamed(name);
      expect(taxon).toMatchObject({ name: 'Manis tricuspis', authority: 'CITES standard nomenclature, CoP19 (2022)' });
      expect(compareTaxa(accepted, taxon as NamedTaxon)).toBe('EQUAL');
    },
  );

  it.each(['Manis sp.', 'Manis spp.', 'Phataginus sp.', 'Manis cf. tricuspis'])(
    '%s is compatible, not equal',
    (name) => {
      expect(compareTaxa(accepted, taxonNamed(name).taxon as NamedTaxon)).toBe('COMPATIBLE');
    },
  );

  it.each(['Manis javanica', '中华穿山甲', 'Smutsia gigantea'])('%s is another', (name) => {
    expect(compareTaxa(accepted, taxonNamed(name).taxon as NamedTaxon)).toBe('DIFFERENT');
  });
});

describe(titleOf('HC56'), () => {
  const [timber, parrot] = caseOf('HC56').input as [{ taxon: string; date: string }, { taxon: string; date: string }];
  it.each<[string, string, string | null]>([
    [timber.taxon, timber.date, null],
    [parrot.taxon, parrot.date, 'II'],
    [timber.taxon, '2016-05-09', 'III'],
    [timber.taxon, '2017-01-02', 'II'],
    [parrot.taxon, '2017-01-02', 'I'],
    ['Anguilla anguilla', '2009-03-12', null],
    ['Anguilla anguilla', '2009-03-13', 'II'],
  ])('%s on %s: %s', (taxon, date, appendix) => {
    expect(listingOn(taxon, date)).toMatchObject({ known: true, appendix });
  });

  it('where the day is not known well enough, or the history, it says so', () => {
    expect(listingOn(parrot.taxon, '2017-01')).toMatchObject({ known: false, readings: ['II', 'I'] });
    expect(listingOn('Panthera tigris', '1999')).toMatchObject({ known: false, readings: ['I'] });
  });
});
