import type { RecordId } from './ids.js';

/** What an attachment may be; told by its first bytes, never by its name. */
export const ATTACHMENT_KINDS = ['JPEG', 'PNG', 'WEBP', 'TIFF', 'HEIC', 'PDF'] as const;
export type AttachmentKind = (typeof ATTACHMENT_KINDS)[number];

export const MEDIA_TYPES: Readonly<Record<AttachmentKind, string>> = {
  JPEG: 'image/jpeg',
  PNG: 'image/png',
  WEBP: 'image/webp',
  TIFF: 'image/tiff',
  HEIC: 'image/heic',
  PDF: 'application/pdf',
};

/** Something about a file's bytes that whoever relies on it has to know. */
export type Irregularity =
  /** It stops before its own end. */
  | 'TRUNCATED'
  /** More follows behind its end: another file may have been put there. */
  | 'BYTES_AFTER_END'
  /** A part does not fit its checksum. */
  | 'WRONG_CHECKSUM'
  /** Its parts are not where it says. */
  | 'MALFORMED';

/** Whether the page can show a picture: TOO_LARGE ones would fill a browser's memory, others need a program of their own. */
export type PreviewState = 'SHOWN' | 'TOO_LARGE' | 'NOT_SHOWABLE' | 'DAMAGED';

/** Where a camera says it was: degrees, north and east above 0 (Exif 3.0, section 4.6.6, tags GPSLatitude and GPSLongitude with their references). */
export interface PhotoPosition {
  readonly latitude: number;
  readonly longitude: number;
  /** As the file has it: `4° 3' 30" S, 39° 40' 12" E`. */
  readonly asSaid: string;
  /** GPSMapDatum; null where the file does not say. */
  readonly datum: string | null;
  /** GPSHPositioningError. */
  readonly errorM: number | null;
}

/** What a picture says about its taking; all of it claimed by the file, and none of it proven. */
export interface ExifFacts {
  /** DateTimeOriginal as the camera's clock had it: `2026-03-14T10:11:12`, or as written where it is no time. */
  readonly takenAt: string | null;
  /** OffsetTimeOriginal: `+03:00`; null where the file does not say, and then nobody guesses. */
  readonly takenOffset: string | null;
  /** Instant of the position by the satellites' clock, UTC. */
  readonly positionAt: string | null;
  readonly position: PhotoPosition | null;
  readonly make: string | null;
  readonly model: string | null;
  readonly serial: string | null;
  readonly lens: string | null;
  readonly software: string | null;
  /** 1 to 8; 1 upright. */
  readonly orientation: number | null;
}

export type ExifState = 'READ' | 'NONE' | 'UNREADABLE';

/**
 * How the text of a document was got: PARTLY where a limit stopped it, NO_TEXT where its pages are pictures, TOO_MUCH where a page alone took
 * more time or memory than there is for it.
 */
export type TextState = 'READ' | 'PARTLY' | 'NO_TEXT' | 'ENCRYPTED' | 'BROKEN' | 'TOO_MUCH';

/** What was found in an attachment. */
export interface AttachmentFacts {
  readonly kind: AttachmentKind;
  readonly widthPx: number | null;
  readonly heightPx: number | null;
  readonly irregularities: readonly Irregularity[];
  readonly preview: PreviewState;
  /** Of pictures. */
  readonly exifState: ExifState | null;
  readonly exif: ExifFacts | null;
  /** Of documents. */
  readonly textState: TextState | null;
  readonly pageCount: number | null;
}

/** A photo or document that belongs to a record, or to a whole file that was taken in, as it was added or came. */
export interface Attachment {
  readonly id: string;
  /** The version of the record to which it was added, or whose row names it; it is shown with every version. Null where it belongs to a file. */
  readonly recordId: RecordId | null;
  /** The import of the file beside which it came; null where somebody added it. */
  readonly importId: string | null;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly mediaType: string;
  /** As given; only ever shown. */
  readonly fileName: string;
  readonly addedBy: string;
  /** UTC, to the second. */
  readonly addedAt: string;
  readonly facts: AttachmentFacts;
}
