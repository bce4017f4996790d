import type { CaseImport, CaseRecord, CaseVersion } from '../casework/case-version.js';

/** A file of which the case relies on some rows. */
export interface ExhibitPlan {
  /** "EX-0001": the number that the edition once gave it. */
  readonly reference: string;
  readonly file: CaseImport;
  /** By their place in the file. */
  readonly records: readonly CaseRecord[];
}

/** Which files become exhibits, in the order of their numbers. A file on which nothing rests is none. */
export function planExhibits(version: CaseVersion): readonly ExhibitPlan[] {
  const known = new Set(version.imports.map((i) => i.id));
  const astray = version.records.find((r) => !known.has(r.importId));
  if (astray) throw new Error(`Record ${astray.id} comes from import ${astray.importId}, which the case version lacks`);

  return version.imports
    .map((file) => ({ file, records: version.records.filter((r) => r.importId === file.id) }))
    .filter(({ records }) => records.length > 0)
    .map(({ file, records }) => ({ file, records, number: version.numbers.exhibits.get(file.id) ?? 0 }))
    .sort((a, b) => a.number - b.number)
    .map(({ file, records, number }) => ({
      reference: `EX-${String(number).padStart(4, '0')}`,
      file,
      records: [...records].sort((a, b) => a.row.byteStart - b.row.byteStart || (a.id < b.id ? -1 : 1)),
    }));
}

/** Longest file name in UTF-8 that every file system takes with a prefix to spare. */
const LONGEST_NAME_BYTES = 150;

/**
 * A file name as it may stand in a zip that people unpack anywhere: NFC, no separators, no control or format characters,
 * nothing Windows refuses, no `%` (BagIt gives it a meaning).
 */
export function safeFileName(name: string): string {
  const cleaned = [...name.normalize('NFC').replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\p{Z}/\\:*?"<>|%#]/gu, '_')];
  while (Buffer.byteLength(cleaned.join(''), 'utf8') > LONGEST_NAME_BYTES)
    cleaned.splice(Math.floor(cleaned.length / 2), 1);
  const fits = cleaned.join('').replaceAll(/^[.]+|[.]+$/g, '_');
  return fits === '' ? 'file' : fits;
}
