import { createHash } from 'node:crypto';
import iconv from 'iconv-lite';
import { CHAIN_START, canonicalEvent } from '../../server/bundles/audit-log.js';
import { numbered } from '../../server/bundles/numbering.js';
import type { ObjectStore } from '../../server/bundles/object-store.js';
import type {
  CaseAttachment,
  CaseEvent,
  CaseImport,
  CaseMatch,
  CaseRecord,
  CaseVersion,
} from '../../server/casework/case-version.js';
import type { UnnumberedVersion } from '../../server/casework/gather-case-version.js';
import type { ExifFacts } from '../../server/records/attachment.js';
import { attachmentIdOf, type RecordId, type RecordKey, sha256 } from '../../server/records/ids.js';
import type { MentionValue } from '../../server/records/mention.js';
import type { RawRow, SourceRecord } from '../../server/records/record.js';

// A small invented case told in five scripts and two encodings: bills of lading in UTF-8, seizures in UTF-16LE, both with rows
// the case does not rely on.

const BILLS = [
  'bl_no,shipper,consignee,vessel,imo,shipped',
  'BL-1001,ООО Северный Лес,"Green Harbour Trading, Ltd",EVER CALM,9074729,2024-03-02',
  'BL-1002,Nobody of Interest,Somebody Else,QUIET SEA,9319466,2024-03-05',
  'BL-1003,绿港贸易有限公司,شركة الميناء الأخضر,EVER CALM,9074729,2024-04',
  'BL-1004,"=HYPERLINK(""x"")","Señor Ñandú\nwarehouse 7",EVER CALM,9074729,2024-05-01/2024-05-03',
  '',
].join('\r\n');

const SEIZURES = [
  'ref\tdate\tport\tgoods\tkg',
  'SZ/7\t2024-06-11\tMombasa\tpangolin scales 🐢\t412.5',
  'SZ/8\t2024-06-12\tMombasa\tnothing\t0',
  '',
].join('\n');

/** A file in memory with the offsets of its rows, found as a reader finds them. */
interface File {
  readonly import: CaseImport;
  readonly bytes: Buffer;
  rowOf(line: number, columns: readonly string[], cells: readonly string[]): RawRow;
}

function fileOf(
  id: string,
  source: string,
  fileName: string,
  text: string,
  encoding: 'utf-8' | 'utf-16le',
  rows: readonly string[],
): File {
  const bytes = iconv.encode(text, encoding, { addBOM: encoding === 'utf-16le' });
  const find = (row: string) => {
    const needle = iconv.encode(row, encoding, { addBOM: false });
    const byteStart = bytes.indexOf(needle);
    if (byteStart < 0) throw new Error(`No row ${row}`);
    return { byteStart, byteEnd: byteStart + needle.length };
  };
  const header = find(rows[0] ?? '');
  return {
    bytes,
    import: {
      id,
      source,
      sourceTitle: source === 'bills-of-lading' ? 'Bills of lading' : 'Customs seizures',
      publisher: 'Port Authority of Ruvala',
      licence: 'internal',
      legalBasis: 'Customs Act 2011, s. 14',
      fileName,
      mediaType: 'text/csv',
      encoding,
      sizeBytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      receivedFrom: 'Port Authority of Ruvala',
      receivedOn: '2024-06-20',
      authority: 'request 77/2024',
      recordedOn: '2024-06-21',
      headerByteStart: header.byteStart,
      headerByteEnd: header.byteEnd,
      madeOf: null,
    },
    rowOf(line, columns, cells) {
      return {
        line,
        ...find(rows[line - 1] ?? ''),
        cells: columns.map((column, i) => ({ column, text: cells[i] ?? '' })),
      };
    },
  };
}

const BILL_COLUMNS = ['bl_no', 'shipper', 'consignee', 'vessel', 'imo', 'shipped'];
const SEIZURE_COLUMNS = ['ref', 'date', 'port', 'goods', 'kg'];

export interface ACase {
  readonly version: CaseVersion;
  /** The stored files by SHA-256. */
  readonly files: ReadonlyMap<string, Buffer>;
}

/** A valid case version; say only what matters. */
export function aCaseVersion(changes: Partial<CaseVersion> = {}): ACase {
  const bills = fileOf('i1', 'bills-of-lading', 'bills 2024 – März.csv', BILLS, 'utf-8', BILLS.split('\r\n'));
  const seizures = fileOf('i2', 'customs-seizures', '海关 seizures.tsv', SEIZURES, 'utf-16le', SEIZURES.split('\n'));
  const records = [
    aRecord(
      'r1',
      bills,
      bills.rowOf(2, BILL_COLUMNS, [
        'BL-1001',
        'ООО Северный Лес',
        'Green Harbour Trading, Ltd',
        'EVER CALM',
        '9074729',
        '2024-03-02',
      ]),
    ),
    aRecord(
      'r3',
      bills,
      bills.rowOf(4, BILL_COLUMNS, [
        'BL-1003',
        '绿港贸易有限公司',
        'شركة الميناء الأخضر',
        'EVER CALM',
        '9074729',
        '2024-04',
      ]),
    ),
    aRecord(
      'r4',
      bills,
      bills.rowOf(5, BILL_COLUMNS, [
        'BL-1004',
        '=HYPERLINK("x")',
        'Señor Ñandú\nwarehouse 7',
        'EVER CALM',
        '9074729',
        '2024-05-01/2024-05-03',
      ]),
    ),
    aRecord(
      'r7',
      seizures,
      seizures.rowOf(2, SEIZURE_COLUMNS, ['SZ/7', '2024-06-11', 'Mombasa', 'pangolin scales 🐢', '412.5']),
    ),
  ];
  const value = (property: string, raw: string, column: string, more: Partial<MentionValue> = {}): MentionValue => ({
    property,
    raw,
    value: raw,
    column,
    ...more,
  });
  const imo = value('imo', '9074729', 'imo', { verdict: 'VALID' });
  const version: UnnumberedVersion = {
    reference: 'RUV-2024/017',
    title: 'Timber and pangolin scales through Mombasa — дело, 案件, قضية',
    version: 4,
    edition: 'FULL',
    redaction: 'NONE',
    handling: 'TLP:AMBER',
    officer: 'A. Mwangi',
    agency: 'Ruvala Customs',
    events: eventsOf([
      ['2024-06-22T08:00:00Z', 'a.mwangi', 'OPENED', 'RUV-2024/017', 'opened'],
      ['2024-06-22T08:05:00Z', 'a.mwangi', 'ADDED', 'm1', 'the shipper'],
      ['2024-06-23T10:15:00Z', 'b.okoro', 'CHART', 'chart', '4 positions'],
    ]),
    entities: [
      {
        id: 'm1',
        kind: 'TRADER',
        name: 'ООО Северный Лес',
        mentions: ['m1'],
        values: [
          { recordId: 'r1', value: value('name', 'ООО Северный Лес', 'shipper') },
          { recordId: 'r1', value: value('traderKind', 'COMPANY', 'shipper') },
          { recordId: 'r1', value: value('country', 'RU', 'shipper') },
        ],
      },
      {
        id: 'm2',
        kind: 'TRADER',
        name: 'Green Harbour Trading, Ltd',
        mentions: ['m2'],
        values: [
          { recordId: 'r1', value: value('name', 'Green Harbour Trading, Ltd', 'consignee') },
          { recordId: 'r3', value: value('alias', '绿港贸易有限公司', 'shipper') },
          { recordId: 'r1', value: value('phone', '+254722123456', 'consignee') },
        ],
      },
      {
        id: 'm3',
        kind: 'TRADER',
        name: 'شركة الميناء الأخضر',
        mentions: ['m3'],
        values: [{ recordId: 'r3', value: value('name', 'شركة الميناء الأخضر', 'consignee') }],
      },
      {
        id: 'm4',
        kind: 'VESSEL',
        name: 'EVER CALM',
        mentions: ['m4'],
        values: [
          { recordId: 'r1', value: value('name', 'EVER CALM', 'vessel') },
          { recordId: 'r1', value: imo },
          { recordId: 'r3', value: imo },
          { recordId: 'r4', value: imo },
        ],
      },
      {
        id: 'm5',
        kind: 'CONSIGNMENT',
        name: 'BL-1001',
        mentions: ['m5'],
        values: [
          { recordId: 'r1', value: value('billOfLading', 'BL-1001', 'bl_no') },
          { recordId: 'r1', value: value('shippedOn', '2024-03-02', 'shipped') },
        ],
      },
      {
        id: 'm6',
        kind: 'CONSIGNMENT',
        name: 'BL-1003',
        mentions: ['m6'],
        values: [
          { recordId: 'r3', value: value('billOfLading', 'BL-1003', 'bl_no') },
          { recordId: 'r3', value: value('shippedOn', '2024-04', 'shipped') },
        ],
      },
      {
        id: 'm7',
        kind: 'SEIZURE',
        name: 'SZ/7',
        mentions: ['m7'],
        values: [
          { recordId: 'r7', value: value('reference', 'SZ/7', 'ref') },
          { recordId: 'r7', value: value('seizedOn', '2024-06-11', 'date') },
          { recordId: 'r7', value: value('goods', 'pangolin scales 🐢', 'goods') },
          { recordId: 'r7', value: value('weightKg', '412.5', 'kg') },
        ],
      },
      {
        id: 'm8',
        kind: 'PLACE',
        name: 'Mombasa',
        mentions: ['m8'],
        values: [{ recordId: 'r7', value: value('name', 'Mombasa', 'port') }],
      },
      {
        id: 'm9',
        kind: 'TRADER',
        name: '=HYPERLINK("x")',
        mentions: ['m9'],
        values: [{ recordId: 'r4', value: value('name', '=HYPERLINK("x")', 'shipper') }],
      },
      {
        id: 'm10',
        kind: 'CONSIGNMENT',
        name: 'BL-1004',
        mentions: ['m10'],
        values: [
          { recordId: 'r4', value: value('billOfLading', 'BL-1004', 'bl_no') },
          { recordId: 'r4', value: value('shippedOn', '2024-05-01/2024-05-03', 'shipped') },
        ],
      },
    ],
    links: [
      {
        id: 's1',
        kind: 'SHIPPED',
        role: 'consignor',
        from: 'm1',
        to: 'm5',
        statements: [
          { id: 's1', recordId: 'r1', heldFrom: '2024-03-02', heldUntil: '2024-03-02', columns: ['shipper'] },
        ],
      },
      {
        id: 's2',
        kind: 'RECEIVED',
        role: 'consignee',
        from: 'm2',
        to: 'm5',
        statements: [{ id: 's2', recordId: 'r1', heldFrom: null, heldUntil: null, columns: ['consignee'] }],
      },
      {
        id: 's3',
        kind: 'CARRIED',
        role: '',
        from: 'm4',
        to: 'm5',
        statements: [{ id: 's3', recordId: 'r1', heldFrom: null, heldUntil: null, columns: ['vessel', 'imo'] }],
      },
      {
        id: 's4',
        kind: 'SHIPPED',
        role: 'consignor',
        from: 'm2',
        to: 'm6',
        statements: [{ id: 's4', recordId: 'r3', heldFrom: '2024-04', heldUntil: null, columns: ['shipper'] }],
      },
      {
        id: 's5',
        kind: 'RECEIVED',
        role: 'consignee',
        from: 'm3',
        to: 'm6',
        statements: [{ id: 's5', recordId: 'r3', heldFrom: null, heldUntil: null, columns: ['consignee'] }],
      },
      {
        id: 's6',
        kind: 'SEIZED_AT',
        role: '',
        from: 'm7',
        to: 'm8',
        statements: [
          { id: 's6', recordId: 'r7', heldFrom: '2024-06-11', heldUntil: '2024-06-11', columns: ['port', 'goods'] },
        ],
      },
      {
        id: 's7',
        kind: 'SHIPPED',
        role: 'consignor',
        from: 'm9',
        to: 'm10',
        statements: [{ id: 's7', recordId: 'r4', heldFrom: null, heldUntil: null, columns: ['shipper', 'consignee'] }],
      },
      {
        id: 's8',
        kind: 'CARRIED',
        role: '',
        from: 'm4',
        to: 'm10',
        statements: [{ id: 's8', recordId: 'r4', heldFrom: null, heldUntil: null, columns: [] }],
      },
    ],
    matches: [
      aMatch(
        'r1',
        'r3',
        'Green Harbour Trading, Ltd',
        '绿港贸易有限公司',
        7.25,
        ['m2', 'm2'],
        [
          {
            decision: 'SAME',
            by: 'b.okoro',
            judgedAt: '2024-06-22T12:00:00Z',
            reason: 'same licence on file',
            weighedBy: 'shipped-2',
          },
        ],
      ),
      aMatch('r1', 'r4', 'EVER CALM', 'EVER CALM', 9, ['m4', 'm4'], []),
      aMatch(
        'r3',
        'r4',
        'شركة الميناء الأخضر',
        'Señor Ñandú',
        -3.5,
        ['m3', null],
        [
          {
            decision: 'DIFFERENT',
            by: 'a.mwangi',
            judgedAt: '2024-06-22T13:00:00Z',
            reason: 'different persons',
            weighedBy: null,
          },
        ],
      ),
    ],
    records,
    imports: [bills.import, seizures.import],
    attachments: [
      anAttachment('r1', PERMIT, 'Green Harbour permit.pdf', 'application/pdf'),
      anAttachment('r3', PERMIT, 'Green Harbour permit.pdf', 'application/pdf'),
      anAttachment('r7', PHOTO, 'scales.jpg', 'image/jpeg', TAKEN),
    ],
    chart: [
      { entity: 'm1', x: 0, y: 0 },
      { entity: 'm2', x: 400, y: 0 },
      { entity: 'm5', x: 200, y: 150 },
      { entity: 'm4', x: 60.123456, y: 300 },
    ],
    decisions: [],
    ...changes,
  };
  return {
    version: { ...version, numbers: changes.numbers ?? numbered(version).numbers },
    files: new Map([
      ...[bills, seizures].map((f) => [f.import.sha256, f.bytes] as const),
      ...[PERMIT, PHOTO].map((bytes) => [sha256(bytes), bytes] as const),
    ]),
  };
}

const PERMIT = Buffer.from('%PDF-1.4 export permit of Green Harbour Trading, Ltd');
const PHOTO = Buffer.from('\u00ff\u00d8\u00ff photo of scales', 'latin1');

const TAKEN: ExifFacts = {
  takenAt: '2024-06-11T08:30:12',
  takenOffset: null,
  positionAt: '2024-06-11T05:30:09Z',
  position: {
    latitude: -4.055667,
    longitude: 39.645033,
    asSaid: `4° 3' 20.4" S, 39° 38' 42.12" E`,
    datum: 'WGS-84',
    errorM: 4.5,
  },
  make: 'Invented',
  model: 'Mangrove 3',
  serial: 'SN-4711-07',
  lens: null,
  software: null,
  orientation: 1,
};

function anAttachment(
  recordId: string,
  bytes: Buffer,
  fileName: string,
  mediaType: string,
  exif: ExifFacts | null = null,
): CaseAttachment {
  const hash = sha256(bytes);
  return {
    id: attachmentIdOf(recordId as RecordKey, hash),
    recordId: recordId as RecordId,
    sha256: hash,
    sizeBytes: bytes.length,
    mediaType,
    fileName,
    exif,
    addedBy: 'a.mwangi',
    addedAt: '2024-06-21T09:00:00Z',
    handling: 'TLP:AMBER',
  };
}

function aRecord(id: string, file: File, row: RawRow): CaseRecord {
  return {
    id: id as SourceRecord['id'],
    source: file.import.source as SourceRecord['source'],
    layout: 'test',
    sourceKey: row.cells[0]?.text ?? id,
    row,
    importId: file.import.id,
    recordedOn: file.import.recordedOn,
    grade: { scheme: '4x4', source: 'B', information: '2' },
    handling: 'TLP:AMBER',
    conditions: { codes: ['H3'], text: 'Ask Quayside Police before use', expiresOn: '2031-05-01', reviewOn: null },
  };
}

function aMatch(
  leftRecordId: string,
  rightRecordId: string,
  leftName: string,
  rightName: string,
  weightBits: number,
  [leftEntity, rightEntity]: readonly [string | null, string | null],
  judgements: CaseMatch['judgements'],
): CaseMatch {
  const evidence = [
    {
      comparison: 'names',
      weightBits,
      because: { template: weightBits > 0 ? 'names-same' : 'names-differ', values: {} },
      left: leftName,
      right: rightName,
    },
  ];
  return {
    left: `${leftRecordId}a`,
    right: `${rightRecordId}b`,
    leftRecordId,
    rightRecordId,
    leftEntity,
    rightEntity,
    leftName,
    rightName,
    weightBits,
    evidence,
    contradiction: null,
    heldAsOne: leftEntity === rightEntity,
    weighedBy: 'shipped-3',
    judgements,
  };
}

/** A chain as the case keeps it: each event names the hash of the one before. */
export function eventsOf(
  happened: readonly (readonly [
    time: string,
    actor: string,
    action: CaseEvent['action'],
    object: string,
    detail: string,
  ])[],
): readonly CaseEvent[] {
  const events: CaseEvent[] = [];
  for (const [seq, [time, actor, action, object, detail]] of happened.entries()) {
    const before = events.at(-1);
    const prev = before ? createHash('sha256').update(canonicalEvent(before)).digest('hex') : CHAIN_START;
    events.push({ seq, prev, time, actor, action, object, detail });
  }
  return events;
}

/** A store over files in memory, handed out in small pieces so that lines straddle them. */
export function memoryStore(files: ReadonlyMap<string, Buffer>, pieceBytes = 7): ObjectStore {
  return {
    async *read(sha256, byteStart = 0, byteEnd = Number.MAX_SAFE_INTEGER) {
      const file = files.get(sha256);
      if (!file) throw new Error(`No object ${sha256}`);
      for (let at = byteStart; at < Math.min(byteEnd, file.length); at += pieceBytes) {
        yield file.subarray(at, Math.min(at + pieceBytes, byteEnd, file.length));
      }
    },
  };
}
