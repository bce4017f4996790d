import exifr from 'exifr';
import type { ExifFacts, ExifState, PhotoPosition } from '../../records/attachment.js';

/** Values as the file has them: nothing made into dates or words, and no part but those named here is looked at. */
const AS_WRITTEN = {
  tiff: true,
  ifd1: false,
  exif: true,
  gps: true,
  interop: false,
  makerNote: false,
  userComment: false,
  xmp: false,
  icc: false,
  iptc: false,
  jfif: false,
  ihdr: false,
  reviveValues: false,
  translateValues: false,
  translateKeys: true,
  mergeOutput: false,
  sanitize: true,
} as const;

type Tags = Readonly<Record<string, unknown>>;

export interface ReadExif {
  readonly state: ExifState;
  readonly facts: ExifFacts | null;
  readonly widthPx: number | null;
  readonly heightPx: number | null;
}

const NOTHING = { facts: null, widthPx: null, heightPx: null } as const;
const LONGEST_TEXT = 200;

/** What a picture's Exif says (CIPA DC-008, Exif 3.0). Whatever is wrong with it, there is an answer. */
export async function readExif(file: Uint8Array): Promise<ReadExif> {
  let blocks: Readonly<Record<string, Tags | undefined>> | undefined;
  try {
    blocks = await exifr.parse(file, AS_WRITTEN);
  } catch {
    return { state: 'UNREADABLE', ...NOTHING };
  }
  const { ifd0 = {}, exif = {}, gps = {}, errors } = blocks ?? {};
  const facts = factsIn(ifd0, exif, gps);
  const said = Object.values(facts).some((fact) => fact !== null);
  if (!said) return { state: errors === undefined ? 'NONE' : 'UNREADABLE', ...NOTHING };
  return {
    state: 'READ',
    facts,
    widthPx: size(ifd0.ImageWidth) ?? size(exif.ExifImageWidth),
    heightPx: size(ifd0.ImageHeight) ?? size(exif.ExifImageHeight),
  };
}

function factsIn(ifd0: Tags, exif: Tags, gps: Tags): ExifFacts {
  const orientation = ifd0.Orientation;
  return {
    takenAt: timeIn(exif.DateTimeOriginal),
    takenOffset: offsetIn(exif.OffsetTimeOriginal),
    positionAt: satelliteTime(gps.GPSDateStamp, gps.GPSTimeStamp),
    position: positionIn(gps),
    make: textIn(ifd0.Make),
    model: textIn(ifd0.Model),
    serial: textIn(exif.BodySerialNumber ?? exif.SerialNumber),
    lens: textIn(exif.LensModel),
    software: textIn(ifd0.Software),
    orientation:
      typeof orientation === 'number' && Number.isInteger(orientation) && orientation >= 1 && orientation <= 8
        ? orientation
        : null,
  };
}

function textIn(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const text = value
    .replace(/\p{Cc}/gu, ' ')
    .trim()
    .slice(0, LONGEST_TEXT);
  return text === '' ? null : text;
}

/** `2026:03:14 10:11:12` as `2026-03-14T10:11:12`; anything else as it is written, and nothing where a clock was never set. */
function timeIn(value: unknown): string | null {
  const text = textIn(value);
  const parts = text === null ? null : /^(\d{4}):(\d\d):(\d\d)[ T](\d\d):(\d\d):(\d\d)$/.exec(text);
  if (parts === null) return text === null || !/[1-9]/.test(text) ? null : text;
  if (parts[1] === '0000') return null;
  const written = `${parts[1]}-${parts[2]}-${parts[3]}T${parts[4]}:${parts[5]}:${parts[6]}`;
  return isInstant(`${written}Z`) ? written : text;
}

function offsetIn(value: unknown): string | null {
  const text = textIn(value);
  return text !== null && /^(?:[+-]\d\d:\d\d|Z)$/.test(text) ? text : null;
}

function satelliteTime(date: unknown, time: unknown): string | null {
  const day = textIn(date);
  const parts = numbersIn(time);
  if (day === null || parts === null || !/^\d{4}:\d\d:\d\d$/.test(day)) return null;
  const [hours, minutes, seconds] = parts.map((part) => String(Math.floor(part)).padStart(2, '0'));
  const written = `${day.replaceAll(':', '-')}T${hours}:${minutes}:${seconds}Z`;
  return isInstant(written) ? written : null;
}

function isInstant(written: string): boolean {
  const instant = new Date(written);
  // 30 February would be taken for 2 March.
  return !Number.isNaN(instant.getTime()) && instant.toISOString().slice(0, 19) === written.slice(0, 19);
}

/** Only with both references: which half of the world a number lies in is not guessed. */
function positionIn(gps: Tags): PhotoPosition | null {
  const latitude = angleIn(gps.GPSLatitude, gps.GPSLatitudeRef, 'N', 'S', 90);
  const longitude = angleIn(gps.GPSLongitude, gps.GPSLongitudeRef, 'E', 'W', 180);
  if (latitude === null || longitude === null) return null;
  // Where a receiver found nothing, some cameras write 0, 0.
  if (latitude.degrees === 0 && longitude.degrees === 0) return null;
  const error = gps.GPSHPositioningError;
  return {
    latitude: latitude.degrees,
    longitude: longitude.degrees,
    asSaid: `${latitude.asSaid}, ${longitude.asSaid}`,
    datum: textIn(gps.GPSMapDatum),
    errorM: typeof error === 'number' && Number.isFinite(error) && error >= 0 ? error : null,
  };
}

function angleIn(value: unknown, reference: unknown, plus: string, minus: string, most: number) {
  const parts = numbersIn(value);
  const side = textIn(reference)?.toUpperCase();
  if (parts === null || (side !== plus && side !== minus)) return null;
  const [degrees, minutes, seconds] = parts as [number, number, number];
  const angle = degrees + minutes / 60 + seconds / 3600;
  if (minutes >= 60 || seconds >= 60 || angle > most) return null;
  const rounded = Math.round(angle * 1e6) / 1e6;
  return {
    degrees: side === minus && rounded !== 0 ? -rounded : rounded,
    asSaid: `${degrees}° ${minutes}' ${Math.round(seconds * 1000) / 1000}" ${side}`,
  };
}

/** Three numbers, none below 0. */
function numbersIn(value: unknown): readonly number[] | null {
  if (!Array.isArray(value) || value.length !== 3) return null;
  return value.every((part) => typeof part === 'number' && Number.isFinite(part) && part >= 0) ? value : null;
}

function size(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : null;
}
