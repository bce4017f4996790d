import { strictestHandling } from '../access/scope.js';
import type { Asking, EntityCard, EntityDetail, LinkCount } from '../graph/entity-graph.js';
import type { EntityId } from '../records/ids.js';
import { detailOf, namesToShow, traderKindOf } from '../records/profile.js';
import type { IdentityView } from './identity-view.js';
import type { Ask, Question } from './question.js';
import { cards, type FragmentCard } from './questions/cards.cypher.js';
import { heldBy } from './questions/held-by.cypher.js';
import { idsInScopes } from './questions/ids-in-scopes.cypher.js';
import { type Anchor, linkCounts } from './questions/link-counts.cypher.js';
import { mentionsOfEntity, type PlacedMention } from './questions/mentions.cypher.js';

/** What an entity is called, from whatever it was worked out. */
type Called = Pick<EntityCard, 'kind' | 'name' | 'detail' | 'traderKind' | 'handling'> & {
  readonly names: readonly string[];
};

/** One asker at work: puts questions with his sight of identities, and knows entities by the ids under which he meets them. */
export class Looking {
  constructor(
    private readonly ask: Ask,
    private readonly asking: Asking,
    readonly view: IdentityView,
  ) {}

  /** `since`: as of `Ask`. */
  put<P, R>(question: Question<P, R>, p: Omit<P, 'shown'>, since?: number): Promise<readonly R[]> {
    return this.ask(question, { ...p, shown: this.view.shown } as P, this.asking.viewer, this.asking.signal, since);
  }

  /** The one row of a question that counts. */
  async count<P>(question: Question<P, number>, p: Omit<P, 'shown'>): Promise<number> {
    const [total] = await this.put(question, p);
    return total ?? 0;
  }

  /** By mention id, the entity that holds the mention. */
  async anchors(ids: readonly string[]): Promise<ReadonlyMap<string, Anchor>> {
    if (ids.length === 0) return new Map();
    const held = await this.put(heldBy, { ids: [...new Set(ids)] });
    return new Map(held.map((h) => [h.mention, this.anchor(h.id, h.fragment)]));
  }

  /** The entity met under an id, of which one fragment is known. */
  anchor(id: string, fragment: string): Anchor {
    return { id, fragments: this.view.fragmentsOf(id, fragment) };
  }

  /** By entity id, the counts of its links. */
  async linkCounts(anchors: readonly Anchor[]): Promise<ReadonlyMap<string, readonly LinkCount[]>> {
    const counts = new Map<string, LinkCount[]>(anchors.map((a) => [a.id, []]));
    if (anchors.length === 0) return counts;
    for (const { id, ...count } of await this.put(linkCounts, { anchors: distinct(anchors) }))
      counts.get(id)?.push(count);
    return counts;
  }

  /** By entity id, one of its mentions for each scope, by id. */
  async idsInScopes(anchors: readonly Anchor[]): Promise<ReadonlyMap<string, readonly string[]>> {
    const wanted = distinct(anchors);
    if (wanted.length === 0) return new Map();
    const found = await this.put(idsInScopes, { fragments: wanted.flatMap((a) => a.fragments) });
    // How a thing falls into fragments depends on what is hidden, so the least id is that of the thing.
    return new Map(
      wanted.map(({ id, fragments }) => {
        const least = new Map<number, string>();
        for (const f of found) if (fragments.includes(f.fragment) && !least.has(f.scope)) least.set(f.scope, f.id);
        return [id, [...least.values()]];
      }),
    );
  }

  /** By entity id, its short form. */
  async cards(anchors: readonly Anchor[]): Promise<ReadonlyMap<string, EntityCard>> {
    const wanted = distinct(anchors);
    if (wanted.length === 0) return new Map();
    const [called, counts] = await Promise.all([this.#called(wanted), this.linkCounts(wanted)]);
    return new Map([...called].map(([id, c]) => [id, card(id, c, counts.get(id) ?? [])]));
  }

  /** By entity id, all that is known of it. */
  async details(anchors: readonly Anchor[]): Promise<ReadonlyMap<string, EntityDetail>> {
    const wanted = distinct(anchors);
    if (wanted.length === 0) return new Map();
    const fragments = wanted.flatMap((a) => a.fragments);
    const [called, counts, said] = await Promise.all([
      this.#called(wanted),
      this.linkCounts(wanted),
      this.put(mentionsOfEntity, { fragments }),
    ]);
    const saidOf = byEntity(said);
    return new Map(
      [...called].map(([id, c]) => {
        const mentions = saidOf.get(id) ?? [];
        const detail = {
          ...card(id, c, counts.get(id) ?? []),
          names: c.names,
          mentions: mentions.map((m) => m.mention),
        };
        return [id, detail];
      }),
    );
  }

  /** An entity of one fragment is called as stored; one that the viewer's sight puts together, as its mentions say in their order. */
  async #called(anchors: readonly Anchor[]): Promise<ReadonlyMap<string, Called>> {
    const together = anchors.filter((a) => a.fragments.length > 1).flatMap((a) => a.fragments);
    const [stored, said] = await Promise.all([
      this.put(cards, { fragments: anchors.flatMap((a) => a.fragments) }),
      together.length === 0 ? [] : this.put(mentionsOfEntity, { fragments: together }),
    ]);
    const storedOf = new Map<string, FragmentCard>(stored.map((c) => [c.id, c]));
    const saidOf = byEntity(said);
    return new Map(
      anchors.flatMap((a): [string, Called][] => {
        const mentions = saidOf.get(a.id);
        const called = mentions ? calledBy(mentions) : storedOf.get(a.id);
        return called ? [[a.id, called]] : [];
      }),
    );
  }
}

function byEntity(mentions: readonly PlacedMention[]): ReadonlyMap<string, readonly PlacedMention[]> {
  const found = new Map<string, PlacedMention[]>();
  for (const m of mentions) {
    const id = m.mention.entityId as string;
    found.set(id, [...(found.get(id) ?? []), m]);
  }
  return found;
}

/** What mentions, given by (recorded on, id), call their thing: as a fragment of them all would have it stored (`graph/placement.ts`). */
export function calledBy(mentions: readonly PlacedMention[]): Called {
  const said = mentions.map((m) => m.mention);
  const inOrder = [...said.filter((m) => !m.addsOnly), ...said.filter((m) => m.addsOnly)];
  const kind = (inOrder[0] as (typeof inOrder)[number]).kind;
  const names = [...new Set(inOrder.flatMap((m) => namesToShow(kind, m.values)))];
  const firstOf = (textOf: (m: (typeof inOrder)[number]) => string | null) =>
    inOrder.map(textOf).find((text) => text !== null && text !== 'UNKNOWN');
  return {
    kind,
    names,
    name: names[0] ?? '',
    detail: firstOf((m) => detailOf(kind, m.values)) ?? '',
    traderKind: kind === 'TRADER' ? traderKind(firstOf((m) => traderKindOf(kind, m.values))) : null,
    handling: strictestHandling(mentions.map((m) => m.handling)),
  };
}

function traderKind(text: string | null | undefined): 'COMPANY' | 'PERSON' | 'UNKNOWN' {
  return text === 'COMPANY' || text === 'PERSON' ? text : 'UNKNOWN';
}

function card(id: string, called: Called, counts: readonly LinkCount[]): EntityCard {
  const { kind, traderKind, name, detail, handling } = called;
  const linkTotal = counts.reduce((sum, c) => sum + c.count, 0);
  return { id: id as EntityId, kind, traderKind, name, detail, handling, linkTotal };
}

function distinct(anchors: readonly Anchor[]): readonly Anchor[] {
  return [...new Map(anchors.map((a) => [a.id, a])).values()];
}
