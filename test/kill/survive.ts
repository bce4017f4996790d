import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { readConfig } from '../../server/config.js';
import { connectOrStart } from '../../server/neo4j/embedded/connect.js';
import { billLines } from './generated-bills.js';

const HAWKSBILL = fileURLToPath(new URL('../../bin/hawksbill.mjs', import.meta.url));
const SOURCE = 'bills-of-lading';
/** As the command line tells of them; reading holds both reading and writing, batch by batch. */
export const PHASES = ['reading', 'comparing', 'placing'] as const;
export type Phase = (typeof PHASES)[number];
export type Victim = 'Hawksbill' | 'Neo4j' | 'both';

/** What an installation holds when all is done. */
export interface Result {
  readonly fingerprint: string;
  readonly closureFaults: number;
  readonly counts: Readonly<Record<'read' | 'accepted' | 'refused' | 'alreadyKnown', number>>;
  readonly rejected: readonly string[];
}

/** A folder of its own with one file to import. */
export class Installation {
  readonly home = mkdtempSync(join(tmpdir(), 'hawksbill-kill-'));
  readonly file = join(this.home, 'generated.csv');
  #running: ChildProcess | null = null;

  constructor(rows: number, seed: number, columns?: readonly string[]) {
    writeFileSync(this.file, `${[...billLines(rows, seed, columns)].join('\n')}\n`);
  }

  /** Takes the file in without resolving it. */
  async imported(): Promise<Result & { readonly readingMs: number }> {
    let began = 0;
    return this.served(async () => {
      const counts = await this.#run(this.#import, (phase) => {
        if (phase === 'reading' && began === 0) began = performance.now();
      });
      const readingMs = performance.now() - began;
      return { readingMs, ...(await this.#result(counts)) };
    });
  }

  /**
   * Begins to take the file in, and ends the work with SIGKILL so long after the first row as is said for the rows that were in the graph before;
   * null where it was done before.
   */
  async importStruck(
    victim: Victim,
    after: (rowsBefore: number) => number,
  ): Promise<{ readonly rowsBefore: number; readonly afterMs: number } | null> {
    let due: Promise<boolean> | null = null;
    let [rowsBefore, afterMs] = [0, 0];
    const strike = async () => {
      afterMs = after(rowsBefore);
      await pause(afterMs);
      return this.#strike(victim);
    };
    const onPhase = (phase: Phase, told: string) => {
      if (phase !== 'reading' || due !== null) return;
      rowsBefore = Number(/^reading: ([\d,]+)/m.exec(told)?.[1]?.replaceAll(',', '') ?? 0);
      due = strike();
    };
    const ended = await this.#run(this.#import, onPhase).then(
      () => 'done',
      () => 'struck',
    );
    return ended === 'struck' && (await due) ? { rowsBefore, afterMs } : null;
  }

  get #import(): readonly string[] {
    return ['import', this.file, '--source', SOURCE, '--received-on', '2024-05-06'];
  }

  /** Imports and resolves without being disturbed; says when each phase began, in ms from the start. */
  async undisturbed(): Promise<Result & { readonly began: ReadonlyMap<Phase, number>; readonly tookMs: number }> {
    const began = new Map<Phase, number>();
    return this.served(async () => {
      const start = performance.now();
      const begin = (p: Phase) => began.has(p) || began.set(p, performance.now() - start);
      const counts = await this.#run(this.#import, begin);
      await this.#run(['resolve'], begin);
      const tookMs = performance.now() - start;
      return { ...(await this.#result(counts)), began, tookMs };
    });
  }

  /** Starts the same work and ends it with SIGKILL some time after a phase began; false where the work was done before. */
  async killed(victim: Victim, phase: Phase, afterMs: number): Promise<boolean> {
    let due: Promise<boolean> | null = null;
    const strike = async () => {
      await pause(afterMs);
      return this.#strike(victim);
    };
    const onPhase = (began: Phase) => {
      if (began === phase) due ??= strike();
    };
    for (const command of [this.#import, ['resolve']]) {
      const ended = await this.#run(command, onPhase).then(
        () => 'done',
        () => 'struck',
      );
      if (ended === 'struck') return due ?? false;
    }
    return false;
  }

  /** After a crash: the same commands again, to the end. */
  async finished(): Promise<Result> {
    return this.served(async () => {
      const counts = await this.#run(this.#import);
      await this.#run(['resolve']);
      return this.#result(counts);
    });
  }

  /** Commands that are not to be struck share one Neo4j, found and recovered as each of them would: they are spared its start. */
  async served<T>(work: () => Promise<T>): Promise<T> {
    const { cache, java } = readConfig();
    const connection = await connectOrStart({ home: this.home, cache, java, neo4j: null });
    try {
      return await work();
    } finally {
      await connection.close('now');
    }
  }

  /** Java processes that still work in this folder. */
  leftOver(): readonly string[] {
    const list = execFileSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8' });
    return list.split('\n').filter((line) => line.includes('java') && line.includes(this.home));
  }

  remove(): void {
    rmSync(this.home, { recursive: true, force: true });
  }

  #strike(victim: Victim): boolean {
    const neo4j = join(this.home, 'run', 'server.json');
    if (this.#running?.exitCode !== null || !existsSync(neo4j)) return false;
    const { pid } = JSON.parse(readFileSync(neo4j, 'utf8')) as { pid: number };
    if (victim !== 'Neo4j') this.#running.kill('SIGKILL');
    if (victim !== 'Hawksbill') process.kill(pid, 'SIGKILL');
    return true;
  }

  async #result(counts: Result['counts']): Promise<Result> {
    const { fingerprint, closureFaults } = (await this.#run(['doctor', '--fingerprint'])) as unknown as Result;
    const { rejectsFile } = counts as unknown as { rejectsFile: string };
    const rejected = readFileSync(rejectsFile, 'utf8').trim().split('\n').slice(1);
    const { read, accepted, refused, alreadyKnown } = counts;
    return { fingerprint, closureFaults, counts: { read, accepted, refused, alreadyKnown }, rejected };
  }

  /** Runs one command and gives its JSON. */
  #run(
    args: readonly string[],
    onPhase: (phase: Phase, told: string) => unknown = () => {},
  ): Promise<Result['counts']> {
    const env = { ...process.env, HAWKSBILL_HOME: this.home, HAWKSBILL_DEMO: '0' };
    const child = spawn(process.execPath, [HAWKSBILL, ...args, '--json'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#running = child;
    let out = '';
    let told = '';
    child.stdout.on('data', (piece: Buffer) => (out += piece.toString()));
    child.stderr.on('data', (piece: Buffer) => {
      told += piece.toString();
      for (const phase of PHASES)
        if (new RegExp(`^${phase}\\b`, 'm').test(piece.toString())) onPhase(phase, piece.toString());
    });
    return new Promise((resolve, reject) => {
      child.on('close', (code) => {
        if (code === 0) resolve(JSON.parse(out.trim().split('\n').at(-1) as string));
        else reject(new Error(`hawksbill ${args[0]} ended with ${code}: ${told.slice(-2000)}`));
      });
    });
  }
}
