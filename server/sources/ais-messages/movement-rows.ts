import { csvLine } from '../../records/csv-line.js';
import { guarded } from '../reading/cells.js';
import type { AisGap, Movements, PortCall } from './port-calls-of.js';

/** What ships said of themselves, by number. */
export type ShipsSaid = ReadonlyMap<string, { readonly name: string; readonly imo: string; readonly callSign: string }>;

const CALL_COLUMNS = [
  'call_id',
  'port',
  'imo',
  'name',
  'mmsi',
  'call_sign',
  'arrived_at',
  'departed_at',
  'nearest_km',
  'because',
  'number_is_shared',
  'rests_on',
] as const;
const GAP_COLUMNS = [
  'gap_id',
  'imo',
  'name',
  'mmsi',
  'gap_from',
  'gap_until',
  'hours',
  'distance_km',
  'speed_kn',
  'in_port',
  'number_is_shared',
  'rests_on',
] as const;

/** Port calls as a table of the data set `port-calls`, each row with the messages it rests on (RFC 4180, UTF-8). */
export function callsCsv({ calls }: Pick<Movements, 'calls'>, ships: ShipsSaid): string {
  return table(
    CALL_COLUMNS,
    calls.map((call) => callRow(call, ships)),
  );
}

/** Silences as such a table. */
export function gapsCsv({ gaps }: Pick<Movements, 'gaps'>, ships: ShipsSaid): string {
  return table(
    GAP_COLUMNS,
    gaps.map((gap) => gapRow(gap, ships)),
  );
}

/** Of a number that several ships use nobody knows which of them said what. */
function shipOf({ mmsi, numberIsShared }: PortCall | AisGap, ships: ShipsSaid) {
  const said = numberIsShared ? undefined : ships.get(mmsi);
  return said ?? { name: '', imo: '', callSign: '' };
}

function callRow(call: PortCall, ships: ShipsSaid): Readonly<Record<(typeof CALL_COLUMNS)[number], string>> {
  const { name, imo, callSign } = shipOf(call, ships);
  const { restsOn } = call;
  const messages = [restsOn.arrivedAt, ...restsOn.because, restsOn.nearestKm, restsOn.departedAt, restsOn.seenOutside];
  return {
    call_id: `${call.mmsi}/${call.arrivedAt}`,
    port: call.unLocode,
    imo,
    name,
    mmsi: call.mmsi,
    call_sign: callSign,
    arrived_at: call.arrivedAt,
    departed_at: call.departedAt ?? '',
    nearest_km: String(call.nearestKm),
    because: call.because,
    number_is_shared: call.numberIsShared ? 'yes' : 'no',
    rests_on: listed(messages),
  };
}

function gapRow(gap: AisGap, ships: ShipsSaid): Readonly<Record<(typeof GAP_COLUMNS)[number], string>> {
  const { name, imo } = shipOf(gap, ships);
  return {
    gap_id: `${gap.mmsi}/${gap.from}`,
    imo,
    name,
    mmsi: gap.mmsi,
    gap_from: gap.from,
    gap_until: gap.until,
    hours: String(gap.hours),
    distance_km: String(gap.distanceKm),
    speed_kn: String(gap.speedKn),
    in_port: gap.inPort ?? '',
    number_is_shared: gap.numberIsShared ? 'yes' : 'no',
    rests_on: listed(gap.restsOn),
  };
}

const listed = (messages: readonly (string | null)[]) => [...new Set(messages.filter((m) => m !== null))].join('; ');

function table<C extends string>(columns: readonly C[], rows: readonly Readonly<Record<C, string>>[]): string {
  const lines = [columns, ...rows.map((row) => columns.map((column) => guarded(row[column])))];
  return lines.map((cells) => `${csvLine(cells)}\r\n`).join('');
}
