import type { Component } from '../../resolution/clusters.js';
import { cypher, type Question, visible } from '../question.js';

/**
 * Components of which the viewer sees some part and whose clusters depend on the part that is seen. They come whole, to be cut down to
 * what he sees by `entitiesFor`: nothing else may read them.
 */
export const contestedComponents: Question<Record<never, never>, Component> = {
  text: cypher`CYPHER 25
    MATCH (c:Component {contested: true}) USING INDEX c:Component(contested) WHERE ${visible('c')}
    RETURN c.payload AS payload`,
  params: () => ({}),
  row: (row) => JSON.parse(row.get('payload')),
};
