import type { Telling } from '../main/demonstration.js';

/** Signs of the bar shown for a step whose length is known. */
const BAR = 24;

/**
 * Tells a person what goes on: on a terminal progress in one line that is written over, elsewhere plain lines, and of progress only the
 * first of each phase, so that a log stays readable.
 */
export class Teller implements Telling {
  private phase = '';
  private shown = false;

  constructor(
    private readonly out: { write(text: string): unknown; readonly isTTY?: boolean } = process.stderr,
    private readonly quiet = false,
  ) {}

  line(text: string): void {
    if (this.quiet) return;
    this.clear();
    this.out.write(`${text}\n`);
  }

  readonly progress = (phase: string, done: number, total: number): void => {
    if (this.quiet) return;
    if (this.out.isTTY) {
      this.out.write(`\r\u001b[2K${phase} ${amount(done, total)}`);
      this.shown = true;
    } else if (phase !== this.phase) this.out.write(`${phase} …\n`);
    this.phase = phase;
  };

  /** Ends the line that is being written over. */
  clear(): void {
    if (this.shown) this.out.write('\r\u001b[2K');
    this.shown = false;
    this.phase = '';
  }
}

function amount(done: number, total: number): string {
  if (total <= 0) return done.toLocaleString('en');
  const full = Math.min(BAR, Math.round((BAR * done) / total));
  return `[${'#'.repeat(full)}${' '.repeat(BAR - full)}] ${done.toLocaleString('en')} of ${total.toLocaleString('en')}`;
}
