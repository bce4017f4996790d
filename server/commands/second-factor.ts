import { resetSecondFactor } from '../access/second-factors.js';
import { acting } from './acting.js';
import type { Outcome, Shared } from './shared.js';

/** For whoever lost his authenticator and his recovery codes. */
export function resetSecondFactorOf(name: string, { as, tell }: Shared): Promise<Outcome> {
  return acting('second-factor reset', as, tell, async ({ engine, note }) => {
    await note('RIGHTS_CHANGE', [name]);
    const reset = await resetSecondFactor(engine, name);
    tell.line(
      reset
        ? `${name} signs in with the password alone, and can set up another second factor. All his sessions have ended.`
        : `There is no user "${name}" with a second factor.`,
    );
    return { exitCode: reset ? 0 : 1, json: { name, reset } };
  });
}
