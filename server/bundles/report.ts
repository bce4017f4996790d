import { REDACTION_PROFILES } from '../casework/redaction.js';
import type { LinkKind } from '../records/statement.js';
import { JOIN_AT_BITS, ONE_PERSON_AT_BITS } from '../resolution/clusters.js';
import { chartInWords, KIND_MARKS } from './chart.js';
import { matchesInWords } from './identity-in-words.js';
import { type OrderedCase, placesInWords } from './ordered-case.js';
import { lasts, linkInWords, subjectInWords } from './sentences.js';
import type { Row, Table } from './table.js';
import type { Tables } from './tables/index.js';

/** What the report says of the tools that made it; the fonts are part of its bytes. */
export interface Making {
  readonly software: readonly string[];
  readonly fonts: readonly { readonly name: string; readonly sha256: string }[];
}

export interface ReportColumn {
  readonly title: string;
  /** Share of the page's width. */
  readonly share: number;
  /** Letters of one width, for hashes and codes. */
  readonly fixedWidth: boolean;
}

export type Block =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'subheading'; readonly text: string }
  | { readonly kind: 'facts'; readonly facts: readonly (readonly [string, string])[] }
  | {
      readonly kind: 'table';
      readonly columns: readonly ReportColumn[];
      readonly rows: readonly (readonly string[])[];
    }
  | {
      readonly kind: 'chart';
      readonly inWords: string;
      readonly marks: readonly { readonly letters: string; readonly fill: string; readonly words: string }[];
    };

export interface Section {
  readonly title: string;
  /** On a page that lies on its side. */
  readonly wide: boolean;
  readonly ownPage: boolean;
  readonly blocks: readonly Block[];
}

/** What is printed: words and tables in their final order, without a decision left to the printer. */
export interface Report {
  readonly title: string;
  readonly reference: string;
  readonly edition: string;
  readonly handling: string;
  readonly agency: string;
  readonly contentId: string;
  readonly snapshotTime: string;
  readonly cover: readonly (readonly [string, string])[];
  readonly sections: readonly Section[];
}

/** Everything that is said of facts comes from the tables, so that paper and files cannot disagree. */
export function reportOf(known: OrderedCase, tables: Tables, contentId: string, making: Making): Report {
  const { version } = known;
  return {
    title: version.title,
    reference: version.reference,
    edition: version.edition,
    handling: version.handling,
    agency: version.agency,
    contentId,
    snapshotTime: known.snapshotTime,
    cover: [
      ['Case reference', version.reference],
      ['Edition', version.edition],
      ['Redaction', `${version.redaction}: ${REDACTION_PROFILES[version.redaction].describes}`],
      ['Version of the case', String(version.version)],
      ['Handling', version.handling],
      ['Officer in charge', version.officer],
      ['Agency', version.agency],
      ['State of the case at', instant(known.snapshotTime)],
    ],
    sections: [
      summary(known, tables),
      subjects(tables),
      chronology(tables),
      chart(known),
      links(known, tables),
      identity(known, tables),
      seizures(tables),
      exhibits(known, tables),
      attachments(known, tables),
      custody(tables),
      sources(tables),
      disclosure(tables),
      // The defence must not even read that there is such a schedule and that it is empty.
      ...(version.edition === 'FULL' ? [sensitive(tables), withheld(known, tables)] : []),
      method(making),
      glossary(),
      howToVerify(),
    ],
  };
}

function summary(known: OrderedCase, tables: Tables): Section {
  const counted = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;
  const inferred = tables.links.rows.filter((l) => l.identity === 'INFERRED').length;
  return {
    title: 'Summary',
    wide: false,
    ownPage: true,
    blocks: [
      text(
        `This file holds ${counted(tables.subjects.rows.length, 'subject', 'subjects')}, ${counted(tables.links.rows.length, 'link', 'links')} between them and ` +
          `${counted(tables.seizures.rows.length, 'seizure', 'seizures')}, drawn from ${counted(tables.exhibits.rows.length, 'exhibit', 'exhibits')}. ` +
          'Every link names the cells it rests on, with exhibit and line.',
      ),
      text(
        inferred === 0
          ? 'No link rests on an identity that was only computed.'
          : `${counted(inferred, 'link rests', 'links rest')} on an identity that was computed and not yet confirmed by a person. They are dashed in the chart and marked INFERRED in the link table.`,
      ),
      subheading('Alleged offences and points to prove'),
      text('No offence and no point to prove is recorded in this version of the case.'),
      subheading('Links at a glance'),
      rowsOf(
        tables.links,
        [
          ['No.', 10, (l) => l.number],
          ['From', 30, (l) => endInWords(known, l.from)],
          ['Link', 22, linkSaid],
          ['To', 30, (l) => endInWords(known, l.to)],
          ['Evidence', 22, (l) => placesOfLink(tables, l.id)],
        ],
        tables.links.rows.slice(0, LINKS_AT_A_GLANCE),
      ),
      ...(tables.links.rows.length > LINKS_AT_A_GLANCE ? [text('The link table below holds all of them.')] : []),
      text(`Officer in charge: ${known.version.officer}, ${known.version.agency}.`),
    ],
  };
}

/** As many as stay on the page of the summary. */
const LINKS_AT_A_GLANCE = 20;

function subjects(tables: Tables): Section {
  return {
    title: 'Subjects',
    wide: true,
    ownPage: false,
    blocks: [
      rowsOf(tables.subjects, [
        ['No.', 7, (s) => s.number],
        ['Kind', 12, (s) => capitalised(s.trader_kind || s.kind)],
        ['Name', 26, (s) => s.name],
        ['Other names', 22, (s) => s.other_names],
        ['Identifiers', 26, (s) => s.identifiers],
        ['Country', 8, (s) => s.countries],
        ['Recorded in', 18, (s) => s.places],
      ]),
      text(
        'Every value with the cell it was read from stands in tables/subject-values.csv. Values that contradict each other stand side by side.',
      ),
    ],
  };
}

function chronology(tables: Tables): Section {
  return {
    title: 'Chronology',
    wide: true,
    ownPage: false,
    blocks: [
      rowsOf(tables.chronology, [
        ['Row', 5, (r) => r.row],
        ['Time', 13, (r) => r.time.replaceAll('/', ' / ')],
        ['Zone', 9, (r) => r.time_zone],
        ['Precision', 10, (r) => r.precision],
        ['Event', 52, (r) => r.event],
        ['About', 9, (r) => r.about],
        ['Exhibit', 16, (r) => `${r.exhibit} line ${r.line}`],
      ]),
    ],
  };
}

function chart(known: OrderedCase): Section {
  const kinds = [...new Set(known.subjects.map((s) => s.kind))];
  return {
    title: 'Association chart',
    wide: true,
    ownPage: true,
    blocks: [
      {
        kind: 'chart',
        inWords: chartInWords(known),
        marks: kinds.map((kind) => ({ ...KIND_MARKS[kind], words: kind.toLowerCase() })),
      },
      text(
        'Solid line: as recorded by one source, or confirmed by a person. Dashed line: the identity of an end was computed and is not confirmed. ' +
          'The number on a line is its number in the link table. Positions mean nothing.',
      ),
    ],
  };
}

function links(known: OrderedCase, tables: Tables): Section {
  return {
    title: 'Links and their evidence',
    wide: true,
    ownPage: false,
    blocks: [
      rowsOf(tables.links, [
        ['No.', 8, (l) => l.number],
        ['From', 24, (l) => endInWords(known, l.from)],
        ['Link', 20, linkSaid],
        ['To', 24, (l) => endInWords(known, l.to)],
        ['When', 16, whenHeld],
        ['Grade', 9, (l) => l.grades],
        ['Identity', 12, (l) => l.identity],
        ['Matches', 18, (l) => numbersInWords(l.matches)],
        ['Something against', 16, (l) => numbersInWords(l.contrary_matches)],
        ['Confirmed', 16, (l) => (l.confirmed_by === '' ? '' : `${l.confirmed_by}, ${instant(l.confirmed_at)}`)],
      ]),
      subheading('The cells behind each link'),
      rowsOf(tables.linkEvidence, [
        ['Link', 8, (e) => e.link_number],
        ['Exhibit', 10, (e) => e.exhibit],
        ['Line', 7, (e) => e.line],
        ['Record key', 20, (e) => shortened(e.source_key)],
        ['Column', 20, (e) => e.column],
        ['What stands there', 45, (e) => e.quoted_cell],
        ['Stance', 11, (e) => e.stance],
      ]),
    ],
  };
}

function identity(known: OrderedCase, tables: Tables): Section {
  return {
    title: 'Identity decisions',
    wide: true,
    ownPage: false,
    blocks: [
      text(
        'Two records are compared feature by feature. A weight of 9 bits makes it 512 times more likely that they speak of one thing, a weight of -9 bits 512 times less likely. ' +
          'Every pair begins below zero, since most pairs are not one thing, and the total holds that beginning. ' +
          `From ${JOIN_AT_BITS} bits on, two records are held as one unless something contradicts; two records can also be one through a third that matches both. Persons of one name and one home may be father and son: below ${ONE_PERSON_AT_BITS} bits two single records are not held as one. ` +
          'Rejected matches stand beside accepted ones. A judgement is a person’s and outweighs the computation. Every step with both values stands in tables/identity-decisions.csv.',
      ),
      ...(tables.identityDecisions.rows.length === 0 ? [rowsOf(tables.identityDecisions, [])] : []),
      ...[...matchesInWords(tables.identityDecisions)].flatMap(([number, matches]) => {
        const subject = known.subjects.find((s) => s.number === number);
        return [
          subheading(`${number} ${subject === undefined ? '' : subjectInWords(subject)}`),
          gridOf(matches, [
            ['Match', 7, (m) => m.match],
            ['The two records', 27, (m) => m.records],
            ['What speaks for one thing (bits)', 32, (m) => m.speaksFor],
            ['What speaks against it (bits)', 28, (m) => m.speaksAgainst],
            ['Judged', 18, (m) => m.judged],
            ['Total', 6, (m) => m.totalBits],
            ['One?', 6, (m) => m.heldAsOne],
          ]),
        ];
      }),
    ],
  };
}

function seizures(tables: Tables): Section {
  return {
    title: 'Seizures',
    wide: true,
    ownPage: false,
    blocks: [
      rowsOf(tables.seizures, [
        ['No.', 8, (s) => s.number],
        ['Reference', 14, (s) => s.reference],
        ['Seized on', 13, (s) => s.seized_on],
        ['Authority', 16, (s) => s.authority],
        ['Place', 16, (s) => s.places],
        ['Goods', 24, (s) => s.goods],
        ['Species', 14, (s) => s.species],
        ['Weight, kg', 9, (s) => s.weight_kg],
        ['Pieces', 8, (s) => s.pieces],
        ['Outcome', 12, (s) => s.outcome],
        ['Recorded in', 16, (s) => s.evidence],
      ]),
      text(
        'An empty cell means that no source says it. Whatever else a source says of a seizure stands in tables/subject-values.csv.',
      ),
    ],
  };
}

function exhibits(known: OrderedCase, tables: Tables): Section {
  const asReceived = REDACTION_PROFILES[known.version.redaction].rows === 'AS RECEIVED';
  return {
    title: 'Exhibits',
    wide: true,
    ownPage: false,
    blocks: [
      text(
        asReceived
          ? 'Each exhibit is an extract of a file as it was received: its header and the rows relied on, byte for byte in the original encoding. ' +
              'Beside it lines.csv says which line is which of the original, and proofs.json proves that they stood there.'
          : 'Each exhibit is a redacted copy of the rows relied on. It is not byte for byte what was received and proves nothing; the hash of the original is given.',
      ),
      rowsOf(tables.exhibits, [
        ['Exhibit', 9, (x) => x.id],
        ['Original', 22, (x) => x.original_name],
        ['Bytes', 9, (x) => x.original_size_bytes],
        ['Source', 14, (x) => x.source],
        [
          'Received',
          22,
          (x) => [x.received_from, x.received_on, x.authority].filter((t) => t !== '').join(', ') || 'not recorded',
        ],
        ['Recorded on', 11, (x) => x.recorded_on],
        ['Rows', 6, (x) => x.records],
        ['Handling', 10, (x) => x.handling],
      ]),
      subheading('Hashes (SHA-256)'),
      rowsOf(tables.exhibits, [
        ['Exhibit', 10, (x) => x.id],
        ['Extract in this bundle', 45, (x) => x.sha256, 'fixed'],
        ['Original', 45, (x) => x.original_sha256, 'fixed'],
      ]),
    ],
  };
}

function attachments(known: OrderedCase, tables: Tables): Section {
  const named = REDACTION_PROFILES[known.version.redaction].persons === 'NAMED';
  return {
    title: 'Photos and documents',
    wide: true,
    ownPage: false,
    blocks: named
      ? [
          text(
            'What was added to the rows relied on, each file as it came, beside the extract that holds its row. ' +
              'When and where a photo was taken is what the file says of itself: a camera’s clock and place can be set to anything.',
          ),
          rowsOf(tables.attachments, [
            ['Belongs to', 16, (a) => `${placesInWords([a])}, ${shortened(a.source_key)}`],
            ['File', 18, (a) => a.original_name],
            ['Kind', 11, (a) => a.media_type],
            ['Bytes', 9, (a) => a.size_bytes],
            ['Taken', 16, takenInWords],
            ['Position', 20, positionInWords],
            ['SHA-256', 26, (a) => a.sha256, 'fixed'],
            ['Path in this bundle', 28, (a) => `data/${a.path}`, 'fixed'],
          ]),
        ]
      : // Not even whether there are any: a face is a name.
        [text('A bundle without names holds no photo and no document, and says of none that there is one.')],
  };
}

type AttachmentRow = Tables['attachments']['rows'][number];

/** "2022-09-14 10:11:12, UTC+03:00": by the camera's own clock. */
function takenInWords({ taken_at: at, taken_offset: offset }: AttachmentRow): string {
  if (at === '') return 'not said';
  const zone = offset === '' ? 'time zone not said' : `UTC${offset === 'Z' ? '' : offset}`;
  return `${at.replace('T', ' ')}, ${zone}`;
}

function positionInWords(row: AttachmentRow): string {
  if (row.latitude === '') return 'not said';
  return [
    `${row.latitude}, ${row.longitude}`,
    `in the file ${row.position_as_said}`,
    ...(row.position_datum === '' ? [] : [`datum ${row.position_datum}`]),
    ...(row.position_error_m === '' ? [] : [`within ${row.position_error_m} m, as the receiver reckons`]),
    ...(row.position_at === '' ? [] : [`fixed ${instant(row.position_at)}`]),
  ].join('; ');
}

function custody(tables: Tables): Section {
  return {
    title: 'Custody',
    wide: true,
    ownPage: false,
    blocks: [
      rowsOf(tables.custody, [
        ['Exhibit', 9, (c) => c.exhibit],
        ['Time', 15, (c) => instant(c.time) || 'not recorded'],
        ['What', 11, (c) => c.action],
        ['From', 18, (c) => c.from],
        ['To', 18, (c) => c.to],
        ['Reason', 24, (c) => c.reason],
        [
          'Hash before and after',
          28,
          (c) =>
            [c.sha256_before, c.sha256_after]
              .filter((h) => h !== '')
              .map((h) => `${h.slice(0, 16)}…`)
              .join(' '),
          'fixed',
        ],
      ]),
      text(
        'Hashes are given in full in tables/custody.csv. The log of the case, each entry bound to the one before it, is custody/audit-log.ndjson.',
      ),
    ],
  };
}

function sources(tables: Tables): Section {
  return {
    title: 'Source grading',
    wide: true,
    ownPage: false,
    blocks: [
      rowsOf(tables.sources, [
        ['Source', 22, (s) => s.title],
        ['Publisher', 18, (s) => s.publisher],
        ['Legal basis', 20, (s) => s.legal_basis],
        ['Licence', 14, (s) => s.licence],
        ['Scheme', 8, (s) => s.grade_scheme],
        ['Grade', 7, (s) => s.grade],
        ['Handling', 16, (s) => [s.handling, s.handling_codes, s.handling_conditions].filter(Boolean).join('; ')],
        ['Rows', 6, (s) => s.records],
        ['Exhibit', 9, (s) => s.exhibit],
      ]),
      text('Grades stand in the scheme in which the source was graded; they are never converted.'),
    ],
  };
}

function disclosure(tables: Tables): Section {
  return {
    title: 'Disclosure schedule',
    wide: false,
    ownPage: false,
    blocks: [
      rowsOf(tables.disclosure, [
        ['Item', 8, (d) => d.item],
        ['Description', 44, (d) => d.description],
        ['Where it is', 20, (d) => d.location],
        ['May assist the defence', 14, (d) => d.may_assist_defence],
        ['Decided', 18, (d) => `${d.decided_by}, ${d.decided_on}`],
      ]),
      text('Unused material that is not sensitive. Items keep their number in every later version of this edition.'),
      text('Rejected matches and comparisons that speak against an identity are in the section on identity decisions.'),
    ],
  };
}

function sensitive(tables: Tables): Section {
  return {
    title: 'Sensitive schedule',
    wide: false,
    ownPage: true,
    blocks: [
      text('For the prosecutor alone. This section is in no other edition.'),
      rowsOf(tables.sensitive, [
        ['Item', 8, (d) => d.item],
        ['Description', 36, (d) => d.description],
        ['Where it is', 18, (d) => d.location],
        ['Sensitive because', 20, (d) => inWords(d.sensitive_because)],
        ['May assist the defence', 13, (d) => d.may_assist_defence],
        ['Reason', 24, (d) => d.reason],
        ['Decided', 16, (d) => `${d.decided_by}, ${d.decided_on}`],
      ]),
    ],
  };
}

function withheld(known: OrderedCase, tables: Tables): Section {
  const { decisions, records } = known.version;
  const decided = (status: string) => decisions.filter((d) => d.status === status).length;
  const undecided = records.length - decisions.length;
  return {
    title: 'Withheld items',
    wide: false,
    ownPage: false,
    blocks: [
      rowsOf(tables.withheld, [
        ['Item', 8, (w) => w.item],
        ['Category', 20, (w) => inWords(w.category)],
        ['Ground', 24, (w) => inWords(w.legal_ground)],
        ['Where it is', 18, (w) => w.location],
        ['Decided', 20, (w) => `${w.decided_by}, ${w.decided_on}`],
      ]),
      text(
        `Of ${records.length} records in this edition ${decided('EVIDENCE')} are decided to be evidence, ${decided('UNUSED_NON_SENSITIVE')} unused and not sensitive, ` +
          `${decided('UNUSED_SENSITIVE')} unused and sensitive, ${decided('NOT_RELEVANT')} not relevant; ${undecided} are not yet decided. ` +
          'The other editions are made as if the items listed here did not exist.',
      ),
    ],
  };
}

/** "INFORMANT_IDENTITY" as "informant identity". */
function inWords(code: string): string {
  return code.toLowerCase().replaceAll('_', ' ');
}

function method(making: Making): Section {
  return {
    title: 'Method and limitations',
    wide: false,
    ownPage: false,
    blocks: [
      subheading('Facts'),
      text(
        'A fact in this file is what a source said on a day: the cell of a row of a file, quoted letter by letter. A link is a fact where one record names both its ends.',
      ),
      subheading('Opinions'),
      text(
        'That two records speak of one person, company, vessel or thing is an opinion. It is computed from a fixed set of comparisons with published weights, or given by a named person. Both are listed with their reasons.',
      ),
      subheading('Limitations'),
      text(
        'A source can be wrong, late or incomplete; its grade says how far it was trusted. A link says that a source states a relation, not that the relation was unlawful. That nothing is recorded does not mean that nothing happened. Machine reading of dates and names is shown beside the original text so that it can be corrected.',
      ),
      text(
        'An extract holds only the rows relied on. Whether other rows of the same file matter can be judged only with the whole file, whose hash is given.',
      ),
      subheading('Reproduction'),
      text(
        'The same version and edition of the case give the same files, byte for byte, apart from the signature. Nothing in this file was typed in by hand after the export.',
      ),
      subheading('Software'),
      text(`Made with ${making.software.join(', ')}; set in the fonts below and no other.`),
      {
        kind: 'table',
        columns: [
          { title: 'Font', share: 30, fixedWidth: false },
          { title: 'SHA-256', share: 70, fixedWidth: true },
        ],
        rows: making.fonts.map((f) => [f.name, f.sha256]),
      },
    ],
  };
}

function glossary(): Section {
  return {
    title: 'Glossary',
    wide: false,
    ownPage: false,
    blocks: [
      {
        kind: 'facts',
        facts: [
          [
            'Audit head',
            'The hash of the last entry of the case’s log. It changes if any entry is changed, added or cut off.',
          ],
          [
            'Bundle id',
            'The SHA-256 of tagmanifest-sha256.txt. It stands outside the bundle and names exactly this export.',
          ],
          ['Content id', 'The SHA-256 over the list of all files but this report. It is printed on every page.'],
          ['Edition', 'For whom the bundle was made: FULL, REDACTED or DEFENCE.'],
          ['Exhibit', 'A file, or the extract of one, on which the case relies.'],
          ['Grade', 'How reliable a source and its information are, in a named scheme.'],
          ['Handling', 'Who may see it: a code of the Traffic Light Protocol, version 2.0.'],
          [
            'Judgement',
            'A named person’s decision that two records speak of the same or of different things, or that this is unsure.',
          ],
          ['Link', 'A relation between two subjects that at least one record states.'],
          ['Match', 'Two records that were compared with each other.'],
          ['SHA-256', 'A fingerprint of a file of 64 characters. Two different files do not have the same one.'],
        ],
      },
    ],
  };
}

function howToVerify(): Section {
  return {
    title: 'How to verify',
    wide: false,
    ownPage: false,
    blocks: [
      text(
        'Two files must have come to you by another way than this bundle: ca.crt, the certificate of the root, and signer.pin, the fingerprint of the signer’s certificate.',
      ),
      text(
        'With Hawksbill: hawksbill verify BUNDLE.zip --trust FOLDER. It names every file that is not as it was signed.',
      ),
      text(
        'Without Hawksbill: VERIFY.txt in the bundle’s root folder gives the commands for sha256sum and openssl, which come with any Linux or macOS.',
      ),
      text(
        'In the tables an apostrophe stands before a text that a spreadsheet would take for a formula. The column quoted_cell of link-evidence.csv is the source letter by letter and has none: import it as text.',
      ),
      text(
        'The bundle is signed as a whole. No time-stamp authority took part: the time of signing is the signer’s own word.',
      ),
    ],
  };
}

type Cell<Item> = readonly [title: string, share: number, of: (item: Item) => string, width?: 'fixed'];

/** Some columns of a table, as printed. One without rows says so instead of printing an empty grid. */
function rowsOf<Name extends string>(
  table: Table<Name>,
  cells: readonly Cell<Row<Name>>[],
  rows: readonly Row<Name>[] = table.rows,
): Block {
  return rows.length === 0
    ? text(`None is recorded in this version of the case (tables/${table.name}.csv has no rows).`)
    : gridOf(rows, cells);
}

function gridOf<Item>(items: readonly Item[], cells: readonly Cell<Item>[]): Block {
  return {
    kind: 'table',
    columns: cells.map(([title, share, , width]) => ({ title, share, fixedWidth: width === 'fixed' })),
    rows: items.map((item) => cells.map(([, , of]) => of(item))),
  };
}

function placesOfLink(tables: Tables, link: string): string {
  return placesInWords(tables.linkEvidence.rows.filter((e) => e.link === link));
}

/** "Savanna Ridge Ltd", "seizure 2019/0031": an end of a link as it is called in a sentence. */
function endInWords(known: OrderedCase, id: string): string {
  return subjectInWords(known.subject(id));
}

type LinkRow = Tables['links']['rows'][number];

function linkSaid({ kind, role }: LinkRow): string {
  return linkInWords(kind as LinkKind, role);
}

/** "2019-03", "2018 to 2021"; where it lasts and no end is known, "2018 to …". */
function whenHeld({ kind, held_from: from, held_until: until }: LinkRow): string {
  if (from === until || (until === '' && !lasts(kind as LinkKind))) return from;
  return `${from || '…'} to ${until || '…'}`;
}

/** "M-0054 to M-0059; M-0067": neighbouring numbers together. */
function numbersInWords(numbers: string): string {
  const runs: [first: string, last: string][] = [];
  for (const number of numbers.split('; ').filter((n) => n !== '')) {
    const run = runs.at(-1);
    if (run !== undefined && Number(number.slice(2)) === Number(run[1].slice(2)) + 1) run[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([first, last]) => (first === last ? first : `${first} to ${last}`)).join('; ');
}

/** "COMPANY; PERSON" is "Company; person". */
function capitalised(code: string): string {
  const words = code.toLowerCase();
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}

/** "2024-06-22 12:00:00 UTC", which can break between day and time. */
function instant(time: string): string {
  return time.replace(/^(\d{4}-\d{2}-\d{2})T(.*)Z$/, '$1 $2 UTC');
}

/** A record without a key of its own has a hash for one; its head is enough on paper. */
function shortened(key: string): string {
  return key.length > 40
    ? `${key.slice(0, 12)}…${key.slice(key.lastIndexOf('#') >= 0 ? key.lastIndexOf('#') : key.length)}`
    : key;
}

function text(words: string): Block {
  return { kind: 'text', text: words };
}

function subheading(words: string): Block {
  return { kind: 'subheading', text: words };
}
