import type { Progress } from '../../progress.js';

const TELL_EVERY_MS = 250;

/** Passes on what it is told, each phase as it begins and then now and then. */
export function nowAndThen(progress: Progress): Progress {
  let [told, toldAt] = ['', 0];
  return (phase, done, total) => {
    const now = performance.now();
    if (phase === told && now - toldAt < TELL_EVERY_MS) return;
    [told, toldAt] = [phase, now];
    progress(phase, done, total);
  };
}

interface Stand {
  readonly done: number;
  readonly total: number;
}

/**
 * Tells of what several do side by side as of one: of the phase that the last of them is in, how far all together are with it. Gives each of them
 * what he tells. `phases` in their order.
 */
export function sideBySide(parties: number, phases: readonly string[], progress: Progress): readonly Progress[] {
  const reached = Array.from({ length: parties }, () => 0);
  const stands = Array.from({ length: parties }, () => phases.map((): Stand => ({ done: 0, total: 0 })));
  return stands.map((own, party) => (phase, done, total) => {
    const at = phases.indexOf(phase);
    for (let passed = reached[party] as number; passed < at; passed++) {
      const { total: whole } = own[passed] as Stand;
      own[passed] = { done: whole, total: whole };
    }
    reached[party] = at;
    own[at] = { done, total };
    const last = Math.min(...reached);
    const sum = (of: keyof Stand) => stands.reduce((all, each) => all + (each[last] as Stand)[of], 0);
    progress(phases[last] as string, sum('done'), sum('total'));
  });
}
