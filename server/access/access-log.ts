import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { type FileHandle, open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import canonicalize from 'canonicalize';

/** The operations that Directive (EU) 2016/680, article 25, wants logged, and who came and went. */
export type AccessAction =
  | 'COLLECTION'
  | 'ALTERATION'
  | 'CONSULTATION'
  | 'DISCLOSURE'
  | 'SIGN_IN'
  | 'SIGN_OUT'
  | 'REFUSED'
  | 'STARTED'
  | 'STOPPED';

export interface AccessEntry {
  readonly action: AccessAction;
  readonly actor: string;
  readonly agency: string;
  /** The session's name, or '' where there is none. */
  readonly session: string;
  /** What was asked: an operation's name, a route. */
  readonly operation: string;
  /** Hash of the question's text and, bounded, what it was asked about. */
  readonly question?: { readonly sha256: string; readonly variables: string };
  /** Ids of everything that was read to answer, sorted. */
  readonly ids: readonly string[];
  /** `ok`, or the code of the refusal. */
  readonly result: string;
}

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
  private prev = '0'.repeat(64);

  private constructor(
    private readonly folder: string,
    private readonly name: string,
    private readonly file: FileHandle,
    private readonly now: () => Date,
  ) {}

  /** Opens a new file under `folder`, named by the time and the process. */
  static async open(folder: string, now: () => Date): Promise<AccessLog> {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const name = `${now().toISOString().replace(/[:.]/g, '')}-${process.pid}`;
    const file = await open(join(folder, `${name}.ndjson`), 'ax', 0o600);
    return new AccessLog(folder, name, file, now);
  }

  /** Resolves when the entry is on disk. After a failure every further entry fails: nothing is answered unlogged. */
  async append({ ids, ...entry }: AccessEntry): Promise<void> {
    if (this.broken !== null) throw new Error('the access log cannot be written', { cause: this.broken });
    const sorted = [...new Set(ids)].sort();
    const listed = sorted.length <= MOST_IDS_INLINE ? { ids: sorted } : await this.aside(sorted);
    const line = canonicalize({ ...entry, ...listed, seq: this.seq, prev: this.prev, at: this.now().toISOString() });
    if (line === undefined) throw new Error('an entry of the access log has no canonical form');
    this.seq++;
    this.prev = createHash('sha256').update(line, 'utf8').digest('hex');
    const written = new Promise<void>((done, failed) => this.waiting.push({ line, done, failed }));
    this.writing ??= this.writeAll();
    return written;
  }

  async close(): Promise<void> {
    await this.writing;
    await this.file.close();
  }

  private async writeAll(): Promise<void> {
    while (this.waiting.length > 0) {
      const batch = this.waiting;
      this.waiting = [];
      try {
        await this.file.appendFile(batch.map((e) => `${e.line}\n`).join(''));
        await this.file.datasync();
        for (const entry of batch) entry.done();
      } catch (error) {
        this.broken = error;
        for (const entry of [...batch, ...this.waiting]) entry.failed(error);
        this.waiting = [];
      }
    }
    this.writing = null;
  }

  private async aside(ids: readonly string[]): Promise<{ idCount: number; idsSha256: string }> {
    const text = ids.map((id) => `${id}\n`).join('');
    const idsSha256 = createHash('sha256').update(text).digest('hex');
    await writeFile(join(this.folder, `${this.name}-${idsSha256.slice(0, 32)}.ids`), text, {
      flush: true,
      mode: 0o600,
    });
    return { idCount: ids.length, idsSha256 };
  }
}
