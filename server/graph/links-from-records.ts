import type { MentionId, StatementId } from '../records/ids.js';
import { type Component, compareText, components, heldOn as componentHeldOn } from '../resolution/clusters.js';
import { entitiesFor, type EntityView } from './fragments.js';
import type { HeldStatement, LinkView } from './link.js';

/** All that identity and links are computed from. */
export interface Holdings extends Component {
  readonly statements: readonly HeldStatement[];
}

/**
 * The links a viewer sees, as held on a day: the definition that every stored form has to agree with.
 * Statements he sees, between the entities that his mentions and judgements make; a link from a thing to itself is none.
 */
export function linksFor(holdings: Holdings, sees: (scope: number) => boolean, day: string): readonly LinkView[] {
  const entityOf = new Map<MentionId, MentionId>();
  for (const entity of allEntitiesFor(holdings, sees, day)) for (const m of entity.mentions) entityOf.set(m, entity.id);
  const visible = holdings.statements
    .filter((s) => sees(s.scope) && s.recordedOn <= day && (s.endedOn === null || day < s.endedOn))
    .sort(byRecorded);
  const links = new Map<string, { view: Omit<LinkView, 'statements'>; statements: StatementId[] }>();
  for (const s of visible) {
    const from = entityOf.get(s.from);
    const to = entityOf.get(s.to);
    if (from === undefined || to === undefined || from === to) continue;
    const key = [s.kind, s.role, from, to].join('|');
    const link = links.get(key) ?? { view: { id: s.id, kind: s.kind, role: s.role, from, to }, statements: [] };
    link.statements.push(s.id);
    links.set(key, link);
  }
  return [...links.values()]
    .map(({ view, statements }) => ({ ...view, statements }))
    .sort((a, b) => compareText(a.id, b.id));
}

/** The entities a viewer sees, as held on a day. */
export function allEntitiesFor(
  holdings: Component,
  sees: (scope: number) => boolean,
  day: string,
): readonly EntityView[] {
  return components(componentHeldOn(holdings, day)).flatMap((component) => entitiesFor(component, sees));
}

/** The order that gives a link its id and lists its evidence. */
export function byRecorded(a: { recordedOn: string; id: string }, b: { recordedOn: string; id: string }): number {
  return compareText(a.recordedOn + a.id, b.recordedOn + b.id);
}

/** A link between fragments as it is stored: one per (kind, role, from fragment, to fragment), its arrays sorted alike. */
export interface StoredLink {
  readonly kind: HeldStatement['kind'];
  readonly role: string;
  /** Index of the fragment in the list given. */
  readonly from: number;
  readonly to: number;
  readonly statements: readonly HeldStatement[];
  /** Scopes of which one is enough to see it, widest use first: distinct, ascending. */
  readonly scopes: readonly number[];
}

/**
 * Stored links between the fragments of many components. `scopeOf` gives the scope under which a statement supports a link:
 * its own where both ends are introduced under it, otherwise the conjunction of its own and what introduces the ends.
 */
export function storedLinks(
  statements: readonly HeldStatement[],
  fragmentOf: ReadonlyMap<MentionId, number>,
  scopesFor: (statement: HeldStatement) => readonly number[],
): readonly StoredLink[] {
  const links = new Map<string, { kind: HeldStatement['kind']; role: string; from: number; to: number; statements: HeldStatement[]; scopes: Set<number> }>();
  for (const s of [...statements].sort(byRecorded)) {
    const from = fragmentOf.get(s.from);
    const to = fragmentOf.get(s.to);
    if (from === undefined || to === undefined || from === to) continue;
    const key = [s.kind, s.role, from, to].join('|');
    const link = links.get(key) ?? { kind: s.kind, role: s.role, from, to, statements: [], scopes: new Set<number>() };
    link.statements.push(s);
    for (const scope of scopesFor(s)) link.scopes.add(scope);
    links.set(key, link);
  }
  return [...links.values()].map((l) => ({ ...l, scopes: [...l.scopes].sort((a, b) => a - b) }));
}
