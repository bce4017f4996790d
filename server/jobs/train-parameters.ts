import { BadInput } from '../errors.js';
import type { Progress } from '../progress.js';
import type { Said } from '../resolution/features.js';
import { standing } from '../resolution/judgement.js';
import { shippedParameters } from '../resolution/parameters.js';
import { type JudgedPair, type TrainingReport, train } from '../resolution/training/train.js';
import { LeaseLost } from './lease-lost.js';
import type { Job, JobStore, Lease, OpenEvidence, ParameterStore, StoredProfile } from './stores.js';

export interface TrainStores {
  readonly jobs: JobStore;
  readonly parameters: ParameterStore;
  readonly open: OpenEvidence;
}

/** What a training ends with: the set is kept under its version, and weighs nothing until somebody puts it into use. */
export interface TrainOutcome {
  readonly version: string;
  /** With the keys that stand for most things only; all of them stand in the set. */
  readonly report: TrainingReport;
}

const SAYINGS_PER_PAGE = 1_000;
const SHARED_REPORTED = 100;

/** One training at a time for the whole graph. */
export function beginTraining(jobs: JobStore, by: string): Promise<Job> {
  return jobs.put({ id: 'train', kind: 'TRAIN', input: '{}', by }, true);
}

/** Learns from records of public scope and judgements on them, and keeps the set. Reads only until its last step; stopped, it begins anew. */
export async function trainParameters(
  stores: TrainStores,
  job: Pick<Job, 'by'>,
  lease: Lease,
  progress: Progress = () => {},
): Promise<TrainOutcome> {
  const step = async (phase: string, done: number, total: number) => {
    if (!(await stores.jobs.renew(lease, { phase, done, total }))) throw new LeaseLost(lease.jobId);
    progress(phase, done, total);
  };
  const total = await stores.open.countSayings();
  if (total === 0)
    throw new BadInput(
      'There is nothing to learn from: no record is of public scope. Train on files instead (--files), or import lists that everybody may see.',
    );
  const judged = await judgedPairs(stores.open);
  const pages = () => sayings(stores.open);
  const { parameters, report } = await train({ pages, total, judged }, shippedParameters, step);
  await stores.parameters.put(lease, { version: parameters.version, by: job.by, parameters, report });
  const loudest = [...report.shared].sort((a, b) => b.things - a.things || (a.key < b.key ? -1 : 1));
  return { version: parameters.version, report: { ...report, shared: loudest.slice(0, SHARED_REPORTED) } };
}

async function* sayings(open: OpenEvidence): AsyncGenerator<readonly Said[]> {
  let after = '';
  for (;;) {
    const page = await open.sayings(after, SAYINGS_PER_PAGE);
    if (page.length > 0) yield page;
    if (page.length < SAYINGS_PER_PAGE) return;
    after = (page.at(-1) as StoredProfile).id;
  }
}

/** *Same* and *different* that stand, on pairs of public records that say two things. */
async function judgedPairs(open: OpenEvidence): Promise<readonly JudgedPair[]> {
  const decided = standing(await open.judgements()).filter((j) => j.decision !== 'UNSURE');
  const said = await open.saidBy([...new Set(decided.flatMap((j) => [j.left, j.right]))]);
  return decided.flatMap(({ left, right, decision }) => {
    const [l, r] = [said.get(left), said.get(right)];
    return l === undefined || r === undefined || l.id === r.id
      ? []
      : [{ left: l, right: r, isSame: decision === 'SAME' }];
  });
}
