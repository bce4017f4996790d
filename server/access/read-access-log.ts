import { open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BadInput } from '../errors.js';
import { type AccessAction, type LoggedEntry, PERSON_MARK, sideFileName } from './access-entry.js';
import { linesBackwards } from './log-lines.js';
import { type AccessLogFindings, verifyAccessLog } from './verify-access-log.js';

/** What an auditor looks for; null: everything. */
export interface AccessLogFilter {
  readonly actor: string | null;
  readonly action: AccessAction | null;
  /** Instants; `from` is in, `until` is not. */
  readonly from: string | null;
  readonly until: string | null;
  /** Id of a thing that was shown. */
  readonly thing: string | null;
}

export interface FoundEntry {
  readonly log: string;
  readonly entry: LoggedEntry;
  /** Everything that was shown, also where it stands in a side file. */
  readonly ids: readonly string[];
}

export interface FoundEntries {
  readonly items: readonly FoundEntry[];
  /** Null at the end. A page may be short, or empty, and yet not the last: see `MOST_LOOKED_THROUGH`. */
  readonly endCursor: string | null;
}

/** One page looks through at most so many entries, so that a rare thing is found in several short steps and not in one long one. */
const MOST_LOOKED_THROUGH = 20_000;

/** Reads the access log from its newest entry back, over the files of all processes, without holding more than a page of it. */
export class AccessLogReader {
  constructor(
    private readonly folder: string,
    private readonly copies: string | null,
  ) {}

  check(): Promise<AccessLogFindings> {
    return verifyAccessLog(this.folder, this.copies);
  }

  async page(filter: AccessLogFilter, first: number, after: string | null): Promise<FoundEntries> {
    const before = after === null ? null : placeIn(after);
    const items: FoundEntry[] = [];
    let looked = 0;
    for await (const place of this.backwards(before, filter)) {
      looked++;
      const found = await this.match(place, filter);
      if (found !== null) items.push(found);
      if (items.length === first || looked === MOST_LOOKED_THROUGH) return { items, endCursor: cursorOf(place) };
    }
    return { items, endCursor: null };
  }

  /** The files of all processes merged by time: of the entries that come next in each, the latest. */
  private async *backwards(before: Place | null, { from, until }: AccessLogFilter): AsyncGenerator<Placed> {
    const streams: { readonly rest: AsyncGenerator<Placed>; next: Placed }[] = [];
    for (const log of await this.logs()) {
      const rest = this.entriesOf(log, before, until);
      const next = await rest.next();
      if (!next.done) streams.push({ rest, next: next.value });
    }
    while (streams.length > 0) {
      const latest = streams.reduce((a, b) => (isBefore(a.next, b.next) ? b : a));
      if (from !== null && latest.next.at < from) return;
      yield latest.next;
      const next = await latest.rest.next();
      if (next.done) streams.splice(streams.indexOf(latest), 1);
      else latest.next = next.value;
    }
  }

  private async *entriesOf(log: string, before: Place | null, until: string | null): AsyncGenerator<Placed> {
    const file = join(this.folder, `${log}.ndjson`);
    const bound = [before?.at, until].filter((t) => typeof t === 'string').sort()[0] ?? null;
    for await (const { text } of linesBackwards(file, await offsetPast(file, bound))) {
      const entry = JSON.parse(text) as LoggedEntry;
      const placed = { log, at: entry.at, seq: entry.seq, entry };
      if ((before === null || isBefore(placed, before)) && (until === null || entry.at < until)) yield placed;
    }
  }

  private async match({ log, entry }: Placed, filter: AccessLogFilter): Promise<FoundEntry | null> {
    if (filter.actor !== null && entry.actor !== filter.actor) return null;
    if (filter.action !== null && entry.action !== filter.action) return null;
    const ids = entry.ids ?? (await this.idsAside(log, entry));
    return filter.thing === null || ids.includes(filter.thing) ? { log, entry, ids } : null;
  }

  private async idsAside(log: string, { idsSha256 }: LoggedEntry): Promise<readonly string[]> {
    if (idsSha256 === undefined) return [];
    // A list that is gone is for the check to complain of; the entry is shown all the same.
    const text = await readFile(join(this.folder, sideFileName(log, idsSha256)), 'utf8').catch(() => '');
    const lines = text.split('\n').slice(0, -1);
    return lines.map((line) => (line.endsWith(PERSON_MARK) ? line.slice(0, -PERSON_MARK.length) : line));
  }

  private async logs(): Promise<readonly string[]> {
    const names = await readdir(this.folder);
    return names.filter((n) => n.endsWith('.ndjson')).map((n) => n.replace(/\.ndjson$/, ''));
  }
}

/** An entry's place in the whole: by time, then by file and number. */
interface Place {
  readonly at: string;
  readonly log: string;
  readonly seq: number;
}

interface Placed extends Place {
  readonly entry: LoggedEntry;
}

function isBefore(a: Place, b: Place): boolean {
  if (a.at !== b.at) return a.at < b.at;
  return a.log === b.log ? a.seq < b.seq : a.log < b.log;
}

function cursorOf({ at, log, seq }: Place): string {
  return `${at}~${log}~${seq}`;
}

function placeIn(cursor: string): Place {
  const [, at, log, seq] = /^(\d{4}-[\dT:.-]+Z)~([\w-]+)~(\d{1,12})$/.exec(cursor) ?? [];
  if (at === undefined || log === undefined) {
    throw new BadInput('This is no cursor: pass an `endCursor` as it was given', { argument: 'after', value: cursor });
  }
  return { at, log, seq: Number(seq) };
}

/** Longer than any line of the log, whose lists are bounded. */
const STRIDE_BYTES = 64 * 1024;

/** A place in a file behind every entry up to the instant `bound`, and not far behind; found by halving, since a file is in order of time. */
async function offsetPast(file: string, bound: string | null): Promise<number> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    if (bound === null) return size;
    let low = 0;
    let high = size;
    while (high - low > STRIDE_BYTES) {
      const middle = Math.floor((low + high) / 2);
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(2 * STRIDE_BYTES), 0, 2 * STRIDE_BYTES, middle);
      const line = buffer.toString('utf8', 0, bytesRead).split('\n')[1];
      const at = /"at":"([^"]+)"/.exec(line ?? '')?.[1];
      if (at === undefined || at > bound) high = middle;
      else low = middle;
    }
    return Math.min(size, high + 2 * STRIDE_BYTES);
  } finally {
    await handle.close();
  }
}
