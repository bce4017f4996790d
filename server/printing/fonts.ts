import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** A font of the report: its bytes are part of the report's, so they come from packages at exact versions and from nowhere else. */
export interface Font {
  readonly name: string;
  readonly bytes: Buffer;
  readonly sha256: string;
}

const FONT_FILES = [
  '@expo-google-fonts/ibm-plex-sans/400Regular/IBMPlexSans_400Regular.ttf',
  '@expo-google-fonts/ibm-plex-sans/600SemiBold/IBMPlexSans_600SemiBold.ttf',
  '@expo-google-fonts/ibm-plex-sans-arabic/400Regular/IBMPlexSansArabic_400Regular.ttf',
  '@expo-google-fonts/ibm-plex-sans-arabic/600SemiBold/IBMPlexSansArabic_600SemiBold.ttf',
  '@expo-google-fonts/ibm-plex-mono/400Regular/IBMPlexMono_400Regular.ttf',
  '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
] as const;

export function loadFonts(): readonly Font[] {
  const { resolve } = createRequire(import.meta.url);
  return FONT_FILES.map((file) => {
    const bytes = readFileSync(resolve(file));
    const name = file.slice(file.lastIndexOf('/') + 1);
    return { name, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
  });
}

/** Which characters have a glyph in at least one of the fonts. */
export class FontCoverage {
  private readonly covered: ReadonlySet<number>;

  constructor(fonts: readonly Font[]) {
    this.covered = new Set(fonts.flatMap((f) => [...codePointsOf(f.bytes)]));
  }

  has(codePoint: number): boolean {
    return this.covered.has(codePoint);
  }
}

/** The code points of a font's `cmap` table (OpenType 1.9, cmap formats 4 and 12, the only ones our fonts use). */
function* codePointsOf(font: Buffer): Generator<number> {
  const cmap = tableOffset(font, 'cmap');
  const subtables = font.readUInt16BE(cmap + 2);
  for (let i = 0; i < subtables; i += 1) {
    const at = cmap + font.readUInt32BE(cmap + 4 + i * 8 + 4);
    const format = font.readUInt16BE(at);
    if (format === 4) yield* segmentsOf(font, at);
    if (format === 12) yield* groupsOf(font, at);
  }
}

function tableOffset(font: Buffer, tag: string): number {
  const tables = font.readUInt16BE(4);
  for (let i = 0; i < tables; i += 1) {
    const entry = 12 + i * 16;
    if (font.toString('latin1', entry, entry + 4) === tag) return font.readUInt32BE(entry + 8);
  }
  throw new Error(`The font has no table ${tag}`);
}

/** Format 4: segments of the Basic Multilingual Plane; glyph 0 means that there is none. */
function* segmentsOf(font: Buffer, at: number): Generator<number> {
  const bytes = font.readUInt16BE(at + 6);
  const ends = at + 14;
  const starts = ends + bytes + 2;
  const deltas = starts + bytes;
  const offsets = deltas + bytes;
  for (let s = 0; s < bytes; s += 2) {
    const start = font.readUInt16BE(starts + s);
    const end = font.readUInt16BE(ends + s);
    const offset = font.readUInt16BE(offsets + s);
    const delta = font.readUInt16BE(deltas + s);
    for (let c = start; c <= end && c !== 0xffff; c += 1) {
      const stored = offset === 0 ? c : font.readUInt16BE(offsets + s + offset + (c - start) * 2);
      if (stored !== 0 && ((stored + delta) & 0xffff) !== 0) yield c;
    }
  }
}

/** Format 12: groups of any plane. */
function* groupsOf(font: Buffer, at: number): Generator<number> {
  const groups = font.readUInt32BE(at + 12);
  for (let g = 0; g < groups; g += 1) {
    const group = at + 16 + g * 12;
    for (let c = font.readUInt32BE(group); c <= font.readUInt32BE(group + 4); c += 1) yield c;
  }
}
