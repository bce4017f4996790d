import type { Record as Row } from 'neo4j-driver';
import type { Viewer } from '../access/viewer.js';

declare const visibleCypher: unique symbol;
declare const visiblePredicate: unique symbol;

/** Cypher in which whatever is matched was tested for visibility; made only by the `cypher` tag. */
export type VisibleCypher = string & { readonly [visibleCypher]: true };
/** A predicate made by `visible` or `hiddenSafe`; nothing else may stand in `${}`. */
export type VisiblePredicate = string & { readonly [visiblePredicate]: true };

/** True where the viewer's mask (`$sm`) has one of the element's scopes. Fails closed: no `scopes`, or an unknown one, is null. */
export function visible(variable: string): VisiblePredicate {
  return `any(s_ IN ${variable}.scopes WHERE $sm[s_] = 1)` as VisiblePredicate;
}

/** The same where it is negated or counted, since NOT null is null. */
export function surelyVisible(variable: string): VisiblePredicate {
  return `coalesce(any(s_ IN ${variable}.scopes WHERE $sm[s_] = 1), false)` as VisiblePredicate;
}

/** Constant text of a question. Accepts nothing in `${}` but visibility predicates, and refuses a text without any. */
export function cypher(
  text: TemplateStringsArray,
  first: VisiblePredicate,
  ...rest: readonly VisiblePredicate[]
): VisibleCypher {
  return String.raw({ raw: text }, first, ...rest) as VisibleCypher;
}

/** One question to the graph: constant text, its parameters, and the meaning of a row. `$sm`, the viewer's mask, is added by `Ask`. */
export interface Question<P, R> {
  readonly text: VisibleCypher;
  params(p: P): Record<string, unknown>;
  row(row: Row): R;
}

/** Puts a question for a viewer. The signal stops the running Cypher. */
export type Ask = <P, R>(question: Question<P, R>, p: P, viewer: Viewer, signal: AbortSignal) => Promise<readonly R[]>;
