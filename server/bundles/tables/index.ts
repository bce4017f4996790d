import type { Edition } from '../../casework/bundle.js';
import type { OrderedCase } from '../ordered-case.js';
import type { Table } from '../table.js';
import { attachmentsTable } from './attachments.js';
import { chronologyTable } from './chronology.js';
import { custodyTable } from './custody.js';
import { disclosureTable, sensitiveTable, withheldTable } from './disclosure.js';
import { exhibitsTable } from './exhibits.js';
import { identityDecisionsTable } from './identity-decisions.js';
import { linkEvidenceTable, linksTable } from './links.js';
import { seizuresTable } from './seizures.js';
import { sourcesTable } from './sources.js';
import { subjectsTable, subjectValuesTable } from './subjects.js';

/** The tables of a bundle: what the report is printed from, and what a machine reads. */
export function tablesOf(known: OrderedCase) {
  return {
    subjects: subjectsTable(known),
    subjectValues: subjectValuesTable(known),
    links: linksTable(known),
    linkEvidence: linkEvidenceTable(known),
    identityDecisions: identityDecisionsTable(known),
    seizures: seizuresTable(known),
    exhibits: exhibitsTable(known),
    attachments: attachmentsTable(known),
    custody: custodyTable(known),
    chronology: chronologyTable(known),
    sources: sourcesTable(known),
    disclosure: disclosureTable(known),
    sensitive: sensitiveTable(known),
    withheld: withheldTable(known),
  };
}

export type Tables = ReturnType<typeof tablesOf>;

/** Files that other editions do not have at all: whether they have rows would tell. */
const PROSECUTOR_ONLY: ReadonlySet<string> = new Set(['disclosure-sensitive', 'withheld']);

export function allTables(tables: Tables, edition: Edition): readonly Table[] {
  return Object.values(tables).filter((t: Table) => edition === 'FULL' || !PROSECUTOR_ONLY.has(t.name));
}
