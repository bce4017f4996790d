import { useQuery } from '@apollo/client/react';
import { Link, useParams, useSearchParams } from 'react-router';
import { wordsOf } from '../../api/errors.js';
import { graphql, type ResultOf } from '../../api/graphql.js';
import { Frame } from '../../parts/Frame.js';
import { CONDITIONS, HandlingConditions } from '../../parts/HandlingConditions.js';
import { rowPlace } from '../../parts/row-place.js';
import { Thing } from '../../parts/Thing.js';
import { Verdict } from '../../parts/Verdict.js';
import { inSentence, instant, text, word } from '../../texts/index.js';
import { HandlingMark } from '../../ui/HandlingMark.js';
import { marksOf } from '../../ui/handling.js';
import { Grade, Loading, Problem } from '../../ui/Pieces.js';
import { Unknown } from '../../ui/Unknown.js';
import { Attachments } from './Attachments.js';
import './record.css';

const RECORD = graphql(
  `query Record($id: ID!) {
    record(id: $id) {
      id
      layout
      sourceKey
      line
      at
      recordedOn
      endedOn
      handling
      grade { scheme source information }
      cells { column text }
      warnings { column value reason }
      source { name title publisher licence legalBasis }
      import { id fileName sha256 importedAt by read }
      mentions { id kind role values { property raw value scheme verdict column } entity { id kind name handling } }
      ...Conditions
    }
  }`,
  [CONDITIONS],
);
type RecordAsHeld = NonNullable<ResultOf<typeof RECORD>['record']>;

/** Task: see what one row of one file said, cell by cell, and how each cell was understood. */
export function RecordPage() {
  const { id = '' } = useParams();
  const [params] = useSearchParams();
  const { data, error, loading, refetch } = useQuery(RECORD, { variables: { id } });
  const record = data?.record;
  return (
    <Frame
      title={record ? text('record.title', { key: record.sourceKey }) : text('problem.unknownTitle')}
      marks={marksOf(
        record ? [record.handling, ...record.mentions.flatMap((m) => m.entity?.handling ?? [])] : [],
        text('handling.strictestOfRecord'),
      )}
      context={
        <>
          <Link to="/imports">{text('imports.title')}</Link>
          {record ? (
            <>
              <span className="separator">/</span>
              <Link to={`/imports/${encodeURIComponent(record.import.id)}`}>{record.import.fileName}</Link>
              <span className="separator">/</span>
              <h1>{rowPlace(record)}</h1>
            </>
          ) : null}
        </>
      }
    >
      {error ? <Problem message={wordsOf(error)} onRetry={() => void refetch()} /> : null}
      {loading && !record ? <Loading /> : null}
      {!loading && !error && !record ? <Unknown /> : null}
      {record ? <Reading record={record} column={params.get('column')} /> : null}
    </Frame>
  );
}

function Reading({ record, column }: { record: RecordAsHeld; column: string | null }) {
  const readings = record.mentions.flatMap((mention) =>
    mention.values.map((value) => ({ ...value, role: mention.role, mention: mention.id })),
  );
  return (
    <div className="record scroll">
      <div className="stack">
        <section className="panel">
          <header>
            <h2>{text('record.asItCame')}</h2>
            <span className="end">
              <HandlingMark mark={record.handling} />
            </span>
          </header>
          <table className="table cells">
            <thead>
              <tr>
                <th scope="col">{text('record.column')}</th>
                <th scope="col">{text('record.cell')}</th>
                <th scope="col">{text('record.understood')}</th>
              </tr>
            </thead>
            <tbody>
              {record.cells.map((cell) => {
                const understood = readings.filter((reading) => reading.column === cell.column);
                const warning = record.warnings.find((w) => w.column === cell.column);
                return (
                  <tr key={cell.column} className={cell.column === column ? 'outlined' : undefined}>
                    <th scope="row">{cell.column}</th>
                    <td className="mono">
                      {cell.text === '' ? (
                        <span className="third">{text('record.empty')}</span>
                      ) : (
                        <bdi>{cell.text}</bdi>
                      )}
                    </td>
                    <td>
                      {understood.length === 0 && cell.text !== '' ? (
                        <span className="third">{text('record.notRead')}</span>
                      ) : null}
                      {understood.map((reading) => (
                        <div key={`${reading.mention} ${reading.property} ${reading.value}`}>
                          <span className="third">
                            {reading.role}, {inSentence(word('property', reading.property))}
                          </span>{' '}
                          <bdi>{reading.value}</bdi> <Verdict verdict={reading.verdict} />
                        </div>
                      ))}
                      {warning ? <div className="chip warn">{warning.reason}</div> : null}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </section>
        <Attachments recordId={record.id} />
      </div>
      <div className="stack">
        <section className="panel">
          <header>
            <h2>{text('record.mentions')}</h2>
          </header>
          <ul>
            {record.mentions.map((mention) => (
              <li key={mention.id} className="mention">
                <span className="third">{mention.role}</span>
                {mention.entity ? (
                  <Thing thing={mention.entity} />
                ) : (
                  <span className="second">{text('record.waits')}</span>
                )}
              </li>
            ))}
          </ul>
        </section>
        <section className="panel">
          <header>
            <h2>{text('record.source')}</h2>
            <span className="end">
              <Grade grade={record.grade} />
            </span>
          </header>
          <dl className="facts inside">
            <dt>{text('record.source')}</dt>
            <dd>{record.source.title}</dd>
            <dt>{text('record.file')}</dt>
            <dd>
              <Link to={`/imports/${encodeURIComponent(record.import.id)}`}>{record.import.fileName}</Link>
            </dd>
            <dt>{text('record.row')}</dt>
            <dd>{rowPlace(record)}</dd>
            <dt>{text('record.key')}</dt>
            <dd className="mono">{record.sourceKey}</dd>
            <dt>{text('record.layout')}</dt>
            <dd>{record.layout}</dd>
            <dt>{text('record.recorded')}</dt>
            <dd>{record.recordedOn}</dd>
            {record.endedOn ? (
              <>
                <dt>{text('record.ended')}</dt>
                <dd>{record.endedOn}</dd>
              </>
            ) : null}
            <dt>{text('record.imported')}</dt>
            <dd>{text('record.by', { at: instant(record.import.importedAt), who: record.import.by })}</dd>
            <dt>SHA-256</dt>
            <dd className="mono">{record.import.sha256}</dd>
            <dt>{text('consent.originator')}</dt>
            <dd>{record.originator}</dd>
            <dt>{text('record.licence')}</dt>
            <dd>{record.source.licence}</dd>
            <dt>{text('record.legalBasis')}</dt>
            <dd>{record.source.legalBasis}</dd>
          </dl>
          <HandlingConditions of={record} />
        </section>
      </div>
    </div>
  );
}
