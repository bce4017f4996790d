import { LINK_KINDS, type LinkKind } from '../../records/statement.js';
import {
  anyOf,
  cypher,
  isShown,
  type Question,
  type ShownText,
  type Sight,
  seenStatements,
  shownId,
  visible,
} from '../question.js';

/**
 * Kinds that a path leads through unless others are asked for. Not those whose far end is shared by everyone: a port, a commodity, a
 * seizure's place. Two traders that used one port are not connected by it (docs/decisions/0051).
 */
export const PATH_KINDS: readonly LinkKind[] = (Object.keys(LINK_KINDS) as LinkKind[]).filter(
  (kind) =>
    !['DECLARED_AS', 'FOUND', 'CALLED_AT', 'LOADED_AT', 'DISCHARGED_AT', 'SEIZED_AT', 'ROUTED_VIA'].includes(kind),
);

/** Six links: past that, every pair in a port city is connected. */
export const LONGEST_PATH = 6;

/** What a search that goes level by level reaches next. */
export interface Reached {
  readonly id: string;
  readonly fragment: string;
}

/** One link between two levels, seen from its near end. */
export interface LinkAcross {
  readonly near: string;
  readonly far: string;
  /** The fragment at the far end. */
  readonly fragment: string;
  readonly kind: LinkKind;
  readonly role: string;
  readonly outward: boolean;
  /** Its first visible statement, day before id. */
  readonly first: string;
}

interface OfKinds extends Sight {
  /** Null: all that the text walks. */
  readonly kinds: readonly LinkKind[] | null;
}

const reachedOver = (walked: ShownText) => cypher`CYPHER 25
    UNWIND $fragments AS fragment
    MATCH (e:Entity {id: fragment}) USING INDEX e:Entity(id) WHERE ${isShown('e')}
    MATCH (e)-[r:${walked}]-(o:Entity) WHERE ($kinds IS NULL OR type(r) IN $kinds) AND ${visible('r')}
    WITH DISTINCT o
    WHERE ${isShown('o')}
    RETURN ${shownId('o')} AS id, o.id AS fragment`;

const linksOver = (walked: ShownText) => cypher`CYPHER 25
    UNWIND $near AS fragment
    MATCH (e:Entity {id: fragment}) USING INDEX e:Entity(id) WHERE ${isShown('e')}
    MATCH (e)-[r:${walked}]-(o:Entity) WHERE o.id IN $far AND ($kinds IS NULL OR type(r) IN $kinds) AND ${visible('r')}
    WITH ${shownId('e')} AS near, ${shownId('o')} AS far, e, r, o
    WHERE near <> far
    RETURN near, far, o.id AS fragment, type(r) AS kind, r.role AS role, startNode(r) = e AS outward,
      ${seenStatements('r')}[0] AS first`;

const reachedRow: Question<never, Reached>['row'] = (row) => ({ id: row.get('id'), fragment: row.get('fragment') });
const acrossRow: Question<never, LinkAcross>['row'] = (row) => ({
  near: row.get('near'),
  far: row.get('far'),
  fragment: row.get('fragment'),
  kind: row.get('kind'),
  role: row.get('role'),
  outward: row.get('outward'),
  first: row.get('first'),
});

interface OfLevel extends OfKinds {
  readonly fragments: readonly string[];
}

interface BetweenLevels extends OfKinds {
  readonly near: readonly string[];
  readonly far: readonly string[];
}

/** What the links of a whole level lead to, by any kind of link. */
export const reached: Question<OfLevel, Reached> = {
  text: reachedOver(anyOf()),
  params: (p) => ({ ...p }),
  row: reachedRow,
};

/** The same by the usual kinds alone: as types in the pattern they keep Neo4j from opening other relationships at all. */
export const usuallyReached: Question<OfLevel, Reached> = { ...reached, text: reachedOver(anyOf(PATH_KINDS)) };

/** The links between two levels, of any kind. */
export const linksAcross: Question<BetweenLevels, LinkAcross> = {
  text: linksOver(anyOf()),
  params: (p) => ({ ...p }),
  row: acrossRow,
};

/** The same of the usual kinds alone. */
export const usualLinksAcross: Question<BetweenLevels, LinkAcross> = {
  ...linksAcross,
  text: linksOver(anyOf(PATH_KINDS)),
};
