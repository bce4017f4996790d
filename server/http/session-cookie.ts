import type { IncomingMessage } from 'node:http';

/** The prefix makes browsers hold it to this host, to secure connections (or loopback) and to the whole path. */
const NAME = '__Host-hawksbill';
const ATTRIBUTES = 'Path=/; Secure; HttpOnly; SameSite=Strict';

export function cookieWith(secret: string): string {
  return `${NAME}=${secret}; ${ATTRIBUTES}`;
}

export const COOKIE_GONE = `${NAME}=; ${ATTRIBUTES}; Max-Age=0`;

export function secretIn(request: IncomingMessage): string | null {
  return cookieIn(request, NAME);
}

/** Of somebody who was sent to his agency and is to come back: from there a strict cookie would not be sent along. */
const TRAVELLING = '__Host-hawksbill-agency';
const ATTRIBUTES_TRAVELLING = 'Path=/; Secure; HttpOnly; SameSite=Lax';

export function travellingCookieWith(secret: string, seconds: number): string {
  return `${TRAVELLING}=${secret}; ${ATTRIBUTES_TRAVELLING}; Max-Age=${seconds}`;
}

export const TRAVELLING_COOKIE_GONE = travellingCookieWith('', 0);

export function travellingSecretIn(request: IncomingMessage): string | null {
  return cookieIn(request, TRAVELLING);
}

function cookieIn(request: IncomingMessage, name: string): string | null {
  const cookies = (request.headers.cookie ?? '').split(';').map((c) => c.trim());
  const ours = cookies.filter((c) => c.startsWith(`${name}=`));
  // Two of one name: somebody put one there.
  return ours.length === 1 ? (ours[0] as string).slice(name.length + 1) : null;
}
