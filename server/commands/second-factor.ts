import { acting } from './acting.js';
import type { Outcome, Shared } from './shared.js';

/** For whoever lost his authenticator and his recovery codes. */
export function resetSecondFactorOf(name: string, { as, tell }: Shared): Promise<Outcome> {
  return acting('second-factor reset', as, tell, async ({ engine, user, note }) => {
    await note('RIGHTS_CHANGE', [name]);
    const taken = { at: new Date().toISOString(), by: [user.name] };
    const reset = await engine.secondFactors.takeAway(name, taken);
    tell.line(
      reset
        ? `${name} signs in with the password alone, and can set up another second factor. All his sessions have ended, and he is told when he signs in.`
        : `There is no user "${name}" with a second factor.`,
    );
    return { exitCode: reset ? 0 : 1, json: { name, reset } };
  });
}
