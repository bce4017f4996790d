import { IconAlertTriangle, IconCheck, IconCircleX } from '@tabler/icons-react';
import type { CheckedTable } from '../../api/imports.js';
import { inSentence, number, text, word } from '../../texts/index.js';

type Column = CheckedTable['columns'][number];

/** What became of each column, over all rows that were looked at. */
export function CheckedColumns({ columns }: { columns: readonly Column[] }) {
  return (
    <section className="panel" aria-labelledby="columns-title">
      <header>
        <h2 id="columns-title">{text('imports.columns')}</h2>
        <span className="third small">{text('imports.columnsHint')}</span>
      </header>
      <table className="table checked-columns">
        <tbody>
          {columns.map((column) => (
            <tr key={column.column}>
              <th scope="row" className="mono">
                <bdi>{column.column}</bdi>
              </th>
              <td className={column.readAs.length === 0 ? 'third' : undefined}>{meaningOf(column)}</td>
              <td>
                <Mark column={column} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function meaningOf({ readAs, filled }: Column): string {
  const [first, ...more] = readAs.filter((r) => r.property !== 'name' || readAs.every((o) => o.property === 'name'));
  if (!first) return text(filled === 0 ? 'imports.emptyColumn' : 'imports.keptNotRead');
  const said = `${first.role}, ${inSentence(word('property', first.property))}`;
  return more.length === 0 ? said : text('imports.andMore', { said, count: more.length });
}

function Mark({ column: { filled, warnings, refusals, readAs } }: { column: Column }) {
  if (refusals > 0)
    return (
      <span className="against" title={text('imports.columnRefusals', { count: refusals })}>
        <IconCircleX size={15} aria-label={text('imports.columnRefusals', { count: refusals })} />
      </span>
    );
  if (warnings > 0)
    return (
      <span className="warned" title={text('imports.columnWarnings', { count: warnings, filled: number(filled) })}>
        <IconAlertTriangle
          size={15}
          aria-label={text('imports.columnWarnings', { count: warnings, filled: number(filled) })}
        />
      </span>
    );
  return readAs.length > 0 ? <IconCheck size={15} className="ok" aria-label={text('imports.columnRead')} /> : null;
}
