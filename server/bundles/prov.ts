import { inOrder } from './order.js';
import type { OrderedCase } from './ordered-case.js';

type Attributes = Record<string, unknown>;

/** PROV-JSON (W3C, 2013): which fact comes from which record, which record from which file, and who did what when. */
export function provOf(known: OrderedCase): string {
  const { version } = known;
  const entity: Record<string, Attributes> = {};
  const activity: Record<string, Attributes> = {};
  const wasDerivedFrom: Attributes[] = [];
  const wasGeneratedBy: Attributes[] = [];
  const wasAssociatedWith: Attributes[] = [];
  const wasAttributedTo: Attributes[] = [];

  const judges = known.matches.flatMap((m) => m.judgements.map((j) => j.by));
  const publishers = known.extracts.map((x) => x.plan.file.publisher);
  const names = inOrder(
    [...new Set([version.agency, version.officer, ...version.events.map((e) => e.actor), ...judges, ...publishers])],
    (n) => [n],
  );
  const agentOf = (name: string) => `case:agent-${names.indexOf(name) + 1}`;
  const agent = Object.fromEntries(names.map((name) => [agentOf(name), { 'prov:label': name }]));

  for (const { plan, part } of known.extracts) {
    const original = `case:${plan.reference}-original`;
    const extract = `case:${plan.reference}`;
    const intake = `case:${plan.reference}-intake`;
    entity[original] = { 'prov:label': plan.file.fileName, 'hawksbill:sha256': plan.file.sha256 };
    entity[extract] = {
      'prov:label': `extract of ${plan.file.fileName}`,
      'prov:location': part.path,
      'hawksbill:sha256': part.sha256,
    };
    // Only the day is known, so the activity spans it.
    activity[intake] = {
      'prov:label': `${plan.file.fileName} was taken in on this day`,
      'prov:startTime': `${plan.file.recordedOn}T00:00:00Z`,
      'prov:endTime': `${plan.file.recordedOn}T23:59:59Z`,
    };
    wasAssociatedWith.push({ 'prov:activity': intake, 'prov:agent': agentOf(version.agency) });
    wasAttributedTo.push({ 'prov:entity': original, 'prov:agent': agentOf(plan.file.publisher) });
    wasDerivedFrom.push({ 'prov:generatedEntity': extract, 'prov:usedEntity': original });
    for (const record of plan.records) {
      const id = `case:${record.id}`;
      entity[id] = { 'prov:label': `${plan.reference} line ${known.place(record.id).line}` };
      wasDerivedFrom.push({ 'prov:generatedEntity': id, 'prov:usedEntity': extract });
      wasGeneratedBy.push({ 'prov:entity': id, 'prov:activity': intake });
    }
  }
  for (const link of known.links) {
    const id = `case:link-${link.id}`;
    entity[id] = { 'prov:label': `${known.subject(link.from).name} ${link.kind} ${known.subject(link.to).name}` };
    for (const recordId of inOrder([...new Set(link.statements.map((s) => s.recordId))], (r) => [r])) {
      wasDerivedFrom.push({ 'prov:generatedEntity': id, 'prov:usedEntity': `case:${recordId}` });
    }
  }
  for (const match of known.matches) {
    const id = `case:${match.number}`;
    entity[id] = {
      'prov:label': `${match.leftName} and ${match.rightName}: ${match.heldAsOne ? 'one' : 'not held as one'}`,
    };
    for (const recordId of [match.leftRecordId, match.rightRecordId]) {
      wasDerivedFrom.push({ 'prov:generatedEntity': id, 'prov:usedEntity': `case:${recordId}` });
    }
    for (const [i, judgement] of inOrder(match.judgements, (j) => [j.judgedAt, j.by, j.decision]).entries()) {
      const deciding = `case:${match.number}-judgement-${i + 1}`;
      const instant = wholeSeconds(judgement.judgedAt);
      activity[deciding] = {
        'prov:label': `${judgement.decision}: ${judgement.reason}`,
        'prov:startTime': instant,
        'prov:endTime': instant,
      };
      wasAssociatedWith.push({ 'prov:activity': deciding, 'prov:agent': agentOf(judgement.by) });
      wasGeneratedBy.push({ 'prov:entity': id, 'prov:activity': deciding });
    }
  }
  for (const event of version.events) {
    const id = `case:event-${event.seq}`;
    activity[id] = {
      'prov:label': `${event.action} ${event.object}`,
      'prov:startTime': event.time,
      'prov:endTime': event.time,
    };
    wasAssociatedWith.push({ 'prov:activity': id, 'prov:agent': agentOf(event.actor) });
  }

  const document = {
    prefix: { case: 'urn:hawksbill:case:', hawksbill: 'urn:hawksbill:term:' },
    entity,
    activity,
    agent,
    wasDerivedFrom: named('d', wasDerivedFrom),
    wasGeneratedBy: named('g', wasGeneratedBy),
    wasAssociatedWith: named('a', wasAssociatedWith),
    wasAttributedTo: named('t', wasAttributedTo),
  };
  return `${JSON.stringify(document, null, 1)}\n`;
}

/** PROV-JSON wants a name for every relation, even one that is never referred to. */
function named(letter: string, relations: readonly Attributes[]): Record<string, Attributes> {
  return Object.fromEntries(relations.map((r, i) => [`_:${letter}${i + 1}`, r]));
}

function wholeSeconds(instant: string): string {
  return instant.replace(/\.\d+Z$/, 'Z');
}
