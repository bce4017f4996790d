import type { RawRow } from '../../records/record.js';
import { cellOf, clean } from '../reading/cells.js';

/** Where a ship was, as one of her messages says. */
export interface AisPosition {
  /** By which the message is found again: the id of its record, or its line. */
  readonly message: string;
  readonly mmsi: string;
  /** UTC instant, ISO 8601. */
  readonly at: string;
  readonly latitude: number;
  readonly longitude: number;
  /** Over ground; null where not available. */
  readonly speedKn: number | null;
  /** ITU-R M.1371-5, table 48: 1 at anchor, 5 moored; null where not sent. */
  readonly navigationStatus: number | null;
}

/** The position in a row of messages; null where it has none, or no time: then it tells nothing of when. */
export function positionOf(row: RawRow, message: string = row.at ?? `line ${row.line}`): AisPosition | null {
  const text = (column: string) => clean(cellOf(row, column).text);
  const number = (column: string): number | null => {
    const written = text(column);
    return /^-?\d{1,6}(\.\d{1,15})?$/.test(written) ? Number(written) : null;
  };
  const [latitude, longitude] = [number('lat'), number('lon')];
  const [mmsi, at] = [text('mmsi'), text('time')];
  if (mmsi === '' || latitude === null || longitude === null || !/^\d{4}-\d\d-\d\dT.*Z$/.test(at)) return null;
  return { message, mmsi, at, latitude, longitude, speedKn: number('sog_kn'), navigationStatus: number('nav_status') };
}
