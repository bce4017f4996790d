import { distanceKm } from '../../records/coordinates.js';
import type { AisPosition } from './ais-position.js';
import { KM_PER_NM, tracksOf } from './tracks-of.js';

/** A port by one point of it. */
export interface Port {
  readonly unLocode: string;
  readonly latitude: number;
  readonly longitude: number;
}

/**
 * When a ship is in port and when she is silent. Distances, speeds and hours of port visits are those of Global Fishing Watch's port visit events
 * (GFW Technical Documentation, "Port visits"), whose points are anchorages; where a port is one point a wider reach may be wanted. The hours
 * of a silence are those of its gaps of AIS (ibid., chapter 12; Welch and others, Science Advances 8, 2022).
 */
export interface PortCallThresholds {
  /** Nearer than this she has come in. */
  readonly entryKm: number;
  /** Further than this she has left. */
  readonly exitKm: number;
  /** Slower than this she has stopped. */
  readonly stopKn: number;
  /** Silent in port for this long she has stopped too. */
  readonly silentInPortHours: number;
  /** Silent for this long her transponder was off, or nobody heard it. */
  readonly gapHours: number;
  /** No merchant ship is faster: two ships used one number (red flag H06). */
  readonly fastestKn: number;
}

export const PORT_CALL_THRESHOLDS: PortCallThresholds = {
  entryKm: 3,
  exitKm: 4,
  stopKn: 0.2,
  silentInPortHours: 4,
  gapHours: 12,
  fastestKn: 40,
};

/** A stay in a port that was worked out of messages; each of its values names those that it rests on. */
export interface PortCall {
  readonly mmsi: string;
  readonly unLocode: string;
  /** Time of the first message in port. */
  readonly arrivedAt: string;
  /** Time of the last one before she was seen outside; null where she was not seen leaving. */
  readonly departedAt: string | null;
  /** Of the nearest message to the port's point. */
  readonly nearestKm: number;
  /** Why it is a call and no passage: she stopped, was moored or anchored, or was silent in port. */
  readonly because: 'STOPPED' | 'STATUS' | 'SILENT';
  /** The number was used by several ships at once: whose call it is the number does not tell. */
  readonly numberIsShared: boolean;
  readonly restsOn: {
    readonly arrivedAt: string;
    readonly departedAt: string | null;
    /** By which she had left: the first message outside. */
    readonly seenOutside: string | null;
    readonly nearestKm: string;
    /** The messages that show the stop; of a silence, both ends. */
    readonly because: readonly string[];
  };
}

/** A silence of a transponder between two messages. */
export interface AisGap {
  readonly mmsi: string;
  readonly from: string;
  readonly until: string;
  readonly hours: number;
  /** Between her last and her next position. */
  readonly distanceKm: number;
  /** The speed that this takes, in knots. */
  readonly speedKn: number;
  /** The port in which she was before and after; a ship at berth may be silent. */
  readonly inPort: string | null;
  readonly numberIsShared: boolean;
  /** The message before and the message after. */
  readonly restsOn: readonly [string, string];
}

export interface Movements {
  readonly calls: readonly PortCall[];
  readonly gaps: readonly AisGap[];
}

/** Every degree of latitude is longer than this. */
const KM_PER_DEGREE = 110;
/** Navigation status: at anchor, moored. */
const STAYS = new Set([1, 5]);

/** Port calls and silences out of positions, in whatever order they come. By number, then by time. */
export function portCallsOf(
  positions: readonly AisPosition[],
  ports: readonly Port[],
  thresholds: PortCallThresholds = PORT_CALL_THRESHOLDS,
): Movements {
  const portNear = finderOf(ports, thresholds.entryKm);
  const calls: PortCall[] = [];
  const gaps: AisGap[] = [];
  for (const { mmsi, tracks } of tracksOf(positions, thresholds.fastestKn)) {
    for (const track of tracks) {
      const visits = visitsOf(track, portNear, thresholds);
      const numberIsShared = tracks.length > 1;
      calls.push(...visits.flatMap((visit) => callOf(visit, mmsi, numberIsShared, thresholds)));
      gaps.push(...gapsOf(track, visits, mmsi, numberIsShared, thresholds));
    }
  }
  const byTime =
    <T extends { readonly mmsi: string }>(at: (one: T) => string) =>
    (a: T, b: T) =>
      compare(a.mmsi, b.mmsi) || compare(at(a), at(b));
  return { calls: calls.sort(byTime((c) => c.arrivedAt)), gaps: gaps.sort(byTime((g) => g.from)) };
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const hoursBetween = (a: AisPosition, b: AisPosition) => (Date.parse(b.at) - Date.parse(a.at)) / 3_600_000;

interface Near {
  readonly port: Port;
  readonly km: number;
}

/** Finds the nearest port within a reach; ports are kept by degree of latitude. */
function finderOf(ports: readonly Port[], reachKm: number): (position: AisPosition) => Near | null {
  const bands = new Map<number, Port[]>();
  for (const port of ports) {
    const band = bands.get(Math.floor(port.latitude)) ?? [];
    band.push(port);
    bands.set(Math.floor(port.latitude), band);
  }
  const reach = Math.ceil(reachKm / KM_PER_DEGREE);
  return (position) => {
    let nearest: Near | null = null;
    const own = Math.floor(position.latitude);
    for (let band = own - reach; band <= own + reach; band++) {
      for (const port of bands.get(band) ?? []) {
        if (Math.abs(port.latitude - position.latitude) * KM_PER_DEGREE > reachKm) continue;
        const km = distanceKm(port, position);
        const isNearer =
          nearest === null || km < nearest.km || (km === nearest.km && port.unLocode < nearest.port.unLocode);
        if (km <= reachKm && isNearer) nearest = { port, km };
      }
    }
    return nearest;
  };
}

interface Visit {
  readonly port: Port;
  readonly inside: { readonly position: AisPosition; readonly km: number }[];
  /** The first message outside again. */
  outside: AisPosition | null;
}

function visitsOf(
  track: readonly AisPosition[],
  portNear: (position: AisPosition) => Near | null,
  { exitKm }: PortCallThresholds,
): readonly Visit[] {
  const visits: Visit[] = [];
  let open: Visit | null = null;
  for (const position of track) {
    if (open !== null) {
      const km = distanceKm(open.port, position);
      if (km <= exitKm) {
        open.inside.push({ position, km });
        continue;
      }
      open.outside = position;
      open = null;
    }
    const near = portNear(position);
    if (near === null) continue;
    open = { port: near.port, inside: [{ position, km: near.km }], outside: null };
    visits.push(open);
  }
  return visits;
}

/** A visit in which she stayed; who only passes has made no call. */
function callOf(
  { port, inside, outside }: Visit,
  mmsi: string,
  numberIsShared: boolean,
  thresholds: PortCallThresholds,
): readonly PortCall[] {
  const stay = stayOf(
    inside.map(({ position }) => position),
    thresholds,
  );
  const [first, last] = [inside[0], inside.at(-1)];
  if (stay === null || !first || !last) return [];
  const nearest = inside.reduce((a, b) => (b.km < a.km ? b : a));
  return [
    {
      mmsi,
      unLocode: port.unLocode,
      arrivedAt: first.position.at,
      departedAt: outside === null ? null : last.position.at,
      nearestKm: Number(nearest.km.toFixed(2)),
      because: stay.because,
      numberIsShared,
      restsOn: {
        arrivedAt: first.position.message,
        departedAt: outside === null ? null : last.position.message,
        seenOutside: outside?.message ?? null,
        nearestKm: nearest.position.message,
        because: stay.messages,
      },
    },
  ];
}

function stayOf(
  inside: readonly AisPosition[],
  { stopKn, silentInPortHours }: PortCallThresholds,
): { readonly because: PortCall['because']; readonly messages: readonly string[] } | null {
  const messages = (of: readonly AisPosition[]) => of.map((p) => p.message);
  const stopped = inside.filter((p) => p.speedKn !== null && p.speedKn < stopKn);
  if (stopped.length > 0) return { because: 'STOPPED', messages: messages(stopped) };
  const stays = inside.filter((p) => p.navigationStatus !== null && STAYS.has(p.navigationStatus));
  if (stays.length > 0) return { because: 'STATUS', messages: messages(stays) };
  for (const [i, position] of inside.entries()) {
    const before = inside[i - 1];
    if (before && hoursBetween(before, position) >= silentInPortHours)
      return { because: 'SILENT', messages: messages([before, position]) };
  }
  return null;
}

function gapsOf(
  track: readonly AisPosition[],
  visits: readonly Visit[],
  mmsi: string,
  numberIsShared: boolean,
  { gapHours }: PortCallThresholds,
): readonly AisGap[] {
  const portAt = new Map(visits.flatMap((visit) => visit.inside.map(({ position }) => [position, visit] as const)));
  return track.flatMap((position, i) => {
    const before = track[i - 1];
    if (!before) return [];
    const hours = hoursBetween(before, position);
    if (hours < gapHours) return [];
    const km = distanceKm(before, position);
    const visit = portAt.get(before);
    return [
      {
        mmsi,
        from: before.at,
        until: position.at,
        hours: Number(hours.toFixed(2)),
        distanceKm: Number(km.toFixed(2)),
        speedKn: Number((km / KM_PER_NM / hours).toFixed(1)),
        inPort: visit !== undefined && visit === portAt.get(position) ? visit.port.unLocode : null,
        numberIsShared,
        restsOn: [before.message, position.message] as const,
      },
    ];
  });
}
