import type { Features } from '../features.js';
import { rareWordShare } from '../names.js';

/** Things of a kind below which their words are too few to count. */
const LEAST_THINGS = 500;
/** A word counts from so many different things on; below it the next sample would say otherwise. */
const LEAST_BEARERS = 8;
/** What was shipped weighs as much as so many things: a share is drawn towards it. */
const SHIPPED_WEIGHS = 400;
/** A share moves by no more than this factor either way from where it was; a word that was not listed may become as much commoner. */
const MOST_MOVED = 8;
/** No word says less than this: one name in twenty. */
const COMMONEST = 1 / 20;

export interface WordShares {
  readonly shares: ReadonlyMap<string, number>;
  /** Words that are weighed otherwise than before. */
  readonly learnt: number;
  /** Different things that were counted. */
  readonly things: number;
}

/**
 * How common words are in names, by their folded form: the share of different things (`thingOf`, by place) whose names hold the word, among
 * firms, persons or vessels, wherever it is commonest. A thing that a hundred records name counts once.
 */
export function wordShares(
  features: readonly Features[],
  thingOf: (i: number) => number,
  shipped: ReadonlyMap<string, number>,
): WordShares {
  const kinds = new Map<string, { readonly things: Set<number>; readonly bearers: Map<string, Set<number>> }>();
  features.forEach((f, i) => {
    const words = new Set(f.names.flatMap((n) => n.words.filter((w) => w.kind === 'WORD').map((w) => w.folded)));
    if (words.size === 0) return;
    const kind = f.kind === 'VESSEL' ? 'VESSEL' : (f.facts.traderKind ?? 'TRADER');
    const counted = kinds.get(kind) ?? { things: new Set(), bearers: new Map() };
    kinds.set(kind, counted);
    counted.things.add(thingOf(i));
    for (const word of words) {
      const bearers = counted.bearers.get(word);
      if (bearers === undefined) counted.bearers.set(word, new Set([thingOf(i)]));
      else bearers.add(thingOf(i));
    }
  });
  const shares = new Map(shipped);
  const found = new Map<string, number>();
  for (const { things, bearers } of kinds.values()) {
    if (things.size < LEAST_THINGS) continue;
    for (const [word, { size }] of bearers) {
      if (size < LEAST_BEARERS) continue;
      const before = shipped.get(word) ?? rareWordShare(word);
      const share = (size + SHIPPED_WEIGHS * before) / (things.size + SHIPPED_WEIGHS);
      found.set(word, Math.max(found.get(word) ?? 0, share));
    }
  }
  for (const [word, share] of found) {
    const before = shipped.get(word) ?? rareWordShare(word);
    shares.set(word, Math.min(COMMONEST, bounded(share, before / MOST_MOVED, before * MOST_MOVED)));
  }
  const learnt = [...found.keys()].filter((word) => shares.get(word) !== shipped.get(word)).length;
  const things = [...kinds.values()].reduce((sum, k) => sum + k.things.size, 0);
  return { shares, learnt, things };
}

function bounded(x: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, x));
}
