import { kindKey } from '../candidate-keys.js';
import { BEARERS_AT_MOST, bearersOf, largeKeys, refined } from '../candidate-pairs.js';
import type { Features } from '../features.js';
import { KeyCells } from './key-cells.js';

/**
 * Finds blocking keys that too many bear to be looked under alone, then every two of these that too many bear together, and so on. In two readings of
 * the same sayings, so that only what is suspicious is ever held: first how many bear a key at all, then who.
 */
export class CommonKeys {
  readonly #cells = new KeyCells();
  #suspicious: (readonly string[])[] = [];

  count(f: Features): void {
    for (const key of f.keys) this.#cells.add(kindKey(f.kind, key));
  }

  /** Once all were counted. */
  gather(f: Features): void {
    this.#suspicious.push(
      heldByMany(
        f.keys.map((key) => kindKey(f.kind, key)),
        this.#cells,
      ),
    );
  }

  /** Once all were gathered. */
  found(): ReadonlySet<string> {
    const common = new Set<string>();
    let rows: readonly (readonly string[])[] = this.#suspicious;
    this.#suspicious = [];
    for (;;) {
      const large = largeKeys(bearersOf(rows));
      if (large.size === 0) return common;
      for (const key of large) common.add(key);
      rows = jointOf(rows, (key) => large.has(key));
    }
  }
}

/** Of large keys together those that may be large too. */
function jointOf(rows: readonly (readonly string[])[], isLarge: (key: string) => boolean) {
  const large = rows.map((keys) => keys.filter(isLarge)).filter((keys) => keys.length > 1);
  const cells = new KeyCells();
  for (const keys of large) for (const key of refined(keys, isLarge)) cells.add(key);
  return large.map((keys) => heldByMany(refined(keys, isLarge), cells));
}

function heldByMany(keys: readonly string[], cells: KeyCells): readonly string[] {
  return keys.filter((key) => cells.atMost(key) > BEARERS_AT_MOST);
}
