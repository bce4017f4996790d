import type { Viewer } from '../access/viewer.js';
import type { Asking } from '../graph/entity-graph.js';
import { entitiesFor, fragmentOfMention } from '../graph/fragments.js';
import { type Component, compareText } from '../resolution/clusters.js';
import type { Ask, Sight } from './question.js';
import { contestedComponents } from './questions/contested-components.cypher.js';
import { identityVersion } from './questions/identity-version.cypher.js';

/**
 * Which fragments are one thing for a viewer beyond what is stored. Nearly always there is nothing to say: a fragment is an entity. Where
 * records of several scopes bear on one identity, what is joined depends on who looks, and is worked out here from what he sees.
 */
export class IdentityView implements Sight {
  /** By fragment, the id of the entity it belongs to, where that has other fragments too. */
  readonly shown: Readonly<Record<string, string>>;
  readonly #fragments: ReadonlyMap<string, readonly string[]>;

  private constructor(fragmentsById: ReadonlyMap<string, readonly string[]>) {
    this.#fragments = fragmentsById;
    this.shown = Object.fromEntries([...fragmentsById].flatMap(([id, parts]) => parts.map((part) => [part, id])));
  }

  static of(contested: readonly Component[], sees: (scope: number) => boolean): IdentityView {
    const fragmentsById = new Map<string, readonly string[]>();
    for (const component of contested) {
      const home = fragmentOfMention(component);
      for (const entity of entitiesFor(component, sees)) {
        const parts = [...new Set(entity.mentions.map((m) => home.get(m) as string))].sort(compareText);
        if (parts.length > 1) fragmentsById.set(entity.id, parts);
      }
    }
    return new IdentityView(fragmentsById);
  }

  /** True where every fragment is an entity, so that Cypher alone can walk from one to the next. */
  get isPlain(): boolean {
    return this.#fragments.size === 0;
  }

  /** All fragments of an entity, of which one is known. */
  fragmentsOf(id: string, known: string): readonly string[] {
    return this.#fragments.get(id) ?? [known];
  }
}

/** Views kept at a time: one for each set of scopes that people now at work may see. */
const VIEWS_KEPT = 64;

/** Makes identity views and keeps each while the graph stays as it is. */
export class IdentityViews {
  readonly #kept = new Map<string, { readonly version: number; readonly view: IdentityView }>();

  /** Those being made: what one request asks at a time, it sees alike. */
  readonly #begun = new WeakMap<Asking, Promise<IdentityView>>();

  constructor(private readonly ask: Ask) {}

  for(asking: Asking): Promise<IdentityView> {
    const begun = this.#begun.get(asking);
    if (begun !== undefined) return begun;
    const view = this.#viewFor(asking).finally(() => this.#begun.delete(asking));
    this.#begun.set(asking, view);
    return view;
  }

  async #viewFor({ viewer, signal }: Asking): Promise<IdentityView> {
    const [state] = await this.ask(identityVersion, {}, viewer, signal);
    if (!state?.contested) return EVERY_FRAGMENT_ITSELF;
    const kept = this.#kept.get(viewer.maskKey);
    if (kept && kept.version === state.version) return kept.view;
    const contested = await this.ask(contestedComponents, {}, viewer, signal);
    const view = IdentityView.of(contested, (scope) => viewer.sees(scope));
    if (state.version !== null) this.#keep(viewer, state.version, view);
    return view;
  }

  #keep(viewer: Viewer, version: number, view: IdentityView): void {
    this.#kept.delete(viewer.maskKey);
    this.#kept.set(viewer.maskKey, { version, view });
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > VIEWS_KEPT && oldest !== undefined) this.#kept.delete(oldest);
  }
}

const EVERY_FRAGMENT_ITSELF = IdentityView.of([], () => false);
