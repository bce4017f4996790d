import type { MatchSurroundings } from '../graph/entity-graph.js';
import { MOST_TELLING } from '../graph/stake.js';
import type { Looking } from './looking.js';
import { aroundMatch } from './questions/around-match.cypher.js';
import { linksAmong } from './questions/links-among.cypher.js';

/** Of what both are linked to, of what only the one, and of what only the other: as many as a small chart shows with names that do not touch. */
const MOST_OF_EACH = 2;

/** The two things of a match among what they are linked to; null where one of them is not seen, or held by nothing. */
export async function surroundingsOfMatch(looking: Looking, id: string): Promise<MatchSurroundings | null> {
  const mentions = id.split('-');
  const anchors = await looking.anchors(mentions);
  const [left, right] = mentions.map((mention) => anchors.get(mention));
  if (!left || !right) return null;
  const found = await looking.put(aroundMatch, { left, right, kinds: MOST_TELLING, most: MOST_OF_EACH });
  const all = [left, right, ...found.map(({ other, fragment }) => looking.anchor(other, fragment))];
  const fragments = [...new Set(all.flatMap((a) => a.fragments))];
  const [cards, links] = await Promise.all([looking.cards(all), looking.put(linksAmong, { fragments })]);
  const ofTheTwo = ({ from, to }: { from: string; to: string }) =>
    [left.id, right.id].some((side) => side === from || side === to);
  return { left: left.id, right: right.id, entities: [...cards.values()], links: links.filter(ofTheTwo) };
}
