import { MATCH, otherEnd, type Picture } from '../../picture/picture-state.js';

/** One kind of link to one kind of thing, as the expand dialog offers it. */
export interface Choice {
  readonly key: string;
  readonly linkKind: string;
  readonly entityKind: string;
  readonly outward: boolean;
  readonly inward: boolean;
  readonly count: number;
  readonly onChart: number;
}

interface Counted {
  readonly kind: string;
  readonly outward: boolean;
  readonly entityKind: string;
  readonly count: number;
}

/** Joins roles and directions of one kind, most links first, and says how many of each stand on the chart already. */
export function choicesOf(counts: readonly Counted[], picture: Picture, id: string): readonly Choice[] {
  const choices = new Map<string, Choice>();
  for (const { kind, outward, entityKind, count } of counts) {
    const key = `${kind} ${entityKind}`;
    const before = choices.get(key);
    choices.set(key, {
      key,
      linkKind: kind,
      entityKind,
      outward: outward || (before?.outward ?? false),
      inward: !outward || (before?.inward ?? false),
      count: count + (before?.count ?? 0),
      onChart: 0,
    });
  }
  for (const edge of Object.values(picture.edges)) {
    if (edge.kind === MATCH || (edge.from !== id && edge.to !== id)) continue;
    const other = picture.nodes[otherEnd(edge, id)];
    const choice = other && !other.hidden ? choices.get(`${edge.kind} ${other.kind}`) : undefined;
    if (choice) choices.set(choice.key, { ...choice, onChart: choice.onChart + 1 });
  }
  return [...choices.values()].sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
}

/** How many links one choice would add. */
export const wouldAdd = (choice: Choice, upTo: number): number =>
  Math.min(upTo, Math.max(0, choice.count - choice.onChart));
