import { readConfig } from '../config.js';
import { chooseParameters, decideOnParameters, isWaiting, standInWords } from '../jobs/choose-parameters.js';
import { beginResolution, type ResolveOutcome } from '../jobs/resolve.js';
import type { ParameterChoice } from '../jobs/stores.js';
import { shippedParameters } from '../resolution/parameters.js';
import { type Acting, acting } from './acting.js';
import { runToEnd } from './run-to-end.js';
import type { Outcome, Shared } from './shared.js';
import type { Teller } from './telling.js';

/** Lists the parameter sets that are kept, which of them weighs, and choices that wait for a second administrator. */
export function listParameters({ as, tell }: Shared): Promise<Outcome> {
  return acting('parameters', as, tell, async ({ engine: { stores } }) => {
    const [inForce, kept, choices] = await Promise.all([
      stores.parameters.inForce(),
      stores.parameters.list(),
      stores.parameters.choices(),
    ]);
    const { version } = inForce.parameters;
    const chosen = choices.find((c) => c.id === inForce.choice);
    tell.line(
      `In use: ${version}${chosen === undefined ? '' : `, by ${chosen.by} since ${chosen.inForceFrom}: ${chosen.reason}`}`,
    );
    if (inForce.standsInFor !== null) tell.line(standInWords(inForce.standsInFor, version));
    tell.line(`${shippedParameters.version}  shipped`);
    for (const set of kept) tell.line(`${set.version}  trained by ${set.by} at ${set.trainedAt}`);
    const waiting = choices.filter(isWaiting);
    for (const c of waiting)
      tell.line(`${c.id}  ${c.version} waits for a second administrator, asked by ${c.by}: ${c.reason}`);
    return {
      exitCode: 0,
      json: {
        inUse: version,
        standsInFor: inForce.standsInFor,
        kept: kept.map((k) => k.version),
        waiting: waiting.map((c) => c.id),
      },
    };
  });
}

interface WithReason extends Shared {
  readonly reason?: string;
}

/** Puts a set into use, or the shipped one back; weighs everything again unless a second administrator has to agree first. */
export function useParameters(version: string, { as, tell, reason = '' }: WithReason): Promise<Outcome> {
  return acting('parameters use', as, tell, async (at) => {
    const fourEyes = readConfig().fourEyes.includes('RIGHTS');
    const wanted = version === 'shipped' ? shippedParameters.version : version;
    await at.note('ALTERATION', [wanted]);
    const askedAt = new Date().toISOString();
    const choice = await chooseParameters(
      at.engine.stores.parameters,
      at.user,
      { version: wanted, reason, askedAt },
      fourEyes,
    );
    if (choice.inForceFrom !== null) return weighAgain(at, choice, tell);
    tell.line(
      `${choice.id} waits for a second administrator: hawksbill parameters decide ${choice.id} --approve --reason "…".`,
    );
    return { exitCode: 0, json: { choice: choice.id, version: wanted, inForce: false } };
  });
}

/** A second administrator agrees, or not. */
export function decideParameters(
  id: string,
  { as, tell, reason = '', approve }: WithReason & { readonly approve: boolean },
): Promise<Outcome> {
  return acting('parameters decide', as, tell, async (at) => {
    await at.note('ALTERATION', [id]);
    const decided = { id, approved: approve, reason, decidedAt: new Date().toISOString() };
    const choice = await decideOnParameters(at.engine.stores.parameters, at.user, decided);
    if (approve) return weighAgain(at, choice, tell);
    tell.line(`Declined: ${choice.version} is not put into use.`);
    return { exitCode: 0, json: { choice: id, version: choice.version, inForce: false } };
  });
}

async function weighAgain(
  { engine: { stores }, user, asking }: Acting,
  choice: ParameterChoice,
  tell: Teller,
): Promise<Outcome> {
  tell.line(`${choice.version} weighs from now on.`);
  const job = await beginResolution(stores.jobs, user.name);
  const { compared, placed } = (await runToEnd(stores, job, tell, asking.signal)) as ResolveOutcome;
  tell.line(`Compared ${compared} profiles again, placed ${placed} new mentions.`);
  return { exitCode: 0, json: { choice: choice.id, version: choice.version, inForce: true, compared } };
}
