import type { Telling } from '../main/demonstration.js';

/** Where lines are not written over, a phase is told of when it begins and then at most this often. */
const TELL_EVERY_MS = 10_000;
/** Signs of the bar shown for a step whose length is known. */
const BAR = 24;

/** Tells a person what goes on: on a terminal progress in one line that is written over, elsewhere plain lines now and then. */
export class Teller implements Telling {
  private shown = false;
  private phase = '';
  private toldAt = 0;

  constructor(private readonly out: { write(text: string): unknown; readonly isTTY?: boolean }) {}

  line(text: string): void {
    this.clear();
    this.out.write(`${text}\n`);
  }

  readonly progress = (phase: string, done: number, total: number): void => {
    if (this.out.isTTY) {
      this.out.write(`\r\u001b[2K${phase} ${bar(done, total)}${amount(done, total)}`);
      this.shown = true;
    } else if (phase !== this.phase || Date.now() - this.toldAt > TELL_EVERY_MS) {
      this.out.write(`${phase}: ${amount(done, total)}\n`);
      this.phase = phase;
      this.toldAt = Date.now();
    }
  };

  /** Ends the line that is being written over. */
  clear(): void {
    if (this.shown) this.out.write('\r\u001b[2K');
    this.shown = false;
  }
}

function amount(done: number, total: number): string {
  const count = done.toLocaleString('en');
  return total > 0 ? `${count} of ${total.toLocaleString('en')}` : count;
}

function bar(done: number, total: number): string {
  if (total <= 0) return '';
  const full = Math.min(BAR, Math.round((BAR * done) / total));
  return `[${'#'.repeat(full)}${' '.repeat(BAR - full)}] `;
}
