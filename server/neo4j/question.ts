import type { Record as Row } from 'neo4j-driver';
import type { Viewer } from '../access/viewer.js';
import { LINK_KINDS, type LinkKind } from '../records/statement.js';

declare const visibleCypher: unique symbol;
declare const visiblePredicate: unique symbol;
declare const shownText: unique symbol;

/** Cypher in which whatever is matched was tested for visibility; made only by the `cypher` tag. */
export type VisibleCypher = string & { readonly [visibleCypher]: true };
/** A predicate made by `visible`, `surelyVisible` or `isShown`. */
export type VisiblePredicate = string & { readonly [visiblePredicate]: true };
/** What may stand in `${}` beside predicates: values read through the viewer's mask, and lists of link kinds. All constant text. */
export type ShownText = string & { readonly [shownText]: true };

/**
 * What a viewer's sight adds to a question that names entities. Keys are fragments, values the ids under which he meets them: only of those
 * that he sees as one thing with others (see `identity-view.ts`), so nearly always empty.
 */
export interface Sight {
  readonly shown: Readonly<Record<string, string>>;
}

/** True where the viewer's mask (`$sm`) has one of the element's scopes. Fails closed: no `scopes`, or an unknown one, is null. */
export function visible(variable: string): VisiblePredicate {
  return `any(s_ IN ${checked(variable)}.scopes WHERE $sm[s_] = 1)` as VisiblePredicate;
}

/** The same where it is negated or counted, since NOT null is null. */
export function surelyVisible(variable: string): VisiblePredicate {
  return `coalesce(${visible(variable)}, false)` as VisiblePredicate;
}

/** True where the entity has an id for this viewer: where he sees a mention that introduces it. */
export function isShown(entity: string): VisiblePredicate {
  return `${shownId(entity)} IS NOT NULL` as VisiblePredicate;
}

/** The public id: the first mention that the viewer sees, or what his view of a contested identity says (`Sight`). */
export function shownId(entity: string): ShownText {
  return `coalesce($shown[${checked(entity)}.id], ${firstOf(entity, 'mi', 'ms')})` as ShownText;
}

/** The first visible of an entity's names (`n`), lines of detail (`d`) or trader kinds (`t`); null where none is. */
export function shownFirst(entity: string, what: 'n' | 'd' | 't'): ShownText {
  const texts = { n: 'nm', d: 'dt', t: 'tk' } as const;
  return firstOf(entity, texts[what], `${what}s`) as ShownText;
}

/** All of an entity's names that can be seen, in order of preference. */
export function shownNames(entity: string): ShownText {
  return allOf(entity, 'nm', 'ns') as ShownText;
}

/** The handling codes of what is said of an entity, as far as it can be seen; one may stand there more than once. */
export function shownHandlings(entity: string): ShownText {
  return allOf(entity, 'hc', 'hs') as ShownText;
}

/** A link's visible statements as day and id in one text, so that the least of them names the link. */
export function seenStatements(link: string): ShownText {
  const l = checked(link);
  return `[p_ IN [[${l}.ss, ${l}.sr, ${l}.st]] | ${visiblePlaces('p_[0]', 'p_[1][i_] + p_[2][i_]')}][0]` as ShownText;
}

/**
 * Columns of a link that several relationships make up (`links`, a list): one list for each of them, with a value for each visible
 * statement. What a link shows is computed from these and never from a value stored for the whole.
 */
export function seenColumns(links: string): ShownText {
  const of = (array: string) => `[l_ IN ${checked(links)} | ${allOf('l_', array, 'ss')}]`;
  const statements = `[l_ IN ${checked(links)} | ${seenStatements('l_')}]`;
  return `${statements} AS statements, ${of('se')} AS records, ${of('sf')} AS since, ${of('su')} AS until` as ShownText;
}

/** Link kinds as a pattern has them: `OWNS|OPERATES`. Without them a pattern would also walk what is no link. */
export function anyOf(kinds: readonly LinkKind[] = Object.keys(LINK_KINDS) as LinkKind[]): ShownText {
  return kinds.map(checked).join('|') as ShownText;
}

/** Constant text of a question. Accepts nothing in `${}` but the pieces above, the first of them a visibility predicate or a text that is tested already. */
export function cypher(
  text: TemplateStringsArray,
  first: VisiblePredicate | VisibleCypher,
  ...rest: readonly (VisiblePredicate | ShownText)[]
): VisibleCypher {
  return String.raw({ raw: text }, first, ...rest) as VisibleCypher;
}

/** One question to the graph: constant text, its parameters, and the meaning of a row. `$sm`, the viewer's mask, is added by `Ask`. */
export interface Question<P, R> {
  readonly text: VisibleCypher;
  params(p: P): Record<string, unknown>;
  row(row: Row): R;
}

/**
 * Puts a question for a viewer. The signal stops the running Cypher. Several that find one answer round by round have the time of one together: each
 * is told when the first of them was put (`since`, of `performance.now()`).
 */
export type Ask = <P, R>(
  question: Question<P, R>,
  p: P,
  viewer: Viewer,
  signal: AbortSignal,
  since?: number,
) => Promise<readonly R[]>;

/** Of two parallel arrays, the text of the first visible scope. */
function firstOf(variable: string, texts: string, scopes: string): string {
  const v = checked(variable);
  return `${v}.${texts}[[s_ IN [${v}.${scopes}] | ${visiblePlaces('s_', 'i_')}[0]][0]]`;
}

/** Of two parallel arrays, the texts whose scope is visible. */
function allOf(variable: string, texts: string, scopes: string): string {
  const v = checked(variable);
  return `[p_ IN [[${v}.${scopes}, ${v}.${texts}]] | ${visiblePlaces('p_[0]', 'p_[1][i_]')}][0]`;
}

/**
 * Of an array of scopes the places that are visible, or what is made of each. The array is bound to a name first: a property that is written
 * inside the list is read from the store for each of its elements, at a hub seven hundred times as often (docs/decisions/0140).
 */
function visiblePlaces(scopes: string, made: string): string {
  return `[i_ IN range(0, coalesce(size(${scopes}), 0) - 1) WHERE $sm[${scopes}[i_]] = 1 | ${made}]`;
}

/** Pieces are made from variables and kinds written in our own texts; anything else is a fault. */
function checked(name: string): string {
  if (!/^[A-Za-z]\w*$/.test(name)) throw new Error(`not a name that a question can use: ${name}`);
  return name;
}
