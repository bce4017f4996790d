import type { AttachmentFacts, AttachmentKind, PreviewState } from '../../records/attachment.js';
import type { PictureStructure } from './picture.js';
import { readExif } from './read-exif.js';
import { readJpeg } from './read-jpeg.js';
import { PDF_LIMITS, type PdfLimits, readPdf } from './read-pdf.js';
import { readPng } from './read-png.js';
import { readWebp } from './read-webp.js';

/** A browser unpacks a picture to four bytes a pixel: 400 MB at most, and no side that graphics cannot hold. */
const MOST_PIXELS = 100_000_000;
const LONGEST_SIDE = 32_767;

/** What an attachment is found to be, the text of its pages, and the picture that the page shows. */
export interface Examined {
  readonly facts: AttachmentFacts;
  readonly pages: readonly string[];
  readonly preview: Uint8Array | null;
}

/** Looks into an attachment, whose kind its first bytes have told. Never throws for what a file can hold. */
export async function examineAttachment(
  kind: AttachmentKind,
  file: Uint8Array,
  limits: PdfLimits = PDF_LIMITS,
): Promise<Examined> {
  if (kind === 'PDF') {
    const { state, pageCount, pages } = await readPdf(file, limits);
    const facts: AttachmentFacts = { ...NOTHING_FOUND, kind, textState: state, pageCount };
    return { facts, pages, preview: null };
  }
  const exif = await readExif(file);
  const structure = structureOf(kind, file, exif.facts?.orientation ?? null);
  const [widthPx, heightPx] = [structure?.widthPx ?? exif.widthPx, structure?.heightPx ?? exif.heightPx];
  const preview = previewState(structure);
  const facts: AttachmentFacts = {
    ...NOTHING_FOUND,
    kind,
    widthPx,
    heightPx,
    irregularities: structure?.irregularities ?? [],
    preview,
    exifState: exif.state,
    exif: exif.facts,
  };
  return { facts, pages: [], preview: preview === 'SHOWN' ? (structure?.bare ?? null) : null };
}

/** Of an attachment that could not be looked into: it took too long or too much memory. */
export function unexamined(kind: AttachmentKind): Examined {
  const isPdf = kind === 'PDF';
  const facts: AttachmentFacts = {
    ...NOTHING_FOUND,
    kind,
    preview: isPdf ? 'NOT_SHOWABLE' : 'DAMAGED',
    exifState: isPdf ? null : 'UNREADABLE',
    textState: isPdf ? 'TOO_MUCH' : null,
  };
  return { facts, pages: [], preview: null };
}

const NOTHING_FOUND: Omit<AttachmentFacts, 'kind'> = {
  widthPx: null,
  heightPx: null,
  irregularities: [],
  preview: 'NOT_SHOWABLE',
  exifState: null,
  exif: null,
  textState: null,
  pageCount: null,
};

/** Null for kinds that no browser shows; their bytes are kept and handed out as they came. */
function structureOf(kind: AttachmentKind, file: Uint8Array, orientation: number | null): PictureStructure | null {
  if (kind === 'JPEG') return readJpeg(file, orientation);
  if (kind === 'PNG') return readPng(file);
  return kind === 'WEBP' ? readWebp(file) : null;
}

function previewState(structure: PictureStructure | null): PreviewState {
  if (structure === null) return 'NOT_SHOWABLE';
  const { widthPx, heightPx, bare } = structure;
  if (bare === null || widthPx === null || heightPx === null) return 'DAMAGED';
  const fits = widthPx * heightPx <= MOST_PIXELS && Math.max(widthPx, heightPx) <= LONGEST_SIDE;
  return fits ? 'SHOWN' : 'TOO_LARGE';
}
