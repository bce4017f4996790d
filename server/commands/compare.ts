import { createReadStream } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { parse } from 'csv-parse/sync';
import { sentenceOf } from '../bundles/sentences.js';
import { BadInput } from '../errors.js';
import { csvLine } from '../records/csv-line.js';
import type { Comparison } from '../resolution/evidence.js';
import { type Features, featuresOf } from '../resolution/features.js';
import type { ParameterSet } from '../resolution/parameters.js';
import { probabilityGoesBy, probabilityOf } from '../resolution/probability.js';
import { compare } from '../resolution/score.js';
import { entityValues } from '../sources/follow-the-money/entity-values.js';
import { parametersIn } from './parameters-file.js';
import type { Outcome, Shared } from './shared.js';

export interface CompareOptions extends Pick<Shared, 'tell'> {
  readonly pairs: string;
  readonly out: string;
  /** A file that `resolve --train` wrote; without it the shipped parameters. */
  readonly parameters?: string;
}

/** A pair as its file gives it, with what its two sides say. */
interface Pair {
  readonly given: Readonly<Record<string, unknown>>;
  readonly left: Features;
  readonly right: Features;
}

/**
 * Compares pairs with the shipped parameters or those of a file: rows of a CSV with `schema`, `name1` and `name2`, or lines of JSON with a `query` and a
 * `candidate` in the FollowTheMoney model. What stood in the file is kept; probability, weight and reason come beside it.
 */
export async function comparePairs({ pairs, out, parameters: file, tell }: CompareOptions): Promise<Outcome> {
  const parameters = await parametersIn(file);
  const text = await opening(pairs);
  const isJson = text.trimStart().startsWith('{');
  const found = isJson ? await pairsOfLines(pairs, parameters) : await pairsOfTable(pairs, parameters);
  const compared = found.map((pair) => ({ pair, ...weighedOf(pair, parameters) }));
  const lines = isJson
    ? compared.map(({ pair, ...weighed }) => JSON.stringify({ ...pair.given, ...weighed }))
    : tableLines(compared);
  await writeFile(out, `${lines.join('\n')}\n`);
  tell.line(
    `Compared ${compared.length} pairs with parameters ${probabilityGoesBy(parameters)}; they stand in ${out}.`,
  );
  return { exitCode: 0, json: { compared: compared.length, parameters: probabilityGoesBy(parameters), out } };
}

/** The first few hundred signs of the file: enough to tell a table from lines of JSON. */
async function opening(file: string): Promise<string> {
  try {
    for await (const piece of createReadStream(file, { encoding: 'utf8', end: 400 })) return String(piece);
    return '';
  } catch (cause) {
    throw new BadInput(`${file} cannot be read.`, { option: '--pairs' }, { cause });
  }
}

async function pairsOfTable(file: string, parameters: ParameterSet): Promise<readonly Pair[]> {
  const rows = rowsIn(file, await readFile(file, 'utf8'));
  const missing = ['schema', 'name1', 'name2'].filter((column) => rows.length > 0 && !(column in (rows[0] as object)));
  if (missing.length > 0)
    throw new BadInput(`${file} has no column ${missing.join(', ')}. Pairs have schema, name1 and name2.`, { missing });
  return rows.map((row) => ({
    given: row,
    left: featuresIn('1', row['schema'] ?? '', { name: row['name1'] }, parameters),
    right: featuresIn('2', row['schema'] ?? '', { name: row['name2'] }, parameters),
  }));
}

function rowsIn(file: string, text: string): readonly Readonly<Record<string, string>>[] {
  try {
    return parse(text, { columns: true, bom: true }) as readonly Record<string, string>[];
  } catch (cause) {
    throw new BadInput(`${file} is no table: ${(cause as Error).message}`, { option: '--pairs' }, { cause });
  }
}

async function pairsOfLines(file: string, parameters: ParameterSet): Promise<readonly Pair[]> {
  const found: Pair[] = [];
  let line = 0;
  for await (const text of createInterface({
    input: createReadStream(file, 'utf8'),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    line++;
    if (text.trim() !== '') found.push(pairIn(file, line, text, parameters));
  }
  return found;
}

function pairIn(file: string, line: number, text: string, parameters: ParameterSet): Pair {
  const given = objectIn(text);
  const side = (name: 'query' | 'candidate', id: string): Features => {
    const entity = given?.[name];
    if (!isObject(entity))
      throw new BadInput(`${file}, line ${line}: "${name}" is missing or no object.`, { line, field: name });
    const schema = entity['schema'] ?? given?.['schema'];
    const properties = isObject(entity['properties']) ? entity['properties'] : entity;
    return featuresIn(id, typeof schema === 'string' ? schema : '', properties, parameters);
  };
  return { given: given ?? {}, left: side('query', '1'), right: side('candidate', '2') };
}

function objectIn(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function featuresIn(
  id: string,
  schema: string,
  properties: Readonly<Record<string, unknown>>,
  parameters: ParameterSet,
): Features {
  return featuresOf({ id, ...entityValues(schema, properties) }, parameters);
}

interface Weighed {
  readonly probability: number;
  readonly weight_bits: number;
  readonly reason: string;
}

function weighedOf({ left, right }: Pair, parameters: ParameterSet): Weighed {
  const comparison = compare(left, right, parameters);
  return {
    probability: probabilityOf(comparison, parameters),
    weight_bits: Math.round(comparison.weightBits * 10) / 10,
    reason: reasonOf(comparison),
  };
}

/** The waterfall in one line: each sentence with its bits, and first of all what cannot be one thing. */
export function reasonOf({ evidence, contradiction }: Comparison): string {
  const steps = evidence.map(
    (e) => `${sentenceOf(e.because)} (${e.weightBits > 0 ? '+' : ''}${Math.round(e.weightBits * 10) / 10})`,
  );
  return [...(contradiction === null ? [] : [`Cannot be one: ${sentenceOf(contradiction)}`]), ...steps].join('; ');
}

function tableLines(compared: readonly ({ readonly pair: Pair } & Weighed)[]): readonly string[] {
  const columns = [...Object.keys(compared[0]?.pair.given ?? {}), 'probability', 'weight_bits', 'reason'];
  return [
    csvLine(columns),
    ...compared.map(({ pair, probability, weight_bits, reason }) =>
      csvLine([...Object.values(pair.given).map(String), String(probability), String(weight_bits), reason]),
    ),
  ];
}
