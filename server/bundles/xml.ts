/** Text for XML 1.0. What XML cannot carry (most control characters, lone surrogates) is named by its code point. */
export function xml(text: string): string {
  return [...text]
    .map((c) => {
      if (/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(c)) return codePointName(c);
      return ESCAPES[c] ?? c;
    })
    .join('');
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
};

/** "[U+0007]": how a character is named that cannot be shown. */
export function codePointName(character: string): string {
  return `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`;
}
