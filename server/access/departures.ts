import type { Departure } from './agency-sign-in.js';
import { hashOf, newSessionSecret } from './sessions.js';

/** Signing in at an agency takes no longer. */
export const AWAY_SECONDS = 10 * 60;
/** Setting out costs nothing, so what is remembered is bounded: the oldest is forgotten. */
const MOST_AWAY = 10_000;

/** Who was sent to his agency and has not come back. Each comes back once. */
export class Departures {
  private readonly byHash = new Map<string, { readonly at: number; readonly departure: Departure }>();

  constructor(private readonly now: () => number) {}

  /** Returns the secret that the cookie carries. */
  note(departure: Departure): string {
    const secret = newSessionSecret();
    this.byHash.set(hashOf(secret), { at: this.now(), departure });
    for (const oldest of this.byHash.keys()) {
      if (this.byHash.size <= MOST_AWAY) break;
      this.byHash.delete(oldest);
    }
    return secret;
  }

  /** Null where nobody with this secret is away. */
  take(secret: string | null): Departure | null {
    if (secret === null) return null;
    const hash = hashOf(secret);
    const found = this.byHash.get(hash);
    this.byHash.delete(hash);
    return found === undefined || this.now() - found.at > AWAY_SECONDS * 1_000 ? null : found.departure;
  }
}
