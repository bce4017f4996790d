import { basename } from 'node:path';
import { beginImport, type ImportInput, type ImportOutcome } from '../../server/jobs/import-file.js';
import { type JobStores, runJob, runWaitingJobs } from '../../server/jobs/run-jobs.js';

/** Takes a file in through the ordinary job and gives its outcome; resolution is left waiting. */
export async function importThrough(
  stores: JobStores,
  path: string,
  source: string,
  more: Partial<ImportInput> = {},
): Promise<ImportOutcome> {
  const object = await stores.objects.put(path);
  const job = await beginImport(stores, {
    source,
    fileName: basename(path),
    ...object,
    ownerAgency: 'public',
    handling: 'TLP:CLEAR',
    cases: [],
    by: 'operator',
    importedAt: '2026-01-05T08:00:00Z',
    recordedOn: '2026-01-05',
    receivedFrom: null,
    receivedOn: null,
    authority: null,
    edition: null,
    hints: {},
    ...more,
  });
  const lease = await stores.jobs.claim(job.id);
  if (!lease) throw new Error(`job ${job.id} is held by another`);
  return (await runJob(stores, job, lease)) as ImportOutcome;
}

/** Does what waits, as the server would; a failure is the test's. */
export async function settle(stores: JobStores): Promise<void> {
  const errors: unknown[] = [];
  await runWaitingJobs(stores, new AbortController().signal, undefined, (_, error) => errors.push(error));
  if (errors.length > 0) throw errors[0];
}
