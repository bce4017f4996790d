/** TLP 2.0, widest first: FIRST, "Traffic Light Protocol", version 2.0. */
export const HANDLINGS: readonly string[] = ['TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED'];

/** The mark that rules a screen: the narrowest of what it shows. A mark that is not TLP counts as the narrowest. */
export function strictest(marks: readonly string[]): string | null {
  const rank = (mark: string) => {
    const place = HANDLINGS.indexOf(mark);
    return place < 0 ? HANDLINGS.length : place;
  };
  return marks.reduce<string | null>((most, mark) => (most === null || rank(mark) > rank(most) ? mark : most), null);
}

/** The colour class of a mark. */
export function markColour(mark: string): 'red' | 'amber' | 'green' | 'clear' {
  if (mark.startsWith('TLP:AMBER')) return 'amber';
  if (mark === 'TLP:GREEN') return 'green';
  return mark === 'TLP:CLEAR' ? 'clear' : 'red';
}

/** What the strip on top says: the strictest of the marks of all that is on screen, never more than that and never less. */
export type Marks =
  | { readonly kind: 'none' }
  | { readonly kind: 'shown'; readonly marks: readonly string[]; readonly basis: string };

/** A mark for what is shown, or nothing marked. `basis` says how the mark came about. */
export function marksOf(marks: readonly string[], basis: string): Marks {
  return marks.length > 0 ? { kind: 'shown', marks, basis } : { kind: 'none' };
}
