import { create } from 'zustand';
import { everythingMayHaveChanged } from '../../api/client.js';
import { type AboutFile, FileRefused, type ImportJob, importChecked, jobNow, type ReadAs } from '../../api/imports.js';
import { text } from '../../texts/index.js';

/** The import that was started from this page, however far the person has gone since. */
interface Running {
  readonly fileName: string | null;
  readonly job: ImportJob | null;
  readonly problem: string | null;
  /** When the first of its rows was seen done, in ms, and how many they were: what its rate is measured from. */
  readonly since: { readonly at: number; readonly done: number } | null;
}

const NOTHING: Running = { fileName: null, job: null, problem: null, since: null };
export const useRunningImport = create<Running>(() => NOTHING);

const ASK_AGAIN_MS = 700;

/** Imports a checked file and follows its job to the end. Says in words where it stopped. */
export async function startImport(
  id: string,
  fileName: string,
  about: AboutFile & ReadAs,
  mapping: string | null,
): Promise<void> {
  useRunningImport.setState({ ...NOTHING, fileName });
  try {
    let job: ImportJob | null = await importChecked(id, about, mapping);
    while (job?.state === 'RUNNING') {
      const { done } = job;
      useRunningImport.setState(({ since }) => ({ job, since: since ?? (done > 0 ? { at: Date.now(), done } : null) }));
      await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
      job = await jobNow(job.id);
    }
    useRunningImport.setState({
      job,
      problem: job?.state === 'FAILED' ? text('imports.failed', { reason: job.problem ?? '' }) : null,
    });
    await everythingMayHaveChanged();
  } catch (error) {
    const problem =
      error instanceof FileRefused
        ? text('imports.refusedUpload', { reason: error.message })
        : text('problem.unreachable');
    useRunningImport.setState({ job: null, problem });
  }
}

/** Rows a second so far, and how many seconds are left; null while too little is known. */
export function paceOf({ job, since }: Running, now: number): { rate: number; secondsLeft: number | null } | null {
  if (job === null || since === null || now - since.at < 1_000 || job.done <= since.done) return null;
  const rate = ((job.done - since.done) * 1_000) / (now - since.at);
  return { rate, secondsLeft: job.total === null ? null : Math.max(0, job.total - job.done) / rate };
}
