import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { text } from '../texts/index.js';

/** Rows to come, as grey bars. They show only after 300 ms, so that a quick answer does not flicker. */
export function Loading({ rows = 6 }: { rows?: number }) {
  return (
    <div className="loading" role="status" aria-busy="true">
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bars have no identity
        <i key={row} />
      ))}
    </div>
  );
}

/** Nothing to show: says why and what next. */
export function Empty({ children }: { children: ReactNode }) {
  return <div className="empty">{children}</div>;
}

/** Something failed: what happened, what still holds, what to do. */
export function Problem({ message, onRetry }: { message: string; onRetry?: (() => void) | undefined }) {
  return (
    <div className="problem" role="alert">
      <IconAlertTriangle size={16} aria-hidden />
      <span className="grow">{message}</span>
      {onRetry ? <Button onClick={onRetry}>{text('problem.again')}</Button> : null}
    </div>
  );
}

/** The grade a source was given, in its scheme's own code. */
export function Grade({ grade }: { grade: { scheme: string; source: string; information: string } }) {
  const label = text('grade.label', grade);
  return (
    <span className="grade" role="img" title={label} aria-label={label}>
      {grade.source}
      {grade.information}
    </span>
  );
}

/** A quantity beside others of its kind, as a share of the largest. */
export function Track({ value, of }: { value: number; of: number }) {
  const percent = of === 0 ? 0 : Math.max(2, Math.round((100 * value) / of));
  return (
    <div className="track" aria-hidden="true">
      <i style={{ width: `${percent}%` }} />
    </div>
  );
}
