import { setMaxListeners } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import neo4j, { type Driver, type ManagedTransaction, type Record as Row } from 'neo4j-driver';
import { type DomainError, TooBusy, TookTooLong } from '../errors.js';
import type { Sent } from './parameters.js';

/** Statements that run at once: enough to keep two cores busy; more only queue inside Neo4j. */
export const AT_ONCE = 16;
/** Passing faults (a leader that changes, a deadlock) are lived through for so long, where nobody waits for an answer. */
const TRIED_FOR_MS = 30_000;
const FIRST_PAUSE_MS = 50;
/** Just after Neo4j has started, those before may take so long to be planned. */
const WAITS_AT_MOST_MS = 30_000;

/** When a statement is to end before it has ended: its asker is gone, or so much time has passed since it began. */
export interface Until {
  readonly signal: AbortSignal;
  readonly ms: number;
}

/** All that one process does through one driver. What it wrote, it reads: on a cluster each later transaction waits for the ones before it. */
export class Sessions {
  readonly #bookmarks = neo4j.bookmarkManager();
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(
    private readonly driver: Driver,
    private readonly waitsAtMostMs = WAITS_AT_MOST_MS,
  ) {}

  /**
   * One statement as one request, whose time begins with its turn; a transaction managed by the driver takes four (begin, run, commit, reset). It is tried again after
   * passing faults, so its text must be one that may be repeated. Neo4j has the limit, too, but looks only every now and then, and later
   * still when it is busy: past it, or when the signal is aborted, closing the session resets the connection, which ends the Cypher.
   */
  async run(mode: 'READ' | 'WRITE', { text, parameters }: Sent, until?: Until): Promise<readonly Row[]> {
    await this.#turn(until);
    const ended = endOf(until, (ms) => new TookTooLong(ms));
    try {
      const giveUp = performance.now() + (until?.ms ?? TRIED_FOR_MS);
      for (let wait = FIRST_PAUSE_MS; ; wait *= 2) {
        until?.signal.throwIfAborted();
        const session = this.driver.session({ defaultAccessMode: mode, bookmarkManager: this.#bookmarks });
        const answer = session.run(text, parameters, until && { timeout: until.ms });
        try {
          return (await Promise.race([answer, ended.sooner])).records;
        } catch (error) {
          if (!neo4j.isRetryableError(error) || performance.now() + wait > giveUp) throw error;
        } finally {
          // Not waited for: where the statement still runs, that takes until Neo4j has looked.
          answer.catch(() => undefined);
          session.close().catch(() => undefined);
        }
        await pause(wait);
      }
    } finally {
      ended.forget();
      this.#next();
    }
  }

  /** Several statements in one transaction, which is tried again as a whole after passing faults. */
  async inOne<T>(work: (tx: ManagedTransaction) => Promise<T>): Promise<T> {
    const session = this.driver.session({ bookmarkManager: this.#bookmarks });
    try {
      return await session.executeWrite(work);
    } finally {
      await session.close();
    }
  }

  /** In the order of asking; a place is passed on, so that nobody overtakes whoever waits. The system's own statements wait as long as it takes. */
  async #turn(until: Until | undefined): Promise<void> {
    if (this.#running < AT_ONCE) {
      this.#running += 1;
      return;
    }
    let begin: () => void = () => undefined;
    const begun = new Promise<void>((resolve) => {
      begin = resolve;
    });
    this.#waiting.push(begin);
    const ended = endOf(until && { signal: until.signal, ms: this.waitsAtMostMs }, (ms) => new TooBusy(ms));
    try {
      await Promise.race([begun, ended.sooner]);
    } catch (error) {
      const place = this.#waiting.indexOf(begin);
      if (place >= 0) this.#waiting.splice(place, 1);
      // Its turn came in the same moment.
      else this.#next();
      throw error;
    } finally {
      ended.forget();
    }
  }

  #next(): void {
    const begin = this.#waiting.shift();
    if (begin === undefined) this.#running -= 1;
    else begin();
  }
}

/** A promise that fails when what is waited for is to end sooner than by itself. The clock begins now. */
function endOf(
  until: Until | undefined,
  passed: (ms: number) => DomainError,
): { readonly sooner: Promise<never>; forget(): void } {
  if (until === undefined) return { sooner: new Promise<never>(() => undefined), forget: () => undefined };
  const { signal, ms } = until;
  let fail: (reason: unknown) => void = () => undefined;
  const sooner = new Promise<never>((_, reject) => {
    fail = reject;
  });
  sooner.catch(() => undefined);
  const gone = () => fail(signal.reason);
  const clock = setTimeout(() => fail(passed(ms)), ms);
  // One request puts many questions at once, all under its own signal: more listeners than Node thinks likely, and no leak.
  setMaxListeners(0, signal);
  signal.addEventListener('abort', gone, { once: true });
  return {
    sooner,
    forget: () => {
      clearTimeout(clock);
      signal.removeEventListener('abort', gone);
    },
  };
}
