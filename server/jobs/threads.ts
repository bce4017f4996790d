import type { Worker } from 'node:worker_threads';

/** What a thread is handed: a task with its number, and says when it is done. */
export interface Numbered<T> {
  readonly number: number;
  readonly what: T;
}

interface Waiting<Done> {
  readonly resolve: (done: Done) => void;
  readonly reject: (fault: unknown) => void;
}

/** Threads that all do the same: a task goes to whichever has fewest before it, and each does its own in their order. */
export class Threads<Task, Done> {
  readonly #threads: { readonly worker: Worker; readonly waiting: Map<number, Waiting<Done>> }[];
  /** Why one of them ended before it was told to. */
  #fault: unknown = null;
  #tasks = 0;

  constructor(workers: readonly Worker[]) {
    this.#threads = workers.map((worker) => {
      const waiting = new Map<number, Waiting<Done>>();
      const fail = (fault: unknown) => {
        this.#fault ??= fault;
        for (const { reject } of waiting.values()) reject(fault);
        waiting.clear();
      };
      worker.on('message', ({ number, what }: Numbered<Done>) => {
        waiting.get(number)?.resolve(what);
        waiting.delete(number);
      });
      worker.once('error', fail);
      worker.once('exit', (code) => fail(new Error(`A thread ended with ${code} before it was done.`)));
      return { worker, waiting };
    });
  }

  get count(): number {
    return this.#threads.length;
  }

  do(task: Task): Promise<Done> {
    const idlest = this.#threads.reduce((a, b) => (b.waiting.size < a.waiting.size ? b : a));
    const number = this.#tasks++;
    return new Promise((resolve, reject) => {
      if (this.#fault !== null) throw this.#fault;
      idlest.waiting.set(number, { resolve, reject });
      idlest.worker.postMessage({ number, what: task } satisfies Numbered<Task>);
    });
  }

  async end(): Promise<void> {
    await Promise.all(this.#threads.map(({ worker }) => worker.terminate()));
  }
}
