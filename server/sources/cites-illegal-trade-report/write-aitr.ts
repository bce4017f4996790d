import { countryName } from '../../records/countries.js';
import { csvLine } from '../../records/csv-line.js';
import type { Mention, MentionValue } from '../../records/mention.js';
import { massInKg } from '../../records/quantities.js';
import type { Statement } from '../../records/statement.js';
import { guarded } from '../reading/cells.js';
import { AITR_COLUMNS, type AitrColumn, type AitrFault, type AitrRow } from './aitr.js';
import { checkAitr } from './check-aitr.js';
import { SOURCE_CODES, UNITS } from './terms.js';

type Said = Pick<Mention, 'id' | 'kind' | 'values'>;
type Stated = Pick<Statement, 'kind' | 'role' | 'from' | 'to' | 'values'>;

/** What the report needs of a record. */
export interface SeizureRecord {
  readonly mentions: readonly Said[];
  readonly statements: readonly Stated[];
}

/** A report: its rows, its file, and what is to be looked at before it is sent. */
export interface Aitr {
  readonly rows: readonly AitrRow[];
  /** RFC 4180, UTF-8, CRLF; cells that a spreadsheet would compute are guarded. */
  readonly csv: string;
  readonly faults: readonly AitrFault[];
  /** Seizures of the year that show no species, and so are in no row: what they are called. */
  readonly withoutSpecies: readonly string[];
}

/**
 * The annual illegal trade report of a year from records of seizures: those of the year, one row for each species found, by date, place and
 * what the rows say. No person is named.
 */
export function aitrOf(records: readonly SeizureRecord[], year: number): Aitr {
  const ofYear = records.flatMap(rowsOfRecord).filter(({ date }) => isOfYear(date, year));
  const made = ofYear
    .flatMap(({ lines }) => lines)
    .map((line) => ({ ...line, key: ORDER.map((column) => line.row[column]).join('\u0000') }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const withoutSpecies = ofYear.filter(({ lines }) => lines.length === 0).map(({ name }) => name);
  const rows = made.map(({ row }) => row);
  const faults = [
    ...checkAitr(rows, year),
    ...made.flatMap(({ faults: own }, i) => own.map((fault) => ({ ...fault, row: i + 1 }))),
  ];
  return { rows, csv: aitrCsv(rows), faults: faults.sort((a, b) => a.row - b.row), withoutSpecies };
}

const ORDER: readonly AitrColumn[] = ['Date of seizure', 'Location of incident', ...AITR_COLUMNS];

/** The rows as a file with exactly the columns of the report. */
export function aitrCsv(rows: readonly AitrRow[]): string {
  const lines = [AITR_COLUMNS, ...rows.map((row) => AITR_COLUMNS.map((column) => guarded(row[column])))];
  return lines.map((cells) => `${csvLine(cells)}\r\n`).join('');
}

/** A seizure of no known date is in the report of every year, and is a fault there. */
function isOfYear(date: string, year: number): boolean {
  const written = date.slice(0, 4);
  return written === '' || written === String(year);
}

type OwnFault = Omit<AitrFault, 'row'>;

/** What a record tells of one seizure. */
interface Told {
  readonly name: string;
  readonly date: string;
  readonly lines: readonly { readonly row: AitrRow; readonly faults: readonly OwnFault[] }[];
}

function rowsOfRecord({ mentions, statements }: SeizureRecord): readonly Told[] {
  const byId = new Map<string, Said>(mentions.map((m) => [m.id, m]));
  return mentions
    .filter((m) => m.kind === 'SEIZURE')
    .map((seizure) => {
      const of = statements.filter((s) => s.from === seizure.id || s.to === seizure.id);
      const species = of.flatMap((found) => {
        const goods = found.kind === 'FOUND' ? byId.get(found.to) : undefined;
        return goods?.values.some((v) => v.property === 'taxon') ? [{ found, goods }] : [];
      });
      const context: Context = { seizure, statements: of, byId, lines: species.length };
      return {
        name: oneOf(seizure.values, 'reference') ?? oneOf(seizure.values, 'name') ?? seizure.id,
        date: dateOf(seizure),
        lines: species.map(({ found, goods }) => rowOf(context, found, goods)),
      };
    });
}

const dateOf = ({ values }: Said): string => oneOf(values, 'seizedOn') ?? '';

interface Context {
  readonly seizure: Said;
  readonly statements: readonly Stated[];
  readonly byId: ReadonlyMap<string, Said>;
  /** Species of the seizure: with one alone what is said of the seizure is said of it. */
  readonly lines: number;
}

function rowOf(
  context: Context,
  found: Stated,
  goods: Said,
): { readonly row: AitrRow; readonly faults: readonly OwnFault[] } {
  const { seizure, lines } = context;
  const all = (property: string) => seizure.values.filter((v) => v.property === property).map((v) => v.value);
  const free = (...properties: readonly string[]) =>
    withoutNames(context, [...new Set(properties.flatMap(all))].join('; '));
  const measured = quantityOf(found.values ?? []) ?? (lines === 1 ? quantityOf(seizure.values) : null);
  const term = oneOf(found.values, 'term') ?? (lines === 1 ? all('goods')[0] : undefined) ?? '';
  const value = (found.values ?? []).find((v) => v.property === 'value');
  const row: AitrRow = {
    Species: oneOf(goods.values, 'taxon') ?? '',
    'Description of specimen': withoutNames(context, term),
    Quantity: measured?.quantity ?? '',
    Unit: measured?.unit ?? '',
    'Location of incident': locationOf(context),
    'Detecting agency': free('authority'),
    'Date of seizure': dateOf(seizure),
    'Reason for seizure': free('reason'),
    'Means of transport': free('transportMode'),
    'Method of detection': free('detectionMethod'),
    'Method of concealment': free('concealment', 'coverLoad'),
    'Alleged country of origin': countriesVia(context, (role) => role === 'origin').join(';'),
    'Country/-ies of transit': countriesVia(context, (role) => role === 'transit' || role === 'departure').join(';'),
    'Alleged final destination': countriesVia(context, (role) => role.endsWith('destination')).join(';'),
    'Estimated value': value ? [value.value, value.scheme].filter((part) => part).join(' ') : free('estimatedValue'),
    'Nationality of offenders': nationalities(context).join(';'),
    'Law under which charges were brought': free('law'),
    Sanction: free('penalty'),
    'Disposal of confiscated specimens': free('outcome'),
    'Additional information': free('remarks'),
  };
  return { row, faults: [...permitFaults(context), ...sourceFaults(found.values ?? [])] };
}

const oneOf = (values: readonly MentionValue[] | undefined, property: string): string | undefined =>
  values?.find((v) => v.property === property)?.value;

/** Quantity and unit as the report wants them: pieces as numbers of specimens, masses in kilograms unless in grams. */
function quantityOf(values: readonly MentionValue[]): { readonly quantity: string; readonly unit: string } | null {
  const kg = oneOf(values, 'weightKg');
  if (kg !== undefined) return { quantity: kg, unit: 'kg' };
  const pieces = oneOf(values, 'pieces');
  if (pieces !== undefined) return { quantity: pieces, unit: 'no.' };
  const found = values.find((v) => v.property === 'quantity');
  if (!found) return null;
  const unit = (found.scheme ?? '').toLowerCase();
  if (UNITS.has(unit)) return { quantity: found.value, unit };
  if (/^(|pieces?|pcs|pce|nmb|no|specimens?|items?)$/.test(unit)) return { quantity: found.value, unit: 'no.' };
  const mass = massInKg(found.value, unit);
  return mass === null ? { quantity: found.value, unit: found.scheme ?? '' } : { quantity: mass, unit: 'kg' };
}

function locationOf({ statements, byId }: Context): string {
  const place = statements.flatMap((s) => (s.kind === 'SEIZED_AT' ? (byId.get(s.to) ?? []) : []))[0];
  if (!place) return '';
  const [name, country] = [oneOf(place.values, 'name'), oneOf(place.values, 'country')];
  const state = country ? countryName(country) : '';
  return name === undefined || name === country || name === state
    ? state
    : [name, state].filter((part) => part).join(', ');
}

/** Countries of the legs with such a role, in the order of the route, each once. */
function countriesVia({ statements, byId }: Context, isRole: (role: string) => boolean): readonly string[] {
  const order = (s: Stated) => Number(oneOf(s.values, 'order') ?? 0);
  const legs = statements.filter((s) => s.kind === 'ROUTED_VIA' && isRole(s.role)).sort((a, b) => order(a) - order(b));
  return [...new Set(legs.flatMap((s) => oneOf(byId.get(s.to)?.values, 'country') ?? []))];
}

/** Nationalities as counted and of the persons named; names themselves stay out. */
function nationalities({ seizure, statements, byId }: Context): readonly string[] {
  const counted = seizure.values.filter((v) => v.property === 'offenderNationality').map((v) => v.value);
  const named = statements
    .filter((s) => s.kind === 'INVOLVED_IN')
    .flatMap((s) => byId.get(s.from)?.values ?? [])
    .filter((v) => v.property === 'nationality')
    .map((v) => v.value);
  return [...new Set([...counted, ...named])];
}

/** Free text without the names of anybody in the record who is not known to be a company. */
function withoutNames({ byId }: Context, text: string): string {
  const names = [...byId.values()]
    .filter((m) => m.kind === 'TRADER' && !m.values.some((v) => v.property === 'traderKind' && v.value === 'COMPANY'))
    .flatMap((m) => m.values.filter((v) => v.property === 'name' || v.property === 'alias').map((v) => v.value))
    .filter((name) => name.length > 2)
    .sort((a, b) => b.length - a.length);
  return names.reduce((left, name) => replacedAll(left, name), text);
}

function replacedAll(text: string, name: string): string {
  const lower = text.toLowerCase();
  const sought = name.toLowerCase();
  // Some letters change their length in lower case: then a place in one text is not the same in the other.
  if (lower.length !== text.length) return lower.includes(sought) ? '[text withheld: it names a person]' : text;
  let result = '';
  let from = 0;
  for (let at = lower.indexOf(sought); at >= 0; at = lower.indexOf(sought, from)) {
    result += `${text.slice(from, at)}[name withheld]`;
    from = at + sought.length;
  }
  return result + text.slice(from);
}

/** Papers shown that are not numbered as permits are: worth a look, for many Parties number otherwise. */
function permitFaults({ statements, byId }: Context): readonly OwnFault[] {
  return statements
    .filter((s) => s.kind === 'COVERED_BY')
    .flatMap((s) => byId.get(s.to)?.values ?? [])
    .filter((v) => v.property === 'permitNumber' && v.verdict !== undefined && v.verdict !== 'VALID')
    .map((v) => ({
      column: null,
      value: v.value,
      severity: 'WARNING' as const,
      message: `The permit shown is not numbered as Resolution Conf. 12.3 recommends (${v.column}). See whether it is one.`,
    }));
}

function sourceFaults(values: readonly MentionValue[]): readonly OwnFault[] {
  return values
    .filter((v) => v.property === 'sourceCode' && !SOURCE_CODES.has(v.value.toUpperCase()))
    .map((v) => ({
      column: null,
      value: v.value,
      severity: 'ERROR' as const,
      message: `There is no source code ${v.value} (${v.column}). Write one of ${[...SOURCE_CODES].join(', ')}.`,
    }));
}
