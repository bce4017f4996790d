import { distanceKm } from '../../records/coordinates.js';
import type { AisPosition } from './ais-position.js';

/** The positions that one number sent, as the ways of the ships that may have sent them. */
export interface NumberTracks {
  readonly mmsi: string;
  /** One where a single ship can have made them all; each in the order of time. */
  readonly tracks: readonly (readonly AisPosition[])[];
}

/** Receivers' clocks and positions differ by so much. */
const SLACK_KM = 2;
/** Kilometres of a nautical mile. */
export const KM_PER_NM = 1.852;
/** Of the ships under one number so many that were heard last may go on; others begin anew. */
const GOING_ON = 16;

/**
 * Parts the positions of each number into tracks that a ship can have sailed: each goes to the track whose last position is nearest, and begins a
 * new one where none is reached at `fastestKn`. Positions without time or place are left out.
 */
export function tracksOf(positions: readonly AisPosition[], fastestKn: number): readonly NumberTracks[] {
  const byNumber = new Map<string, AisPosition[]>();
  for (const position of positions) {
    if (!isPlaced(position)) continue;
    const own = byNumber.get(position.mmsi) ?? [];
    own.push(position);
    byNumber.set(position.mmsi, own);
  }
  return [...byNumber]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([mmsi, own]) => ({ mmsi, tracks: parted(own.sort(byTime), fastestKn) }));
}

function isPlaced({ at, latitude, longitude }: AisPosition): boolean {
  return !Number.isNaN(Date.parse(at)) && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
}

function byTime(a: AisPosition, b: AisPosition): number {
  return Date.parse(a.at) - Date.parse(b.at) || (a.message < b.message ? -1 : a.message > b.message ? 1 : 0);
}

function parted(inOrder: readonly AisPosition[], fastestKn: number): readonly (readonly AisPosition[])[] {
  const tracks: AisPosition[][] = [];
  /** The one heard last stands last. */
  let goingOn: AisPosition[][] = [];
  for (const position of inOrder) {
    let best: { readonly track: AisPosition[]; readonly km: number } | null = null;
    for (const track of goingOn) {
      const last = track.at(-1) as AisPosition;
      const hours = (Date.parse(position.at) - Date.parse(last.at)) / 3_600_000;
      const km = distanceKm(last, position);
      const isReached = km <= SLACK_KM + hours * fastestKn * KM_PER_NM;
      if (isReached && (best === null || km < best.km)) best = { track, km };
    }
    const track = best?.track ?? [];
    if (best === null) tracks.push(track);
    track.push(position);
    goingOn = [...goingOn.filter((other) => other !== track), track].slice(-GOING_ON);
  }
  return tracks;
}
