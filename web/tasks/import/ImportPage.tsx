import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { IconCircleX, IconDownload } from '@tabler/icons-react';
import { Link, useParams } from 'react-router';
import { wordsOf } from '../../api/errors.js';
import { graphql, type ResultOf } from '../../api/graphql.js';
import { rejectsPath } from '../../api/imports.js';
import { Frame } from '../../parts/Frame.js';
import { rowNumber, rowPlace } from '../../parts/row-place.js';
import { instant, number, size, text } from '../../texts/index.js';
import { HandlingMark } from '../../ui/HandlingMark.js';
import { marksOf } from '../../ui/handling.js';
import { Empty, Loading, Problem } from '../../ui/Pieces.js';
import { Unknown } from '../../ui/Unknown.js';
import { CameWith } from './CameWith.js';
import { RefusalTable } from './RefusalTable.js';
import './import.css';

const REFUSALS_PER_PAGE = 50;
const RECORDS_PER_PAGE = 25;

const IMPORT = graphql(`
  query Import($id: ID!, $refusals: Int!, $refusalsAfter: String) {
    import(id: $id) {
      id fileName mediaType encoding layout sizeBytes sha256 by importedAt recordedOn receivedFrom receivedOn authority edition handling state
      read accepted refused alreadyKnown waiting
      source { name title }
      refusals(first: $refusals, after: $refusalsAfter) { totalCount pageInfo { hasNextPage endCursor } edges { node { line at column value reason } } }
    }
  }
`);
const RECORDS = graphql(`
  query ImportRecords($id: ID!, $first: Int!, $after: String) {
    import(id: $id) {
      id
      records(first: $first, after: $after) {
        totalCount
        pageInfo { hasNextPage endCursor }
        edges { node { id line at sourceKey cells { column text } } }
      }
    }
  }
`);
type ImportShown = NonNullable<ResultOf<typeof IMPORT>['import']>;

/** Task: check that a file was understood: what went in, what was refused and why, and each row as it came. */
export function ImportPage() {
  const { id = '' } = useParams();
  const { data, error, loading, refetch, fetchMore } = useQuery(IMPORT, {
    variables: { id, refusals: REFUSALS_PER_PAGE, refusalsAfter: null },
  });
  const shown = data?.import;
  const more = () =>
    fetchMore({
      variables: { refusalsAfter: shown?.refusals.pageInfo.endCursor ?? null },
      updateQuery: (before, { fetchMoreResult: next }) =>
        before.import && next.import
          ? {
              import: {
                ...before.import,
                refusals: {
                  ...next.import.refusals,
                  edges: [...before.import.refusals.edges, ...next.import.refusals.edges],
                },
              },
            }
          : before,
    });
  return (
    <Frame
      title={shown?.fileName ?? text('imports.title')}
      marks={shown ? marksOf([shown.handling], text('handling.ofFile')) : { kind: 'none' }}
      context={
        <>
          <Link to="/imports">{text('imports.title')}</Link>
          {shown ? (
            <>
              <span className="separator">/</span>
              <h1>
                <bdi>{shown.fileName}</bdi>
              </h1>
            </>
          ) : null}
        </>
      }
    >
      {error ? <Problem message={wordsOf(error)} onRetry={() => void refetch()} /> : null}
      {loading && !shown ? <Loading /> : null}
      {!loading && !error && !shown ? <Unknown /> : null}
      {shown ? (
        <div className="import-page scroll">
          <div className="stack">
            <Facts shown={shown} />
          </div>
          <div className="stack">
            <Counts shown={shown} />
            <Refusals shown={shown} onMore={() => void more()} />
            <CameWith id={id} />
            <Records id={id} />
          </div>
        </div>
      ) : null}
    </Frame>
  );
}

function Facts({ shown }: { shown: ImportShown }) {
  const rows: readonly (readonly [string, string | null, string?])[] = [
    [text('imports.facts.source'), shown.source.title],
    [text('imports.facts.layout'), shown.layout],
    [text('imports.facts.size'), `${size(shown.sizeBytes)}, ${shown.mediaType}`],
    [text('imports.facts.text'), shown.encoding],
    [text('imports.facts.recorded'), shown.recordedOn],
    [
      text('imports.facts.received'),
      shown.receivedFrom
        ? text('imports.receivedBy', { on: shown.receivedOn ?? '', from: shown.receivedFrom })
        : shown.receivedOn,
    ],
    [text('imports.facts.authority'), shown.authority],
    [text('imports.facts.edition'), shown.edition],
    [text('imports.facts.by'), text('record.by', { at: instant(shown.importedAt), who: shown.by })],
    [text('imports.facts.sha'), shown.sha256.replace(/(.{4})(?=.)/g, '$1 '), 'mono'],
  ];
  return (
    <section className="panel">
      <header>
        <h2 className="cut">{shown.fileName}</h2>
        <span className="end">
          <HandlingMark mark={shown.handling} />
        </span>
      </header>
      <dl className="facts inside">
        {rows
          .filter(([, value]) => value)
          .map(([name, value, look]) => (
            <div key={name} className="fact">
              <dt>{name}</dt>
              <dd className={look}>{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}

/** The counts, and that they add up. */
function Counts({ shown }: { shown: ImportShown }) {
  const parts = [
    ['accepted', shown.accepted],
    ['refused', shown.refused],
    ['known', shown.alreadyKnown],
  ] as const;
  return (
    <section className="panel counts">
      <ul>
        <li>
          <b>{number(shown.read)}</b> {text('imports.read')}
        </li>
        {parts.map(([name, count], index) => (
          <li key={name} className={name}>
            <span aria-hidden="true">{index === 0 ? '=' : '+'}</span> <b>{number(count)}</b> {text(`imports.${name}`)}
          </li>
        ))}
      </ul>
      {shown.waiting > 0 ? (
        <p className="small second">{text('imports.addsWaiting', { count: shown.waiting })}</p>
      ) : null}
    </section>
  );
}

function Refusals({ shown, onMore }: { shown: ImportShown; onMore: () => void }) {
  const { edges, totalCount, pageInfo } = shown.refusals;
  return (
    <section className="panel" aria-labelledby="refusals-title">
      <header>
        {totalCount > 0 ? <IconCircleX size={16} className="against" aria-hidden /> : null}
        <h2 id="refusals-title">
          {totalCount > 0 ? text('imports.rowsRefused', { count: totalCount }) : text('imports.noneRefused')}
        </h2>
        {totalCount > 0 ? (
          <>
            <span className="third small">{text('imports.refusedHint')}</span>
            <Button
              component="a"
              href={rejectsPath(shown.id)}
              download
              className="end"
              leftSection={<IconDownload size={16} />}
            >
              {text('imports.rejects')}
            </Button>
          </>
        ) : null}
      </header>
      {totalCount > 0 ? <RefusalTable refusals={edges.map(({ node }) => node)} /> : null}
      {pageInfo.hasNextPage ? (
        <footer>
          <Button variant="subtle" onClick={onMore}>
            {text('imports.moreRows', { count: Math.min(REFUSALS_PER_PAGE, totalCount - edges.length) })}
          </Button>
        </footer>
      ) : null}
    </section>
  );
}

/** The rows that went in, in file order, each cell as it came. */
function Records({ id }: { id: string }) {
  const { data, error, loading, refetch, fetchMore } = useQuery(RECORDS, {
    variables: { id, first: RECORDS_PER_PAGE, after: null },
  });
  const records = data?.import?.records;
  const rows = records?.edges.map((edge) => edge.node) ?? [];
  const columns = [...new Set(rows.flatMap((row) => row.cells.map((cell) => cell.column)))];
  const more = () =>
    fetchMore({
      variables: { after: records?.pageInfo.endCursor ?? null },
      updateQuery: (before, { fetchMoreResult: next }) =>
        before.import && next.import
          ? {
              import: {
                ...before.import,
                records: {
                  ...next.import.records,
                  edges: [...before.import.records.edges, ...next.import.records.edges],
                },
              },
            }
          : before,
    });
  return (
    <section className="panel" aria-labelledby="records-title">
      <header>
        <h2 id="records-title">{text('imports.records')}</h2>
        <span className="third small">{text('imports.recordsHint')}</span>
      </header>
      {error ? <Problem message={wordsOf(error)} onRetry={() => void refetch()} /> : null}
      {loading && !records ? <Loading /> : null}
      {records && rows.length === 0 ? <Empty>{text('imports.noRecords')}</Empty> : null}
      {rows.length > 0 ? (
        // biome-ignore lint/a11y/useSemanticElements: no fieldset, but a wide table that has to be scrolled by keyboard too
        <div
          role="group"
          className="raw-rows scroll"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled by keyboard, it has to take the focus
          tabIndex={0}
          aria-label={text('imports.records')}
        >
          <table className="table">
            <thead>
              <tr>
                <th scope="col" className="number">
                  {text('imports.row')}
                </th>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <td className="number">
                    <Link to={`/records/${encodeURIComponent(row.id)}`} title={rowPlace(row)}>
                      {rowNumber(row)}
                    </Link>
                  </td>
                  {columns.map((column) => (
                    <td key={column}>
                      <bdi>{row.cells.find((cell) => cell.column === column)?.text}</bdi>
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {records && rows.length > 0 ? (
        <footer>
          <b>{text('explore.shown', { shown: number(rows.length), total: number(records.totalCount) })}</b>{' '}
          {text('imports.inFileOrder')}
          {records.pageInfo.hasNextPage ? (
            <Button variant="subtle" className="end" onClick={() => void more()}>
              {text('imports.moreRows', { count: Math.min(RECORDS_PER_PAGE, records.totalCount - rows.length) })}
            </Button>
          ) : null}
        </footer>
      ) : null}
    </section>
  );
}
