import type { OrderedCase } from '../ordered-case.js';
import type { Table } from '../table.js';
import { chronologyTable } from './chronology.js';
import { custodyTable } from './custody.js';
import { disclosureTable, withheldTable } from './disclosure.js';
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
    custody: custodyTable(known),
    chronology: chronologyTable(known),
    sources: sourcesTable(known),
    disclosure: disclosureTable(),
    withheld: withheldTable(),
  };
}

export type Tables = ReturnType<typeof tablesOf>;

export function allTables(tables: Tables): readonly Table[] {
  return Object.values(tables);
}
