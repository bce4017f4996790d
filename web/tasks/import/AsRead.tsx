import type { ReactNode } from 'react';
import type { CheckedRow, CheckedTable } from '../../api/imports.js';
import { rowNumber, rowPlace } from '../../parts/row-place.js';
import { Verdict } from '../../parts/Verdict.js';
import { inSentence, text, word } from '../../texts/index.js';

/** Rows of the file, each cell twice: as it came, and how it is understood. */
export function AsRead({ check, header, pager }: { check: CheckedTable; header: readonly string[]; pager: ReactNode }) {
  return (
    <section className="panel" aria-labelledby="as-read-title">
      <header>
        <h2 id="as-read-title">{text('imports.asRead')}</h2>
        <span className="third small">{text('imports.asReadHint')}</span>
        {pager}
      </header>
      {/* Scrolls sideways, so the keyboard must be able to get into it. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls has to take the focus */}
      <section className="as-read scroll" tabIndex={0} aria-label={text('imports.asReadHint')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{text('imports.row')}</th>
              {header.map((column) => (
                <th key={column} scope="col">
                  <bdi>{column}</bdi>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {check.sample.map((row) => (
              <Row key={row.line} row={row} columns={header.length} />
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

function Row({ row, columns }: { row: CheckedRow; columns: number }) {
  const { cells, refusal } = row;
  return (
    <tr className={refusal ? 'refused' : undefined}>
      <th scope="row" className="mono">
        <span title={rowPlace(row)}>{rowNumber(row)}</span>
      </th>
      {cells.length === 0 ? (
        <td colSpan={columns} className="bad">
          {refusal?.reason}
        </td>
      ) : (
        cells.map((cell) => <Cell key={cell.column} cell={cell} refusal={refusal} />)
      )}
    </tr>
  );
}

function Cell({ cell, refusal }: { cell: CheckedRow['cells'][number]; refusal: CheckedRow['refusal'] }) {
  const reason = refusal?.column === cell.column ? refusal.reason : null;
  return (
    <td className={reason ? 'bad' : cell.warning ? 'doubtful' : undefined}>
      <div className="raw" title={cell.text}>
        {cell.text === '' ? <span className="third">{text('imports.empty')}</span> : <bdi>{cell.text}</bdi>}
      </div>
      <div className="understood">
        {reason ?? cell.warning ?? <Understood cell={cell} refused={refusal !== null} />}
      </div>
    </td>
  );
}

function Understood({ cell, refused }: { cell: CheckedRow['cells'][number]; refused: boolean }) {
  const told = cell.readings.filter((r) => r.property !== 'name' || cell.readings.every((o) => o.property === 'name'));
  const [first, ...more] = told;
  if (!first) {
    return <span className="third">{cell.text === '' || refused ? '' : text('imports.keptNotRead')}</span>;
  }
  const all = told.map((r) => `${r.role}, ${inSentence(word('property', r.property))}: ${r.value}`).join('\n');
  return (
    <span title={all}>
      <span className="third">{inSentence(word('property', first.property))}</span> <bdi>{first.value}</bdi>
      {first.scheme ? <span className="third"> {first.scheme}</span> : null}{' '}
      {first.verdict ? <Verdict verdict={first.verdict} /> : null}
      {more.length > 0 ? <span className="third"> +{more.length}</span> : null}
    </span>
  );
}
