import { newPassword } from '../access/passwords.js';
import { PeopleDesk } from '../access/people-desk.js';
import { BadInput } from '../errors.js';
import { acting } from './acting.js';
import type { Outcome, Shared } from './shared.js';

/**
 * The operator as the second pair of eyes: for an installation that has one administrator yet, or none left who could decide. He is let do
 * it as he may read the token, which whoever runs the machine can.
 */
export function decideRequest(
  id: string | undefined,
  { as, tell, approve, reason }: Shared & { readonly approve: boolean; readonly reason?: string },
): Promise<Outcome> {
  return acting('rights', as, tell, async ({ engine, user, note }) => {
    const desk = new PeopleDesk({
      store: engine.people,
      now: () => new Date(),
      newPassword,
      fourEyes: true,
      hasChanged: () => undefined,
    });
    if (id === undefined) {
      const waiting = (await desk.requests(user.name)).filter((r) => r.decidable);
      for (const { request, person } of waiting) {
        tell.line(`${request.id}  ${person.name} of ${person.agency}, asked by ${request.askedBy}: ${request.reason}`);
      }
      return { exitCode: 0, json: { waiting: waiting.map((w) => w.request.id) } };
    }
    if (reason === undefined || reason.trim() === '') throw new BadInput('Give a reason.', { option: '--reason' });
    await note('RIGHTS_CHANGE', [id]);
    const { person } = await desk.decide(user.name, id, approve, reason);
    tell.line(`${approve ? 'Approved' : 'Declined'} for ${person.name}`);
    return { exitCode: 0, json: { id, name: person.name, approved: approve } };
  });
}
