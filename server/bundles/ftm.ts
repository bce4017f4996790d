import type { CaseEntity, CaseLink } from '../casework/case-version.js';
import { addValue, type FtmEntity, FtmProperties, ftmLinkSchema, ftmSchemaOf, isFtmDate, plain } from './ftm-values.js';
import type { OrderedCase } from './ordered-case.js';

/** The case's entities, links and exhibits, one JSON object a line. */
export function ftmOf(known: OrderedCase): string {
  const exhibits = known.extracts.map(({ plan, part }): FtmEntity => {
    const properties = new FtmProperties();
    properties.add('fileName', plain(plan.file.fileName));
    properties.add('title', plain(`${plan.reference}: extract of ${plan.file.fileName}`));
    properties.add('publisher', plain(plan.file.publisher));
    properties.add('notes', `SHA-256 of the extract ${part.sha256}; of the original ${plan.file.sha256}`);
    return { id: plan.reference, schema: 'Document', properties: properties.sorted() };
  });
  const all = [
    ...exhibits,
    ...known.subjects.map((s) => entityOf(known, s)),
    ...known.links.map((l) => linkOf(known, l)),
  ];
  return all.map((e) => `${JSON.stringify(e)}\n`).join('');
}

function entityOf(known: OrderedCase, subject: CaseEntity): FtmEntity {
  const schema = schemaOf(subject);
  const properties = new FtmProperties();
  properties.add('name', plain(subject.name));
  for (const { value, recordId } of subject.values) {
    addValue(properties, schema, value);
    properties.add('proof', known.place(recordId).exhibit);
  }
  return { id: subject.id, schema, properties: properties.sorted() };
}

function linkOf(known: OrderedCase, link: CaseLink): FtmEntity {
  const { schema, from, to } = ftmLinkSchema(
    link.kind,
    schemaOf(known.subject(link.from)),
    schemaOf(known.subject(link.to)),
  );
  const properties = new FtmProperties();
  properties.add(from, link.from);
  properties.add(to, link.to);
  properties.add('role', plain(link.role === '' ? link.kind : `${link.kind}: ${link.role}`));
  for (const statement of link.statements) {
    if (isFtmDate(statement.heldFrom)) properties.add('startDate', statement.heldFrom);
    if (isFtmDate(statement.heldUntil)) properties.add('endDate', statement.heldUntil);
    properties.add('proof', known.place(statement.recordId).exhibit);
  }
  return { id: link.id, schema, properties: properties.sorted() };
}

function schemaOf({ kind, values }: CaseEntity): string {
  return ftmSchemaOf(
    kind,
    values.map((v) => v.value),
  );
}
