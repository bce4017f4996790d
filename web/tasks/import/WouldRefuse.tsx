import { IconCircleX } from '@tabler/icons-react';
import type { CheckedTable } from '../../api/imports.js';
import { number, text } from '../../texts/index.js';
import { RefusalTable } from './RefusalTable.js';

const MOST_REASONS = 5;

/** The rows that would be refused, with row, column, value and reason. */
export function WouldRefuse({ check }: { check: CheckedTable }) {
  const { refusals, refused, accepted, reasons } = check;
  return (
    <section className="panel" aria-labelledby="would-refuse-title">
      <header>
        {refused > 0 ? <IconCircleX size={16} className="against" aria-hidden /> : null}
        <h2 id="would-refuse-title">
          {refused > 0 ? text('imports.wouldRefuse', { count: refused }) : text('imports.noneWouldRefuse')}
        </h2>
        {refused > 0 ? <span className="third small">{text('imports.othersGoIn', { count: accepted })}</span> : null}
        <span className="end row small">
          {reasons.slice(0, MOST_REASONS).map(({ column, reason, count }) => (
            <span key={`${column} ${reason}`} className="chip against" title={reason}>
              {column} {number(count)}
            </span>
          ))}
        </span>
      </header>
      {refused > 0 ? (
        <>
          <RefusalTable refusals={refusals} />
          <footer className="foot small">
            <b>{text('imports.shownOf', { shown: number(refusals.length), total: number(refused) })}</b>
          </footer>
        </>
      ) : null}
    </section>
  );
}
