import type { Change } from '../change.js';

/** `ABSENT`: never begun, and nothing else is there. `ELSE`: the graph holds other things. */
export type DemonstrationState = 'ABSENT' | 'BEGUN' | 'LOADED' | 'ELSE';

/** Whether the graph holds the demonstration world, and whether it could. */
export const demonstrationState: Change<Record<never, never>, DemonstrationState> = {
  text: `CYPHER 25
    OPTIONAL MATCH (d:Demonstration {id: 'world'})
    RETURN CASE
      WHEN d IS NOT NULL THEN d.state
      WHEN EXISTS { MATCH (:Import) } OR EXISTS { MATCH (u:User) WHERE u.passwordHash IS NOT NULL } THEN 'ELSE'
      ELSE 'ABSENT'
    END AS state`,
  params: () => ({}),
  row: (row) => row.get('state'),
};

/** Written before the first file and after the last, so that a load that was killed is gone on with. */
export const markDemonstration: Change<{ readonly state: 'BEGUN' | 'LOADED' }, never> = {
  text: `CYPHER 25
    MERGE (d:Demonstration {id: 'world'}) SET d.state = $state`,
  params: (p) => ({ ...p }),
  row: (): never => {
    throw new Error('this change returns no row');
  },
};
