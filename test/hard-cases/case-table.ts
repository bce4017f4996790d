import { readFileSync } from 'node:fs';

/** One line of hard-cases.jsonl. */
export interface HardCase {
  readonly id: string;
  readonly area: string;
  readonly title: string;
  readonly input: readonly unknown[];
  readonly expected: string;
}

/** All of them, by id. */
export const HARD_CASES: ReadonlyMap<string, HardCase> = new Map(
  readFileSync(new URL('./hard-cases.jsonl', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as HardCase)
    .map((found) => [found.id, found]),
);

/** A case by its id, which the table must have. */
export function caseOf(id: string): HardCase {
  const found = HARD_CASES.get(id);
  if (!found) throw new Error(`There is no hard case ${id}`);
  return found;
}

/** The inputs of a case that are texts, in its order. */
export function textsOf(id: string): readonly string[] {
  return caseOf(id).input.filter((input): input is string => typeof input === 'string');
}

/** "HC13 OCR-damaged container numbers": the name of a case's tests. */
export function titleOf(id: string): string {
  return `${id} ${caseOf(id).title}`;
}
