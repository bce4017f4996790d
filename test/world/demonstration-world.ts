import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { FILES, type WorldFile, type WorldMention } from '../../seed/world.js';
import { type Scope, scopeKey } from '../../server/access/scope.js';
import type { Holdings } from '../../server/graph/links-from-records.js';
import { type MentionId, mentionIdOf, recordKeyOf, type SourceName } from '../../server/records/ids.js';
import type { Mention } from '../../server/records/mention.js';
import { profileIdOf } from '../../server/records/profile.js';
import type { Refusal, SourceRecord } from '../../server/records/record.js';
import { layoutFor } from '../../server/records/source.js';
import type { Edge } from '../../server/resolution/clusters.js';
import { type Features, featuresOf } from '../../server/resolution/features.js';
import { type Decision, type Judgement, judgementIdOf } from '../../server/resolution/judgement.js';
import { shippedParameters } from '../../server/resolution/parameters.js';
import { compare, KEEP_AT_BITS, saysEnough } from '../../server/resolution/score.js';
import { sourceNamed } from '../../server/sources/index.js';
import { fromFile } from '../../server/sources/reading/byte-source.js';
import { readTable } from '../../server/sources/reading/read-table.js';
import { isRefusedRecord, RowReader } from '../../server/sources/reading/row-reader.js';

/** Where the world's files lie. */
export const SEED = new URL('../../seed/', import.meta.url);

/** One file of the world as its source reads it. */
export interface FileReading {
  readonly file: WorldFile;
  readonly layout: string;
  readonly encoding: string;
  readonly delimiter: string;
  readonly records: readonly SourceRecord[];
  readonly refusals: readonly Refusal[];
}

/** Reads every file of the world, as an import would, without keeping anything. */
export async function readWorld(): Promise<readonly FileReading[]> {
  const readings: FileReading[] = [];
  for (const file of FILES) readings.push(await readFileOf(file));
  return readings;
}

async function readFileOf(file: WorldFile): Promise<FileReading> {
  const source = sourceNamed(file.source);
  const table = await readTable(fromFile(fileURLToPath(new URL(`sources/${file.path}`, SEED))));
  const layout = layoutFor(source, table.header);
  if (!layout) throw new Error(`${file.path}: its heading is that of no layout of ${file.source}`);
  const records: SourceRecord[] = [];
  const refusals: Refusal[] = [];
  const reader = new RowReader(source, layout, scopeKeyOf(file));
  for await (const row of table.rows) {
    const read = reader.read(row);
    if (isRefusedRecord(read)) refusals.push(read);
    else records.push(read);
  }
  const { encoding, delimiter } = table;
  return { file, layout: layout.id, encoding, delimiter, records, refusals };
}

/** The id that importing gives to a mention of the world. */
export function idOf(m: WorldMention): MentionId {
  const file = FILES.find((f) => f.source === m.source && f.ownerAgency === m.ownerAgency);
  if (!file) throw new Error(`no file of ${m.source} from ${m.ownerAgency}`);
  const key = recordKeyOf(m.source as SourceName, scopeKeyOf(file), `${m.layout}/${m.sourceKey}`);
  return mentionIdOf(key, m.role, m.ordinal);
}

function scopeKeyOf({ ownerAgency: agency, handling }: WorldFile): string {
  return scopeKey({ agency, handling, cases: [], all: [] });
}

/** A line of judgements.jsonl. */
interface JudgementLine {
  readonly left: WorldMention;
  readonly right: WorldMention;
  readonly decision: Decision;
  readonly by: string;
  readonly reason: string;
  readonly judgedAt: string;
}

/** The judgements already made, in the order of the file, each with the scopes of its two mentions. */
export function judgementsMade(scopeOf: (id: MentionId) => number): readonly Judgement[] {
  const lines = readFileSync(new URL('judgements.jsonl', SEED), 'utf8').trim().split('\n');
  return lines.map((line) => {
    const { left, right, decision, by, reason, judgedAt } = JSON.parse(line) as JudgementLine;
    const made = { left: idOf(left), right: idOf(right), decision, by, reason, judgedAt, withdraws: null };
    const scopes = [...new Set([made.left, made.right].map(scopeOf))].sort((a, b) => a - b);
    return { ...made, id: judgementIdOf(made), scopes, weighedBy: null };
  });
}

/** The world as identity and links are computed from it: current versions, and what was compared. */
export interface WorldHoldings extends Holdings {
  readonly scopes: readonly Scope[];
  readonly mentionById: ReadonlyMap<MentionId, Mention>;
}

/** What the model makes of the world alone; `judged` adds what people decided. */
export function holdingsOf(readings: readonly FileReading[]): WorldHoldings {
  const scopes = scopesOf(readings);
  // A record that comes again under its key takes the place of the earlier version.
  const current = new Map(
    readings.flatMap((r) => r.records.map((record) => [record.key, { record, file: r.file }] as const)),
  );
  const held = [...current.values()].map(({ record, file }) => {
    const scope = scopes.findIndex((s) => s.agency === file.ownerAgency && s.handling === file.handling);
    return { record, scope, recordedOn: file.receivedOn };
  });
  const features = new Map<string, Features>();
  const mentions = held.flatMap(({ record, scope, recordedOn }) =>
    record.mentions.map((mention) => {
      const profile = profileIdOf(mention);
      const known = features.get(profile) ?? featuresOf({ ...mention, id: profile as MentionId }, shippedParameters);
      features.set(profile, known);
      const { id, kind, identityKey, addsOnly } = mention;
      const sure = isCompared(known) && saysEnough(known, shippedParameters);
      return { id, kind, identityKey, addsOnly, profile, sure, scope, recordedOn, endedOn: null, facts: known.facts };
    }),
  );
  return {
    scopes,
    mentionById: new Map(held.flatMap(({ record }) => record.mentions.map((m) => [m.id, m] as const))),
    mentions,
    edges: edgesAmong([...features.values()].filter(isCompared)),
    judgements: [],
    statements: held.flatMap(({ record, scope, recordedOn }) =>
      record.statements.map((s) => ({ ...s, recordId: record.id, scope, recordedOn, endedOn: null })),
    ),
  };
}

/** The same holdings with the judgements already made. */
export function judged(holdings: WorldHoldings): WorldHoldings {
  const scopeOf = new Map(holdings.mentions.map((m) => [m.id, m.scope]));
  const judgements = judgementsMade((id) => {
    const scope = scopeOf.get(id);
    if (scope === undefined) throw new Error(`judgements.jsonl speaks of a mention that no record makes: ${id}`);
    return scope;
  });
  return { ...holdings, judgements };
}

function scopesOf(readings: readonly FileReading[]): readonly Scope[] {
  const distinct = new Map(readings.map(({ file }) => [`${file.ownerAgency} ${file.handling}`, file]));
  return [...distinct.values()].map(({ ownerAgency, handling }, id) => ({
    id,
    agency: ownerAgency,
    handling,
    cases: [],
    all: [],
  }));
}

/** Of other kinds the identity key alone decides. */
function isCompared(said: Features): boolean {
  return said.kind === 'TRADER' || said.kind === 'VESSEL';
}

/** Every pair that shares a key is compared, as in a resolution run. */
function edgesAmong(all: readonly Features[]): readonly Edge[] {
  const blocks = new Map<string, Features[]>();
  for (const said of all) for (const key of said.keys) blocks.set(key, [...(blocks.get(key) ?? []), said]);
  const edges = new Map<string, Edge>();
  for (const block of blocks.values()) {
    for (const [i, left] of block.entries()) {
      for (const right of block.slice(i + 1)) {
        const pair = left.id < right.id ? `${left.id} ${right.id}` : `${right.id} ${left.id}`;
        if (left.kind !== right.kind || edges.has(pair)) continue;
        const compared = compare(left, right, shippedParameters);
        if (compared.contradiction === null && compared.weightBits >= KEEP_AT_BITS) edges.set(pair, compared);
      }
    }
  }
  return [...edges.values()];
}

/** The right answer for every trader and vessel: which thing each mention speaks of. */
export function truth(): readonly (WorldMention & { readonly thing: string })[] {
  return ['truth/story.csv', 'truth/returns.csv'].flatMap((path) =>
    readFileSync(new URL(path, SEED), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => {
        const [thing = '', source = '', ownerAgency = '', layout = '', sourceKey = '', role = '', ordinal = ''] =
          line.split(',');
        return { thing, source, ownerAgency, layout, sourceKey, role, ordinal: Number(ordinal) };
      }),
  );
}
