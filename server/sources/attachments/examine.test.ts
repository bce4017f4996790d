import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aJpeg, aPdf, aPng, aTiff, aWebp, MOMBASA_EXIF, segment } from '../../../test/world/attachments.js';
import { examineAttachment } from './examine.js';
import { readExif } from './read-exif.js';
import { readJpeg } from './read-jpeg.js';
import { readPdf } from './read-pdf.js';
import { readPng } from './read-png.js';
import { readWebp } from './read-webp.js';
import { recogniseAttachment } from './recognise.js';

const ascii = (text: string) => Buffer.from(text, 'latin1');

describe('what an attachment is', () => {
  it.each([
    [aJpeg(), 'JPEG', 'its first three bytes'],
    [aPng(), 'PNG', 'its signature'],
    [aWebp(MOMBASA_EXIF), 'WEBP', 'RIFF with WEBP inside'],
    [MOMBASA_EXIF, 'TIFF', 'big-endian'],
    [ascii('II*\0\x08\0\0\0'), 'TIFF', 'little-endian'],
    [ascii('\0\0\0\x18ftypheic\0\0\0\0mif1heic'), 'HEIC', 'by its brands'],
    [ascii('\0\0\0\x18ftypavif\0\0\0\0mif1avif'), null, 'AV1 pictures are not read'],
    [ascii('\0\0\0\x14ftypmp42\0\0\0\0mp42'), null, 'a film'],
    [ascii('%PDF-1.7\n'), 'PDF', 'at the very first byte'],
    [ascii('GIF89a%PDF-1.7\n'), null, 'a PDF behind another beginning is none'],
    [ascii('RIFF\0\0\0\0WAVE'), null, 'a sound'],
    [ascii('<svg xmlns="http://www.w3.org/2000/svg">'), null, 'text that a browser would run'],
    [ascii('<html>'), null, 'a page'],
    [ascii('PK\x03\x04'), null, 'an archive'],
    [Buffer.alloc(0), null, 'nothing'],
  ])('%# is told by its bytes', (bytes, kind, _) => {
    expect(recogniseAttachment(bytes)).toBe(kind);
  });
});

describe('the structure of a picture', () => {
  const jpeg = (file: Uint8Array) => readJpeg(file, null);
  it.each([
    ['a JPEG', jpeg, aJpeg(), [640, 480], [], true],
    ['one cut off in its scan', jpeg, aJpeg().subarray(0, -6), [640, 480], ['TRUNCATED'], true],
    ['one cut off before its scan', jpeg, aJpeg().subarray(0, 30), [null, null], ['TRUNCATED'], false],
    ['one with an archive behind it', jpeg, aJpeg({ behind: 'PK\x03\x04' }), [640, 480], ['BYTES_AFTER_END'], true],
    [
      'one whose markers are lost',
      jpeg,
      Buffer.concat([aJpeg().subarray(0, 20), Buffer.alloc(9)]),
      [null, null],
      ['MALFORMED'],
      false,
    ],
    ['a beginning alone', jpeg, Buffer.from([0xff, 0xd8, 0xff]), [null, null], ['TRUNCATED'], false],
    ['a PNG', readPng, aPng(), [64, 48], [], true],
    ['one cut off before its last chunk', readPng, aPng().subarray(0, -5), [64, 48], ['TRUNCATED'], true],
    ['one cut off in its only pixels', readPng, aPng().subarray(0, -14), [64, 48], ['TRUNCATED'], false],
    ['one with a page behind it', readPng, aPng({ behind: '<script>' }), [64, 48], ['BYTES_AFTER_END'], true],
    ['a WebP', readWebp, aWebp(MOMBASA_EXIF), [64, 48], [], true],
    ['one cut off', readWebp, aWebp(MOMBASA_EXIF).subarray(0, 60), [64, 48], ['TRUNCATED'], true],
  ] as const)('%s', (_, read, file, size, irregularities, shown) => {
    const found = read(file);
    expect([found.widthPx, found.heightPx]).toEqual(size);
    expect(found.irregularities).toEqual(irregularities);
    expect(found.bare !== null).toBe(shown);
  });

  it('is held to its checksums', () => {
    const file = aPng();
    file[file.length - 20] = (file[file.length - 20] as number) ^ 1;
    expect(readPng(file).irregularities).toEqual(['WRONG_CHECKSUM']);
  });
});

describe('the picture that the page shows', () => {
  it.each([
    ['JPEG', aJpeg({ exif: MOMBASA_EXIF, comment: 'by J. Doe', behind: 'hidden' })],
    ['PNG', aPng({ exif: MOMBASA_EXIF, text: 'by J. Doe', behind: 'hidden' })],
    ['WEBP', aWebp(MOMBASA_EXIF)],
  ] as const)('says of a %s nothing but the picture', async (kind, file) => {
    const { facts, preview } = await examineAttachment(kind, file);
    const shown = Buffer.from(preview as Uint8Array);
    for (const said of ['SN-4711-07', 'Invented', 'Doe', 'hidden']) {
      if (kind !== 'WEBP' || !['Doe', 'hidden'].includes(said)) expect(file.includes(said)).toBe(true);
      expect(shown.includes(said)).toBe(false);
    }
    const again = await examineAttachment(kind, shown);
    expect([again.facts.widthPx, again.facts.heightPx]).toEqual([facts.widthPx, facts.heightPx]);
    expect(again.facts.irregularities).toEqual([]);
    expect(again.preview).toEqual(new Uint8Array(shown));
  });

  it('keeps the way up, and that alone', async () => {
    const { preview } = await examineAttachment('JPEG', aJpeg({ exif: MOMBASA_EXIF }));
    const { facts } = await readExif(preview as Uint8Array);
    const said = Object.entries(facts ?? {}).filter(([, value]) => value !== null);
    expect(said).toEqual([['orientation', 6]]);
  });

  it.each([
    [60_000, 60_000, 'TOO_LARGE'],
    [10_000, 10_000, 'SHOWN'],
    [10_001, 10_000, 'TOO_LARGE'],
    [40_000, 1, 'TOO_LARGE'],
    [0, 10, 'DAMAGED'],
  ])('of %i × %i pixels is %s', async (width, height, state) => {
    const { facts, preview } = await examineAttachment('JPEG', aJpeg({ width, height }));
    expect([facts.preview, preview !== null]).toEqual([state, state === 'SHOWN']);
  });

  it('is not made of a picture that says it is larger than any machine', async () => {
    const { facts } = await examineAttachment('PNG', aPng({ saidWidth: 0x7fffffff }));
    expect(facts).toMatchObject({ widthPx: 0x7fffffff, preview: 'TOO_LARGE' });
  });

  it('is not made of what no browser shows', async () => {
    const { facts, preview } = await examineAttachment('TIFF', MOMBASA_EXIF);
    expect([facts.preview, preview, facts.exif?.model]).toEqual(['NOT_SHOWABLE', null, 'Mangrove 3']);
  });
});

describe('what a picture says of its taking', () => {
  it('is read as it is said', async () => {
    expect((await readExif(aJpeg({ exif: MOMBASA_EXIF }))).facts).toEqual({
      takenAt: '2022-09-14T10:11:12',
      takenOffset: null,
      positionAt: '2022-09-14T07:11:12Z',
      position: {
        latitude: -4.055667,
        longitude: 39.645033,
        asSaid: `4° 3' 20.4" S, 39° 38' 42.12" E`,
        datum: 'WGS-84',
        errorM: null,
      },
      make: 'Invented',
      model: 'Mangrove 3',
      serial: 'SN-4711-07',
      lens: null,
      software: 'Firmware 1.2',
      orientation: 6,
    });
  });

  it.each([
    ['2022:09:14 10:11:12', '2022-09-14T10:11:12'],
    ['2022:02:30 10:11:12', '2022:02:30 10:11:12'],
    ['0000:00:00 00:00:00', null],
    ['    :  :     :  :  ', null],
    ['yesterday, at 5', 'yesterday, at 5'],
  ])('a time written %j is kept as %j', async (written, kept) => {
    const { facts } = await readExif(aJpeg({ exif: aTiff([[0x010f, 2, 'X']], [[0x9003, 2, written]]) }));
    expect(facts?.takenAt).toBe(kept);
  });

  it.each([
    ['+03:00', '+03:00'],
    ['Z', 'Z'],
    ['   :  ', null],
  ])('an offset written %j is %j', async (written, kept) => {
    const taking = [
      [0x9003, 2, '2022:09:14 10:11:12'],
      [0x9011, 2, written],
    ] as const;
    expect((await readExif(aJpeg({ exif: aTiff([], taking) }))).facts?.takenOffset).toBe(kept);
  });

  const degrees = (d: number, m = 0, s = 0) =>
    [
      [d, 1],
      [m, 1],
      [s, 1],
    ] as const;
  it.each([
    ['S', degrees(4, 3), 'W', degrees(39, 30), [-4.05, -39.5], 'south and west are below 0'],
    ['N', degrees(4, 3), '', degrees(39, 30), null, 'which half of the world is not guessed'],
    ['N', degrees(91), 'E', degrees(39), null, 'beyond the pole'],
    ['N', degrees(4, 75), 'E', degrees(39), null, 'a minute that is none'],
    [
      'N',
      [
        [4, 0],
        [0, 0],
        [0, 0],
      ],
      'E',
      degrees(39),
      null,
      'divided by nothing',
    ],
    ['N', degrees(0), 'E', degrees(0), null, 'a receiver that found nothing'],
    ['N', [[4, 1]], 'E', degrees(39), null, 'one number where three belong'],
  ] as const)('a position %s %j %s %j is %j: %s', async (ns, latitude, ew, longitude, position, _) => {
    const place = [
      [1, 2, ns],
      [2, 5, latitude],
      [3, 2, ew],
      [4, 5, longitude],
    ] as const;
    const found = (await readExif(aJpeg({ exif: aTiff([[0x010f, 2, 'X']], [], place) }))).facts?.position;
    expect(found ? [found.latitude, found.longitude] : null).toEqual(position);
  });

  it.each([
    [aJpeg(), 'NONE'],
    [aJpeg({ exif: ascii('MM\0*\xff\xff\xff\xff') }), 'UNREADABLE'],
    [aPng({ exif: MOMBASA_EXIF }), 'READ'],
    [Buffer.alloc(0), 'UNREADABLE'],
  ])('%# comes with a verdict', async (file, state) => {
    expect((await readExif(file)).state).toBe(state);
  });

  it('does not follow a directory that leads back to itself for ever', async () => {
    const loop = Buffer.concat([MOMBASA_EXIF]);
    // The end of the top directory says where the next one is: here, itself.
    loop.writeUInt32BE(8, 8 + 2 + loop.readUInt16BE(8) * 12);
    expect((await readExif(loop)).state).toBe('READ');
  });
});

describe('the text of a document', () => {
  it('is read page by page', async () => {
    const file = await aPdf('Permit KE-2022-113\nPangolin scales, 340 kg', '', 'Signed: Kaptein Tern');
    expect(await readPdf(file)).toEqual({
      state: 'READ',
      pageCount: 3,
      pages: ['Permit KE-2022-113\nPangolin scales, 340 kg', '', 'Signed: Kaptein Tern'],
    });
  });

  it.each([
    ['scanned pages alone', () => aPdf('', ''), 'NO_TEXT', 2],
    ['a beginning alone', async () => ascii('%PDF-1.7\n'), 'BROKEN', null],
    ['noise', async () => Buffer.concat([ascii('%PDF-1.4\n'), Buffer.alloc(5_000, 0x41)]), 'BROKEN', null],
    ['one locked by a password', async () => locked(), 'ENCRYPTED', null],
  ] as const)('of %s', async (_, file, state, pageCount) => {
    expect(await readPdf(await file())).toMatchObject({ state, pageCount, pages: expect.anything() });
  });

  it('stops at each of its limits, and says so', async () => {
    const file = await aPdf('one two three', 'four', 'five');
    const limits = { pages: 9, lettersOfPage: 99, letters: 99, milliseconds: 9_999 };
    expect(await readPdf(file, { ...limits, pages: 2 })).toMatchObject({
      state: 'PARTLY',
      pages: ['one two three', 'four'],
    });
    expect(await readPdf(file, { ...limits, lettersOfPage: 3 })).toMatchObject({ state: 'PARTLY', pages: ['one'] });
    expect(await readPdf(file, { ...limits, letters: 3 })).toMatchObject({ state: 'PARTLY', pages: ['one two three'] });
    expect(await readPdf(file, { ...limits, milliseconds: -1 })).toMatchObject({
      state: 'PARTLY',
      pageCount: 3,
      pages: [],
    });
  });

  it('runs no script', async () => {
    const script = `<< /Type /Action /S /JavaScript /JS (globalThis.hawksbillRan = true; app.alert\\(1\\)) >>`;
    expect(await readPdf(byHand([`<< /Type /Catalog /Pages 2 0 R /OpenAction 4 0 R >>`, script]))).toMatchObject({
      state: 'READ',
      pages: ['Open me'],
    });
    expect('hawksbillRan' in globalThis).toBe(false);
  });
});

describe('whatever a file holds', () => {
  const kinds = ['JPEG', 'PNG', 'WEBP', 'TIFF', 'HEIC', 'PDF'] as const;
  const samples: Readonly<Record<(typeof kinds)[number], Buffer>> = {
    JPEG: aJpeg({ exif: MOMBASA_EXIF }),
    PNG: aPng({ exif: MOMBASA_EXIF }),
    WEBP: aWebp(MOMBASA_EXIF),
    TIFF: MOMBASA_EXIF,
    HEIC: Buffer.concat([ascii('\0\0\0\x18ftypheic\0\0\0\0mif1heic'), ascii('\0\0\0\x10meta\0\0\0\0iinf')]),
    PDF: byHand([`<< /Type /Catalog /Pages 2 0 R >>`]),
  };
  const spoilt = fc.constantFrom(...kinds).chain((kind) =>
    fc
      .record({
        cut: fc.nat(samples[kind].length),
        changes: fc.array(fc.tuple(fc.nat(samples[kind].length), fc.nat(255)), { maxLength: 12 }),
      })
      .map(({ cut, changes }) => {
        const file = Buffer.from(samples[kind].subarray(0, cut));
        for (const [at, byte] of changes) if (at < file.length) file[at] = byte;
        return { kind, file };
      }),
  );

  it('there is a verdict', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(spoilt, async ({ kind, file }) => {
        const { facts, preview } = await examineAttachment(kind, file);
        expect(facts.kind).toBe(kind);
        expect(preview !== null).toBe(facts.preview === 'SHOWN');
        if (preview) expect(preview.length).toBeLessThanOrEqual(file.length + 64);
      }),
      { numRuns: 400 },
    );
  });

  it('noise is no exception', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...kinds), fc.uint8Array({ maxLength: 300 }), async (kind, noise) => {
        expect((await examineAttachment(kind, noise)).facts.kind).toBe(kind);
      }),
      { numRuns: 300 },
    );
  });

  it('a picture of many empty segments is walked once', () => {
    const many = Buffer.concat(Array.from({ length: 200_000 }, () => segment(0xfe, Buffer.alloc(0))));
    const began = performance.now();
    readJpeg(Buffer.concat([Buffer.from([0xff, 0xd8]), many]), null);
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});

/** A PDF with one page that says "Open me", its first objects given: the catalogue, and others from the fourth on. */
function byHand([catalogue = '', ...others]: readonly string[], trailer = ''): Buffer {
  const content = deflateSync(ascii('BT /F1 12 Tf 40 500 Td (Open me) Tj ET'));
  const objects = [
    ascii(catalogue),
    ascii('<< /Type /Pages /Kids [3 0 R] /Count 1 >>'),
    ascii(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 420 595] /Contents ${4 + others.length} 0 R ` +
        '/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>',
    ),
    ...others.map(ascii),
    Buffer.concat([
      ascii(`<< /Filter /FlateDecode /Length ${content.length} >>\nstream\n`),
      content,
      ascii('\nendstream'),
    ]),
  ];
  const parts: Buffer[] = [ascii('%PDF-1.4\n')];
  const places: number[] = [];
  for (const [i, object] of objects.entries()) {
    places.push(parts.reduce((sum, part) => sum + part.length, 0));
    parts.push(ascii(`${i + 1} 0 obj\n`), object, ascii('\nendobj\n'));
  }
  const start = parts.reduce((sum, part) => sum + part.length, 0);
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const head = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
  parts.push(
    ascii(`${head}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`),
  );
  return Buffer.concat(parts);
}

/** One whose keys fit no password. */
function locked(): Buffer {
  const key = 'a'.repeat(64);
  const encrypt = `<< /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <${key}> /U <${key}> >>`;
  return byHand(
    [`<< /Type /Catalog /Pages 2 0 R >>`, encrypt],
    `/Encrypt 4 0 R /ID [<${'b'.repeat(32)}> <${'b'.repeat(32)}>]`,
  );
}
