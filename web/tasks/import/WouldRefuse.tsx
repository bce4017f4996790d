import { IconCircleX } from '@tabler/icons-react';
import type { CheckedTable } from '../../api/imports.js';
import { number, text } from '../../texts/index.js';

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
          <table className="table refusals">
            <thead>
              <tr>
                <th scope="col" className="number">
                  {text('imports.row')}
                </th>
                <th scope="col">{text('imports.column')}</th>
                <th scope="col">{text('imports.value')}</th>
                <th scope="col">{text('imports.reason')}</th>
              </tr>
            </thead>
            <tbody>
              {refusals.map((refusal) => (
                <tr key={`${refusal.line} ${refusal.column}`}>
                  <td className="number mono">{number(refusal.line)}</td>
                  <td className="mono">{refusal.column}</td>
                  <td>
                    <bdi className="refused-value">{refusal.value === '' ? text('imports.empty') : refusal.value}</bdi>
                  </td>
                  <td>{refusal.reason}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <footer className="foot small">
            <b>{text('imports.shownOf', { shown: number(refusals.length), total: number(refused) })}</b>
          </footer>
        </>
      ) : null}
    </section>
  );
}
