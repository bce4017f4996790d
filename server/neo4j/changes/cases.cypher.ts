import type { Case, CaseItem, ChartPosition } from '../../casework/case.js';
import { sealOf } from '../../casework/case-events.js';
import type { CaseEvent } from '../../casework/case-version.js';
import type { DisclosureDecision } from '../../casework/disclosure.js';
import { NOTHING_NUMBERED, type NumberSeries } from '../../casework/number-series.js';
import type { Change } from '../change.js';
import { periodLists, periodsFrom } from '../periods.js';

/** Who asks and when (UTC instant): only members of a case meet it, while their membership holds, in reads as in writes. */
export interface ByMember {
  readonly member: string;
  readonly at: string;
}

/** Whether $member is a member of the case `c` at the instant $at. Instants are compared as text: all are written in one form. */
export const IS_MEMBER = `any(i IN range(0, size(c.members) - 1) WHERE c.members[i] = $member
      AND coalesce(c.membersFrom[i], '') <= $at AND (coalesce(c.membersUntil[i], '') = '' OR $at < c.membersUntil[i]))`;

/** Of the cases of a member all, or the one named. */
export const casesOf: Change<ByMember & { readonly id: string | null }, Case> = {
  text: `CYPHER 25
    MATCH (c:Case) WHERE ${IS_MEMBER} AND ($id IS NULL OR c.id = $id)
    CALL (c) {
      MATCH (c)-[:HOLDS]->(i:CaseItem)
      WITH i ORDER BY i.place
      RETURN collect({entity: i.entity, otherwise: coalesce(i.otherwise, []), addedBy: i.addedBy, addedAt: i.addedAt, note: i.note}) AS items
    }
    CALL (c) {
      MATCH (c)-[:CAME_ABOUT_BY]->(e:CaseEvent)
      WITH e ORDER BY e.seq
      RETURN collect({seq: e.seq, prev: e.prev, time: e.time, actor: e.actor, action: e.action, object: e.object, detail: e.detail}) AS events,
        collect(e.decision) AS decisions
    }
    RETURN c.id AS id, c.reference AS reference, c.title AS title, c.version AS version, c.openedBy AS openedBy,
      c.openedOn AS openedOn, c.agency AS agency, c.members AS members,
      c.membersFrom AS membersFrom, c.membersUntil AS membersUntil, items, events, decisions,
      c.chartEntities AS chartEntities, c.chartOtherwise AS chartOtherwise, c.chartX AS chartX, c.chartY AS chartY
    ORDER BY reference, id`,
  params: (p) => ({ ...p }),
  row: (row) => ({
    id: row.get('id'),
    reference: row.get('reference'),
    title: row.get('title'),
    version: row.get('version'),
    openedBy: row.get('openedBy'),
    openedOn: row.get('openedOn'),
    agency: row.get('agency'),
    members: row.get('members'),
    memberPeriods: periodsFrom(row.get('members'), row.get('membersFrom'), row.get('membersUntil')),
    items: row.get('items') as readonly CaseItem[],
    events: row.get('events') as readonly CaseEvent[],
    chart: chartFrom(row.get('chartEntities'), row.get('chartOtherwise') ?? [], row.get('chartX'), row.get('chartY')),
    decisions: (row.get('decisions') as readonly string[]).map((d) => JSON.parse(d) as DisclosureDecision),
  }),
};

/** Keeps a new case; one that is kept already stays as it is. */
export const openCase: Change<Case, never> = {
  text: `CYPHER 25
    MERGE (c:Case {id: $id})
      ON CREATE SET c += $properties
    WITH c UNWIND $events AS event
    MERGE (e:CaseEvent {id: event.id})
      ON CREATE SET e += event, e.caseId = $id
    MERGE (c)-[:CAME_ABOUT_BY]->(e)`,
  params: (opened) => ({
    id: opened.id,
    properties: { ...changing(opened), ...fixed(opened) },
    // Only for a case that is new: the event of a second opening has another time, and this id is taken.
    events: opened.events.map((event) => eventNode(opened, event)),
  }),
  row: noRow,
};

/**
 * Keeps a case's next version, if it stands where it was read. The lock is taken before the version is read. A repetition
 * after an answer that was lost finds its own last event and counts as done.
 */
export const advanceCase: Change<ByMember & { readonly from: Case; readonly to: Case }, true> = {
  text: `CYPHER 25
    MATCH (c:Case {id: $id}) USING INDEX c:Case(id) WHERE ${IS_MEMBER}
    SET c.locked = true
    WITH c WHERE c.version = $from OR c.head = $head
    SET c += $properties
    WITH c
    CALL (c) {
      UNWIND $events AS event
      MERGE (e:CaseEvent {id: event.id})
        ON CREATE SET e += event, e.caseId = $id
      MERGE (c)-[:CAME_ABOUT_BY]->(e)
    }
    CALL (c) {
      MATCH (c)-[:HOLDS]->(i:CaseItem) WHERE NOT i.entity IN $entities
      DETACH DELETE i
    }
    CALL (c) {
      UNWIND $items AS item
      MERGE (i:CaseItem {id: item.id})
      SET i += item
      MERGE (c)-[:HOLDS]->(i)
    }
    RETURN true AS kept`,
  params: ({ member, at, from, to }) => ({
    member,
    at,
    id: to.id,
    from: from.version,
    head: headOf(to),
    properties: changing(to),
    events: to.events.slice(from.events.length).map((event) => eventNode(to, event)),
    entities: to.items.map((i) => i.entity),
    items: to.items.map((item, place) => ({ ...item, id: `${to.id}/${item.entity}`, caseId: to.id, place })),
  }),
  row: () => true,
};

/** The numbers given in a series of a case, as they were kept; none where nothing was numbered yet. */
export const numbersGiven: Change<{ readonly caseId: string; readonly series: string }, NumberSeries> = {
  text: `CYPHER 25
    MATCH (c:Case {id: $caseId}) USING INDEX c:Case(id)
    RETURN c['numbers/' + $series] AS given`,
  params: (p) => ({ ...p }),
  row: (row) => {
    const given: string | null = row.get('given');
    return given === null ? NOTHING_NUMBERED : (JSON.parse(given) as NumberSeries);
  },
};

/** Continues a series, if it stands where it was read. The lock is taken before it is read. */
export const keepNumbers: Change<
  { readonly caseId: string; readonly series: string; readonly from: NumberSeries; readonly to: NumberSeries },
  true
> = {
  text: `CYPHER 25
    MATCH (c:Case {id: $caseId}) USING INDEX c:Case(id)
    SET c.locked = true
    WITH c, coalesce(c['numbers/' + $series], $nothing) AS given
    WHERE given = $from OR given = $to
    SET c['numbers/' + $series] = $to
    RETURN true AS kept`,
  params: ({ from, to, ...p }) => ({
    ...p,
    from: JSON.stringify(from),
    to: JSON.stringify(to),
    nothing: JSON.stringify(NOTHING_NUMBERED),
  }),
  row: () => true,
};

function fixed({ reference, title, openedBy, openedOn, agency }: Case) {
  return { reference, title, openedBy, openedOn, agency };
}

function changing(c: Case) {
  const periods = periodLists(c.members, c.memberPeriods);
  return {
    version: c.version,
    head: headOf(c),
    members: [...c.members],
    membersFrom: periods.from,
    membersUntil: periods.until,
    chartEntities: c.chart.map((p) => p.entity),
    // One text each: a property holds no list of lists.
    chartOtherwise: c.chart.map((p) => p.otherwise.join(' ')),
    // As text: a list that mixes 12 and 12.5 would be refused.
    chartX: c.chart.map((p) => String(p.x)),
    chartY: c.chart.map((p) => String(p.y)),
  };
}

function headOf(c: Case): string {
  const last = c.events.at(-1);
  if (last === undefined) throw new Error(`case ${c.id} has no events`);
  return sealOf(last);
}

/** A decision about disclosure is kept with the event that names it. */
function eventNode({ id, decisions }: Case, event: CaseEvent) {
  const decision = event.action === 'STATUS' ? decisions.find((d) => d.id === event.detail) : undefined;
  return { ...event, id: `${id}/${event.seq}`, ...(decision && { decision: JSON.stringify(decision) }) };
}

function chartFrom(
  entities: readonly string[],
  otherwise: readonly string[],
  xs: readonly string[],
  ys: readonly string[],
): readonly ChartPosition[] {
  return entities.map((entity, i) => ({
    entity,
    otherwise: (otherwise[i] ?? '').split(' ').filter((id) => id !== ''),
    x: Number(xs[i]),
    y: Number(ys[i]),
  }));
}

function noRow(): never {
  throw new Error('this change returns no row');
}
