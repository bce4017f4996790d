import { LeaseLost } from '../jobs/lease-lost.js';
import type { JobStore, Lease } from '../jobs/stores.js';
import type { Apply, SystemWriter } from './change.js';
import {
  cancelJob,
  claimableJobs,
  claimJob,
  finishJob,
  holdLease,
  jobById,
  putJob,
  renewJob,
} from './changes/jobs.cypher.js';

/** Jobs as nodes of the graph, so that any server can take over what another left. */
export function neo4jJobStore(writer: SystemWriter): JobStore {
  const claim = async (id: string) => (await writer.change(claimJob, { id }))[0] ?? null;
  return {
    async put(job, again) {
      const [stored] = await writer.change(putJob, { ...job, again });
      if (!stored) throw new Error(`job ${job.id} was not kept`);
      return stored;
    },
    claim,
    async claimNext() {
      for (const job of await writer.read(claimableJobs, {})) {
        const lease = await claim(job.id);
        if (lease) return { job, lease };
      }
      return null;
    },
    renew: async (lease, progress) => (await writer.change(renewJob, { lease, ...progress })).length > 0,
    async finish(lease, state, message) {
      await writer.change(finishJob, { lease, state, message });
    },
    cancel: async (id) => (await writer.change(cancelJob, { id })).length > 0,
    get: async (id) => (await writer.read(jobById, { id }))[0] ?? null,
  };
}

/** In the transaction of an effect: throws, and so undoes it, where the job's lease is no longer held. */
export async function assertHeld(apply: Apply, lease: Lease): Promise<void> {
  if ((await apply(holdLease, lease)).length === 0) throw new LeaseLost(lease.jobId);
}
