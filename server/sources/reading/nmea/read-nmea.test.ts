import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fromBytes } from '../byte-source.js';
import { AIS_COLUMNS } from './messages.js';
import { nmeaTable } from './read-nmea.js';
import { checksumOf } from './sentence.js';

async function read(text: string | Buffer) {
  const table = nmeaTable(fromBytes(Buffer.from(text as string)), { encoding: 'utf-8', bomBytes: 0, sureness: 1 });
  const rows: { at: string; cells: Record<string, string>; refused?: string }[] = [];
  for await (const { at, cells, refused } of table.rows)
    rows.push({
      at,
      cells: Object.fromEntries(AIS_COLUMNS.map((c, i) => [c, cells[i] ?? ''] as const).filter(([, t]) => t !== '')),
      ...(refused ? { refused: refused.reason } : {}),
    });
  return { rows, warnings: table.warnings() };
}

/** A message of fields, each with its bits, as a sentence; what the decoder is not asked for is zero. */
function sentence(fields: readonly (readonly [value: number | string, bits: number])[], about = '1,1,,A'): string {
  let bits = '';
  for (const [value, length] of fields) {
    if (typeof value === 'number')
      bits += (value < 0 ? 2 ** length + value : value).toString(2).padStart(length, '0').slice(-length);
    else
      for (let i = 0; i < length / 6; i++) {
        const code = value.charCodeAt(i) || 64;
        bits += (code >= 64 ? code - 64 : code).toString(2).padStart(6, '0');
      }
  }
  const fill = (6 - (bits.length % 6)) % 6;
  bits += '0'.repeat(fill);
  let payload = '';
  for (let i = 0; i < bits.length; i += 6) {
    const six = Number.parseInt(bits.slice(i, i + 6), 2);
    payload += String.fromCharCode(six < 40 ? six + 48 : six + 56);
  }
  return signed(`AIVDM,${about},${payload},${fill}`);
}

const signed = (body: string) => `!${body}*${checksumOf(body)}`;

const position = (more: Partial<Record<'lat' | 'lon' | 'sog' | 'cog' | 'heading', number>> = {}) => {
  const { lat = 1.5, lon = -103.25, sog = 12.3, cog = 254.8, heading = 255 } = more;
  return [
    [Math.round(sog * 10), 10],
    [1, 1],
    [Math.round(lon * 600_000), 28],
    [Math.round(lat * 600_000), 27],
    [Math.round(cog * 10), 12],
    [heading, 9],
  ] as const;
};
const classA = (more = {}) =>
  sentence([[1, 6], [0, 2], [636092000, 30], [7, 4], [0, 8], ...position(more), [30, 6], [0, 25]]);

describe('AIS messages', () => {
  it('of class A tell place and movement', async () => {
    expect((await read(classA())).rows[0]).toMatchObject({
      at: 'line 1',
      cells: {
        message_type: '1',
        mmsi: '636092000',
        nav_status: '7',
        lat: '1.5',
        lon: '-103.25',
        sog_kn: '12.3',
        cog_deg: '254.8',
        heading_deg: '255',
      },
    });
  });

  it('leave empty what the transponder does not know', async () => {
    const { rows } = await read(classA({ lat: 91, lon: 181, sog: 102.3, cog: 360, heading: 511 }));
    expect(Object.keys(rows[0]?.cells ?? {})).toEqual(['message_type', 'mmsi', 'nav_status', 'sentence']);
  });

  it('of class B tell the same from other bits', async () => {
    const { rows } = await read(sentence([[18, 6], [0, 2], [5, 30], [0, 8], ...position(), [0, 35]]));
    expect(rows[0]?.cells).toMatchObject({
      message_type: '18',
      mmsi: '000000005',
      lat: '1.5',
      lon: '-103.25',
      sog_kn: '12.3',
    });
  });

  it('of static data tell who the vessel is', async () => {
    const about: [number | string, number][] = [
      [5, 6],
      [0, 2],
      [636092000, 30],
      [0, 2],
      [9074729, 30],
      ['A8XY7', 42],
      ['OCEAN & CO', 120],
      [70, 8],
      [0, 34],
      [12, 4],
      [24, 5],
      [18, 5],
      [0, 6],
      [95, 8],
      ['KRIBI', 120],
      [0, 2],
    ];
    expect((await read(sentence(about))).rows[0]?.cells).toMatchObject({
      imo: '9074729',
      call_sign: 'A8XY7',
      name: 'OCEAN & CO',
      ship_type: '70',
      eta: '12-24 18:00',
      draught_m: '9.5',
      destination: 'KRIBI',
    });
  });

  it('of static data of class B come in two parts', async () => {
    const a = sentence([
      [24, 6],
      [0, 2],
      [338000001, 30],
      [0, 2],
      ['PELICAN', 120],
      [0, 8],
    ]);
    const b = sentence([
      [24, 6],
      [0, 2],
      [338000001, 30],
      [1, 2],
      [37, 8],
      [0, 42],
      ['WDA1', 42],
      [0, 36],
    ]);
    expect((await read(`${a}\n${b}`)).rows.map((r) => r.cells)).toMatchObject([
      { name: 'PELICAN' },
      { ship_type: '37', call_sign: 'WDA1' },
    ]);
  });

  it('of other types are kept with type and sender, and told', async () => {
    const { rows, warnings } = await read(
      sentence([
        [4, 6],
        [0, 2],
        [2320717, 30],
        [0, 130],
      ]),
    );
    expect(rows[0]?.cells).toMatchObject({ message_type: '4', mmsi: '002320717' });
    expect(warnings).toEqual(['Line 1: of a message of type 4 only type and MMSI are read.']);
  });

  it('are put together of several sentences, with their tag block', async () => {
    const tag = 's:station7,c:1709208000';
    const parts = [
      `\\${tag}*${checksumOf(tag)}\\!AIVDM,2,1,3,A,55?MbV02;H;s<HtKR20EHE:0@T4@Dn2222222216L961O5Gf0NSQEp6ClRp8,0*1E`,
      '!AIVDM,2,2,3,A,88888888880,2*27',
    ];
    const { rows } = await read(`${classA()}\n${parts.join('\n')}\n`);
    expect(rows[1]).toMatchObject({
      at: 'lines 2–3',
      cells: {
        message_type: '5',
        mmsi: '351759000',
        name: 'EVER DIADEM',
        call_sign: '3FOF8',
        imo: '9134270',
        destination: 'NEW YORK',
        time: '2024-02-29T12:00:00Z',
        station: 'station7',
        sentence: parts.join('\n'),
      },
    });
  });

  it.each([
    ['!AIVDM,1,1,,B,,0*25', 'holds no message'],
    ['!AIVDM,1,1,,A,15MgK45P3@G?fl0E`JbR0OwT0@MS,0*4F', 'The checksum is 4F, the sentence gives'],
    ['$GPGGA,1*00', 'no AIS sentence'],
    [signed('AIVDM,1,1,,A,15Mg,0'), 'breaks off before its MMSI'],
    [signed('AIVDM,1,1,,A,15MgK45P3@G,0'), 'has 168 bits, this one 66'],
    [signed('AIVDM,1,1,,A,15Mg~K45P,0'), 'stands for no bits'],
    [signed('AIVDM,1,2,,A,15MgK45P,0'), 'number 2 of 1'],
    [signed('AIVDM,2,2,1,A,15MgK45P,0'), 'only number 2 stood together'],
    [signed('AIVDM,2,1,1,A,15MgK45P,0'), 'only number 1 stood together'],
    ['\\c:1*00\\!AIVDM,1,1,,A,1,0*00', 'checksum of the tag block'],
    [classA({ lat: 95 }), 'There is no latitude of 95 degrees'],
  ])('%s is refused by its line', async (line, reason) => {
    const { rows } = await read(`\n${line}\n${classA()}`);
    expect(rows.find((r) => r.at === 'line 2')?.refused).toContain(reason);
    expect(rows.find((r) => r.at === 'line 3')?.refused).toBeUndefined();
  });

  const sample = new URL('../../../../../shared/data/ais/nmea_sample.txt', import.meta.url);
  it('of a receiver are all accounted for', async () => {
    let bytes: Buffer;
    try {
      bytes = readFileSync(sample);
    } catch {
      console.log('Skipped: ../shared/data/ais/nmea_sample.txt is not there.');
      return;
    }
    const { rows } = await read(bytes);
    const taken = rows.flatMap((r) => (r.cells.sentence ?? '').split('\n'));
    expect(taken.sort()).toEqual(
      bytes
        .toString()
        .split('\n')
        .map((l) => l.trim())
        .filter((l) => l !== '')
        .sort(),
    );
    expect(rows.filter((r) => r.refused === undefined).length).toBeGreaterThan(700);
  });
});
