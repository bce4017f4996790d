import { Draw } from './draw.js';

/** What an id names, by the letter it begins with (`server/records/ids.ts`); a match is named by its two mentions. */
export type Named =
  | 'mention'
  | 'record'
  | 'statement'
  | 'import'
  | 'judgement'
  | 'case'
  | 'bundle'
  | 'consent'
  | 'match';

const LETTERS: Readonly<Record<string, Named>> = {
  m: 'mention',
  r: 'record',
  s: 'statement',
  i: 'import',
  j: 'judgement',
  c: 'case',
  b: 'bundle',
  q: 'consent',
};
const ID = /^[a-z][a-z2-7]{26}$/;
const MATCH = /^m[a-z2-7]{26}-m[a-z2-7]{26}$/;
/** Letters of ids that are internal: none may stand in any answer. */
const INTERNAL = /"[epknv][a-z2-7]{26}"/;
/** What no world holds, in the form in which it would. */
const ABSENT = 'a'.repeat(26);

/** What questions can be made of: ids that were met in answers, and ids of what is there but not for this user. */
export class Material {
  readonly #known = new Map<Named, Set<string>>();
  readonly #hidden = new Map<Named, Set<string>>();

  constructor(
    readonly draw: Draw,
    /** How many of each kind are asked about. */
    readonly each: number,
    readonly texts: readonly string[],
    /** Stands in what is said, so that nothing is said twice. */
    readonly round = '',
    /** Whether a bundle is exported among the changes. */
    readonly exporting = false,
  ) {}

  /** The same material for another round of questions, in another order. */
  again(seed: number, round: string, exporting: boolean): Material {
    const next = new Material(new Draw(seed), this.each, this.texts, round, exporting);
    for (const [kind, ids] of this.#known) next.#known.set(kind, ids);
    for (const [kind, ids] of this.#hidden) next.#hidden.set(kind, ids);
    return next;
  }

  /** Takes up the ids that stand in an answer. */
  meet(answer: string): void {
    collect(answer, this.#known);
  }

  /** Takes up the ids of an answer to somebody who sees more. */
  meetHidden(answer: string): void {
    collect(answer, this.#hidden);
  }

  /** Some that this user knows, some that are hidden from him, one that nobody knows: in a drawn order. */
  ids(kind: Named): readonly string[] {
    const known = this.known(kind);
    const hidden = this.hidden(kind);
    return this.draw.some([...known, ...hidden, absent(kind)], known.length + hidden.length + 1);
  }

  known(kind: Named): readonly string[] {
    return this.draw.some([...(this.#known.get(kind) ?? [])].sort(), this.each);
  }

  hidden(kind: Named): readonly string[] {
    const known = this.#known.get(kind);
    const others = [...(this.#hidden.get(kind) ?? [])].filter((id) => known?.has(id) !== true);
    return this.draw.some(others.sort(), Math.ceil(this.each / 2));
  }

  allHidden(kind: Named): readonly string[] {
    const known = this.#known.get(kind);
    return [...(this.#hidden.get(kind) ?? [])].filter((id) => known?.has(id) !== true).sort();
  }
}

export function absent(kind: Named): string {
  if (kind === 'match') return `m${ABSENT}-m${'b'.repeat(26)}`;
  return `${Object.keys(LETTERS).find((letter) => LETTERS[letter] === kind)}${ABSENT}`;
}

/** An id that is nobody's business, if one stands in an answer. */
export function internalIdIn(answer: string): string | null {
  return INTERNAL.exec(answer)?.[0] ?? null;
}

function collect(answer: string, into: Map<Named, Set<string>>): void {
  for (const [, text] of answer.matchAll(/"([a-z2-7-]{27,55})"/g)) {
    const kind = MATCH.test(text as string)
      ? 'match'
      : ID.test(text as string)
        ? LETTERS[(text as string)[0] as string]
        : undefined;
    if (kind === undefined) continue;
    into.set(kind, (into.get(kind) ?? new Set()).add(text as string));
  }
}
