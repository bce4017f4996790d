import type { RequestHandler } from 'express';

/**
 * What a page of ours may load: its own files and nothing else. The nonce is for style elements that the component library makes;
 * scripts have none, so a script in a label stays text.
 */
const OF_PAGES = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'worker-src': "'self'",
  'manifest-src': "'self'",
  'frame-ancestors': "'none'",
  'base-uri': "'none'",
  'form-action': "'self'",
} as const;

/**
 * For GraphiQL's page alone: its editor positions each line by a style attribute and brings its fonts inside its style sheet. Neither
 * runs a script or loads anything (docs/decisions/0063).
 */
export const FOR_THE_EDITOR = { 'style-src-attr': "'unsafe-inline'", 'font-src': "'self' data:" } as const;

export function contentSecurityPolicy(nonce: string | null, exceptions: Readonly<Record<string, string>> = {}): string {
  const style = nonce === null ? OF_PAGES['style-src'] : `'self' 'nonce-${nonce}'`;
  const directives = { ...OF_PAGES, 'style-src': style, ...exceptions };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources}`)
    .join('; ');
}

/** On every answer, whatever it is. */
export const securityHeaders: RequestHandler = (_req, res, next) => {
  res.setHeader('Content-Security-Policy', contentSecurityPolicy(null));
  res.setHeader('X-Content-Type-Options', 'nosniff');
  res.setHeader('Referrer-Policy', 'no-referrer');
  res.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  res.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
  res.setHeader('X-Frame-Options', 'DENY');
  res.setHeader('Permissions-Policy', 'camera=(), geolocation=(), microphone=()');
  // Answers hold what one person may see: no cache keeps them, unless a route says otherwise.
  res.setHeader('Cache-Control', 'no-store');
  next();
};
