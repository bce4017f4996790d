import type { Draw } from './draw.js';
import {
  bill,
  COMPANIES,
  call,
  endorsement,
  PEOPLE,
  permit,
  type Row,
  registration,
  report,
  SHIPS,
  subject,
  type Table,
} from './rows.js';

/** A trap: what some see, and what lies beside it under a narrower mark and would change their answer if it bore on it. */
export interface Decoy {
  readonly seen: readonly Table[];
  readonly hidden: readonly Table[];
}

const [A, B, C, D] = COMPANIES as readonly [
  (typeof COMPANIES)[0],
  (typeof COMPANIES)[0],
  (typeof COMPANIES)[0],
  (typeof COMPANIES)[0],
];
const [SHIP] = SHIPS;

/** By what each would betray. */
export const DECOYS: Readonly<Record<string, (draw: Draw) => Decoy>> = {
  'a shorter path': (draw) => ({
    seen: [reports(owns(draw, A, B), owns(draw, B, C), owns(draw, C, D))],
    hidden: [reports(owns(draw, A, D))],
  }),
  'an alias that ranks first': (draw) => ({
    seen: [registers({ ...registration.row(draw, SHIP), name: SHIP.names[0], imo: SHIP.imo })],
    hidden: [registers({ ...registration.row(draw, SHIP), name: 'AALTO', former_name: 'GANNETT', imo: SHIP.imo })],
  }),
  'a parallel link': (draw) => ({
    seen: [registers({ ...registration.row(draw, SHIP, A), owner: A.names[0], imo: SHIP.imo })],
    hidden: [
      registers({ ...registration.row(draw, SHIP, A), owner: A.names[0], imo: SHIP.imo, official_no: 'second' }),
    ],
  }),
  'a record that joins': (draw) => ({
    seen: [
      reports(
        { ...report.row(draw, says('Amber Crest', { phone: A.phone })), report_no: 'J-1' },
        { ...report.row(draw, says('A. C. Holdings', { email: A.email })), report_no: 'J-2' },
      ),
    ],
    hidden: [
      reports({
        ...report.row(
          draw,
          says(A.names[0], { reg_no: A.number, registry: A.registry, phone: A.phone, email: A.email }),
        ),
        report_no: 'J-3',
      }),
    ],
  }),
  'a record that contradicts': (draw) => {
    const person = draw.one(PEOPLE);
    const of = (n: number, birth: string): Row => ({
      ...report.row(draw, {
        ...subject(draw, 1, person),
        subject_1_name: person.names[0],
        subject_1_birth_date: birth,
      }),
      report_no: `K-${n}`,
    });
    return { seen: [reports(of(1, ''), of(2, person.birthDate))], hidden: [reports(of(3, '1960-01-01'))] };
  },
  'a tie whose first is hidden': (draw) => ({
    seen: [reports(owns(draw, A, B), owns(draw, B, D), owns(draw, A, C), owns(draw, C, D))],
    hidden: [
      reports(owns(draw, A, COMPANIES[4] as typeof A), owns(draw, COMPANIES[4] as typeof A, D)),
      reports(owns(draw, B, C)),
    ],
  }),
  'the same file': (draw) => {
    const table: Table = { ...bill, rows: [bill.row(draw), bill.row(draw), { bl_no: 'broken' }] };
    return { seen: [table], hidden: [table] };
  },
  'a newer version of a record': (draw) => {
    const [before, after] = [call.row(draw, SHIP), call.row(draw, SHIP)];
    return {
      seen: [{ ...call, rows: [{ ...before, call_id: 'PC-V' }] }],
      hidden: [{ ...call, rows: [{ ...after, call_id: 'PC-V', name: 'RENAMED' }] }],
    };
  },
  'the row that introduces a thing': (draw) => ({
    seen: [{ ...endorsement, rows: [endorsement.row(draw)] }],
    hidden: [{ ...permit, rows: [permit.row(draw)] }],
  }),
};

function reports(...rows: readonly Row[]): Table {
  return { ...report, rows };
}

function registers(...rows: readonly Row[]): Table {
  return { ...registration, rows };
}

function owns(draw: Draw, owner: typeof A, owned: typeof A): Row {
  const full = (n: number, c: typeof A): Row => ({
    ...subject(draw, n, c),
    [`subject_${n}_name`]: c.names[0],
    [`subject_${n}_reg_no`]: c.number,
  });
  return {
    ...report.row(draw, full(1, owner), full(2, owned), 'OWNS'),
    report_no: `O-${owner.number}-${owned.number}`,
  };
}

function says(name: string, more: Readonly<Record<string, string>>): Row {
  const rest = Object.fromEntries(Object.entries(more).map(([column, text]) => [`subject_1_${column}`, text]));
  return { subject_1_kind: 'COMPANY', subject_1_name: name, subject_1_country: 'KE', ...rest };
}
