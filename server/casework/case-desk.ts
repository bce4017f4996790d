import { limited, type Period } from '../access/validity.js';
import { BadInput, DomainError, UnknownThing } from '../errors.js';
import type { Asking, EntityGraph } from '../graph/entity-graph.js';
import type { EntityId } from '../records/ids.js';
import { type Case, type CaseStore, type ChartPosition, caseIdOf } from './case.js';
import { eventTime, withEvent } from './case-events.js';
import { materialOf } from './case-material.js';
import type { CaseEvent } from './case-version.js';
import { type DisclosureChoice, type DisclosureDecision, decisionOn } from './disclosure.js';
import { exculpatoryPrompts } from './exculpatory.js';
import { idsOf, type KeptThing, met, toKeep } from './kept-thing.js';
import { type DisclosureSchedule, scheduleOf } from './schedule.js';

/** How often a change is tried again because somebody else changed the case meanwhile. */
const MOST_ATTEMPTS = 5;
/** A thing on a chart as it was drawn, under any of its ids. */
type Placed = Omit<ChartPosition, 'otherwise'>;
const FOR_GOOD: Period = { validFrom: null, validUntil: null };

export class NotItsOpener extends DomainError {
  readonly code = 'FORBIDDEN';

  constructor() {
    super('Only who opened a case decides about its members');
  }
}

/** Where cases are opened and worked on. Every change is one event of the case's chain. */
export class CaseDesk {
  constructor(
    private readonly store: CaseStore,
    private readonly graph: EntityGraph,
    private readonly now: () => Date,
    private readonly isUser: (name: string) => Promise<boolean>,
  ) {}

  all(asking: Asking): Promise<readonly Case[]> {
    return this.store.all(asking);
  }

  case(id: string, asking: Asking): Promise<Case | null> {
    return this.store.find(id, asking);
  }

  /** Opens a case. The same person opening the same case again gets the one that stands. */
  async open(wanted: { readonly reference: string; readonly title: string }, asking: Asking): Promise<Case> {
    const { userName, agency } = asking.viewer;
    const { reference, title } = wanted;
    const time = eventTime(this.now());
    const id = caseIdOf(agency, userName, reference);
    await this.store.open(
      {
        id,
        reference,
        title,
        version: 1,
        openedBy: userName,
        openedOn: time.slice(0, 10),
        agency,
        members: [userName],
        memberPeriods: {},
        items: [],
        events: withEvent([], { time, actor: userName, action: 'OPENED', object: reference, detail: title }),
        chart: [],
        decisions: [],
      },
      asking,
    );
    const opened = await this.required(id, asking);
    if (opened.title !== title) {
      throw new BadInput(
        `You already have a case ${reference}, "${opened.title}": open that or choose another reference`,
        {
          argument: 'reference',
          value: reference,
        },
      );
    }
    return opened;
  }

  /** Puts entities into a case; those already in it, under whatever id, stay as they are. */
  async add(id: string, entities: readonly string[], note: string, asking: Asking): Promise<Case> {
    const cards = await this.graph.cards(entities, asking);
    for (const entity of entities) if (!cards.has(entity)) throw new UnknownThing('entity', entity);
    const wanted = await toKeep([...new Set([...cards.values()].map((card) => card.id))], this.graph, asking);
    return this.change(id, asking, async (current) => {
      const present = await this.graph.cards(idsOf(current.items), asking);
      const held = new Set(current.items.flatMap((i) => met(i, present)?.id ?? []));
      const added = wanted.filter(({ entity }) => !held.has(entity as EntityId));
      return added.reduce((next, thing) => {
        const event = this.event(asking, 'ADDED', thing.entity, note);
        const item = { ...thing, addedBy: event.actor, addedAt: event.time, note };
        return { ...grown(next, event), items: [...next.items, item] };
      }, current);
    });
  }

  /** Takes an entity out, by any id that leads to it. */
  async remove(id: string, entity: string, reason: string, asking: Asking): Promise<Case> {
    return this.change(id, asking, async (current) => {
      const cards = await this.graph.cards([entity, ...idsOf(current.items)], asking);
      const sought = cards.get(entity)?.id;
      const item = current.items.find((i) => sought !== undefined && met(i, cards)?.id === sought);
      if (item === undefined) throw new UnknownThing('item of the case', entity);
      const event = this.event(asking, 'REMOVED', item.entity, reason);
      return { ...grown(current, event), items: current.items.filter((i) => i !== item) };
    });
  }

  /**
   * Lets a user into the case, for a time or for good; a member's time can be changed in the same way. Only who opened it decides that; what
   * the newcomer sees in it is still a matter of his clearances.
   */
  async addMember(id: string, member: string, reason: string, asking: Asking, period = FOR_GOOD): Promise<Case> {
    return this.change(id, asking, async (current) => {
      onlyItsOpener(current, asking);
      if (current.members.includes(member) && isSame(current.memberPeriods[member] ?? FOR_GOOD, period)) return current;
      if (member === current.openedBy) {
        throw new BadInput('Who opened a case stays its member', { argument: 'member', value: member });
      }
      if (!(await this.isUser(member))) throw new BadInput(`There is no user "${member}"`, { argument: 'member' });
      const event = this.event(asking, 'MEMBER_ADDED', member, [reason, ...inWords(period)].join('; '));
      const members = [...current.members.filter((m) => m !== member), member];
      const limit = limited(period);
      const others = without(current.memberPeriods, member);
      const memberPeriods = limit === null ? others : { ...others, [member]: limit };
      return { ...grown(current, event), members, memberPeriods };
    });
  }

  /** Takes a member out; that he was one stays in the case's events. */
  async removeMember(id: string, member: string, reason: string, asking: Asking): Promise<Case> {
    return this.change(id, asking, async (current) => {
      onlyItsOpener(current, asking);
      if (member === current.openedBy) {
        throw new BadInput('Who opened a case stays its member', { argument: 'member', value: member });
      }
      if (!current.members.includes(member)) return current;
      const event = this.event(asking, 'MEMBER_REMOVED', member, reason);
      const members = current.members.filter((m) => m !== member);
      return { ...grown(current, event), members, memberPeriods: without(current.memberPeriods, member) };
    });
  }

  /** Keeps the chart as it stands now. The event says how many entities it shows. */
  async saveChart(id: string, positions: readonly Placed[], asking: Asking): Promise<Case> {
    const things = positions.map((p) => p.entity);
    const cards = await this.graph.cards(things, asking);
    for (const p of positions) {
      if (!cards.has(p.entity)) throw new UnknownThing('entity', p.entity);
      if (!Number.isFinite(p.x) || !Number.isFinite(p.y)) {
        throw new BadInput('A position needs numbers for x and y', { argument: 'positions', value: p.entity });
      }
    }
    const kept = await toKeep(things, this.graph, asking);
    const chart = positions.map(({ x, y }, i) => ({ ...(kept[i] as KeptThing), x, y }));
    return this.change(id, asking, async (current) => {
      const event = this.event(asking, 'CHART', current.reference, `${positions.length} entities placed`);
      return { ...grown(current, event), chart };
    });
  }

  /** The items of a case that the asker sees, with what was decided about each. Null where the case is unknown. */
  async disclosure(id: string, asking: Asking): Promise<DisclosureSchedule | null> {
    const found = await this.store.find(id, asking);
    if (found === null) return null;
    const material = await materialOf(found, this.graph, asking);
    return scheduleOf(found, material.records, exculpatoryPrompts(material));
  }

  /** Decides about the disclosure of items, one event each. What was decided before stays on record. */
  async decideDisclosure(
    id: string,
    records: readonly string[],
    choice: DisclosureChoice,
    asking: Asking,
  ): Promise<DisclosureSchedule> {
    const { records: items } = await materialOf(await this.required(id, asking), this.graph, asking);
    const wanted = [...new Set(records)].map((record) => {
      const item = items.find((r) => r.id === record);
      if (item === undefined) throw new UnknownThing('item of the case', record);
      return item;
    });
    await this.change(id, asking, async (current) =>
      wanted.reduce((next, item) => {
        const decision = decisionOn(item, choice, asking.viewer.userName, eventTime(this.now()));
        return decided(next, decision);
      }, current),
    );
    const schedule = await this.disclosure(id, asking);
    if (schedule === null) throw new UnknownThing('case', id);
    return schedule;
  }

  /** Reads, changes and keeps; where somebody else was quicker, again from the case as it is then. */
  private async change(id: string, asking: Asking, next: (current: Case) => Promise<Case>): Promise<Case> {
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      const current = await this.required(id, asking);
      const changed = await next(current);
      if (changed === current) return current;
      if (await this.store.advance(current, changed, asking)) return changed;
    }
    throw new BadInput('The case is being changed by others: try again', { case: id });
  }

  private async required(id: string, asking: Asking): Promise<Case> {
    const found = await this.store.find(id, asking);
    if (found === null) throw new UnknownThing('case', id);
    return found;
  }

  private event(
    asking: Asking,
    action: CaseEvent['action'],
    object: string,
    detail: string,
  ): Omit<CaseEvent, 'seq' | 'prev'> {
    return { time: eventTime(this.now()), actor: asking.viewer.userName, action, object, detail };
  }
}

/** A case's other members know of it, so that this may be said openly. */
function onlyItsOpener({ openedBy }: Case, { viewer }: Asking): void {
  if (viewer.userName !== openedBy) throw new NotItsOpener();
}

/** How long a membership holds, for the case's history. */
function inWords({ validFrom, validUntil }: Period): readonly string[] {
  return [
    ...(validFrom === null ? [] : [`from ${validFrom}`]),
    ...(validUntil === null ? [] : [`until ${validUntil}`]),
  ];
}

function isSame(a: Period, b: Period): boolean {
  return a.validFrom === b.validFrom && a.validUntil === b.validUntil;
}

function without(periods: Case['memberPeriods'], member: string): Case['memberPeriods'] {
  return Object.fromEntries(Object.entries(periods).filter(([m]) => m !== member));
}

/** The event says only which decision it was: members who may not see the record learn nothing of its kind. */
function decided(current: Case, decision: DisclosureDecision): Case {
  const { decidedAt: time, decidedBy: actor, record: object, id: detail } = decision;
  const next = grown(current, { time, actor, action: 'STATUS', object, detail });
  return { ...next, decisions: [...next.decisions, decision] };
}

function grown(current: Case, event: Omit<CaseEvent, 'seq' | 'prev'>): Case {
  const events = withEvent(current.events, event);
  return { ...current, events, version: events.length };
}
