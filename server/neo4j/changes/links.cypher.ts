import type { LinkChange } from '../../jobs/stores.js';
import type { Change } from '../change.js';

/** The arrays of a link, element by element one statement under one scope, by (recorded on, id). */
export interface LinkArrays {
  readonly st: readonly string[];
  readonly ss: readonly number[];
  readonly sf: readonly string[];
  readonly su: readonly string[];
  readonly sr: readonly string[];
  readonly sg: readonly string[];
  /** The record of each statement. */
  readonly se: readonly string[];
}

export type LinkKey = Pick<LinkChange, 'kind' | 'role' | 'from' | 'to'>;

export const linksByKey: Change<{ keys: readonly LinkKey[] }, LinkArrays & { index: number }> = {
  text: `CYPHER 25
    UNWIND range(0, size($keys) - 1) AS index
    WITH index, $keys[index] AS k
    MATCH (a:Entity {id: k.from})
    MATCH (b:Entity {id: k.to})
    MATCH (a)-[r:$(k.kind) {role: k.role}]->(b)
    RETURN index, r.st AS st, r.ss AS ss, r.sf AS sf, r.su AS su, r.sr AS sr, r.sg AS sg, r.se AS se`,
  params: ({ keys }) => ({ keys: keys.map(({ kind, role, from, to }) => ({ kind, role, from, to })) }),
  row: (row) => ({
    index: row.get('index'),
    st: row.get('st'),
    ss: row.get('ss'),
    sf: row.get('sf'),
    su: row.get('su'),
    sr: row.get('sr'),
    sg: row.get('sg'),
    se: row.get('se'),
  }),
};

export type LinkProperties = LinkArrays & {
  readonly scopes: readonly number[];
  readonly id: string;
  readonly role: string;
};
export type LinkToWrite = LinkKey & { readonly properties: LinkProperties };

export const createLinks: Change<{ links: readonly LinkToWrite[] }, number> = {
  text: `CYPHER 25
    UNWIND $links AS l
    MATCH (a:Entity {id: l.from})
    MATCH (b:Entity {id: l.to})
    CREATE (a)-[r:$(l.kind)]->(b)
    SET r = l.properties
    RETURN count(r) AS written`,
  params: (p) => ({ ...p }),
  row: (row) => row.get('written'),
};

export const updateLinks: Change<{ links: readonly LinkToWrite[] }, number> = {
  text: `CYPHER 25
    UNWIND $links AS l
    MATCH (a:Entity {id: l.from})
    MATCH (b:Entity {id: l.to})
    MATCH (a)-[r:$(l.kind) {role: l.role}]->(b)
    SET r = l.properties
    RETURN count(r) AS written`,
  params: (p) => ({ ...p }),
  row: (row) => row.get('written'),
};

export const deleteLinks: Change<{ links: readonly LinkKey[] }, number> = {
  text: `CYPHER 25
    UNWIND $links AS l
    MATCH (a:Entity {id: l.from})
    MATCH (b:Entity {id: l.to})
    MATCH (a)-[r:$(l.kind) {role: l.role}]->(b)
    DELETE r
    RETURN count(r) AS removed`,
  params: ({ links }) => ({ links: links.map(({ kind, role, from, to }) => ({ kind, role, from, to })) }),
  row: (row) => row.get('removed'),
};
