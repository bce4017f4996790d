import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { text } from '../texts/index.js';

/** A quick answer does not flicker: nothing is shown before this. */
const SHOWN_AFTER_MS = 300;
/** Skeletons that come one after the other, as parts of a page arrive, are one wait to whoever looks at it. */
const GAP_MS = 100;
/** When the wait began that was seen last, and when it ended; the first is that for the page itself. */
let wait = { from: 0, until: Number.POSITIVE_INFINITY };

/** Rows to come, as grey bars. They show once the page, not merely this part of it, has waited a moment. */
export function Loading({ rows = 6 }: { rows?: number }) {
  const bars = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const now = performance.now();
    const from = now - wait.until < GAP_MS ? wait.from : now;
    wait = { from, until: Number.POSITIVE_INFINITY };
    bars.current?.style.setProperty('animation-delay', `${Math.round(SHOWN_AFTER_MS - (now - from))}ms`);
    return () => {
      wait = { from, until: performance.now() };
    };
  }, []);
  return (
    <div className="loading" ref={bars} role="status" aria-busy="true">
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
