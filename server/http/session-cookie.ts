import type { IncomingMessage } from 'node:http';

/** The prefix makes browsers hold it to this host, to secure connections (or loopback) and to the whole path. */
const NAME = '__Host-hawksbill';
const ATTRIBUTES = 'Path=/; Secure; HttpOnly; SameSite=Strict';

export function cookieWith(secret: string): string {
  return `${NAME}=${secret}; ${ATTRIBUTES}`;
}

export const COOKIE_GONE = `${NAME}=; ${ATTRIBUTES}; Max-Age=0`;

export function secretIn(request: IncomingMessage): string | null {
  const cookies = (request.headers.cookie ?? '').split(';').map((c) => c.trim());
  const ours = cookies.filter((c) => c.startsWith(`${NAME}=`));
  // Two of one name: somebody put one there.
  return ours.length === 1 ? (ours[0] as string).slice(NAME.length + 1) : null;
}
