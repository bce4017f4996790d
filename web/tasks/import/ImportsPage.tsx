import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { IconFileSpreadsheet, IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { wordsOf } from '../../api/errors.js';
import { graphql } from '../../api/graphql.js';
import { FileRefused, sendToCheck } from '../../api/imports.js';
import { OnlyFor } from '../../parts/ForDuty.js';
import { Frame } from '../../parts/Frame.js';
import { inSentence, instant, number, size, text } from '../../texts/index.js';
import { HandlingMark } from '../../ui/HandlingMark.js';
import { marksOf } from '../../ui/handling.js';
import { Empty, Loading, Problem } from '../../ui/Pieces.js';
import { RunningImport } from './RunningImport.js';
import './import.css';

const IMPORTS_PER_PAGE = 50;

const IMPORTS = graphql(`
  query Imports($first: Int!, $after: String) {
    imports(first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges { node { id fileName importedAt by handling state read accepted refused alreadyKnown waiting source { title } } }
    }
  }
`);

/** Task: bring a file in, and see of each file what went in and what was refused. */
export function ImportsPage() {
  const { data, error, loading, refetch, fetchMore } = useQuery(IMPORTS, {
    variables: { first: IMPORTS_PER_PAGE, after: null },
    fetchPolicy: 'cache-and-network',
  });
  const imports = data?.imports.edges.map((edge) => edge.node) ?? [];
  const more = () =>
    fetchMore({
      variables: { after: data?.imports.pageInfo.endCursor ?? null },
      updateQuery: (before, { fetchMoreResult: next }) => ({
        imports: { ...next.imports, edges: [...before.imports.edges, ...next.imports.edges] },
      }),
    });
  return (
    <Frame
      title={text('imports.title')}
      marks={marksOf(
        imports.map((i) => i.handling),
        text('handling.strictestOfFiles', { count: imports.length }),
      )}
      context={<h1>{text('imports.title')}</h1>}
    >
      <OnlyFor duty="TAKE_IN">
        <NewImport />
      </OnlyFor>
      <section className="list-column" aria-label={text('imports.title')}>
        <RunningImport />
        {error ? <Problem message={wordsOf(error)} onRetry={() => void refetch()} /> : null}
        {loading && !data ? <Loading /> : null}
        {data && imports.length === 0 ? <Empty>{text('imports.none')}</Empty> : null}
        {imports.length > 0 ? (
          <div className="panel scroll">
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">{text('imports.columnFile')}</th>
                  <th scope="col">{text('imports.columnSource')}</th>
                  <th scope="col" className="number">
                    {text('imports.read')}
                  </th>
                  <th scope="col" className="number">
                    {text('imports.accepted')}
                  </th>
                  <th scope="col" className="number">
                    {text('imports.refused')}
                  </th>
                  <th scope="col" className="number">
                    {text('imports.known')}
                  </th>
                  <th scope="col">{text('record.handling')}</th>
                  <th scope="col">{text('imports.columnAt')}</th>
                </tr>
              </thead>
              <tbody>
                {imports.map((i) => (
                  <tr key={i.id}>
                    <td>
                      <Link to={`/imports/${encodeURIComponent(i.id)}`} className="thing">
                        <IconFileSpreadsheet size={16} aria-hidden />
                        <bdi className="cut">{i.fileName}</bdi>
                      </Link>{' '}
                      {i.state === 'DONE' ? null : (
                        <span className={i.state === 'FAILED' ? 'chip against' : 'chip warn'}>
                          {text(`imports.state.${i.state as 'RUNNING' | 'FAILED'}`)}
                        </span>
                      )}
                    </td>
                    <td className="second">{i.source.title}</td>
                    <td className="number">{number(i.read)}</td>
                    <td className="number">{number(i.accepted)}</td>
                    <td className={i.refused > 0 ? 'number against' : 'number third'}>{number(i.refused)}</td>
                    <td className={i.alreadyKnown > 0 ? 'number' : 'number third'}>{number(i.alreadyKnown)}</td>
                    <td>
                      <HandlingMark mark={i.handling} />
                    </td>
                    <td className="second no-wrap">
                      {instant(i.importedAt)}, {i.by}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
            <footer className="foot small">
              <b>
                {text('imports.shown', { shown: number(imports.length), total: number(data?.imports.totalCount ?? 0) })}
              </b>
              {data?.imports.pageInfo.hasNextPage ? (
                <Button size="compact-xs" onClick={() => void more()}>
                  {text('imports.moreRows', {
                    count: Math.min(IMPORTS_PER_PAGE, data.imports.totalCount - imports.length),
                  })}
                </Button>
              ) : null}
            </footer>
          </div>
        ) : null}
      </section>
    </Frame>
  );
}

/** A file is looked at first, on a page of its own; nothing of it is kept before somebody says so. */
function NewImport() {
  const go = useNavigate();
  const [over, setOver] = useState(false);
  const [sending, setSending] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const look = async (file: File | undefined) => {
    if (!file || sending !== null) return;
    setSending(`${file.name}, ${size(file.size)}`);
    setProblem(null);
    try {
      await go(`/imports/check/${encodeURIComponent(await sendToCheck(file))}`);
    } catch (error) {
      setProblem(
        error instanceof FileRefused
          ? text('imports.refusedUpload', { reason: error.message })
          : text('problem.unreachable'),
      );
      setSending(null);
    }
  };
  return (
    <section className="side new-import" aria-label={text('imports.new')}>
      <div className="stack">
        <h2>{text('imports.new')}</h2>
        <label
          className={over ? 'drop over' : 'drop'}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={(event) => {
            event.preventDefault();
            setOver(false);
            void look(event.dataTransfer.files[0]);
          }}
        >
          <IconUpload size={18} aria-hidden />
          <span className="cut">
            {sending === null
              ? `${text('imports.chooseFile')} · ${inSentence(text('imports.dropHere'))}`
              : text('imports.sending', { name: sending })}
          </span>
          <input
            type="file"
            aria-label={text('imports.file')}
            disabled={sending !== null}
            onChange={(event) => void look(event.currentTarget.files?.[0])}
          />
        </label>
        {problem ? <Problem message={problem} /> : null}
        <p className="small third">{text('imports.hint')}</p>
      </div>
    </section>
  );
}
