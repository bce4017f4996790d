import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { type FileHandle, open, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import canonicalize from 'canonicalize';
import {
  type AccessAction,
  type AccessEntry,
  CHAIN_START,
  type LoggedEntry,
  PERSON_MARK,
  type Predecessor,
  sideFileName,
} from './access-entry.js';
import { HeadKeeper, headFile, headsIn, type Sealing } from './head-keeper.js';
import { lineHash } from './tree-head.js';

/** More ids than this stand in a side file; the entry then carries their number and hash. */
const MOST_IDS_INLINE = 100;

/**
 * The access log: one append-only file per server process, each entry naming the hash of the one before it. An entry is on disk before
 * the answer it speaks of leaves; entries that come while the disk is busy go in together.
 */
export class AccessLog {
  private waiting: { readonly line: string; readonly done: () => void; readonly failed: (e: unknown) => void }[] = [];
  private writing: Promise<void> | null = null;
  private broken: unknown = null;
  private seq = 0;
  private prev = CHAIN_START;

  private constructor(
    private readonly folder: string,
    private readonly name: string,
    private readonly file: FileHandle,
    private readonly heads: HeadKeeper,
    private readonly now: () => Date,
  ) {}

  /** Opens a new file under `folder`, named by the time and the process, and says in it which file was the last one before. */
  static async open(folder: string, now: () => Date, sealing: Sealing): Promise<AccessLog> {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const follows = await lastLogIn(folder);
    const name = `${now().toISOString().replace(/[:.]/g, '')}-${process.pid}`;
    const file = await open(join(folder, `${name}.ndjson`), 'ax', 0o600);
    const log = new AccessLog(folder, name, file, await HeadKeeper.open(folder, name, sealing, now), now);
    await log.put({ ...ofItself('STARTED'), ids: [], ...(follows === null ? {} : { follows }) });
    return log;
  }

  /** Resolves when the entry is on disk. After a failure every further entry fails: nothing is answered unlogged. */
  async append({ ids, persons = [], ...entry }: AccessEntry): Promise<void> {
    if (this.broken !== null) throw new Error('the access log cannot be written', { cause: this.broken });
    const sorted = [...new Set(ids)].sort();
    const people = new Set(persons);
    const listed =
      sorted.length <= MOST_IDS_INLINE
        ? { ids: sorted, persons: sorted.filter((id) => people.has(id)) }
        : await this.aside(sorted, people);
    await this.put({ ...entry, ...listed });
  }

  /** Ends with an entry and a signed head that say so. */
  async close(): Promise<void> {
    if (this.broken === null) await this.put({ ...ofItself('STOPPED'), ids: [] });
    await this.writing;
    await this.file.close();
    await this.heads.close();
    this.broken ??= new Error('it is closed');
  }

  private put(entry: Omit<LoggedEntry, 'seq' | 'prev' | 'at'>): Promise<void> {
    const line = canonicalize({ ...entry, seq: this.seq, prev: this.prev, at: this.now().toISOString() });
    if (line === undefined) throw new Error('an entry of the access log has no canonical form');
    this.seq++;
    this.prev = lineHash(line);
    const written = new Promise<void>((done, failed) => this.waiting.push({ line, done, failed }));
    this.writing ??= this.writeAll();
    return written;
  }

  private async writeAll(): Promise<void> {
    while (this.waiting.length > 0) {
      const batch = this.waiting;
      this.waiting = [];
      try {
        await this.file.appendFile(batch.map((e) => `${e.line}\n`).join(''));
        await this.file.datasync();
        this.heads.add(batch.map((e) => e.line));
        for (const entry of batch) entry.done();
      } catch (error) {
        this.broken = error;
        for (const entry of [...batch, ...this.waiting]) entry.failed(error);
        this.waiting = [];
      }
    }
    this.writing = null;
  }

  private async aside(ids: readonly string[], persons: ReadonlySet<string>) {
    const text = ids.map((id) => `${id}${persons.has(id) ? PERSON_MARK : ''}\n`).join('');
    const idsSha256 = createHash('sha256').update(text).digest('hex');
    await writeFile(join(this.folder, sideFileName(this.name, idsSha256)), text, {
      flush: true,
      mode: 0o600,
    });
    return { idCount: ids.length, personCount: ids.filter((id) => persons.has(id)).length, idsSha256 };
  }
}

/** Entries that the log makes about itself are nobody's doing. */
function ofItself(action: AccessAction) {
  return { action, actor: '', agency: '', session: '', operation: `process ${process.pid}`, result: 'ok' } as const;
}

/** The newest file there is, with its last head: a file that goes missing later is missed by its successor. */
async function lastLogIn(folder: string): Promise<Predecessor | null> {
  const names = (await readdir(folder)).filter((n) => n.endsWith('.ndjson')).sort();
  const log = names.at(-1)?.replace(/\.ndjson$/, '');
  if (log === undefined) return null;
  const heads = await readFile(join(headsIn(folder), headFile(log)), 'utf8').catch(() => '');
  // A line without an end was never finished, and so is no head.
  const last = heads.split('\n').slice(0, -1).at(-1);
  return { log, headSha256: last === undefined ? null : lineHash(last) };
}
