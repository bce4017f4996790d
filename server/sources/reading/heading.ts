/** How far down a heading is looked for. */
export const ROWS_TO_HEADING = 30;

/**
 * Which of the first rows is the heading (0-based; blank rows are not among them). Usually the first. Rows above it are passed over where
 * they have one cell, or cells over several columns as merged ones come, and a row full of different words stands below with rows of its width.
 */
export function headingIndex(rows: readonly (readonly string[])[]): number {
  const first = rows[0];
  if (first === undefined || !looksLikeTitle(first)) return 0;
  for (let i = 1; i < Math.min(rows.length - 1, ROWS_TO_HEADING); i++) {
    const row = rows[i] as readonly string[];
    if (looksLikeTitle(row)) continue;
    return isHeading(row) && filled(row).length > filled(first).length && rows[i + 1]?.length === row.length ? i : 0;
  }
  return 0;
}

const filled = (row: readonly string[]) => row.filter((text) => text.trim() !== '');

function looksLikeTitle(row: readonly string[]): boolean {
  const count = filled(row).length;
  return count <= 1 || count * 2 <= row.length;
}

/** Three cells or more, all filled, all different, none a number. */
function isHeading(row: readonly string[]): boolean {
  const texts = row.map((text) => text.trim());
  return (
    texts.length >= 3 &&
    texts.every((text) => text !== '' && !/^[-+.\d]/.test(text)) &&
    new Set(texts).size === row.length
  );
}
