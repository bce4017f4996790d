import type { EntityCard, LinkDetail, StatementView } from '../graph/entity-graph.js';
import type { Looking } from './looking.js';
import type { SeenLink } from './questions/link-row.js';
import type { FragmentPair } from './questions/links-between.cypher.js';
import { linksBetween } from './questions/links-between.cypher.js';
import { linkOfStatement, type StatedLink, statements } from './questions/statements.cypher.js';

/** Links with everything that says so, by the ids asked for: those of any statement that the viewer sees. */
export async function linkDetails(looking: Looking, ids: readonly string[]): Promise<ReadonlyMap<string, LinkDetail>> {
  const stated = (await looking.put(linkOfStatement, { ids: [...new Set(ids)] })).filter((s) => s.from !== s.to);
  if (stated.length === 0) return new Map();
  const ends = (s: StatedLink) => [looking.anchor(s.from, s.fromFragment), looking.anchor(s.to, s.toFragment)] as const;
  const pairs = stated.flatMap((s): FragmentPair[] => {
    const [from, to] = ends(s);
    return from.fragments.flatMap((a) => to.fragments.map((b) => [a, b] as const));
  });
  const found = new Map((await looking.put(linksBetween, { pairs })).map((link) => [placeOf(link.card), link]));
  const links = stated.flatMap((s): [string, SeenLink][] => {
    const link = found.get(placeOf(s));
    return link?.statements.includes(s.statement) ? [[s.statement, link]] : [];
  });
  const [cards, said] = await Promise.all([
    looking.cards(stated.flatMap(ends)),
    looking.put(statements, { ids: [...new Set(links.flatMap(([, link]) => link.statements))] }),
  ]);
  const statementOf = new Map<string, StatementView>(said.map((s) => [s.id, s]));
  return new Map(
    links.map(([asked, { card, statements: ids }]) => [
      asked,
      {
        ...card,
        from: cards.get(card.from) as EntityCard,
        to: cards.get(card.to) as EntityCard,
        statements: ids.flatMap((id) => statementOf.get(id) ?? []),
      },
    ]),
  );
}

function placeOf(link: { kind: string; role: string; from: string; to: string }): string {
  return [link.kind, link.role, link.from, link.to].join('|');
}
