import { IconFileSpreadsheet } from '@tabler/icons-react';
import { graphql, type ResultOf } from '../api/graphql.js';
import { text } from '../texts/index.js';
import { HandlingMark } from '../ui/HandlingMark.js';
import { CONDITIONS, HandlingConditions } from './HandlingConditions.js';
import { rowPlace } from './row-place.js';
import './row-as-it-came.css';

export const ROW = graphql(
  `fragment Row on Record {
    id
    line
    at
    sourceKey
    recordedOn
    handling
    grade { scheme source information }
    cells { column text }
    source { name title }
    import { id fileName sha256 importedAt by read }
    ...Conditions
  }`,
  [CONDITIONS],
);
export type Row = ResultOf<typeof ROW>;

/**
 * One row of a file, exactly as it came, with the cells that matter outlined. Down the page rather than across: every cell can be read
 * whole, whatever the width.
 */
export function RowAsItCame({ row, outlined }: { row: Row; outlined: readonly string[] }) {
  const marked = new Set(outlined);
  const sha = row.import.sha256;
  return (
    <figure className="row-as-it-came">
      <figcaption>
        <IconFileSpreadsheet size={14} aria-hidden />
        <span className="cut grow">
          {row.import.fileName}, {rowPlace(row)}
        </span>
        <HandlingMark mark={row.handling} />
      </figcaption>
      <HandlingConditions of={row} />
      <table>
        <tbody>
          {row.cells.map((cell) => (
            <tr key={cell.column} className={marked.has(cell.column) ? 'marked' : undefined}>
              <th scope="row">{cell.column}</th>
              <td>
                {cell.text === '' ? <span className="third">{text('record.empty')}</span> : <bdi>{cell.text}</bdi>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="seal mono">{text('evidence.sha', { start: sha.slice(0, 8), end: sha.slice(-4) })}</div>
    </figure>
  );
}
