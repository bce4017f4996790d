import type { User } from '../../server/access/user.js';
import type { Role } from '../../server/access/viewer.js';
import { caseIdOf } from '../../server/casework/case.js';
import { HANDLING, type Handling } from '../../server/records/source.js';
import { DECOYS } from './decoys.js';
import { Draw } from './draw.js';
import { csvOf, LAYOUTS, type Table } from './rows.js';

/** Under which mark a file is held, and whose it is. */
export interface Mark {
  readonly agency: string;
  readonly handling: Handling;
  readonly cases: readonly string[];
}

/** One file, to be taken in through the ordinary import. */
export interface WorldFile {
  readonly source: string;
  readonly name: string;
  readonly text: string;
  readonly mark: Mark;
  readonly recordedOn: string;
  readonly by: string;
  readonly importedAt: string;
}

export interface WorldCase {
  readonly id: string;
  readonly reference: string;
  readonly openedBy: string;
  readonly members: readonly string[];
}

/** A world as its parts are handed in: files of several agencies under several marks, people who see more or less of them, cases. */
export interface GeneratedWorld {
  readonly seed: number;
  readonly users: readonly User[];
  readonly files: readonly WorldFile[];
  readonly cases: readonly WorldCase[];
}

export const AGENCIES = ['customs-ke', 'customs-vn', 'police-ke'] as const;
/** Sees everything; is there to say what there is, and is nobody whose answers are compared. */
export const CHIEF = 'chief';
const RECORDS_AT_MOST = 60;
const ROLES: readonly Role[] = ['ANALYST', 'INVESTIGATOR', 'PROSECUTOR'];
const RECORDED = ['2021-01-01', '2022-02-02', '2023-03-03', '2024-04-04'];

export function generatedWorld(seed: number, people: number): GeneratedWorld {
  const draw = new Draw(seed);
  const names = Array.from({ length: people }, (_, i) => `user-${i}`);
  const agencyOf = new Map(names.map((name) => [name, draw.one(AGENCIES)]));
  const cases = ['OP-1', 'OP-2', 'OP-3'].map((reference): WorldCase => {
    const openedBy = draw.one(names);
    const id = caseIdOf(agencyOf.get(openedBy) as string, openedBy, reference);
    return { id, reference, openedBy, members: [...new Set([openedBy, ...draw.some(names, 2)])] };
  });
  const users = names.map((name): User => {
    const clearances = Object.fromEntries(
      AGENCIES.flatMap((agency) => {
        // Of one's own agency one sees something; of others more often nothing.
        const cleared =
          agency === agencyOf.get(name) ? draw.one(HANDLING.slice(1)) : draw.one([null, null, ...HANDLING]);
        return cleared === null ? [] : [[agency, cleared]];
      }),
    );
    const memberOf = cases.filter((c) => c.members.includes(name)).map((c) => c.id);
    return {
      name,
      displayName: name,
      agency: agencyOf.get(name) as string,
      roles: [draw.one(ROLES)],
      policy: { clearances, cases: draw.some(memberOf, 2) },
    };
  });
  const allOf = Object.fromEntries(AGENCIES.map((agency) => [agency, 'TLP:RED' as const]));
  const chief: User = {
    name: CHIEF,
    displayName: CHIEF,
    agency: AGENCIES[0],
    roles: ['ANALYST', 'AUDITOR'],
    policy: { clearances: allOf, cases: cases.map((c) => c.id) },
  };
  return { seed, users: [...users, chief], files: filesOf(draw, cases), cases };
}

/** Decoys and, between them, files of all layouts: at most sixty rows in all, handed in in a drawn order. */
function filesOf(draw: Draw, cases: readonly WorldCase[]): readonly WorldFile[] {
  const tables: { table: Table; mark: Mark }[] = [];
  for (const decoy of draw.some(Object.values(DECOYS), 4)) {
    const { seen, hidden } = decoy(draw);
    const agency = draw.one(AGENCIES);
    for (const table of seen) tables.push({ table, mark: { agency, handling: 'TLP:GREEN', cases: [] } });
    const behind = draw.one([draw.one(AGENCIES), agency]);
    for (const table of hidden) tables.push({ table, mark: { agency: behind, handling: 'TLP:RED', cases: [] } });
  }
  for (let i = 0; i < 5; i++) {
    const layout = draw.one(LAYOUTS);
    const rows = Array.from({ length: 1 + draw.below(4) }, () => layout.row(draw));
    tables.push({ table: { ...layout, rows }, mark: markOf(draw, cases) });
  }
  return withinLimit(draw.some(tables, tables.length)).map(({ table, mark }, i) => ({
    source: table.source,
    name: `file-${i}.csv`,
    text: csvOf(table),
    mark,
    recordedOn: draw.one(RECORDED),
    by: CHIEF,
    importedAt: `2025-01-0${1 + draw.below(9)}T08:00:00Z`,
  }));
}

function withinLimit<T extends { readonly table: Table }>(tables: readonly T[]): readonly T[] {
  let left = RECORDS_AT_MOST;
  return tables.filter(({ table }) => {
    left -= table.rows.length;
    return left >= 0;
  });
}

function markOf(draw: Draw, cases: readonly WorldCase[]): Mark {
  if (draw.oneIn(5)) return { agency: 'public', handling: 'TLP:CLEAR', cases: [] };
  const required = draw.oneIn(3) ? draw.some(cases, 1 + draw.below(2)).map((c) => c.id) : [];
  return { agency: draw.one(AGENCIES), handling: draw.one(HANDLING.slice(1)), cases: [...required].sort() };
}
