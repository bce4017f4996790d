import { createHash, type KeyObject } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GrowingTree, leafHash } from '../bundles/merkle-tree.js';
import { CHAIN_START, type LoggedEntry, sideFileName } from './access-entry.js';
import { readPublicKey } from './audit-key.js';
import { headFile, headsIn } from './head-keeper.js';
import { type Line, linesOf } from './log-lines.js';
import { headIn, lineHash, type TreeHead } from './tree-head.js';

/** Something that is not as it was written. `entry` counts as the entries' own `seq` does, from 0; null where it is the whole file. */
export interface Tampering {
  readonly file: string;
  readonly entry: number | null;
  readonly message: string;
}

export interface AccessLogFindings {
  readonly verified: boolean;
  readonly logs: number;
  readonly entries: number;
  readonly heads: number;
  readonly problems: readonly Tampering[];
  /** What a crash leaves behind, and what is not signed for yet: no tampering, but worth knowing. */
  readonly notices: readonly Tampering[];
}

interface SignedHead {
  readonly head: TreeHead;
  readonly hash: string;
}

/** Checks the whole access log under `folder` against its heads, and against those in `copies` where that folder is given. */
export async function verifyAccessLog(folder: string, copies: string | null): Promise<AccessLogFindings> {
  const check = new Check(folder, copies);
  await check.run();
  return check.findings();
}

class Check {
  private readonly problems: Tampering[] = [];
  private readonly notices: Tampering[] = [];
  private readonly headsOf = new Map<string, readonly SignedHead[]>();
  private entries = 0;
  private logs: readonly string[] = [];

  constructor(
    private readonly folder: string,
    private readonly copies: string | null,
  ) {}

  findings(): AccessLogFindings {
    const { problems, notices, entries } = this;
    const heads = [...this.headsOf.values()].reduce((sum, h) => sum + h.length, 0);
    return { verified: problems.length === 0, logs: this.logs.length, entries, heads, problems, notices };
  }

  async run(): Promise<void> {
    const key = await this.key();
    // Heads before entries: of a log that is being written, the entries then are ahead of the heads, never behind.
    const headed = await namesIn(headsIn(this.folder), '.heads');
    const copied = this.copies === null ? [] : await namesIn(this.copies, '.heads');
    this.logs = await namesIn(this.folder, '.ndjson');
    const all = [...new Set([...headed, ...copied, ...this.logs])].sort();
    if (key === null) {
      if (all.length > 0) this.problem('heads/audit.pub', null, 'The public key is missing: nothing can be checked.');
      return;
    }
    for (const log of all) this.headsOf.set(log, await this.readHeads(log, key));
    for (const log of all) await this.checkLog(log);
  }

  /** The key beside the copies is the one to trust: it left the machine. */
  private async key(): Promise<KeyObject | null> {
    const ours = await readPublicKey(headsIn(this.folder));
    const theirs = this.copies === null ? null : await readPublicKey(this.copies);
    if (ours !== null && theirs !== null && !ours.equals(theirs)) {
      this.problem('heads/audit.pub', null, 'The public key is not the one beside the copied heads.');
    }
    return theirs ?? ours;
  }

  /** The heads of one log, own and copied; each has to name the one before it. */
  private async readHeads(log: string, key: KeyObject): Promise<readonly SignedHead[]> {
    const file = `heads/${headFile(log)}`;
    const heads: SignedHead[] = [];
    let prev = CHAIN_START;
    for await (const { text, ended } of linesOf(join(headsIn(this.folder), headFile(log)))) {
      if (!ended) {
        this.notice(file, null, 'The last head was not finished: the process ended while writing it.');
        break;
      }
      const head = headIn(text, key);
      const size = heads.at(-1)?.head.size ?? 0;
      if (head === null || head.log !== log)
        this.problem(file, null, `Head ${heads.length} was altered or not signed here.`);
      else {
        if (head.prev !== prev || head.size < size) {
          this.problem(file, null, `A head between ${size} and ${head.size} entries was removed.`);
        }
        heads.push({ head, hash: lineHash(text) });
      }
      prev = lineHash(text);
    }
    return [...heads, ...(await this.missingHeads(log, key, heads))];
  }

  /** Heads that were copied away and are no longer here. */
  private async missingHeads(log: string, key: KeyObject, ours: readonly SignedHead[]): Promise<readonly SignedHead[]> {
    if (this.copies === null) return [];
    const here = new Set(ours.map((h) => h.hash));
    const missing: SignedHead[] = [];
    for await (const { text } of linesOf(join(this.copies, headFile(log)))) {
      const hash = lineHash(text);
      if (here.has(hash)) continue;
      const head = headIn(text, key);
      if (head === null || head.log !== log) {
        this.notice(`copies/${headFile(log)}`, null, 'A line of the copy is no head.');
        continue;
      }
      missing.push({ head, hash });
      this.problem(`heads/${headFile(log)}`, null, `The head for ${head.size} entries was removed: its copy is there.`);
    }
    return missing;
  }

  private async checkLog(log: string): Promise<void> {
    const file = `${log}.ndjson`;
    const heads = this.headsOf.get(log) ?? [];
    if (!this.logs.includes(log)) {
      this.problem(file, null, `The file is missing: ${heads.length} heads were signed for it.`);
      return;
    }
    const roots = new RootsAt(heads);
    const chain = new ChainReader((entry, message) => this.problem(file, entry, message));
    let last: LoggedEntry | null = null;
    for await (const line of linesOf(join(this.folder, file))) {
      if (!line.ended) {
        this.notice(file, chain.count, 'The last entry was not finished: the process ended while writing it.');
        break;
      }
      last = chain.next(line);
      roots.add(line.text);
      if (last !== null) await this.checkReferences(log, chain.count - 1, last);
    }
    this.entries += chain.count;
    this.checkHeads(file, chain.count, roots, heads, last);
  }

  private checkHeads(
    file: string,
    count: number,
    roots: RootsAt,
    heads: readonly SignedHead[],
    last: LoggedEntry | null,
  ): void {
    const signed = heads.reduce((most, { head }) => Math.max(most, head.size), 0);
    if (signed > count) {
      this.problem(file, count, `The end was cut off: ${signed} entries were signed for, ${count} are there.`);
    }
    if (roots.firstWrong !== null) {
      const from = roots.lastRight;
      this.problem(file, from, `Entries ${from} to ${roots.firstWrong - 1} are not the ones that were signed for.`);
    }
    const closedAt = heads.find(({ head }) => head.closed)?.head.size ?? null;
    if (closedAt !== null && count > closedAt) {
      this.problem(file, closedAt, `${count - closedAt} entries were added after the log was closed.`);
    } else if (closedAt === null && last?.action === 'STOPPED') {
      this.problem(`heads/${file.replace('.ndjson', '.heads')}`, null, 'The head that closes the log was removed.');
    } else if (count > signed) {
      this.notice(file, signed, `${count - signed} entries are not signed for: the process runs, or ended at once.`);
    }
  }

  /** What an entry points at: its side file, and the log before it. */
  private async checkReferences(log: string, at: number, entry: LoggedEntry): Promise<void> {
    if (entry.idsSha256 !== undefined) {
      const side = sideFileName(log, entry.idsSha256);
      const bytes = await readFile(join(this.folder, side)).catch(() => null);
      if (bytes === null) this.problem(side, at, 'The list of ids is missing.');
      else if (createHash('sha256').update(bytes).digest('hex') !== entry.idsSha256)
        this.problem(side, at, 'The list of ids was altered.');
    }
    if (entry.follows === undefined) return;
    const { log: before, headSha256 } = entry.follows;
    const known = this.headsOf.get(before);
    // A log of which nothing at all is left is known only by the one that came after it.
    if (known === undefined) this.problem(`${before}.ndjson`, null, `The file is missing: ${log}.ndjson followed it.`);
    else if (headSha256 !== null && !known.some((h) => h.hash === headSha256))
      this.problem(`heads/${headFile(before)}`, null, `A head was removed: ${log}.ndjson names it.`);
  }

  private problem(file: string, entry: number | null, message: string): void {
    this.problems.push({ file, entry, message });
  }

  private notice(file: string, entry: number | null, message: string): void {
    this.notices.push({ file, entry, message });
  }
}

/** Follows the chain from line to line, and says of each break what it looks like. */
class ChainReader {
  count = 0;
  private prev = CHAIN_START;
  private expected = 0;

  constructor(private readonly broken: (entry: number, message: string) => void) {}

  next({ text }: Line): LoggedEntry | null {
    const entry = entryIn(text);
    const at = this.count++;
    if (entry === null) this.broken(at, 'The line is no entry.');
    else if (entry.seq > this.expected)
      this.broken(at, `Entries ${this.expected} to ${entry.seq - 1} are missing here.`);
    else if (entry.seq < this.expected) this.broken(at, `Entry ${entry.seq} stands here out of its place or twice.`);
    else if (entry.prev !== this.prev)
      this.broken(Math.max(at - 1, 0), `Entry ${entry.seq} names another one before it: one of the two was altered.`);
    this.prev = lineHash(text);
    this.expected = (entry?.seq ?? at) + 1;
    return entry;
  }
}

/** Compares the tree over the lines with every head, when it has the head's size. */
class RootsAt {
  /** Size of the largest head before any that does not fit. */
  lastRight = 0;
  firstWrong: number | null = null;
  private readonly tree = new GrowingTree();
  private readonly expected = new Map<number, Set<string>>();

  constructor(heads: readonly SignedHead[]) {
    for (const { head } of heads) {
      const roots = this.expected.get(head.size) ?? new Set();
      this.expected.set(head.size, roots.add(head.root));
    }
  }

  add(line: string): void {
    this.tree.add(leafHash(Buffer.from(line, 'utf8')));
    const roots = this.expected.get(this.tree.size);
    if (roots === undefined || this.firstWrong !== null) return;
    const right = roots.size === 1 && roots.has(Buffer.from(this.tree.root).toString('hex'));
    if (right) this.lastRight = this.tree.size;
    else this.firstWrong = this.tree.size;
  }
}

function entryIn(line: string): LoggedEntry | null {
  try {
    const entry = JSON.parse(line) as LoggedEntry;
    return typeof entry.seq === 'number' && typeof entry.prev === 'string' ? entry : null;
  } catch {
    return null;
  }
}

async function namesIn(folder: string, ending: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch((fault: NodeJS.ErrnoException) => {
    if (fault.code === 'ENOENT') return [];
    throw fault;
  });
  return names
    .filter((n) => n.endsWith(ending))
    .map((n) => n.slice(0, -ending.length))
    .sort();
}
