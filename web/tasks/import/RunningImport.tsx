import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { cancelJob } from '../../api/imports.js';
import { number, text } from '../../texts/index.js';
import { Problem } from '../../ui/Pieces.js';
import { paceOf, useRunningImport } from './running-import.js';

/** The line about the file that is going in, or went in: how far, how fast, how long still, and how to end it. */
export function RunningImport() {
  const running = useRunningImport();
  const { fileName, job, problem } = running;
  if (!fileName) return null;
  if (problem) return <Problem message={problem} />;
  const said = wordsOf(running);
  return (
    <p className="running" role="status">
      {said}
      {job?.importId ? <Link to={`/imports/${encodeURIComponent(job.importId)}`}>{text('imports.seeIt')}</Link> : null}
      {job?.state === 'RUNNING' ? (
        <>
          {job.total ? <progress value={job.done} max={job.total} aria-label={said} /> : null}
          <Button size="compact-xs" variant="subtle" onClick={() => void cancelJob(job.id)}>
            {text('imports.cancel')}
          </Button>
        </>
      ) : null}
    </p>
  );
}

function wordsOf(running: ReturnType<typeof useRunningImport.getState>): string {
  const { job } = running;
  const name = running.fileName ?? '';
  if (job?.state === 'DONE') return text('imports.doneShort', { name });
  if (!job?.total) return text('imports.workingNoTotal', { name });
  const pace = paceOf(running, Date.now());
  const done = text('imports.working', { name, done: number(job.done), total: number(job.total) });
  if (pace === null) return done;
  const rate = text('imports.rate', { rate: number(Math.round(pace.rate)) });
  const left =
    pace.secondsLeft === null ? '' : `, ${text('imports.left', { seconds: number(Math.ceil(pace.secondsLeft)) })}`;
  return `${done}, ${rate}${left}`;
}
