import { writeFile } from 'node:fs/promises';
import { BadInput } from '../errors.js';
import { beginTraining, type TrainOutcome } from '../jobs/train-parameters.js';
import { writeParameters } from '../resolution/parameter-set-json.js';
import { acting } from './acting.js';
import { runToEnd } from './run-to-end.js';
import type { Outcome, Shared } from './shared.js';
import { tellTraining } from './tell-training.js';

/** Learns parameters from records of public scope and keeps them; with `out` also as a file. Nothing is weighed by them yet. */
export function trainOnGraph({ as, tell, out }: Shared & { readonly out?: string }): Promise<Outcome> {
  return acting('resolve --train', as, tell, async ({ engine: { stores }, user, asking, note }) => {
    const job = await beginTraining(stores.jobs, user.name);
    await note('COMBINATION', [job.id]);
    const { version, report } = (await runToEnd(stores, job, tell, asking.signal)) as TrainOutcome;
    tellTraining(report, tell);
    const kept = await stores.parameters.get(version);
    if (kept === null) throw new Error(`parameters ${version} were trained and are not kept`);
    if (out !== undefined) {
      await writeFile(out, `${writeParameters(kept.parameters)}\n`).catch((cause: unknown) => {
        throw new BadInput(`${out} cannot be written.`, { option: '--out' }, { cause });
      });
    }
    tell.line(`They weigh nothing yet: hawksbill parameters use ${version} --reason "…" puts them into use.`);
    return { exitCode: 0, json: { ...report, ...(out !== undefined && { out }) } };
  });
}
