import { rowNumber, rowPlace } from '../../parts/row-place.js';
import { text } from '../../texts/index.js';

export interface RefusedRow {
  readonly line: number;
  readonly at: string | null;
  readonly column: string;
  readonly value: string;
  readonly reason: string;
}

/** Rows that were refused or would be: where each stands, in which column what stood, and why it cannot go in. */
export function RefusalTable({ refusals }: { refusals: readonly RefusedRow[] }) {
  return (
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
            <td className="number mono" title={rowPlace(refusal)}>
              {rowNumber(refusal)}
            </td>
            <td className="mono">{refusal.column}</td>
            <td>
              <bdi className="refused-value">{refusal.value === '' ? text('imports.empty') : refusal.value}</bdi>
            </td>
            <td>{refusal.reason}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
