import { crc32, deflateRawSync } from 'node:zlib';

/** A member of an archive that is made for a test, also as no honest program would write it. */
export interface MadeMember {
  readonly name: string;
  readonly data: string | Uint8Array;
  readonly link?: boolean;
  readonly saysBytes?: number;
  readonly saysChecksum?: number;
}

/** A zip archive of the members, as APPNOTE 6.3.10 lays it out. */
export function zipOf(members: readonly MadeMember[]): Buffer {
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, data, link, saysBytes, saysChecksum } of members) {
    const bytes = Buffer.from(data as string);
    const packed = deflateRawSync(bytes);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(0x800, 2);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(saysChecksum ?? crc32(bytes), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(saysBytes ?? bytes.length, 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const header = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(name)]);
    const more = Buffer.alloc(14);
    if (link) more.writeUInt32LE((0o120777 << 16) >>> 0, 6);
    more.writeUInt32LE(at, 10);
    directory.push(Buffer.from('PK\x01\x02'), Buffer.from([0x1e, 3]), fields, more, Buffer.from(name));
    local.push(header, packed);
    at += header.length + packed.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(members.length, 4);
  end.writeUInt16LE(members.length, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...local, list, Buffer.from('PK\x05\x06'), end]);
}

/** What stands in a workbook that is made for a test: the XML inside `sheetData`, `styleSheet` and `sst`. */
export interface BookParts {
  readonly sheets: Readonly<Record<string, string>>;
  readonly hidden?: readonly string[];
  readonly merged?: readonly string[];
  readonly styles?: string;
  readonly strings?: string;
  readonly is1904?: boolean;
}

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const RELATIONS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"';
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** An xlsx workbook of its parts. */
export function aWorkbook({ sheets, hidden = [], merged = [], styles, strings, is1904 }: BookParts): Buffer {
  const names = Object.keys(sheets);
  const list = names.map(
    (name, i) =>
      `<sheet name="${escaped(name)}" sheetId="${i + 1}" r:id="s${i}"${hidden.includes(name) ? ' state="hidden"' : ''}/>`,
  );
  const relations = names.map(
    (_, i) => `<Relationship Id="s${i}" Type="${OFFICE}/worksheet" Target="worksheets/s${i}.xml"/>`,
  );
  const cells =
    merged.length > 0
      ? `<mergeCells count="${merged.length}">${merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`
      : '';
  return zipOf([
    {
      name: '_rels/.rels',
      data: `<Relationships ${RELATIONS}><Relationship Id="b" Type="${OFFICE}/officeDocument" Target="/xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      data: `<workbook ${MAIN} xmlns:r="${OFFICE}"><workbookPr${is1904 ? ' date1904="1"' : ''}/><sheets>${list.join('')}</sheets></workbook>`,
    },
    { name: 'xl/_rels/workbook.xml.rels', data: `<Relationships ${RELATIONS}>${relations.join('')}</Relationships>` },
    ...(styles === undefined ? [] : [{ name: 'xl/styles.xml', data: `<styleSheet ${MAIN}>${styles}</styleSheet>` }]),
    ...(strings === undefined ? [] : [{ name: 'xl/sharedStrings.xml', data: `<sst ${MAIN}>${strings}</sst>` }]),
    ...names.map((name, i) => ({
      name: `xl/worksheets/s${i}.xml`,
      data: `<?xml version="1.0"?><worksheet ${MAIN}><sheetData>${sheets[name]}</sheetData>${cells}</worksheet>`,
    })),
  ]);
}

/** An OpenDocument spreadsheet of the XML inside each `table:table`. */
export function anOdsFile(sheets: Readonly<Record<string, string>>, hidden: readonly string[] = []): Buffer {
  const namespaces = ['office', 'table', 'text', 'style']
    .map((prefix) => `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${prefix}:1.0"`)
    .join(' ');
  const style = (name: string, display: boolean) =>
    `<style:style style:name="${name}" style:family="table"><style:table-properties table:display="${display}"/></style:style>`;
  const tables = Object.entries(sheets).map(
    ([name, rows]) =>
      `<table:table table:name="${escaped(name)}" table:style-name="${hidden.includes(name) ? 'no' : 'yes'}">${rows}</table:table>`,
  );
  return zipOf([
    { name: 'mimetype', data: 'application/vnd.oasis.opendocument.spreadsheet' },
    {
      name: 'content.xml',
      data: `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${namespaces} xmlns:calcext="urn:calcext"><office:automatic-styles>${style('yes', true)}${style('no', false)}</office:automatic-styles><office:body><office:spreadsheet>${tables.join('')}</office:spreadsheet></office:body></office:document-content>`,
    },
  ]);
}
