import { int } from 'neo4j-driver';
import type { ProfileDraft } from '../../jobs/stores.js';
import type { SourceRecord } from '../../records/record.js';
import { isCompared } from '../../resolution/compared-kinds.js';
import type { Change } from '../change.js';
import {
  type Column,
  type ColumnValue,
  type Common,
  MENTION_COLUMNS,
  PROFILE_COLUMNS,
  RECORD_COLUMNS,
  STATEMENT_COLUMNS,
} from '../evidence-columns.js';
import { AsSent } from '../parameters.js';

/** What is there of these record keys: every version, of the past or now. */
export const versionsOf: Change<{ keys: readonly string[] }, { id: string; key: string; current: boolean }> = {
  text: `CYPHER 25
    UNWIND $keys AS key
    MATCH (r:Record {key: key}) USING INDEX r:Record(key)
    RETURN r.id AS id, key, r.endedOn IS NULL AS current`,
  params: (p) => ({ ...p }),
  row: (row) => ({ id: row.get('id'), key: row.get('key'), current: row.get('current') }),
};

/** A newer version came: the older one ends on that day, with its mentions and statements, which then leave the graph. */
export const endOlderVersions: Change<{ keys: readonly string[]; on: string }, number> = {
  text: `CYPHER 25
    UNWIND $keys AS key
    MATCH (r:Record {key: key}) USING INDEX r:Record(key) WHERE r.endedOn IS NULL
    SET r.endedOn = $on
    WITH r
    CALL (r) {
      MATCH (m:Mention {recordId: r.id}) USING INDEX m:Mention(recordId) SET m.endedOn = $on, m:Unplaced REMOVE m:Current
    }
    CALL (r) {
      MATCH (s:Statement {recordId: r.id}) USING INDEX s:Statement(recordId) SET s.endedOn = $on
    }
    RETURN count(r) AS ended`,
  params: (p) => ({ ...p }),
  row: (row) => row.get('ended'),
};

/** Profiles that nobody said before; those of kinds that are matched by comparison wait for it. */
function profilesAre(labels: '' | ', x:Uncompared'): Change<readonly ProfileDraft[], true> {
  const sets = PROFILE_COLUMNS.slice(1).map((column, i) => `x.${column.name} = p[${i + 1}]`);
  return {
    text: `CYPHER 25
    UNWIND $profiles AS p
    MERGE (x:Profile {id: p[0]})
      ON CREATE SET ${sets.join(', ')}${labels}
    FINISH`,
    params: (profiles) => ({
      profiles: new AsSent(profiles.map((p) => PROFILE_COLUMNS.map((column) => column.of(p, NOTHING_IN_COMMON)))),
    }),
    row: () => true,
  };
}

const NOTHING_IN_COMMON = {} as Common;
const putCompared = profilesAre(', x:Uncompared');
const putUncompared = profilesAre('');

/** The changes that put profiles: one for those that are compared, one for the others. */
export function profileChanges(profiles: readonly ProfileDraft[]) {
  return [
    { change: putCompared, profiles: profiles.filter((p) => isCompared(p.kind)) },
    { change: putUncompared, profiles: profiles.filter((p) => !isCompared(p.kind)) },
  ].filter((c) => c.profiles.length > 0);
}

export interface NewRecords extends Common {
  readonly records: readonly SourceRecord[];
  readonly profileOf: (mention: SourceRecord['mentions'][number]) => string;
}

/** Where in a list that stands for a record its mentions and statements are, after its own properties. */
const MENTIONS_AT = RECORD_COLUMNS.length;
const STATEMENTS_AT = RECORD_COLUMNS.length + 1;

/**
 * Records with their mentions and statements, in one text: whoever makes a mention has its record at hand. Each goes as a list of its properties
 * in the order of its columns; what many have goes once, and they say where it stands. Answers how many mentions were written.
 */
function recordsAre(labels: ':Current' | ''): Change<NewRecords, number> {
  const same = RECORD_COLUMNS.filter((c) => c.goes === 'same');
  return {
    text: `CYPHER 25
    WITH $often AS often, ${same.map((c) => `$same.${c.name} AS ${c.name}`).join(', ')}
    MATCH (i:Import {id: importId}) USING INDEX i:Import(id)
    UNWIND $records AS r
    CREATE (x:Record {${propertiesFrom('r', RECORD_COLUMNS)}})
    CREATE (x)-[:FROM_IMPORT]->(i)
    FOREACH (s IN r[${STATEMENTS_AT}] | CREATE (:Statement {${propertiesFrom('s', STATEMENT_COLUMNS)}}))
    WITH often, ${same.map((c) => c.name).join(', ')}, x, r
    UNWIND r[${MENTIONS_AT}] AS m
    MATCH (p:Profile {id: ${valueFrom('m', MENTION_COLUMNS, 'profile')}}) USING INDEX p:Profile(id)
    CREATE (y:Mention:Unplaced${labels} {${propertiesFrom('m', MENTION_COLUMNS)}})
    CREATE (y)-[:FROM_RECORD]->(x)
    CREATE (y)-[:SAYS]->(p)
    RETURN count(y) AS written`,
    params: ({ records, profileOf, ...common }) => {
      const often = new Often();
      const lists = records.map((record) => [
        ...listed(RECORD_COLUMNS, record, common, often),
        record.mentions.map((mention) =>
          listed(MENTION_COLUMNS, { record, mention, profile: profileOf(mention) }, common, often),
        ),
        record.statements.map((statement) => listed(STATEMENT_COLUMNS, { record, statement }, common, often)),
      ]);
      return {
        same: Object.fromEntries(same.map((c) => [c.name, c.of(records[0] as SourceRecord, common)])),
        records: new AsSent(lists),
        often: new AsSent(often.values),
      };
    },
    row: (row) => row.get('written'),
  };
}

const putCurrent = recordsAre(':Current');
const putEnded = recordsAre('');

/** The change that puts records: those that are outdated already are not current. */
export function recordChange(endedOn: string | null): Change<NewRecords, number> {
  return endedOn === null ? putCurrent : putEnded;
}

/** As the inside of a map of properties, read from the list `list` stands for. */
function propertiesFrom<T>(list: string, columns: readonly Column<T>[]): string {
  return columns.map(({ name }) => `${name}: ${valueFrom(list, columns, name)}`).join(', ');
}

function valueFrom<T>(list: string, columns: readonly Column<T>[], name: string): string {
  const at = columns.findIndex((c) => c.name === name);
  const goes = columns[at]?.goes;
  if (goes === 'same') return name;
  if (goes === 'often') return `often[${list}[${at}]]`;
  if (goes === 'each') return `${list}[${at}]`;
  return `r[${RECORD_COLUMNS.findIndex((c) => c.name === goes?.record)}]`;
}

/** A thing as the list of its properties; what does not go with it is left empty. */
function listed<T>(columns: readonly Column<T>[], thing: T, common: Common, often: Often): unknown[] {
  return columns.map((column) => {
    if (column.goes === 'often') return often.placeOf(column.of(thing, common));
    if (column.goes !== 'each') return null;
    const value = column.of(thing, common);
    return typeof value === 'number' ? int(value) : value;
  });
}

/** Values that many have, each once. */
class Often {
  readonly values: (string | readonly string[])[] = [];
  readonly #texts = new Map<string, unknown>();
  readonly #lists = new Map<string, unknown>();

  /** Where the value stands among them; null for no value. */
  placeOf(value: ColumnValue): unknown {
    if (value === null) return null;
    if (typeof value === 'string') return this.#place(this.#texts, value, value);
    const list = value as readonly string[];
    return this.#place(this.#lists, list.map((text) => `${text.length}:${text}`).join(''), list);
  }

  #place(known: Map<string, unknown>, key: string, value: string | readonly string[]): unknown {
    const place = known.get(key);
    if (place !== undefined) return place;
    const next = int(this.values.length);
    known.set(key, next);
    this.values.push(value);
    return next;
  }
}
