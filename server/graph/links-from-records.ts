import type { MentionId, StatementId } from '../records/ids.js';
import { type Component, compareText, heldOn as componentHeldOn, components } from '../resolution/clusters.js';
import { type EntityView, entitiesFor } from './fragments.js';
import type { HeldStatement, LinkView } from './link.js';
import type { Support } from './support.js';

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
  // By id: the order of components depends on mentions that he may not see.
  return components(componentHeldOn(holdings, day))
    .flatMap((component) => entitiesFor(component, sees))
    .sort((a, b) => compareText(a.id, b.id));
}

/** The order that gives a link its id and lists its evidence. */
export function byRecorded(a: { recordedOn: string; id: string }, b: { recordedOn: string; id: string }): number {
  return compareText(a.recordedOn + a.id, b.recordedOn + b.id);
}

/** A link between fragments as it is stored: one per (kind, role, from fragment, to fragment), its statements sorted alike. */
export interface StoredLink<Fragment> {
  readonly kind: HeldStatement['kind'];
  readonly role: string;
  readonly from: Fragment;
  readonly to: Fragment;
  /** By (recorded on, id); each with what must be visible for it to support the link. */
  readonly statements: readonly { readonly statement: HeldStatement; readonly support: Support }[];
}

/** The links between fragments that current statements make. `fragmentOf` names a mention's fragment. */
export function storedLinks<Fragment extends string>(
  statements: readonly HeldStatement[],
  fragmentOf: (mention: MentionId) => Fragment | undefined,
  supportOf: (statement: HeldStatement) => Support,
): readonly StoredLink<Fragment>[] {
  const links = new Map<
    string,
    StoredLink<Fragment> & { statements: { statement: HeldStatement; support: Support }[] }
  >();
  for (const statement of [...statements].sort(byRecorded)) {
    const { kind, role } = statement;
    const from = fragmentOf(statement.from);
    const to = fragmentOf(statement.to);
    const support = supportOf(statement);
    if (from === undefined || to === undefined || from === to || support.length === 0) continue;
    const key = [kind, role, from, to].join('|');
    const link = links.get(key) ?? { kind, role, from, to, statements: [] };
    link.statements.push({ statement, support });
    links.set(key, link);
  }
  return [...links.values()];
}
