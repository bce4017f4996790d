export interface Advisories {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** A line for people. */
  readonly told: string;
}
export function askAdvisories(root: string): Promise<Advisories>;
export function readAdvisories(output: string): Advisories;
