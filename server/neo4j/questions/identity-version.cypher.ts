import { cypher, type Question, surelyVisible } from '../question.js';

/** Which state of the graph answers now, and whether the viewer sees anything whose identity depends on who looks. */
export const identityVersion: Question<
  Record<never, never>,
  { readonly version: number | null; readonly contested: boolean }
> = {
  text: cypher`CYPHER 25
    OPTIONAL MATCH (g:GraphState {id: 'graph'}) USING INDEX g:GraphState(id)
    RETURN g.version AS version, EXISTS { MATCH (c:Component {contested: true}) USING INDEX c:Component(contested) WHERE ${surelyVisible('c')} } AS contested`,
  params: () => ({}),
  row: (row) => ({ version: row.get('version'), contested: row.get('contested') }),
};
