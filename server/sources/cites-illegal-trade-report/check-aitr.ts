import { isCountry } from '../../records/countries.js';
import { yearsOf } from '../../records/dates.js';
import { readCode } from '../mapping/readers.js';
import type { AitrColumn, AitrFault, AitrRow } from './aitr.js';
import { UNITS, UNITS_OF_TERM } from './terms.js';

/** What a reviewer of the report would send back: missing cells, terms and units that do not fit, codes that are none, dates of other years. */
export function checkAitr(rows: readonly AitrRow[], year: number): readonly AitrFault[] {
  return rows.flatMap((row, i) =>
    [...ofSpecies(row), ...ofQuantity(row), ...ofDate(row, year), ...ofCountries(row)].map((fault) => ({
      row: i + 1,
      ...fault,
    })),
  );
}

type Fault = Omit<AitrFault, 'row'>;

const fault = (severity: Fault['severity'], row: AitrRow, column: AitrColumn, message: string): Fault => ({
  column,
  value: row[column],
  severity,
  message,
});

function ofSpecies(row: AitrRow): readonly Fault[] {
  const species = row.Species.trim();
  if (species === '')
    return [fault('ERROR', row, 'Species', 'Write the scientific name, or the lowest taxon that is known.')];
  if (!/^\p{Lu}[\p{Ll}-]+( |$)/u.test(species))
    return [
      fault(
        'WARNING',
        row,
        'Species',
        'A scientific name begins with the genus in a capital. See whether this is one.',
      ),
    ];
  return [];
}

function ofQuantity(row: AitrRow): readonly Fault[] {
  const { Quantity: quantity, Unit: unit } = row;
  const term = readCode(row['Description of specimen']).value ?? '';
  const units = UNITS_OF_TERM.get(term.toUpperCase());
  const faults: Fault[] = [];
  if (units === undefined)
    faults.push(
      fault(
        term === '' ? 'ERROR' : 'WARNING',
        row,
        'Description of specimen',
        'Write the code of a term first, as TUS or SCA.',
      ),
    );
  if (quantity === '') faults.push(fault('ERROR', row, 'Quantity', 'Write how much, as a number.'));
  else if (!/^\d+(\.\d+)?$/.test(quantity) || Number(quantity) === 0)
    faults.push(fault('ERROR', row, 'Quantity', 'It is not a number above 0 with a point before its decimals.'));
  if (unit !== '' && !UNITS.has(unit))
    return [...faults, fault('ERROR', row, 'Unit', `There is no unit ${unit}. Write one of ${[...UNITS].join(', ')}.`)];
  // Without a unit specimens are counted.
  const counted = unit === '' ? 'no.' : unit;
  if (counted === 'no.' && quantity.includes('.'))
    faults.push(fault('ERROR', row, 'Quantity', 'Specimens are counted in whole numbers.'));
  if (term.toUpperCase() === 'LIV' && counted !== 'no.')
    faults.push(fault('ERROR', row, 'Unit', 'Live specimens are counted, not weighed: write no.'));
  else if (units !== undefined && units.length > 0 && !isUnitOf(units, counted))
    faults.push(fault('WARNING', row, 'Unit', `${term} is reported in ${units.join(' or ')}.`));
  return faults;
}

/** Grams are kilograms in small. */
function isUnitOf(units: readonly string[], unit: string): boolean {
  return units.includes(unit) || (unit === 'g' && units.includes('kg')) || (unit === 'ml' && units.includes('l'));
}

function ofDate(row: AitrRow, year: number): readonly Fault[] {
  const date = row['Date of seizure'];
  if (date === '') return [fault('ERROR', row, 'Date of seizure', 'Write the date, at least the year.')];
  const [from, until] = yearsOf(date);
  if (from > year || until < year)
    return [fault('ERROR', row, 'Date of seizure', `It is not in ${year}, the year of the report.`)];
  return /^\d{4}-\d\d-\d\d$/.test(date) ? [] : [fault('WARNING', row, 'Date of seizure', 'The report wants the day.')];
}

const OF_COUNTRIES = [
  'Alleged country of origin',
  'Country/-ies of transit',
  'Alleged final destination',
  'Nationality of offenders',
] as const satisfies readonly AitrColumn[];

function ofCountries(row: AitrRow): readonly Fault[] {
  return OF_COUNTRIES.flatMap((column) =>
    row[column]
      .split(';')
      .filter((code) => code !== '' && !isCountry(code))
      .map((code) => fault('ERROR', row, column, `"${code}" is no ISO 3166 code of a country. Write two capitals.`)),
  );
}
