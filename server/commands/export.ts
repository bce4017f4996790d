import { createHash } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { mayDo } from '../access/duties.js';
import { BadInput } from '../errors.js';
import { ftmOfRecords } from '../exports/ftm-of-records.js';
import { type Gathered, gatherRecords } from '../exports/gather-records.js';
import { mayPassOut } from '../exports/passing-out.js';
import { seizuresOfRecords } from '../exports/seizures-of-records.js';
import type { Engine } from '../main/engine.js';
import { saysCompany } from '../records/nominal.js';
import type { AitrFault } from '../sources/cites-illegal-trade-report/aitr.js';
import { aitrOf } from '../sources/cites-illegal-trade-report/write-aitr.js';
import { type Acting, acting } from './acting.js';
import type { Outcome, Shared } from './shared.js';
import type { Teller } from './telling.js';

export interface ExportOptions extends Shared {
  readonly out: string;
  readonly source?: readonly string[];
  readonly import?: readonly string[];
}

export interface AitrOptions extends ExportOptions {
  readonly year: string;
}

/** What an export works with: the graph, and as whom. */
export interface Exporter extends Pick<Acting, 'user' | 'asking' | 'note'> {
  readonly engine: Pick<Engine, 'graph' | 'places'>;
}

/** The convention came into force in July 1975. */
const FIRST_YEAR = 1975;
/** Faults that are told one by one; of more than these the number is. */
const MOST_FAULTS_TOLD = 50;

/** `hawksbill export ftm`. */
export function exportFtm(options: ExportOptions): Promise<Outcome> {
  return acting('export ftm', options.as, options.tell, (act) => writeFtm(act, options));
}

/** `hawksbill export aitr`. */
export function exportAitr(options: AitrOptions): Promise<Outcome> {
  return acting('export aitr', options.as, options.tell, (act) => writeAitr(act, options));
}

/** Writes what the user may hand out in the FollowTheMoney model. */
export async function writeFtm(act: Exporter, options: ExportOptions): Promise<Outcome> {
  const { out, tell } = options;
  const gathered = await gather(act, options);
  const { text, entities, asTheyCame, knownBySeveral } = ftmOfRecords(gathered);
  const sha256 = await handOut(act, out, text, gathered, 'FTM', personsIn(gathered));
  tell.line(`${out}: ${entities} entities, ${asTheyCame} of them as they came`);
  if (knownBySeveral > 0)
    tell.line(`${knownBySeveral} things are known by several published ids: each of these stands by itself`);
  tellLeftOut(tell, gathered);
  const { leftOut } = gathered;
  return { exitCode: 0, json: { file: out, sha256, entities, asTheyCame, knownBySeveral, leftOut } };
}

/** Writes the annual illegal trade report, and tells what a reviewer would send back. */
export async function writeAitr(act: Exporter, options: AitrOptions): Promise<Outcome> {
  const { out, tell } = options;
  const year = Number(options.year);
  if (!/^\d{4}$/.test(options.year) || year < FIRST_YEAR)
    throw new BadInput(`--year is "${options.year}". Write the year of the seizures, as 2025.`, { option: '--year' });
  const gathered = await gather(act, options);
  const { csv, rows, faults, withoutSpecies } = aitrOf(seizuresOfRecords(gathered), year);
  const sha256 = await handOut(act, out, csv, gathered, 'AITR');
  tell.line(`${out}: ${rows.length} rows of ${year}. Names of persons were left out; nationalities stand.`);
  tellLeftOut(tell, gathered);
  if (withoutSpecies.length > 0)
    tell.line(`${withoutSpecies.length} seizures show no species and are in no row: ${some(withoutSpecies)}`);
  tellFaults(tell, faults);
  const { leftOut } = gathered;
  return { exitCode: 0, json: { file: out, sha256, year, rows: rows.length, faults, withoutSpecies, leftOut } };
}

async function gather({ engine, user, asking }: Exporter, options: ExportOptions): Promise<Gathered> {
  if (!mayDo('EXPORT_CASE', user))
    throw new BadInput(
      `${user.name} does not hand out records. Name an analyst, prosecutor or disclosure officer with --as.`,
      { option: '--as' },
    );
  const wanted = { sources: options.source ?? [], imports: options.import ?? [] };
  const notForCourt = await engine.places.notForCourt(asking);
  const mayLeave = (record: Parameters<typeof mayPassOut>[0]) => mayPassOut(record, user.agency, notForCourt);
  const gathered = await gatherRecords(engine.graph, wanted, mayLeave, asking);
  if (gathered.imports.size === 0)
    throw new BadInput('There is no import of this kind that you may see. Look at the list of imports.', { ...wanted });
  return gathered;
}

/** Puts the disclosure into the access log, then the file where it was asked for: whole or not at all. */
async function handOut(
  { note }: Pick<Exporter, 'note'>,
  out: string,
  text: string,
  { records }: Gathered,
  form: 'FTM' | 'AITR',
  persons: readonly string[] = [],
): Promise<string> {
  const sha256 = createHash('sha256').update(text).digest('hex');
  const unfinished = `${out}.part`;
  try {
    await writeFile(unfinished, text, { mode: 0o600 });
    const ids = records.map(({ record }) => record.id).sort();
    await note('DISCLOSURE', [...ids, ...persons].sort(), {
      files: [sha256],
      recipients: [form],
      ...(persons.length > 0 && { persons }),
    });
    await rename(unfinished, out);
  } catch (cause) {
    await rm(unfinished, { force: true });
    if (cause instanceof Error && 'code' in cause)
      throw new BadInput(`${out} cannot be written (${cause.code}).`, { option: '--out' }, { cause });
    throw cause;
  }
  return sha256;
}

/** Entities that are people or may be. */
function personsIn({ records }: Gathered): readonly string[] {
  const traders = records.flatMap(({ mentions }) => mentions.filter((m) => m.kind === 'TRADER' && m.entityId !== null));
  const companies = new Set(traders.filter((m) => saysCompany(m.values)).map((m) => m.entityId));
  return [...new Set(traders.flatMap((m) => (companies.has(m.entityId) ? [] : [m.entityId as string])))].sort();
}

function tellLeftOut(tell: Teller, { leftOut }: Gathered): void {
  if (leftOut > 0)
    tell.line(`${leftOut} records that you see were left out: they are not yours to hand out, or are not for court`);
}

function tellFaults(tell: Teller, faults: readonly AitrFault[]): void {
  if (faults.length === 0) {
    tell.line('A reviewer would send back nothing.');
    return;
  }
  const errors = faults.filter((fault) => fault.severity === 'ERROR').length;
  tell.line(`A reviewer would send back ${errors} errors and ask about ${faults.length - errors} cells:`);
  for (const { row, column, value, severity, message } of faults.slice(0, MOST_FAULTS_TOLD))
    tell.line(`Row ${row}, ${column ?? 'whole row'} "${value}": ${severity.toLowerCase()}. ${message}`);
  if (faults.length > MOST_FAULTS_TOLD)
    tell.line(`… and ${faults.length - MOST_FAULTS_TOLD} more: see them with --json`);
}

function some(names: readonly string[]): string {
  const shown = names.slice(0, 20).join(', ');
  return names.length > 20 ? `${shown} and ${names.length - 20} more` : shown;
}
