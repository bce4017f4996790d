import { LINK_KINDS, type LinkKind } from '../../records/statement.js';
import { anyOf, cypher, isShown, type Question, type Sight, seenStatements, shownId, visible } from '../question.js';

/**
 * Kinds that a path leads through unless others are asked for. Not those whose far end is shared by everyone: a port, a commodity, a
 * seizure's place. Two traders that used one port are not connected by it (docs/decisions/0051).
 */
export const PATH_KINDS: readonly LinkKind[] = (Object.keys(LINK_KINDS) as LinkKind[]).filter(
  (kind) =>
    !['DECLARED_AS', 'FOUND', 'CALLED_AT', 'LOADED_AT', 'DISCHARGED_AT', 'SEIZED_AT', 'ROUTED_VIA'].includes(kind),
);

/** Six links: past that, every pair in a port city is connected. A length cannot be a parameter; the texts below spell it out. */
export const LONGEST_PATH = 6;

export interface PathsAsked extends Sight {
  /** Fragments, and not the same one twice. */
  readonly from: string;
  readonly to: string;
  readonly limit: number;
}

export interface FoundPath {
  readonly entities: readonly string[];
  readonly links: readonly string[];
  readonly fragments: readonly string[];
}

const foundPath: Question<never, FoundPath>['row'] = (row) => ({
  entities: row.get('entities'),
  links: row.get('links'),
  fragments: row.get('fragments'),
});

/** How are two entities connected by the usual kinds of link? Every shortest way, in a total order of visible values. */
export const pathsBetween: Question<PathsAsked, FoundPath> = {
  text: cypher`CYPHER 25
    MATCH (a:Entity {id: $from}) USING INDEX a:Entity(id) WHERE ${isShown('a')}
    MATCH (b:Entity {id: $to}) USING INDEX b:Entity(id) WHERE ${isShown('b')}
    MATCH p = ALL SHORTEST (a)-[r:${anyOf(PATH_KINDS)} WHERE ${visible('r')}]-{1,6}(b)
    WITH [n IN nodes(p) | ${shownId('n')}] AS entities, [n IN nodes(p) | n.id] AS fragments,
      [l IN relationships(p) | substring(${seenStatements('l')}[0], 10)] AS links
    ORDER BY entities, links LIMIT $limit
    RETURN entities, links, fragments`,
  params: (p) => ({ ...p }),
  row: foundPath,
};

/** The same by the kinds of link given, tested inside the pattern: a test after it would choose among paths that do not count. */
export const pathsBetweenByKinds: Question<PathsAsked & { readonly kinds: readonly LinkKind[] }, FoundPath> = {
  text: cypher`CYPHER 25
    MATCH (a:Entity {id: $from}) USING INDEX a:Entity(id) WHERE ${isShown('a')}
    MATCH (b:Entity {id: $to}) USING INDEX b:Entity(id) WHERE ${isShown('b')}
    MATCH p = ALL SHORTEST (a)-[r:${anyOf()} WHERE type(r) IN $kinds AND ${visible('r')}]-{1,6}(b)
    WITH [n IN nodes(p) | ${shownId('n')}] AS entities, [n IN nodes(p) | n.id] AS fragments,
      [l IN relationships(p) | substring(${seenStatements('l')}[0], 10)] AS links
    ORDER BY entities, links LIMIT $limit
    RETURN entities, links, fragments`,
  params: (p) => ({ ...p }),
  row: foundPath,
};
