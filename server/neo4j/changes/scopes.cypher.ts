import type { Scope } from '../../access/scope.js';
import type { Handling } from '../../records/source.js';
import type { Change } from '../change.js';

type Wanted = Omit<Scope, 'id'> & { readonly key: string };

const asScope = (row: { get(name: string): unknown }): Scope => ({
  id: row.get('id') as number,
  agency: row.get('agency') as string,
  handling: row.get('handling') as Handling,
  cases: row.get('cases') as string[],
  all: row.get('all') as number[],
});

/** All scopes there are. */
export const allScopes: Change<Record<string, never>, Scope> = {
  text: `CYPHER 25
    MATCH (s:Scope) RETURN s.id AS id, s.agency AS agency, s.handling AS handling, s.cases AS cases, s.all AS all
    ORDER BY id`,
  params: () => ({}),
  row: asScope,
};

/** Makes the scopes that are not there yet, with the next free ids. The counter node is the lock: ids stay dense and are used once. */
export const internScopes: Change<readonly Wanted[], Scope> = {
  text: `CYPHER 25
    MERGE (counter:Counter {id: 'scope'}) SET counter.locked = true
    WITH counter
    CALL (counter) {
      UNWIND $wanted AS w
      OPTIONAL MATCH (known:Scope {key: w.key}) USING INDEX known:Scope(key)
      WITH counter, w, known WHERE known IS NULL
      WITH counter, w ORDER BY w.key
      WITH counter, collect(w) AS missing, coalesce(counter.next, 0) AS next
      SET counter.next = next + size(missing)
      WITH missing, next
      UNWIND range(0, size(missing) - 1) AS i
      WITH missing[i] AS w, next + i AS id
      CREATE (:Scope {id: id, key: w.key, agency: w.agency, handling: w.handling, cases: w.cases, all: w.all})
    }
    WITH DISTINCT counter
    UNWIND $wanted AS w
    MATCH (s:Scope {key: w.key}) USING INDEX s:Scope(key)
    RETURN s.id AS id, s.agency AS agency, s.handling AS handling, s.cases AS cases, s.all AS all`,
  params: (wanted) => ({ wanted }),
  row: asScope,
};
