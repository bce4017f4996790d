import type { Record as Row } from 'neo4j-driver';
import type { LinkCard } from '../../graph/entity-graph.js';
import type { EntityId, LinkId } from '../../records/ids.js';

/** A link with the statements that the viewer sees behind it, by (recorded on, id). */
export interface SeenLink {
  readonly card: LinkCard;
  readonly statements: readonly string[];
}

/** Length of a day, `YYYY-MM-DD`: what stands before the id in a visible statement (`seenStatements`). */
const DAY = 10;

/** A link from a row with `kind`, `role`, `from`, `to` and the columns of `seenColumns`. */
export function seenLink(row: Row): SeenLink {
  const statements = [...new Set(texts(row, 'statements'))].sort().map((s) => s.slice(DAY));
  const card: LinkCard = {
    id: statements[0] as LinkId,
    kind: row.get('kind'),
    role: row.get('role'),
    from: row.get('from') as EntityId,
    to: row.get('to') as EntityId,
    heldFrom: texts(row, 'since').sort()[0] ?? null,
    heldUntil: texts(row, 'until').sort().at(-1) ?? null,
    recordCount: new Set(texts(row, 'records')).size,
  };
  return { card, statements };
}

export function linkCard(row: Row): LinkCard {
  return seenLink(row).card;
}

/** Unknown days are stored as '' (a list in Neo4j holds no nulls) and left out here. */
function texts(row: Row, column: string): string[] {
  return (row.get(column) as string[][]).flat().filter((text) => text !== '');
}
