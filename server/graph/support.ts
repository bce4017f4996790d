import type { MentionId } from '../records/ids.js';
import { type IdentityMention, keyOf } from '../resolution/clusters.js';
import type { HeldStatement } from './link.js';

/**
 * What has to be visible for something to be shown: any one of the sets will do, and of a set every scope. A single scope is the
 * usual case; a set of several becomes a conjunction scope in the graph.
 */
export type Support = readonly (readonly number[])[];

/** Introducing mentions by the key they introduce. */
export class Introductions {
  readonly #scopesByKey = new Map<string, Set<number>>();

  constructor(mentions: readonly IdentityMention[]) {
    for (const m of mentions) {
      const key = keyOf(m);
      if (key === null || m.addsOnly) continue;
      const scopes = this.#scopesByKey.get(key) ?? new Set();
      scopes.add(m.scope);
      this.#scopesByKey.set(key, scopes);
    }
  }

  /** A mention bears on its thing where it can be seen and, if it only adds, where something that introduces the thing can be. */
  supportOf(mention: IdentityMention): Support {
    if (!mention.addsOnly) return [[mention.scope]];
    const scopes = this.#scopesByKey.get(keyOf(mention) ?? '') ?? new Set<number>();
    return minimal([...scopes].map((s) => [mention.scope, s]));
  }

  /** A statement makes a link where it and both its ends can be seen: whoever sees a link sees what it links. */
  supportOfStatement(statement: HeldStatement, mention: (id: MentionId) => IdentityMention): Support {
    const from = this.supportOf(mention(statement.from));
    const to = this.supportOf(mention(statement.to));
    return minimal(from.flatMap((f) => to.map((t) => [statement.scope, ...f, ...t])));
  }
}

/** Distinct sets, each sorted, without those that ask for more than another one does; smallest first, then by their scopes. */
export function minimal(sets: readonly (readonly number[])[]): Support {
  const distinct = new Map(
    sets.map((s) => {
      const set = [...new Set(s)].sort((a, b) => a - b);
      return [set.join('+'), set] as const;
    }),
  );
  const all = [...distinct.values()];
  const asksForLess = (a: readonly number[], b: readonly number[]) =>
    a.length < b.length && a.every((x) => b.includes(x));
  return all
    .filter((s) => !all.some((other) => asksForLess(other, s)))
    .sort((a, b) => a.length - b.length || compareNumbers(a, b));
}

function compareNumbers(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return (a[i] as number) - (b[i] as number);
  return 0;
}
