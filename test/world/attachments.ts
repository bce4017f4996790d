import { crc32, deflateSync } from 'node:zlib';
import { PDFDocument, StandardFonts } from 'pdf-lib';

/** An Exif value with its type: 2 text, 3 short, 4 long, 5 fractions. */
export type ExifValue = readonly [
  tag: number,
  type: 2 | 3 | 4 | 5,
  value: string | readonly (readonly [number, number])[] | number,
];

const TEXT = 2;
const SHORT = 3;
const LONG = 4;
const FRACTION = 5;

/** Directories of Exif as TIFF, big-endian: what stands at its top, about the taking, and about the place. */
export function aTiff(
  top: readonly ExifValue[],
  taking: readonly ExifValue[] = [],
  place: readonly ExifValue[] = [],
): Buffer {
  const withPointers = (more: readonly ExifValue[]) => [...top, ...more].sort(([a], [b]) => a - b);
  const lengthOf = (values: readonly ExifValue[]) => directory(values, 0).length;
  const start = 8;
  const topLength = lengthOf(
    withPointers([
      [0x8769, LONG, 0],
      [0x8825, LONG, 0],
    ]),
  );
  const takingAt = start + topLength;
  const placeAt = takingAt + lengthOf(taking);
  const all = withPointers([
    [0x8769, LONG, takingAt],
    [0x8825, LONG, placeAt],
  ]);
  return Buffer.concat([
    Buffer.from([0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8]),
    directory(all, start),
    directory(taking, takingAt),
    directory(place, placeAt),
  ]);
}

function directory(values: readonly ExifValue[], at: number): Buffer {
  const entries: Buffer[] = [];
  const rest: Buffer[] = [];
  let restAt = at + 2 + values.length * 12 + 4;
  for (const [tag, type, value] of values) {
    const { count, bytes } = encoded(type, value);
    const entry = Buffer.alloc(12);
    entry.writeUInt16BE(tag, 0);
    entry.writeUInt16BE(type, 2);
    entry.writeUInt32BE(count, 4);
    if (bytes.length <= 4) bytes.copy(entry, 8);
    else {
      entry.writeUInt32BE(restAt, 8);
      rest.push(bytes);
      restAt += bytes.length;
    }
    entries.push(entry);
  }
  const count = Buffer.alloc(2);
  count.writeUInt16BE(values.length);
  return Buffer.concat([count, ...entries, Buffer.alloc(4), ...rest]);
}

function encoded(type: ExifValue[1], value: ExifValue[2]): { readonly count: number; readonly bytes: Buffer } {
  if (type === TEXT) {
    const bytes = Buffer.from(`${String(value)}\0`, 'latin1');
    return { count: bytes.length, bytes };
  }
  if (type === FRACTION) {
    const parts = value as readonly (readonly [number, number])[];
    const bytes = Buffer.alloc(parts.length * 8);
    for (const [i, [above, below]] of parts.entries()) {
      bytes.writeUInt32BE(above, i * 8);
      bytes.writeUInt32BE(below, i * 8 + 4);
    }
    return { count: parts.length, bytes };
  }
  const bytes = Buffer.alloc(type === SHORT ? 2 : 4);
  if (type === SHORT) bytes.writeUInt16BE(value as number);
  else bytes.writeUInt32BE(value as number);
  return { count: 1, bytes };
}

/** Exif of an invented camera in Mombasa; its clock does not say in which zone it was. */
export const MOMBASA_EXIF = aTiff(
  [
    [0x010f, TEXT, 'Invented'],
    [0x0110, TEXT, 'Mangrove 3'],
    [0x0112, SHORT, 6],
    [0x0131, TEXT, 'Firmware 1.2'],
  ],
  [
    [0x9003, TEXT, '2022:09:14 10:11:12'],
    [0xa431, TEXT, 'SN-4711-07'],
  ],
  [
    [0x0001, TEXT, 'S'],
    [
      0x0002,
      FRACTION,
      [
        [4, 1],
        [3, 1],
        [2040, 100],
      ],
    ],
    [0x0003, TEXT, 'E'],
    [
      0x0004,
      FRACTION,
      [
        [39, 1],
        [38, 1],
        [4212, 100],
      ],
    ],
    [
      0x0007,
      FRACTION,
      [
        [7, 1],
        [11, 1],
        [12, 1],
      ],
    ],
    [0x0012, TEXT, 'WGS-84'],
    [0x001d, TEXT, '2022:09:14'],
  ],
);

export function segment(marker: number, body: Uint8Array): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

/** A JPEG by its structure; its pixels are nonsense. */
export function aJpeg({
  exif = null as Uint8Array | null,
  width = 640,
  height = 480,
  comment = '',
  behind = '',
} = {}): Buffer {
  const frame = Buffer.from([8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0]);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, Buffer.from('JFIF\0\x01\x02\0\0\x01\0\x01\0\0', 'latin1')),
    ...(exif === null ? [] : [segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), exif]))]),
    ...(comment === '' ? [] : [segment(0xfe, Buffer.from(comment))]),
    segment(0xc0, frame),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56]),
    Buffer.from([0xff, 0xd9]),
    Buffer.from(behind),
  ]);
}

export function chunk(type: string, body: Uint8Array): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  sum.writeUInt32BE(crc32(typed));
  return Buffer.concat([length, typed, sum]);
}

/** A PNG of grey stripes that any program shows. */
export function aPng({
  width = 64,
  height = 48,
  saidWidth = null as number | null,
  exif = null as Uint8Array | null,
  text = '',
  behind = '',
} = {}): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(saidWidth ?? width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const rows = Array.from({ length: height }, (_, y) =>
    Buffer.concat([Buffer.alloc(1), Buffer.alloc(width, (y * 5) % 256)]),
  );
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    ...(exif === null ? [] : [chunk('eXIf', exif)]),
    ...(text === '' ? [] : [chunk('tEXt', Buffer.from(`Comment\0${text}`, 'latin1'))]),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
    Buffer.from(behind),
  ]);
}

/** A WebP by its structure, with a place for EXIF. */
export function aWebp(exif: Uint8Array): Buffer {
  const part = (type: string, body: Uint8Array) => {
    const head = Buffer.alloc(8);
    head.write(type, 'latin1');
    head.writeUInt32LE(body.length, 4);
    return Buffer.concat([head, body, Buffer.alloc(body.length % 2)]);
  };
  const canvas = Buffer.from([0x08, 0, 0, 0, 63, 0, 0, 47, 0, 0]);
  const body = Buffer.concat([
    part('VP8X', canvas),
    part('VP8L', Buffer.from([0x2f, 63, 0xc0, 0x0b, 0, 7])),
    part('EXIF', exif),
  ]);
  const head = Buffer.alloc(12);
  head.write('RIFF', 'latin1');
  head.writeUInt32LE(body.length + 4, 4);
  head.write('WEBP', 8, 'latin1');
  return Buffer.concat([head, body]);
}

/** A PDF with a page for each text; '' for one that has none. */
export async function aPdf(...pages: readonly string[]): Promise<Buffer> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (const text of pages) {
    const page = document.addPage([420, 595]);
    for (const [i, line] of text.split('\n').entries())
      if (line !== '') page.drawText(line, { x: 40, y: 540 - i * 16, size: 11, font });
  }
  return Buffer.from(await document.save({ useObjectStreams: false }));
}
