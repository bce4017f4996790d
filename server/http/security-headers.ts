import type { RequestHandler } from 'express';

/**
 * What a page of ours may load: its own files and nothing else. The nonce is for style elements that the component library makes;
 * scripts have none, so a script in a label stays text.
 */
export function contentSecurityPolicy(nonce: string | null, ...more: readonly string[]): string {
  const style = nonce === null ? "style-src 'self'" : `style-src 'self' 'nonce-${nonce}'`;
  return [
    "default-src 'none'",
    "script-src 'self'",
    style,
    ...more,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ');
}

/**
 * For GraphiQL's page alone: its editor positions each line by a style attribute. Attributes run no script and load nothing
 * (docs/decisions/0063).
 */
export const LINES_PLACED_BY_ATTRIBUTE = "style-src-attr 'unsafe-inline'";

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
