import { createHash } from 'node:crypto';

interface Kind {
  readonly name: string;
  readonly pattern: RegExp;
  /** Whether what the first group caught looks made by chance. Without it, every hit counts. */
  readonly looksSecret?: (caught: string) => boolean;
}

const KINDS: readonly Kind[] = [
  { name: 'private key', pattern: /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/g },
  { name: 'private key as JSON', pattern: /"kty"\s*:[^}]*"d"\s*:\s*"[\w-]{20,}"/g },
  {
    name: 'address with a password',
    // The name may be left out. A template's "${…}" is no password.
    pattern: /\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@'"`<>]*:(?!\$\{)[^\s/@'"`<>]{3,}@[\w.[-]/gi,
  },
  { name: 'token of a code host', pattern: /\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_\w{22,}|glpat-[\w-]{20,})/g },
  {
    name: 'token of a package registry',
    pattern: /\b(?:npm_[A-Za-z0-9]{36}|pypi-[\w-]{50,})|_auth(?:Token)?\s*=\s*\S+/g,
  },
  {
    name: 'key of a cloud',
    pattern: /\b(?:(?:AKIA|ASIA)[A-Z0-9]{16}|AIza[\w-]{35}|xox[abprs]-[\w-]{10,}|sk_live_\w{16,})/g,
  },
  { name: 'signed token', pattern: /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/g },
  {
    name: 'password or key in the text',
    pattern:
      /(?:pass(?:word|wd|phrase)?|secret|token|credential|(?:api|access|private)[_-]?key)\w*["']?\s*[:=]\s*["'`]([^"'`\s]{12,})["'`]/gi,
    looksSecret: (caught) => !caught.includes('${') && bitsPerSign(caught) > 2.8,
  },
];

export interface Secret {
  readonly path: string;
  readonly line: number;
  readonly kind: string;
  /** SHA-256 of what was found: by this it is known again, without being told. */
  readonly sha256: string;
}

/** What looks like a secret in a file's text. */
export function secretsIn(path: string, text: string): readonly Secret[] {
  return KINDS.flatMap(({ name, pattern, looksSecret }) =>
    [...text.matchAll(pattern)]
      .filter((hit) => looksSecret?.(hit[1] ?? '') ?? true)
      .map((hit) => ({
        path,
        line: text.slice(0, hit.index).split('\n').length,
        kind: name,
        sha256: createHash('sha256').update(hit[0]).digest('hex'),
      })),
  );
}

/** Shannon entropy of a text's own signs, in bits per sign: words have about 2.5 in twelve letters, random ones over 3. */
function bitsPerSign(text: string): number {
  const counts = new Map<string, number>();
  for (const sign of text) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  return [...counts.values()].reduce((bits, n) => bits - (n / text.length) * Math.log2(n / text.length), 0);
}
