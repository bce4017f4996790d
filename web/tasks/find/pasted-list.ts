/** Lines asked for together: an answer within a second or two, so that the table grows while one looks. */
export const LINES_AT_ONCE = 20;
/** More is a file, and a file is imported. */
export const MOST_LINES = 500;
/** The server's limit for one line. */
const LONGEST_LINE = 300;

/** The lines of a pasted text that say something, each once and in their order; what was left out is counted. */
export function linesOf(pasted: string): {
  readonly lines: readonly string[];
  readonly twice: number;
  readonly over: number;
} {
  const said = pasted
    .split('\n')
    .map((line) => line.trim().slice(0, LONGEST_LINE))
    .filter((line) => line !== '');
  const distinct = [...new Set(said)];
  return {
    lines: distinct.slice(0, MOST_LINES),
    twice: said.length - distinct.length,
    over: Math.max(0, distinct.length - MOST_LINES),
  };
}

/** Where each portion of a list begins, and its lines. */
export function portionsOf(
  lines: readonly string[],
): readonly { readonly from: number; readonly lines: readonly string[] }[] {
  return Array.from({ length: Math.ceil(lines.length / LINES_AT_ONCE) }, (_, i) => ({
    from: i * LINES_AT_ONCE,
    lines: lines.slice(i * LINES_AT_ONCE, (i + 1) * LINES_AT_ONCE),
  }));
}
