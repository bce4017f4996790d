import type { IncomingMessage } from 'node:http';
import { idOf } from '../access/sessions.js';

/**
 * Before the id of a session: each has a cookie of its own, so that no answer, however late, puts or takes away another's
 * (`docs/decisions/0276`). The prefix makes browsers hold it to this host, to secure connections (or loopback) and to the whole path.
 */
const NAME_BEFORE_ID = '__Host-hawksbill.';
const ATTRIBUTES = 'Path=/; Secure; HttpOnly; SameSite=Strict';

export function cookieWith(secret: string): string {
  return `${nameFor(secret)}=${secret}; ${ATTRIBUTES}`;
}

export function cookieGone(secret: string): string {
  return `${nameFor(secret)}=; ${ATTRIBUTES}; Max-Age=0`;
}

/** The secrets that a browser brings, of sessions or half sessions that may be over. Usually one. */
export function secretsIn(request: IncomingMessage): readonly string[] {
  const ours = cookiesIn(request).filter(
    ({ name, value }) => name.startsWith(NAME_BEFORE_ID) && name === nameFor(value),
  );
  return [...new Set(ours.map(({ value }) => value))];
}

function nameFor(secret: string): string {
  return `${NAME_BEFORE_ID}${idOf(secret)}`;
}

/** Of somebody who was sent to his agency and is to come back: from there a strict cookie would not be sent along. */
const TRAVELLING = '__Host-hawksbill-agency';
const ATTRIBUTES_TRAVELLING = 'Path=/; Secure; HttpOnly; SameSite=Lax';

export function travellingCookieWith(secret: string, seconds: number): string {
  return `${TRAVELLING}=${secret}; ${ATTRIBUTES_TRAVELLING}; Max-Age=${seconds}`;
}

export const TRAVELLING_COOKIE_GONE = travellingCookieWith('', 0);

export function travellingSecretIn(request: IncomingMessage): string | null {
  const ours = cookiesIn(request).filter(({ name }) => name === TRAVELLING);
  // Two of one name: somebody put one there.
  return ours.length === 1 ? (ours[0] as Cookie).value : null;
}

interface Cookie {
  readonly name: string;
  readonly value: string;
}

function cookiesIn(request: IncomingMessage): readonly Cookie[] {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  return pairs.map((pair) => {
    const [name = ''] = pair.split('=', 1);
    return { name, value: pair.slice(name.length + 1) };
  });
}
