import type { LinkChange } from '../../jobs/stores.js';
import { LINK_KINDS, type LinkKind } from '../../records/statement.js';
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

/** Between which entities a link of a known kind runs, and in which role. */
export type LinkKey = Pick<LinkChange, 'role' | 'from' | 'to'>;

export type LinkProperties = LinkArrays & {
  readonly scopes: readonly number[];
  readonly id: string;
  readonly role: string;
};
export type LinkToWrite = LinkKey & { readonly properties: LinkProperties };

/** How links of one kind are read and written. */
export interface LinkChanges {
  /** What stands at each key, with the key's place in the list. */
  readonly stored: Change<{ keys: readonly LinkKey[] }, LinkArrays & { index: number }>;
  readonly create: Change<{ links: readonly LinkToWrite[] }, number>;
  readonly update: Change<{ links: readonly LinkToWrite[] }, number>;
  readonly remove: Change<{ keys: readonly LinkKey[] }, number>;
}

/**
 * A text for each kind. With the kind as a parameter Neo4j 2026.09 may plan to look at every link of that kind, and that plan also gives the
 * link that runs the other way.
 */
export const LINK_CHANGES = Object.fromEntries(
  (Object.keys(LINK_KINDS) as LinkKind[]).map((kind) => [kind, changesFor(kind)]),
) as Readonly<Record<LinkKind, LinkChanges>>;

function changesFor(kind: LinkKind): LinkChanges {
  const ends = (key: string) => `MATCH (a:Entity {id: ${key}.from}) USING INDEX a:Entity(id)
      MATCH (b:Entity {id: ${key}.to}) USING INDEX b:Entity(id)`;
  const link = (key: string) => `${ends(key)}
      MATCH (a)-[r:${kind} {role: ${key}.role}]->(b)`;
  const keys = (list: readonly LinkKey[]) => ({ keys: list.map(({ role, from, to }) => ({ role, from, to })) });
  return {
    stored: {
      text: `CYPHER 25
      UNWIND range(0, size($keys) - 1) AS index
      WITH index, $keys[index] AS k
      ${link('k')}
      RETURN index, r.st AS st, r.ss AS ss, r.sf AS sf, r.su AS su, r.sr AS sr, r.sg AS sg, r.se AS se`,
      params: (p) => keys(p.keys),
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
    },
    create: {
      text: `CYPHER 25
      UNWIND $links AS l
      ${ends('l')}
      CREATE (a)-[r:${kind}]->(b)
      SET r = l.properties
      RETURN count(r) AS written`,
      params: (p) => ({ ...p }),
      row: (row) => row.get('written'),
    },
    update: {
      text: `CYPHER 25
      UNWIND $links AS l
      ${link('l')}
      SET r = l.properties
      RETURN count(r) AS written`,
      params: (p) => ({ ...p }),
      row: (row) => row.get('written'),
    },
    remove: {
      text: `CYPHER 25
      UNWIND $keys AS k
      ${link('k')}
      DELETE r
      RETURN count(r) AS removed`,
      params: (p) => keys(p.keys),
      row: (row) => row.get('removed'),
    },
  };
}
