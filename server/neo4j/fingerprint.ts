import { createHash } from 'node:crypto';
import type { Change, SystemWriter } from './change.js';

/** Rows read at a time. */
const PAGE = 5_000;

interface Page {
  readonly after: string;
}

/** Scopes are named by their keys: their ids depend on the order in which they were first used. */
const scopeNames: Change<Record<string, never>, { id: number; key: string; all: readonly number[] }> = {
  text: 'CYPHER 25 MATCH (s:Scope) RETURN s.id AS id, s.key AS key, s.all AS all ORDER BY id',
  params: () => ({}),
  row: (row) => ({ id: row.get('id'), key: row.get('key'), all: row.get('all') }),
};

/** Nodes of one label in the order of an id, as plain maps. Clock times of imports and sign-ins are in none of them. */
function nodes(label: string, id: string): Change<Page, Readonly<Record<string, unknown>>> {
  return {
    text: `CYPHER 25
      MATCH (n:${label}) WHERE n.${id} > $after
      WITH n ORDER BY n.${id} LIMIT ${PAGE}
      RETURN n.${id} AS id, properties(n) AS properties`,
    params: (p) => ({ ...p }),
    row: (row) => ({ ...(row.get('properties') as Record<string, unknown>), id$: row.get('id') }),
  };
}

const LINKS: Change<Page, Readonly<Record<string, unknown>>> = {
  text: `CYPHER 25
    MATCH (a:Entity) WHERE a.id > $after
    WITH a ORDER BY a.id LIMIT ${PAGE}
    OPTIONAL MATCH (a)-[r]->(b:Entity)
    WITH a, r, b ORDER BY a.id, type(r), r.role, b.id
    RETURN a.id AS id, type(r) AS kind, b.id AS to, properties(r) AS properties`,
  params: (p) => ({ ...p }),
  row: (row) => ({
    ...(row.get('properties') as Record<string, unknown> | null),
    id$: row.get('id'),
    kind$: row.get('kind'),
    to$: row.get('to'),
  }),
};

/** What is kept and what is derived from it, each in a total order. */
const EVIDENCE = [
  nodes('Record', 'id'),
  nodes('Mention', 'versionId'),
  nodes('Statement', 'versionId'),
  nodes('Judgement', 'id'),
];
const GRAPH = [nodes('Component', 'id'), nodes('Entity', 'id'), nodes('Name', 'id'), LINKS];

/** Properties that hold scope ids, alone or in lists. */
const SCOPED = new Set(['scope', 'scopes', 'memberScopes', 'ms', 'ns', 'ds', 'ts', 'hs', 'ss']);

/**
 * SHA-256 over the sorted ids and contents of records, mentions, statements, judgements, entities and links. Two graphs that hold the same
 * have the same one, in whatever order and however interrupted they were filled. `derivedOnly` leaves evidence and judgements out.
 */
export async function fingerprint(writer: SystemWriter, derivedOnly = false): Promise<string> {
  const hash = createHash('sha256');
  for await (const line of contents(writer, derivedOnly)) hash.update(`${line}\n`);
  return hash.digest('hex');
}

/** What the fingerprint is made of, one JSON text for each node and link, in a total order. */
export async function* contents(writer: SystemWriter, derivedOnly: boolean): AsyncGenerator<string> {
  const keys = new Map((await writer.read(scopeNames, {})).map((s) => [s.id, s] as const));
  const keyOf = (id: number): string => {
    const scope = keys.get(id);
    if (!scope) return `?${id}`;
    return scope.all.length === 0 ? scope.key : `(${scope.all.map(keyOf).sort().join(' and ')})`;
  };
  const named = (name: string, value: unknown): unknown => {
    if (name === 'payload' && typeof value === 'string') return payloadWith(value, keyOf);
    if (!SCOPED.has(name)) return value;
    const list = (Array.isArray(value) ? value : [value]).map((id) => keyOf(id as number));
    return name === 'scopes' || name === 'memberScopes' ? list.sort() : list;
  };
  for (const part of derivedOnly ? GRAPH : [...EVIDENCE, ...GRAPH]) {
    let after = '';
    for (;;) {
      const rows = await writer.read(part, { after });
      if (rows.length === 0) break;
      for (const row of rows) {
        const sorted = Object.keys(row)
          .sort()
          .map((name) => [name, named(name, row[name])]);
        yield JSON.stringify(sorted);
      }
      after = rows[rows.length - 1]?.id$ as string;
    }
  }
}

function payloadWith(payload: string, keyOf: (id: number) => string): unknown {
  return JSON.parse(payload, (name, value) => {
    if (name === 'scope') return keyOf(value as number);
    return name === 'scopes' ? (value as number[]).map(keyOf).sort() : value;
  });
}
