/** Something about a text that a reader should know before he trusts what he sees of it. */
export interface TextWarning {
  readonly code: 'TEXT_CONTROL_CHARS' | 'FORMULA' | 'TOO_LONG';
  readonly because: string;
}

/** A cell of a spreadsheet holds no more (Microsoft Excel, "specifications and limits"); a longer one is kept, and shown in part. */
export const LONGEST_CELL = 32_767;

/** Turn the direction of writing: what is shown is then not what stands there (Unicode Standard Annex 9; Technical Report 36). */
const TURNING = /[\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]/;
/** Without width, or controls that have no business in a cell. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const UNSEEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u00AD\u200B-\u200D\u2060\uFEFF]/;
/** What a spreadsheet would compute (OWASP, "CSV Injection"), a plain number excepted. */
const FORMULA = /^[\t\r\n]*[=+\-@＝＋－＠]/;
const PLAIN_NUMBER = /^[+-]?\d[\d.,' ]*$/;

/** What there is to know of a text as it came. The text itself is kept as it is, whatever stands in it. */
export function textWarnings(text: string): readonly TextWarning[] {
  const warnings: TextWarning[] = [];
  if (TURNING.test(text))
    warnings.push({ code: 'TEXT_CONTROL_CHARS', because: 'marks in it turn the direction of writing' });
  else if (UNSEEN.test(text))
    warnings.push({ code: 'TEXT_CONTROL_CHARS', because: 'there are signs in it that cannot be seen' });
  if (FORMULA.test(text) && !PLAIN_NUMBER.test(text) && text.length > 1)
    warnings.push({ code: 'FORMULA', because: 'a spreadsheet would take it for a formula' });
  if (text.length > LONGEST_CELL)
    warnings.push({
      code: 'TOO_LONG',
      because: `it has ${text.length} characters; no spreadsheet holds more than ${LONGEST_CELL}`,
    });
  return warnings;
}

/** The text for comparing: in one form (NFKC), lower case, without signs that cannot be seen, one blank between words. */
export function textKey(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .toLowerCase();
}

/** The text for showing beside others: it cannot turn what stands around it (first strong isolate … pop), nor itself. */
export function isolated(text: string): string {
  return `\u2068${text.replace(/[\u202A-\u202E\u2066-\u2069]/g, '')}\u2069`;
}

/** The first part of a long text, and whether it is all. It ends between characters as people see them. */
export function shortened(text: string, length: number): { readonly shown: string; readonly isWhole: boolean } {
  if (text.length <= length) return { shown: text, isWhole: true };
  let end = 0;
  // A character is at most a few dozen code units: enough is cut off first, so that a megabyte is not gone through.
  for (const { index, segment } of CHARACTERS.segment(text.slice(0, length + 64))) {
    if (index + segment.length > length) break;
    end = index + segment.length;
  }
  return { shown: text.slice(0, end), isWhole: false };
}

const CHARACTERS = new Intl.Segmenter('en', { granularity: 'grapheme' });
