import type { Record as Row } from 'neo4j-driver';
import type { RecordStatement, StatementView } from '../../graph/entity-graph.js';
import { cypher, isShown, type Question, type Sight, shownId, visible } from '../question.js';

/** Where a statement's link stands. */
export interface StatedLink {
  readonly statement: string;
  readonly kind: string;
  readonly role: string;
  readonly from: string;
  readonly to: string;
  readonly fromFragment: string;
  readonly toFragment: string;
}

/** Which link does a statement support? Any visible statement's id leads to its link, as any mention's does to its entity. */
export const linkOfStatement: Question<Sight & { readonly ids: readonly string[] }, StatedLink> = {
  text: cypher`CYPHER 25
    UNWIND $ids AS statement
    MATCH (s:Statement {id: statement}) USING INDEX s:Statement(id) WHERE s.endedOn IS NULL AND ${visible('s')}
    MATCH (f:Mention:Current {id: s.from})-[hf:HELD_AS]->(a:Entity)
    WHERE ${visible('f')} AND ${visible('hf')} AND ${isShown('a')}
    MATCH (t:Mention:Current {id: s.to})-[ht:HELD_AS]->(b:Entity)
    WHERE ${visible('t')} AND ${visible('ht')} AND ${isShown('b')}
    RETURN statement, s.kind AS kind, s.role AS role, ${shownId('a')} AS from, ${shownId('b')} AS to,
      a.id AS fromFragment, b.id AS toFragment`,
  params: (p) => ({ ...p }),
  row: (row) => ({
    statement: row.get('statement'),
    kind: row.get('kind'),
    role: row.get('role'),
    from: row.get('from'),
    to: row.get('to'),
    fromFragment: row.get('fromFragment'),
    toFragment: row.get('toFragment'),
  }),
};

/** What do these statements say, and which columns of which record? */
export const statements: Question<{ readonly ids: readonly string[] }, StatementView> = {
  text: cypher`CYPHER 25
    UNWIND $ids AS id
    MATCH (s:Statement {id: id}) USING INDEX s:Statement(id) WHERE s.endedOn IS NULL AND ${visible('s')}
    RETURN id, s.columns AS columns, s.heldFrom AS heldFrom, s.heldUntil AS heldUntil, s.recordedOn AS recordedOn,
      s.recordId AS recordId, s.values AS values
    ORDER BY recordedOn, id`,
  params: (p) => ({ ...p }),
  row: statementView,
};

/** How do these records say that their mentions stand to each other? */
export const statementsOfRecords: Question<{ readonly ids: readonly string[] }, RecordStatement> = {
  text: cypher`CYPHER 25
    UNWIND $ids AS record
    MATCH (r:Record {id: record}) USING INDEX r:Record(id) WHERE ${visible('r')}
    MATCH (s:Statement {recordId: r.id}) USING INDEX s:Statement(recordId) WHERE s.endedOn IS NULL AND ${visible('s')}
    RETURN s.id AS id, s.kind AS kind, s.role AS role, s.from AS from, s.to AS to, s.columns AS columns,
      s.heldFrom AS heldFrom, s.heldUntil AS heldUntil, s.recordedOn AS recordedOn, s.recordId AS recordId, s.values AS values
    ORDER BY recordId, id`,
  params: (p) => ({ ...p }),
  row: (row) => ({
    ...statementView(row),
    kind: row.get('kind'),
    role: row.get('role'),
    from: row.get('from'),
    to: row.get('to'),
  }),
};

function statementView(row: Row): StatementView {
  return {
    id: row.get('id'),
    columns: row.get('columns'),
    heldFrom: row.get('heldFrom') || null,
    heldUntil: row.get('heldUntil') || null,
    recordedOn: row.get('recordedOn'),
    recordId: row.get('recordId'),
    values: JSON.parse(row.get('values') ?? '[]'),
  };
}
