import { rm } from 'node:fs/promises';
import type { ImportDesk, JobView } from '../http/import-desk.js';
import { beginImport, type ImportOutcome } from '../jobs/import-file.js';
import type { Job } from '../jobs/stores.js';
import type { Engine } from './engine.js';
import { importInput } from './import-request.js';

/** The job that puts new evidence into the graph; there is one for all. */
const RESOLUTION = 'resolve';

/** Takes files in from the page. `wake` tells the worker that there is something to do. */
export function importDeskOn({ graph, stores }: Engine, now: () => Date, wake: () => void): ImportDesk {
  return {
    async start({ path, ...about }, { user }) {
      const kept = await stores.objects.put(path);
      const job = await beginImport(stores, importInput({ ...about, ...kept, hints: {} }, user, now()));
      await rm(path, { force: true });
      wake();
      return { job: viewOf(job), sha256: kept.sha256 };
    },
    async job(id, { viewer }) {
      const job = await stores.jobs.get(id);
      if (job === null) return null;
      // Whose evidence it is busy with is not for everybody to see; whether it is busy may be.
      if (job.id === RESOLUTION) return { ...viewOf(job), done: 0, total: null, problem: null };
      return job.by === viewer.userName ? viewOf(job) : null;
    },
    async cancel(id, { viewer }) {
      const job = await stores.jobs.get(id);
      return job?.kind === 'IMPORT' && job.by === viewer.userName && (await stores.jobs.cancel(id));
    },
    async rejects(importId, asking) {
      const file = (await graph.importsById([importId], asking)).get(importId);
      if (file === undefined) return null;
      const job = await stores.jobs.get(`import:${importId}`);
      const path = job === null ? null : (outcomeOf(job)?.rejectsFile ?? null);
      return path === null ? null : { fileName: `refused-${file.fileName}`, path };
    },
  };
}

/** Of a job that is done only that it is: how it went on the way would tell whether the file was known to somebody else. */
export function viewOf(job: Job): JobView {
  const outcome = outcomeOf(job);
  const done = job.state === 'DONE';
  return {
    id: job.id,
    kind: job.kind,
    state: job.state === 'DONE' ? 'DONE' : job.state === 'FAILED' || job.state === 'CANCELLED' ? 'FAILED' : 'RUNNING',
    phase: done ? '' : job.phase,
    done: done ? 0 : job.done,
    total: done || job.total === 0 ? null : job.total,
    importId: outcome?.importId ?? null,
    problem: problemOf(job),
  };
}

/** What a finished import left with its job. */
function outcomeOf(job: Job): ImportOutcome | null {
  return job.kind === 'IMPORT' && job.state === 'DONE' ? (JSON.parse(job.message) as ImportOutcome) : null;
}

function problemOf(job: Job): string | null {
  if (job.state === 'CANCELLED') return 'It was cancelled.';
  if (job.state !== 'FAILED') return null;
  const { error } = JSON.parse(job.message) as { readonly error?: string };
  return error ?? 'The job failed; the log says why.';
}
