// Writes large files of invented rows, the same ones each time.
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import yazl from 'yazl';

/** Letters that pack badly, so that an archive is as large as a real one. */
function noise(i, length) {
  let text = '';
  for (let part = 0; text.length < length; part++) text += createHash('md5').update(`${i} ${part}`).digest('hex');
  return text.slice(0, length);
}

const PLACES = ['Kribi', 'Douala', 'Pointe-Noire', 'São Tomé', 'Mombasa', 'Dar es Salaam', 'Хайфон', '宁波'];
const row = (i) => ({
  id: `S-${i}`,
  place: PLACES[i % PLACES.length],
  seizedOn: `20${10 + (i % 15)}-0${1 + (i % 9)}-1${i % 10}`,
  massKg: (i % 9_973) / 10,
  note: i % 7 === 0 ? `two lines\nand "quotes", commas ${i}` : `plain note number ${i}`,
});

/** What makes a row about as long as those of customs services. */
const REMARKS =
  'Found behind a false wall of the container during an inspection at the port of discharge, declared as frozen fish. '.repeat(
    2,
  );

/** Pieces of at least a mebibyte, so that writing costs little. */
function* gathered(lines) {
  let text = '';
  for (const line of lines) {
    text += line;
    if (text.length > 1024 * 1024) {
      yield text;
      text = '';
    }
  }
  yield text;
}

function* csvLines(bytes) {
  let written = 0;
  yield 'id,place,seizedOn,massKg,note,remarks\n';
  for (let i = 0; written < bytes; i++) {
    const { id, place, seizedOn, massKg, note } = row(i);
    const line = `${id},${place},${seizedOn},${massKg},${/["\n,]/.test(note) ? `"${note.replaceAll('"', '""')}"` : note},"${REMARKS}"\n`;
    written += line.length + 1;
    yield line;
  }
}

function* ndjsonLines(bytes) {
  let written = 0;
  for (let i = 0; written < bytes; i++) {
    const { id, place, ...properties } = row(i);
    const line = `${JSON.stringify({ id, schema: 'Seizure', properties: { place: [place], ...properties } })}\n`;
    written += line.length + 1;
    yield line;
  }
}

/** A row takes about 300 bytes when packed. */
const PACKED_ROW_BYTES = 300;
/** What a sheet has room for below its heading. */
const MOST_ROWS = 1_048_575;

function* sheetXml(rows) {
  yield '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>';
  yield '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c></row>';
  for (let i = 0; i < rows; i++) {
    const r = i + 2;
    yield `<row r="${r}"><c r="A${r}"><v>${i}</v></c><c r="B${r}" t="s"><v>${4 + i}</v></c><c r="C${r}" s="1"><v>${40_000 + (i % 5_000)}</v></c><c r="D${r}" t="inlineStr"><is><t>${noise(i, 420)}</t></is></c></row>`;
  }
  yield '</sheetData></worksheet>';
}

function* stringsXml(rows) {
  yield '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>id</t></si><si><t>name</t></si><si><t>on</t></si><si><t>note</t></si>';
  for (let i = 0; i < rows; i++) yield `<si><t>${noise(-i, 120)}</t></si>`;
  yield '</sst>';
}

async function writeBook(path, bytes) {
  const rows = Math.min(MOST_ROWS, Math.round(bytes / PACKED_ROW_BYTES));
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const relations = (...all) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.map(([id, type, target]) => `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`).join('')}</Relationships>`;
  const zip = new yazl.ZipFile();
  zip.addBuffer(Buffer.from(relations(['b', 'officeDocument', 'xl/workbook.xml'])), '_rels/.rels');
  zip.addBuffer(
    Buffer.from(
      `<workbook xmlns:r="${office}"><sheets><sheet name="Seizures" sheetId="1" r:id="s"/></sheets></workbook>`,
    ),
    'xl/workbook.xml',
  );
  zip.addBuffer(
    Buffer.from(
      relations(
        ['s', 'worksheet', 'worksheets/s.xml'],
        ['t', 'sharedStrings', 'sharedStrings.xml'],
        ['y', 'styles', 'styles.xml'],
      ),
    ),
    'xl/_rels/workbook.xml.rels',
  );
  zip.addBuffer(
    Buffer.from('<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'),
    'xl/styles.xml',
  );
  zip.addReadStream(Readable.from(gathered(stringsXml(rows))), 'xl/sharedStrings.xml', { compressionLevel: 1 });
  zip.addReadStream(Readable.from(gathered(sheetXml(rows))), 'xl/worksheets/s.xml', { compressionLevel: 1 });
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(path));
}

/** Writes a file of a kind and about so many bytes. */
export async function make(kind, path, bytes) {
  if (kind === 'xlsx') return writeBook(path, bytes);
  const lines = kind === 'csv' ? csvLines(bytes) : ndjsonLines(bytes);
  await pipeline(Readable.from(gathered(lines)), createWriteStream(path));
}
