import { type Evidence, weighed } from '../evidence.js';
import type { Value } from '../feature-parts.js';
import type { Template } from '../templates.js';

/** How values of one property weigh, of which a thing may have several. */
interface Weighing {
  readonly comparison: string;
  readonly same: Template;
  readonly sameBits: number;
  readonly differs: Template;
}

/** One value in common is agreement, whatever else there is; where there is none, the first of each stand for all. */
export function compareCommonValue(
  { comparison, same, sameBits, differs }: Weighing,
  left: readonly Value[],
  right: readonly Value[],
  otherBits: number,
  told: Evidence[] | null,
): number {
  const [l, r] = [left[0], right[0]];
  if (l === undefined || r === undefined) return 0;
  for (const own of left) {
    const other = right.find((o) => o.value === own.value);
    if (other === undefined) continue;
    told?.push(weighed(comparison, sameBits, same, { value: own.value }, own.raw, other.raw));
    return sameBits;
  }
  if (otherBits !== 0)
    told?.push(weighed(comparison, otherBits, differs, { left: l.value, right: r.value }, l.raw, r.raw));
  return otherBits;
}
