import { distanceKm, positionOfPlace, readPosition } from './coordinates.js';
import type { MentionValue } from './mention.js';

/** How far a position is from one that a record names. */
export interface PlaceDistance {
  /** As the record has it: UN/LOCODE or position. */
  readonly place: string;
  readonly distanceKm: number;
}

/** How far a position is from every place whose own position a record gives, or is known by its UN/LOCODE; the nearest first. */
export function placeDistances(
  from: { readonly latitude: number; readonly longitude: number },
  values: readonly Pick<MentionValue, 'property' | 'value'>[],
): readonly PlaceDistance[] {
  const found = new Map<string, number>();
  for (const { property, value } of values) {
    const there =
      property === 'unLocode' ? positionOfPlace(value) : property === 'coordinates' ? positionIn(value) : null;
    if (there !== null) found.set(value, Math.round(distanceKm(from, there) * 10) / 10);
  }
  return [...found]
    .map(([place, kilometres]) => ({ place, distanceKm: kilometres }))
    .sort((a, b) => a.distanceKm - b.distanceKm || (a.place < b.place ? -1 : 1));
}

function positionIn(text: string): { readonly latitude: number; readonly longitude: number } | null {
  const position = readPosition(text);
  return position.value === null ? null : position;
}
