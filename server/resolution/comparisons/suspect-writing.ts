import { textWarnings } from '../../records/texts.js';
import { type Evidence, weighed } from '../evidence.js';
import type { FeatureParts } from '../feature-parts.js';
import { remembering } from '../remembering.js';

/**
 * Names written so that they look like others: letters of two scripts in one word ("АСМЕ" in Cyrillic beside Latin; Unicode Technical Standard
 * 39), or signs that cannot be seen. They are compared as what they look like, which is right; whoever reads the sum has to know it.
 */
export function suspectWriting(left: FeatureParts, right: FeatureParts): readonly Evidence[] {
  const found: Evidence[] = [];
  for (const [side, other] of [
    [left, right],
    [right, left],
  ] as const) {
    for (const raw of new Set(side.names.map((n) => n.raw))) {
      // What both write alike deceives nobody about the two.
      if (other.names.some((n) => n.raw === raw)) continue;
      const [l, r] = side === left ? [raw, null] : [null, raw];
      const { mixed, unseen } = writingOf(raw);
      if (mixed) found.push(weighed('names', 0, 'name-mixes-scripts', { value: raw }, l, r));
      if (unseen) found.push(weighed('names', 0, 'name-holds-unseen-signs', { value: raw }, l, r));
    }
  }
  return found;
}

const writingOf = remembering((raw: string) => ({
  mixed: mixesScripts(raw),
  unseen: textWarnings(raw).some((w) => w.code === 'TEXT_CONTROL_CHARS'),
}));

const LOOKING_ALIKE = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u];

/** A word with letters of two of the scripts that have capitals in common. */
function mixesScripts(text: string): boolean {
  return (text.match(/\p{L}+/gu) ?? []).some((word) => LOOKING_ALIKE.filter((s) => s.test(word)).length > 1);
}
