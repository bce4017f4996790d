import { describe, expect, it } from 'vitest';
import HISTORY from './reference/listing-history.json' with { type: 'json' };
import TAXA from './reference/taxa.json' with { type: 'json' };
import { compareTaxa, listingOn, type NamedTaxon, TAXA_AT_HAND, taxonNamed } from './taxa.js';

describe('the taxon that a text names', () => {
  it.each([
    ['Manis tricuspis', 'Manis tricuspis', 'ACCEPTED', undefined],
    ['manis tricuspis', 'Manis tricuspis', 'ACCEPTED', undefined],
    ['Manis tricuspis Rafinesque, 1821', 'Manis tricuspis', 'ACCEPTED', undefined],
    ['Phataginus tricuspis', 'Manis tricuspis', 'SYNONYM', undefined],
    ['White-bellied pangolin', 'Manis tricuspis', 'COMMON_NAME', 'en'],
    ['white bellied pangolins', 'Manis tricuspis', 'COMMON_NAME', 'en'],
    ['pangolin à petites écailles', 'Manis tricuspis', 'COMMON_NAME', 'fr'],
    ['pangolin a petites ecailles', 'Manis tricuspis', 'COMMON_NAME', 'fr'],
    ['pangolín arborícola', 'Manis tricuspis', 'COMMON_NAME', 'es'],
    ['树穿山甲', 'Manis tricuspis', 'COMMON_NAME', 'zh'],
    ['Manis sp.', 'Manis spp.', 'GENUS', undefined],
    ['Manis', 'Manis spp.', 'GENUS', undefined],
    ['Manis cf. javanica', 'Manis spp.', 'GENUS', undefined],
    ['Phataginus sp.', 'Phataginus spp.', 'GENUS', undefined],
    ['Dalbergia spp.', 'Dalbergia spp.', 'ACCEPTED', undefined],
    ['tigre', 'Panthera tigris', 'COMMON_NAME', 'fr'],
  ])('%s is %s, by its %s name (%s)', (text, name, by, language) => {
    const { taxon } = taxonNamed(text);
    expect([taxon?.name, taxon?.by, taxon?.language]).toEqual([name, by, language]);
    expect(taxon?.authority).toBe('CITES standard nomenclature, CoP19 (2022)');
  });

  it.each([
    ['Manis fossilis', 'it is not among the taxa at hand', ['Manis spp.']],
    ['Manis tricuspis extra words', 'it is not among the taxa at hand', ['Manis spp.']],
    ['ivory', 'it is not among the taxa at hand', []],
    ['', 'no taxon is named', []],
  ])('%s is none: %s %j', (text, because, names) => {
    const found = taxonNamed(text);
    expect(found).toMatchObject({ taxon: null, because });
    if (found.taxon === null) expect(found.candidates.map((c) => c.name)).toEqual(names);
  });

  it.each([
    ['Manis tricuspis', 'Phataginus tricuspis', 'EQUAL'],
    ['Manis tricuspis', 'Manis sp.', 'COMPATIBLE'],
    ['Manis tricuspis', 'Phataginus sp.', 'COMPATIBLE'],
    ['Manis javanica', 'Phataginus sp.', 'DIFFERENT'],
    ['Manis sp.', 'Manis spp.', 'COMPATIBLE'],
    ['Manis tricuspis', 'Manis javanica', 'DIFFERENT'],
    ['Dalbergia nigra', 'Dalbergia spp.', 'COMPATIBLE'],
    ['Panthera leo', 'Loxodonta africana', 'DIFFERENT'],
  ])('%s and %s are %s', (left, right, comparison) => {
    const [one, other] = [taxonNamed(left).taxon, taxonNamed(right).taxon] as [NamedTaxon, NamedTaxon];
    expect(compareTaxa(one, other)).toBe(comparison);
    expect(compareTaxa(other, one)).toBe(comparison);
  });

  it('every accepted name of the table leads to itself', () => {
    for (const { name } of TAXA) expect(taxonNamed(name).taxon?.name).toBe(name);
    expect(TAXA_AT_HAND.has('Manis javanica')).toBe(true);
    expect(TAXA_AT_HAND.has('Manis fossilis')).toBe(false);
  });
});

describe('the listing of a taxon on a date', () => {
  it.each([
    ['Pterocarpus erinaceus', '2016-03-01', null, 'not listed before 2016-05-09'],
    ['Pterocarpus erinaceus', '2016-05-09', 'III', 'Appendix III (SN) since 2016-05-09'],
    ['Pterocarpus erinaceus', '2017-01-02', 'II', 'Appendix II since 2017-01-02'],
    ['Psittacus erithacus', '2016-12-30', 'II', 'Appendix II since 1981-06-06'],
    ['Psittacus erithacus', '2017-01-02', 'I', 'Appendix I since 2017-01-02'],
    ['Manis javanica', '2016', 'II', 'Appendix II since 1995-02-16'],
    ['Anguilla anguilla', '2008', null, 'not listed before 2009-03-13'],
  ])('%s on %s: %s, %s', (taxon, date, appendix, because) => {
    expect(listingOn(taxon, date)).toEqual({ known: true, appendix, because });
  });

  it.each([
    ['Psittacus erithacus', '2017', ['II', 'I'], 'it changed on 2017-01-02, within the date'],
    ['Pterocarpus erinaceus', '2016', [null, 'III'], 'it changed on 2016-05-09, within the date'],
    ['Psittacus erithacus', '1980', [], 'its listing before 1981-06-06 is not known'],
    ['Panthera tigris', '2016-03-01', ['I'], 'only its listing as of CoP19 is known: I'],
    ['Corallium rubrum', '2016-03-01', [null], 'only its listing as of CoP19 is known: none'],
    ['Manis fossilis', '2016', [], 'Manis fossilis is not among the taxa at hand'],
    ['Manis javanica', 'soon', ['II', 'I'], 'the date is not known'],
  ])('%s on %s is not known: %j, %s', (taxon, date, readings, because) => {
    expect(listingOn(taxon, date)).toEqual({ known: false, appendix: null, readings, because });
  });

  it('the history is of taxa in the table, in the order of time, and ends where the table stands', () => {
    const appendixNow = new Map(TAXA.map(({ name, appendix }) => [name, appendix]));
    for (const taxon of new Set(HISTORY.map((step) => step.taxon))) {
      const steps = HISTORY.filter((step) => step.taxon === taxon);
      expect(steps.map((s) => s.from)).toEqual(steps.map((s) => s.from).sort());
      expect([taxon, steps.at(-1)?.appendix]).toEqual([taxon, appendixNow.get(taxon)]);
    }
  });
});
