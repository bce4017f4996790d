import { mayDo, NotYourDuty } from '../access/duties.js';
import type { User } from '../access/user.js';
import { BadInput } from '../errors.js';
import { computedId } from '../records/ids.js';
import { isShipped, shippedParameters } from '../resolution/parameters.js';
import type { ParameterChoice, ParameterStore } from './stores.js';

type Store = Pick<ParameterStore, 'get' | 'choices' | 'putChoice' | 'decideChoice'>;
type Chooser = Pick<User, 'name' | 'roles' | 'onlyDuties'>;

/**
 * Puts a parameter set into use, or back the shipped one: an act of an administrator, with a reason, that stays on record. With four eyes it waits
 * for another administrator. The pairs are weighed again by the next resolution.
 * @throws BadInput for a set that is not kept, or that this program cannot weigh by; NotYourDuty.
 */
export async function chooseParameters(
  store: Store,
  user: Chooser,
  wanted: { readonly version: string; readonly reason: string; readonly askedAt: string },
  fourEyes: boolean,
): Promise<ParameterChoice> {
  const { version, reason, askedAt } = wanted;
  assertMayChoose(user, reason);
  if (isShipped(version) && version !== shippedParameters.version)
    throw new BadInput(`This program weighs by ${shippedParameters.version}, not by ${version}: say "shipped".`, {
      version,
    });
  if (!isShipped(version) && (await store.get(version)) === null)
    throw new BadInput(`There are no parameters ${version}. hawksbill parameters lists those that are kept.`, {
      version,
    });
  const choice: ParameterChoice = {
    id: computedId('u', version, user.name, reason, askedAt),
    version,
    by: user.name,
    reason,
    askedAt,
    inForceFrom: fourEyes ? null : askedAt,
    decidedBy: null,
    decision: null,
  };
  await store.putChoice(choice);
  return choice;
}

/**
 * A second administrator's word on a choice that waits.
 * @throws BadInput for one that does not wait, that he asked for himself, or that this program cannot weigh by (unless he declines it); NotYourDuty.
 */
export async function decideOnParameters(
  store: Store,
  user: Chooser,
  decided: { readonly id: string; readonly approved: boolean; readonly reason: string; readonly decidedAt: string },
): Promise<ParameterChoice> {
  const { id, approved, reason, decidedAt } = decided;
  assertMayChoose(user, reason);
  const waiting = (await store.choices()).find((c) => c.id === id && isWaiting(c));
  const gone = () => new BadInput('No choice of parameters with this id waits for a decision.', { id });
  if (waiting === undefined) throw gone();
  // Read, so that what cannot weigh any more is not put into use; declining it is well.
  if (approved && !isShipped(waiting.version)) await store.get(waiting.version);
  if (waiting.by === user.name)
    throw new BadInput('You asked for this yourself: another administrator has to decide.', { id, by: waiting.by });
  const decision = { id, inForceFrom: approved ? decidedAt : null, decidedBy: user.name, decision: reason };
  if (!(await store.decideChoice(decision))) throw gone();
  return { ...waiting, ...decision };
}

export function isWaiting({ inForceFrom, decidedBy }: ParameterChoice): boolean {
  return inForceFrom === null && decidedBy === null;
}

/** What administrators have to know where the shipped set stands in for the one that was chosen. */
export function standInWords(chosen: string, weighing: string): string {
  return `Parameters ${chosen} are in use, but were trained with the weights of another program: ${weighing} stands in for them. Train again (hawksbill resolve --train), or put "shipped" into use.`;
}

function assertMayChoose(user: Chooser, reason: string): void {
  if (!mayDo('ADMINISTER', user)) throw new NotYourDuty('ADMINISTER');
  if (reason.trim() === '')
    throw new BadInput('Give a reason: it stands in the log beside what was put into use.', { option: '--reason' });
}
