import type { Job, JobKind, JobState, Lease } from '../../jobs/stores.js';
import type { Change } from '../change.js';

/** A holder that has not been heard of for so long is gone. Batches renew; they take seconds. */
const LEASE_MS = 20_000;

const JOB = `j.id AS id, j.kind AS kind, j.input AS input, j.by AS by, j.state AS state, j.phase AS phase, j.done AS done,
      j.total AS total, j.message AS message, j.fence AS fence`;

const asJob = (row: { get(name: string): unknown }): Job => ({
  id: row.get('id') as string,
  kind: row.get('kind') as JobKind,
  input: row.get('input') as string,
  by: row.get('by') as string,
  state: row.get('state') as JobState,
  phase: row.get('phase') as string,
  done: row.get('done') as number,
  total: row.get('total') as number,
  message: row.get('message') as string,
});

export const putJob: Change<Pick<Job, 'id' | 'kind' | 'input' | 'by'> & { again: boolean }, Job> = {
  text: `CYPHER 25
    MERGE (j:Job {id: $id})
      ON CREATE SET j.kind = $kind, j.fence = 0, j.lease = 0, j.state = 'NEW'
    SET j.locked = true
    WITH j, j.state = 'NEW' OR ($again AND NOT j.state IN ['WAITING', 'RUNNING']) AS fresh
    FOREACH (_ IN CASE WHEN fresh THEN [1] ELSE [] END |
      SET j.state = 'WAITING', j.phase = '', j.done = 0, j.total = 0, j.message = '', j.input = $input, j.by = $by)
    RETURN ${JOB}`,
  params: (p) => ({ ...p }),
  row: asJob,
};

/** Lock, re-read, then write: the property set before the test makes a second claimer wait for the first. */
export const claimJob: Change<{ id: string }, Lease> = {
  text: `CYPHER 25
    MATCH (j:Job {id: $id}) USING INDEX j:Job(id)
    SET j.locked = true
    WITH j WHERE j.state = 'WAITING' OR (j.state = 'RUNNING' AND j.lease < timestamp())
    SET j.state = 'RUNNING', j.fence = j.fence + 1, j.lease = timestamp() + $leaseMs
    RETURN j.id AS id, j.fence AS fence`,
  params: ({ id }) => ({ id, leaseMs: LEASE_MS }),
  row: (row) => ({ jobId: row.get('id'), fence: row.get('fence') }),
};

/** Jobs that wait or whose holder is gone: imports, then resolution, then what nobody waits for; oldest id first. */
export const claimableJobs: Change<Record<string, never>, Job> = {
  text: `CYPHER 25
    MATCH (j:Job) WHERE j.state = 'WAITING' OR (j.state = 'RUNNING' AND j.lease < timestamp())
    RETURN ${JOB} ORDER BY j.kind = 'AUDIT', j.kind, j.id LIMIT 10`,
  params: () => ({}),
  row: asJob,
};

/** The first statement of every effect of a job; no row where the lease is lost. */
export const holdLease: Change<Lease, true> = {
  text: `CYPHER 25
    MATCH (j:Job {id: $jobId}) USING INDEX j:Job(id)
    SET j.locked = true
    WITH j WHERE j.fence = $fence AND j.state = 'RUNNING'
    SET j.lease = timestamp() + $leaseMs
    RETURN true AS held`,
  params: ({ jobId, fence }) => ({ jobId, fence, leaseMs: LEASE_MS }),
  row: () => true,
};

export const renewJob: Change<{ lease: Lease; phase: string; done: number; total: number }, true> = {
  text: `CYPHER 25
    MATCH (j:Job {id: $jobId}) USING INDEX j:Job(id)
    SET j.locked = true
    WITH j WHERE j.fence = $fence AND j.state = 'RUNNING'
    SET j.lease = timestamp() + $leaseMs, j.phase = $phase, j.done = $done, j.total = $total
    RETURN true AS held`,
  params: ({ lease, ...progress }) => ({ ...lease, ...progress, leaseMs: LEASE_MS }),
  row: () => true,
};

export const finishJob: Change<{ lease: Lease; state: JobState; message: string }, true> = {
  text: `CYPHER 25
    MATCH (j:Job {id: $jobId}) USING INDEX j:Job(id)
    SET j.locked = true
    WITH j WHERE j.fence = $fence
    SET j.state = $state, j.message = $message, j.lease = 0
    RETURN true AS finished`,
  params: ({ lease, state, message }) => ({ ...lease, state, message }),
  row: () => true,
};

export const cancelJob: Change<{ id: string }, true> = {
  text: `CYPHER 25
    MATCH (j:Job {id: $id}) USING INDEX j:Job(id) WHERE j.state IN ['WAITING', 'RUNNING']
    SET j.state = 'CANCELLED', j.lease = 0
    RETURN true AS cancelled`,
  params: ({ id }) => ({ id }),
  row: () => true,
};

export const jobById: Change<{ id: string }, Job> = {
  text: `CYPHER 25 MATCH (j:Job {id: $id}) USING INDEX j:Job(id) RETURN ${JOB}`,
  params: ({ id }) => ({ id }),
  row: asJob,
};
