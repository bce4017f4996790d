/** Rows as comma-separated text (RFC 4180), with a mark that lets a spreadsheet read it as UTF-8. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** What a spreadsheet would take for a formula is led by an apostrophe (OWASP, "CSV Injection"); a true number is none. */
function cell(text: string): string {
  const harmless = /^[=+\-@\t\r\n＝＋－＠']/.test(text) && !/^[+-]?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
