import type { KeyObject } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { GrowingTree, leafHash } from '../bundles/merkle-tree.js';
import { CHAIN_START } from './access-entry.js';
import { putPublicKey } from './audit-key.js';
import { lineHash, signedLine } from './tree-head.js';

/** With what heads are signed, and where else they go. */
export interface Sealing {
  readonly key: KeyObject;
  /** A folder, best on another machine, to which every head is copied. */
  readonly copies: string | null;
  /** Told when the copy could not be written; the log itself goes on, and the head is copied with the next. */
  readonly copyFailed: (fault: unknown) => void;
}

/** An entry stands unsigned for at most this long while the process lives. */
const SIGN_AFTER_MS = 10_000;

/** Signs for one file of the access log as it grows: a while after new entries, and at the end. */
export class HeadKeeper {
  private readonly tree = new GrowingTree();
  private signedSize = 0;
  private prev = CHAIN_START;
  private due: NodeJS.Timeout | null = null;
  private signing: Promise<void> = Promise.resolve();
  private uncopied = '';

  private constructor(
    private readonly log: string,
    private readonly file: FileHandle,
    private readonly sealing: Sealing,
    private readonly now: () => Date,
  ) {}

  static async open(folder: string, log: string, sealing: Sealing, now: () => Date): Promise<HeadKeeper> {
    const heads = headsIn(folder);
    mkdirSync(heads, { recursive: true, mode: 0o700 });
    await putPublicKey(sealing.key, heads);
    return new HeadKeeper(log, await open(join(heads, headFile(log)), 'ax', 0o600), sealing, now);
  }

  /** Counts in lines that are on disk. */
  add(lines: readonly string[]): void {
    for (const line of lines) this.tree.add(leafHash(Buffer.from(line, 'utf8')));
    this.due ??= setTimeout(() => void this.sign(false).catch(this.sealing.copyFailed), SIGN_AFTER_MS).unref();
  }

  async close(): Promise<void> {
    await this.sign(true);
    await this.file.close();
  }

  private sign(closed: boolean): Promise<void> {
    if (this.due !== null) clearTimeout(this.due);
    this.due = null;
    this.signing = this.signing.then(() => this.signNow(closed));
    return this.signing;
  }

  private async signNow(closed: boolean): Promise<void> {
    const { size } = this.tree;
    if (size === this.signedSize && !closed) return;
    const root = Buffer.from(this.tree.root).toString('hex');
    const at = this.now().toISOString();
    const line = signedLine({ log: this.log, size, root, at, prev: this.prev, closed }, this.sealing.key);
    await this.file.appendFile(`${line}\n`);
    await this.file.datasync();
    this.signedSize = size;
    this.prev = lineHash(line);
    this.uncopied += `${line}\n`;
    await this.copy().catch(this.sealing.copyFailed);
  }

  /** Adds to the copy only; what stands there is never written again. */
  private async copy(): Promise<void> {
    const { copies, key } = this.sealing;
    if (copies === null) return;
    mkdirSync(copies, { recursive: true });
    await putPublicKey(key, copies);
    const copy = await open(join(copies, headFile(this.log)), 'a', 0o600);
    try {
      await copy.appendFile(this.uncopied);
      await copy.datasync();
      this.uncopied = '';
    } finally {
      await copy.close();
    }
  }
}

export function headsIn(folder: string): string {
  return join(folder, 'heads');
}

export function headFile(log: string): string {
  return `${log}.heads`;
}
