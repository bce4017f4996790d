import { create } from 'zustand';
import { everythingMayHaveChanged } from '../../api/client.js';
import { type AboutFile, FileRefused, type ImportJob, jobNow, sendFile } from '../../api/imports.js';
import { text } from '../../texts/index.js';

/** The import that was started from this page, however far the person has gone since. */
interface Running {
  readonly fileName: string | null;
  readonly job: ImportJob | null;
  readonly problem: string | null;
}

export const useRunningImport = create<Running>(() => ({ fileName: null, job: null, problem: null }));

const ASK_AGAIN_MS = 700;

/** Sends a file and follows its job to the end. Says in words where it stopped. */
export async function startImport(file: File, about: AboutFile): Promise<void> {
  useRunningImport.setState({ fileName: file.name, job: null, problem: null });
  try {
    let job: ImportJob | null = await sendFile(file, about);
    while (job?.state === 'RUNNING') {
      useRunningImport.setState({ job });
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
