import type { AccessLog } from '../access/access-log.js';
import type { Teller } from '../commands/telling.js';
import type { StandIn } from '../context.js';
import { standInWords } from '../jobs/choose-parameters.js';
import type { ParameterStore } from '../jobs/stores.js';

type Store = Pick<ParameterStore, 'inForce'>;

/** Asked anew each time: another set may have been put into use since. */
export function standInOf(parameters: Store): () => Promise<StandIn | null> {
  return async () => {
    const { standsInFor, parameters: weighing } = await parameters.inForce();
    return standsInFor === null ? null : { chosen: standsInFor, weighing: weighing.version };
  };
}

/** Says and puts on record that shipped parameters stand in for those that were chosen. Only another program brings it about: so at each start. */
export async function noteStandIn(
  parameters: Store,
  log: Pick<AccessLog, 'append'>,
  tell: Pick<Teller, 'line'>,
): Promise<void> {
  const standIn = await standInOf(parameters)();
  if (standIn === null) return;
  const { chosen, weighing } = standIn;
  tell.line(standInWords(chosen, weighing));
  await log.append({
    action: 'ALTERATION',
    actor: '',
    agency: '',
    session: '',
    operation: 'shipped parameters stand in',
    ids: [chosen, weighing],
    result: 'ok',
  });
}
