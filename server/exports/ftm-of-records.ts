import {
  addValue,
  type FtmEntity,
  FtmProperties,
  ftmLinkSchema,
  ftmSchemaOf,
  isFtmDate,
  plain,
} from '../bundles/ftm-values.js';
import type { ImportView, MentionView, RecordStatement } from '../graph/entity-graph.js';
import { namesToShow } from '../records/profile.js';
import type { Gathered, GatheredRecord } from './gather-records.js';

/** An entity as it is written, with whatever else its publisher put beside the properties (caption, datasets). */
export interface WrittenFtm extends FtmEntity {
  readonly [key: string]: unknown;
}

/** A FollowTheMoney file and what it holds. */
export interface FtmExport {
  /** One JSON object a line, by id. */
  readonly text: string;
  readonly entities: number;
  /** Entities that stand as they came, of those. */
  readonly asTheyCame: number;
  /** Things of ours that are known by several published ids: they stay several. */
  readonly knownBySeveral: number;
}

const PREFIX = 'properties.';

/**
 * Records in FollowTheMoney's form. What was published in it goes out as it came: the same ids and properties, also those that no field of
 * ours takes. Everything else is said in FtM's words: each thing once, under its published id where it has one; each link once; and each
 * file as a document to which they point.
 */
export function ftmOfRecords({ records, imports }: Gathered): FtmExport {
  const written = new Map<string, WrittenFtm>();
  const publishedIdsOf = new Map<string, Set<string>>();
  const others: GatheredRecord[] = [];
  for (const gathered of records) {
    const came = asItCame(gathered.record.cells);
    if (came === null) {
      others.push(gathered);
      continue;
    }
    const known = written.get(came.id);
    written.set(came.id, known === undefined ? came : joined(known, came));
    for (const { entityId, role } of gathered.mentions) {
      if (entityId === null || role !== 'entity') continue;
      publishedIdsOf.set(entityId, (publishedIdsOf.get(entityId) ?? new Set()).add(came.id));
    }
  }
  const asTheyCame = written.size;
  const idOf = (entityId: string) => [...(publishedIdsOf.get(entityId) ?? [])].sort()[0] ?? entityId;
  for (const entity of ourEntities(others, imports, idOf, written)) {
    const known = written.get(entity.id);
    written.set(entity.id, known === undefined ? { ...entity } : joined(known, entity));
  }
  const all = [...written.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    text: all.map((e) => `${JSON.stringify(e)}\n`).join(''),
    entities: all.length,
    asTheyCame,
    knownBySeveral: [...publishedIdsOf.values()].filter((ids) => ids.size > 1).length,
  };
}

/** The entity that a row of a FollowTheMoney file is; null where the row is none. */
function asItCame(cells: GatheredRecord['record']['cells']): WrittenFtm | null {
  const text = (column: string) => cells.find((cell) => cell.column.trim() === column)?.text.trim() ?? '';
  const [id, schema] = [text('id'), text('schema')];
  if (id === '' || schema === '' || !cells.some((cell) => cell.column.trim().startsWith(PREFIX))) return null;
  const properties: Record<string, readonly string[]> = {};
  const beside: Record<string, unknown> = {};
  for (const cell of cells) {
    const column = cell.column.trim();
    if (cell.text.trim() === '' || column === 'id' || column === 'schema') continue;
    if (!column.startsWith(PREFIX)) beside[column] = jsonOrText(cell.text);
    else {
      const values = [...new Set(listIn(cell.text))].filter((value) => value !== '');
      if (values.length > 0) properties[column.slice(PREFIX.length)] = values;
    }
  }
  return { ...beside, id, schema, properties };
}

/** The texts of a list in a cell. */
function listIn(text: string): readonly string[] {
  const value = jsonOrText(text);
  const list: readonly unknown[] = Array.isArray(value) ? value : [text];
  return list.map((entry) => (typeof entry === 'string' ? entry : JSON.stringify(entry)));
}

/** Lists, objects, true and false as JSON has them; anything else is the text that it is. */
function jsonOrText(text: string): unknown {
  if (!/^\s*([[{]|true$|false$)/.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Two pieces of one entity: all that either says. */
function joined(first: WrittenFtm, second: FtmEntity): WrittenFtm {
  const properties: Record<string, readonly string[]> = { ...first.properties };
  for (const [property, values] of Object.entries(second.properties)) {
    properties[property] = [...new Set([...(properties[property] ?? []), ...values])];
  }
  return { ...second, ...first, properties };
}

function ourEntities(
  records: readonly GatheredRecord[],
  imports: ReadonlyMap<string, ImportView>,
  idOf: (entityId: string) => string,
  published: ReadonlyMap<string, WrittenFtm>,
): readonly FtmEntity[] {
  const mentionsOf = new Map<string, { readonly mention: MentionView; readonly from: GatheredRecord }[]>();
  for (const from of records) {
    for (const mention of from.mentions) {
      if (mention.entityId === null) continue;
      const id = idOf(mention.entityId);
      const said = mentionsOf.get(id) ?? [];
      said.push({ mention, from });
      mentionsOf.set(id, said);
    }
  }
  const schemas = new Map<string, string>();
  for (const [id, said] of mentionsOf) {
    const [first] = said;
    if (first === undefined) continue;
    const values = said.flatMap(({ mention }) => mention.values);
    schemas.set(id, published.get(id)?.schema ?? ftmSchemaOf(first.mention.kind, values));
  }
  const things = [...mentionsOf].map(([id, said]): FtmEntity => {
    const schema = schemas.get(id) as string;
    const properties = new FtmProperties();
    for (const { mention, from } of said) {
      for (const value of mention.values) addValue(properties, schema, value);
      properties.add('notes', placeOf(from, imports));
      properties.add('proof', from.record.importId);
    }
    const names = said.flatMap(({ mention: { kind, values } }) => namesToShow(kind, values));
    properties.add('name', plain(names[0] ?? 'unnamed'));
    return { id, schema, properties: properties.sorted() };
  });
  return [...filesOf(records, imports), ...things, ...linksOf(records, imports, idOf, schemas)];
}

/** Where a record stands: the file and the place in it. */
function placeOf({ record }: GatheredRecord, imports: ReadonlyMap<string, ImportView>): string {
  const file = imports.get(record.importId)?.fileName ?? record.importId;
  return plain(`Record ${record.id}: ${file}, ${record.at ?? `line ${record.line}`}`);
}

function filesOf(records: readonly GatheredRecord[], imports: ReadonlyMap<string, ImportView>): readonly FtmEntity[] {
  const used = new Set(records.map(({ record }) => record.importId));
  return [...used].flatMap((id) => {
    const file = imports.get(id);
    if (file === undefined) return [];
    const properties = new FtmProperties();
    properties.add('fileName', plain(file.fileName));
    properties.add('title', plain(file.fileName));
    properties.add('publisher', plain(file.source));
    properties.add('notes', `SHA-256 ${file.sha256}`);
    return [{ id, schema: 'Document', properties: properties.sorted() }];
  });
}

/** One link for each kind, role and pair of things, under the id of the first statement that says so. */
function linksOf(
  records: readonly GatheredRecord[],
  imports: ReadonlyMap<string, ImportView>,
  idOf: (entityId: string) => string,
  schemas: ReadonlyMap<string, string>,
): readonly FtmEntity[] {
  interface Said {
    readonly statement: RecordStatement;
    readonly from: GatheredRecord;
  }
  const links = new Map<string, { readonly ends: readonly [string, string]; readonly said: Said[] }>();
  for (const from of records) {
    const entityOf = new Map(from.mentions.flatMap((m) => (m.entityId === null ? [] : [[m.id, idOf(m.entityId)]])));
    for (const statement of from.statements) {
      const ends = [entityOf.get(statement.from), entityOf.get(statement.to)] as const;
      if (ends[0] === undefined || ends[1] === undefined || ends[0] === ends[1]) continue;
      const key = [statement.kind, statement.role, ...ends].join('|');
      const link = links.get(key) ?? { ends: [ends[0], ends[1]], said: [] };
      link.said.push({ statement, from });
      links.set(key, link);
    }
  }
  return [...links.values()].flatMap(({ ends: [a, b], said }) => {
    const [first] = said;
    if (first === undefined) return [];
    const { kind, role } = first.statement;
    const words = ftmLinkSchema(kind, schemas.get(a) as string, schemas.get(b) as string);
    const properties = new FtmProperties();
    properties.add(words.from, a);
    properties.add(words.to, b);
    properties.add('role', plain(role === '' ? kind : `${kind}: ${role}`));
    for (const { statement, from } of said) {
      if (isFtmDate(statement.heldFrom)) properties.add('startDate', statement.heldFrom);
      if (isFtmDate(statement.heldUntil)) properties.add('endDate', statement.heldUntil);
      for (const { property, value, scheme } of statement.values)
        properties.add('description', plain([`${property}: ${value}`, scheme].filter(Boolean).join(' ')));
      properties.add('proof', from.record.importId);
      properties.add('recordId', from.record.id);
      properties.add('summary', placeOf(from, imports));
    }
    return [{ id: first.statement.id, schema: words.schema, properties: properties.sorted() }];
  });
}
