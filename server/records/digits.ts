/** Arabic-Indic, Persian, Devanagari and Thai. Full-width digits are European after NFKC. */
const FOREIGN_DIGITS = /[٠-٩۰-۹०-९๐-๙]/g;
const ZEROS = [0x660, 0x6f0, 0x966, 0xe50] as const;

/** The same text with European digits, whatever script wrote the numbers. */
export function inEuropeanDigits(text: string): string {
  return text.replace(FOREIGN_DIGITS, (digit) => {
    const code = digit.charCodeAt(0);
    const zero = ZEROS.find((start) => code >= start && code < start + 10) as number;
    return String(code - zero);
  });
}
