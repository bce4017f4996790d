/** The same work, each begun when the one before it has ended, however it ended. */
export function oneAtATime<A extends readonly unknown[], R>(
  work: (...given: A) => Promise<R>,
): (...given: A) => Promise<R> {
  let last: Promise<unknown> = Promise.resolve();
  return (...given) => {
    const done = last.then(() => work(...given));
    last = done.catch(() => undefined);
    return done;
  };
}
