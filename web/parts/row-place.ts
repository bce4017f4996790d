import { number, text } from '../texts/index.js';

/** Where a row stands in its file, in words: `row 12`, or in a file that is no delimited text `sheet "Seizures", row 12`. */
export function rowPlace({ line, at }: { readonly line: number; readonly at: string | null }): string {
  return at ?? text('evidence.row', { line: number(line) });
}

/** The same as short as a column of numbers has it. */
export function rowNumber({ line, at }: { readonly line: number; readonly at: string | null }): string {
  return (at === null ? null : /\d+(?=\D*$)/.exec(at)?.[0]) ?? number(line);
}
