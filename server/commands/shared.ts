import type { Teller } from './telling.js';

/** What every command takes. */
export interface Shared {
  /** As whom it acts. */
  readonly as?: string;
  readonly tell: Teller;
}

/** What a command ends with: 0 done, 1 refused or failed; and what `--json` prints. */
export interface Outcome {
  readonly exitCode: 0 | 1;
  readonly json: Readonly<Record<string, unknown>>;
}
