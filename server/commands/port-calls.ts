import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { BadInput } from '../errors.js';
import { type AisPosition, positionOf } from '../sources/ais-messages/ais-position.js';
import { callsCsv, gapsCsv } from '../sources/ais-messages/movement-rows.js';
import { PORT_CALL_THRESHOLDS, type Port, portCallsOf } from '../sources/ais-messages/port-calls-of.js';
import { cellOf, clean } from '../sources/reading/cells.js';
import { isRefusedRow, type Table } from '../sources/reading/read-table.js';
import type { Outcome, Shared } from './shared.js';
import { tableOf } from './table-of.js';

export interface PortCallsOptions extends Pick<Shared, 'tell'> {
  readonly ports: string;
  readonly calls: string;
  readonly gaps: string;
  readonly entryKm?: string;
}

/** Works port calls and silences out of AIS messages, and writes them as tables of the data set port-calls. Keeps nothing else. */
export async function portCalls(file: string, options: PortCallsOptions): Promise<Outcome> {
  const { tell } = options;
  const thresholds = reachOf(options.entryKm);
  const scratch = await mkdtemp(join(tmpdir(), 'hawksbill-port-calls-'));
  try {
    const ports = await portsIn(await tableOf(options.ports, join(scratch, 'ports')), options.ports);
    const messages = await messagesIn(await tableOf(file, join(scratch, 'messages')), file);
    const found = portCallsOf(messages.positions, ports, thresholds);
    await written(options.calls, callsCsv(found, messages.ships));
    await written(options.gaps, gapsCsv(found, messages.ships));
    const [calls, gaps, positions] = [found.calls.length, found.gaps.length, messages.positions.length];
    tell.line(`${file}: ${messages.rows} messages, ${positions} of them positions with a time; ${ports.length} ports`);
    tell.line(`${options.calls}: ${calls} port calls. ${options.gaps}: ${gaps} silences. Import them as port-calls.`);
    return { exitCode: 0, json: { messages: messages.rows, positions, ports: ports.length, calls, gaps } };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** Her exit lies as far beyond her entry as the thresholds have it. */
function reachOf(text: string | undefined) {
  if (text === undefined) return PORT_CALL_THRESHOLDS;
  const entryKm = Number(text);
  if (!/^\d{1,2}(\.\d+)?$/.test(text) || entryKm <= 0)
    throw new BadInput(`--entry-km is "${text}". Write kilometres up to 99, as 5.`, { option: '--entry-km' });
  const { exitKm, entryKm: usual } = PORT_CALL_THRESHOLDS;
  return { ...PORT_CALL_THRESHOLDS, entryKm, exitKm: entryKm + exitKm - usual };
}

async function portsIn(table: Table, file: string): Promise<readonly Port[]> {
  const headings = new Map(table.header.map((h) => [h.trim().toLowerCase(), h.trim()]));
  const named = (...names: readonly string[]) => {
    const found = names.flatMap((name) => headings.get(name) ?? [])[0];
    if (found === undefined)
      throw new BadInput(`${file} has no column ${names.join(' or ')}: a port needs its UN/LOCODE and its position.`, {
        option: '--ports',
      });
    return found;
  };
  const [code, lat, lon] = [named('unlocode', 'locode'), named('lat', 'latitude'), named('lon', 'lng', 'longitude')];
  const ports: Port[] = [];
  for await (const row of table.rows) {
    if (isRefusedRow(row)) continue;
    const text = (column: string) => clean(cellOf(row, column).text);
    const unLocode = text(code).replace(/\s/gu, '');
    const [latitude, longitude] = [Number(text(lat) || Number.NaN), Number(text(lon) || Number.NaN)];
    const isPlaced = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
    if (unLocode !== '' && isPlaced) ports.push({ unLocode, latitude, longitude });
  }
  if (ports.length === 0) throw new BadInput(`${file} holds no port with a position.`, { option: '--ports' });
  return ports;
}

async function messagesIn(table: Table, file: string) {
  if (!['mmsi', 'time', 'lat', 'lon'].every((column) => table.header.some((h) => h.trim() === column)))
    throw new BadInput(`${file} is no table of AIS messages: it needs the columns mmsi, time, lat and lon.`, { file });
  const positions: AisPosition[] = [];
  const ships = new Map<string, { name: string; imo: string; callSign: string }>();
  let rows = 0;
  for await (const row of table.rows) {
    rows++;
    if (isRefusedRow(row)) continue;
    const position = positionOf(row, `${basename(file)} ${row.at ?? `line ${row.line}`}`);
    if (position !== null) positions.push(position);
    const text = (column: string) => clean(cellOf(row, column).text);
    const known = ships.get(text('mmsi')) ?? { name: '', imo: '', callSign: '' };
    ships.set(text('mmsi'), {
      name: text('name') || known.name,
      imo: text('imo').replace(/^0$/, '') || known.imo,
      callSign: text('call_sign') || known.callSign,
    });
  }
  return { positions, ships, rows };
}

async function written(file: string, text: string): Promise<void> {
  await writeFile(file, text, { flag: 'wx' }).catch((cause: unknown) => {
    throw new BadInput(`${file} cannot be written: it may be there already.`, { file }, { cause });
  });
}
