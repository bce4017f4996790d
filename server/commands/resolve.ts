import { standInWords } from '../jobs/choose-parameters.js';
import { beginResolution, type ResolveOutcome } from '../jobs/resolve.js';
import { acting } from './acting.js';
import { runToEnd } from './run-to-end.js';
import type { Outcome, Shared } from './shared.js';

/** Compares what is new with what is there and puts every mention where it belongs. */
export function resolveAll({ as, tell }: Shared): Promise<Outcome> {
  return acting('resolve', as, tell, async ({ engine: { stores }, user, asking, note }) => {
    const job = await beginResolution(stores.jobs, user.name);
    const { standsInFor, parameters } = await stores.parameters.inForce();
    await note('COMBINATION', [job.id, ...(standsInFor === null ? [] : [standsInFor, parameters.version])]);
    if (standsInFor !== null) tell.line(standInWords(standsInFor, parameters.version));
    const { compared, placed } = (await runToEnd(stores, job, tell, asking.signal)) as ResolveOutcome;
    tell.line(`Compared ${compared} new profiles, placed ${placed} mentions.`);
    return { exitCode: 0, json: { compared, placed } };
  });
}
