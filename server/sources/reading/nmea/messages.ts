import type { RowComplaint } from '../reserved-columns.js';
import type { SixBits } from './six-bit.js';

/** What is read out of AIS messages, by column. Units stand in the names. */
export const AIS_COLUMNS = [
  'message_type',
  'mmsi',
  'time',
  'lat',
  'lon',
  'sog_kn',
  'cog_deg',
  'heading_deg',
  'nav_status',
  'name',
  'call_sign',
  'imo',
  'ship_type',
  'draught_m',
  'destination',
  'eta',
  'station',
  'sentence',
] as const;
export type AisColumn = (typeof AIS_COLUMNS)[number];
export type AisCells = Partial<Record<AisColumn, string>>;

type Field = readonly [column: AisColumn, read: (bits: SixBits) => string];

/** The fields of a kind of message and the bits that it has at least. */
interface MessageKind {
  readonly bits: number;
  readonly fields: readonly Field[];
}

/** A number in tenths; the one value that says "not available" is an empty cell. */
const tenths =
  (from: number, to: number, missing: number) =>
  (bits: SixBits): string => {
    const number = bits.unsigned(from, to);
    return number === missing ? '' : String(number / 10);
  };

const whole =
  (from: number, to: number, missing: number) =>
  (bits: SixBits): string => {
    const number = bits.unsigned(from, to);
    return number === missing ? '' : String(number);
  };

const text = (from: number, to: number) => (bits: SixBits) => bits.text(from, to);

/** Degrees from ten-thousandths of a minute; 181 and 91 degrees say "not available". */
const degrees =
  (from: number, to: number, missing: number) =>
  (bits: SixBits): string => {
    const number = bits.signed(from, to);
    return number === missing * 600_000 ? '' : String(Number((number / 600_000).toFixed(6)));
  };

/** Speed, place, course and heading stand in one order, from some bit on. */
const position = (sog: number): readonly Field[] => [
  ['sog_kn', tenths(sog, sog + 9, 1023)],
  ['lon', degrees(sog + 11, sog + 38, 181)],
  ['lat', degrees(sog + 39, sog + 65, 91)],
  ['cog_deg', tenths(sog + 66, sog + 77, 3600)],
  ['heading_deg', whole(sog + 78, sog + 86, 511)],
];

const two = (number: number) => String(number).padStart(2, '0');

/** `12-24 18:00`: month and day, the year is not sent; hour 24 and minute 60 say "not available". */
function eta(bits: SixBits): string {
  const [month, day] = [bits.unsigned(274, 277), bits.unsigned(278, 282)];
  const [hour, minute] = [bits.unsigned(283, 287), bits.unsigned(288, 293)];
  if (month === 0 || day === 0) return '';
  const time = hour < 24 && minute < 60 ? ` ${two(hour)}:${two(minute)}` : '';
  return `${two(month)}-${two(day)}${time}`;
}

const CLASS_A_POSITION: MessageKind = {
  bits: 168,
  fields: [['nav_status', whole(38, 41, 15)], ...position(50)],
};

/** Messages 1 to 3, 5, 18 and 24 (ITU-R M.1371-5, annex 8, tables 48, 52, 67, 76 and 77). Bits are counted from 0, ends included. */
const KINDS: Readonly<Record<number, MessageKind>> = {
  1: CLASS_A_POSITION,
  2: CLASS_A_POSITION,
  3: CLASS_A_POSITION,
  5: {
    // Some transponders leave out the spare bits at the end.
    bits: 420,
    fields: [
      ['imo', whole(40, 69, 0)],
      ['call_sign', text(70, 111)],
      ['name', text(112, 231)],
      ['ship_type', whole(232, 239, 0)],
      ['eta', eta],
      ['draught_m', tenths(294, 301, 0)],
      ['destination', text(302, 421)],
    ],
  },
  18: { bits: 168, fields: position(46) },
};

/** Message 24 comes in two parts. */
const STATIC_PARTS: readonly MessageKind[] = [
  { bits: 160, fields: [['name', text(40, 159)]] },
  {
    bits: 162,
    fields: [
      ['ship_type', whole(40, 47, 0)],
      ['call_sign', text(90, 131)],
    ],
  },
];

/** What a message says, or why it says nothing. */
export interface DecodedMessage {
  readonly cells: AisCells;
  /** Whether the type is one whose fields are read. */
  readonly isRead: boolean;
  readonly complaint?: RowComplaint;
}

/** Every message begins with its type, a repeat indicator and the sender's MMSI. */
const BITS_OF_ANY = 38;

/** Reads the fields of a message. */
export function decodeMessage(bits: SixBits): DecodedMessage {
  const refused = (column: string, reason: string, cells: AisCells = {}): DecodedMessage => ({
    cells,
    isRead: true,
    complaint: { column, reason },
  });
  if (bits.length < BITS_OF_ANY)
    return refused('sentence', 'The message breaks off before its MMSI. Receive it again.');
  const type = bits.unsigned(0, 5);
  const mmsi = String(bits.unsigned(8, 37)).padStart(9, '0');
  const begun: AisCells = { message_type: String(type), mmsi };
  if (type < 1 || type > 27) return refused('message_type', `There is no message of type ${type}.`, begun);
  const kind = type === 24 ? STATIC_PARTS[bits.unsigned(38, 39)] : KINDS[type];
  if (kind === undefined) {
    if (type === 24) return refused('sentence', 'A message of type 24 has no such part.', begun);
    return { cells: begun, isRead: false };
  }
  if (bits.length < kind.bits) {
    const reason = `A message of type ${type} has ${kind.bits} bits, this one ${bits.length}. Receive it again.`;
    return refused('sentence', reason, begun);
  }
  const cells: AisCells = { ...begun };
  for (const [column, read] of kind.fields) cells[column] = read(bits);
  const wrong = outOfRange(cells);
  return wrong === null ? { cells, isRead: true } : { cells, isRead: true, complaint: wrong };
}

const RANGES: readonly (readonly [AisColumn, number, string])[] = [
  ['lat', 90, 'latitude'],
  ['lon', 180, 'longitude'],
  ['cog_deg', 360, 'course'],
  ['heading_deg', 360, 'heading'],
];

function outOfRange(cells: AisCells): RowComplaint | null {
  for (const [column, most, name] of RANGES) {
    const value = cells[column] ?? '';
    if (Math.abs(Number(value)) > most) return { column, reason: `There is no ${name} of ${value} degrees.` };
  }
  return null;
}
