import { beginAudit } from '../jobs/audit.js';
import type { JobStore } from '../jobs/stores.js';

/** By the server's clock; the agencies' people sleep. */
const FROM_HOUR = 2;
/** The first look is this long after a start, when those who waited for it have been served. */
const LOOK_EVERY_MS = 600_000;
/** As whom it is noted that the server itself asked. */
const SERVER = 'server';

/** The night that a moment belongs to, by the day on which it ended: before two in the morning still the last one. */
export function nightOf(moment: Date): string {
  const day = new Date(
    moment.getFullYear(),
    moment.getMonth(),
    moment.getDate() - (moment.getHours() < FROM_HOUR ? 1 : 0),
  );
  const two = (n: number) => String(n).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

/**
 * Asks for an audit once a night, or as soon after it as the server runs. Servers that share a graph ask for the same job, and one of them
 * does it.
 */
export function auditNightly(jobs: JobStore, now: () => Date, asked: () => void): { stop(): void } {
  let last = '';
  const look = async () => {
    const night = nightOf(now());
    if (night === last) return;
    await beginAudit(jobs, SERVER, night);
    last = night;
    asked();
  };
  const timer = setInterval(() => void look().catch(() => undefined), LOOK_EVERY_MS);
  return { stop: () => clearInterval(timer) };
}
