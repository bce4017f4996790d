import { useQuery } from '@apollo/client/react';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconFileSpreadsheet, IconUpload } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { Link } from 'react-router';
import { wordsOf } from '../../api/errors.js';
import { graphql } from '../../api/graphql.js';
import { OnlyFor } from '../../parts/ForDuty.js';
import { Frame } from '../../parts/Frame.js';
import { instant, number, size, text } from '../../texts/index.js';
import { HandlingMark } from '../../ui/HandlingMark.js';
import { marksOf } from '../../ui/handling.js';
import { Empty, Loading, Problem } from '../../ui/Pieces.js';
import { startImport, useRunningImport } from './running-import.js';
import './import.css';

const IMPORTS_PER_PAGE = 50;
const HANDLING = ['TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED'];

const SOURCES = graphql(`query Sources { sources { name title publisher } }`);
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
        <Running />
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

function NewImport() {
  const { data } = useQuery(SOURCES);
  const [file, setFile] = useState<File | null>(null);
  const [over, setOver] = useState(false);
  const running = useRunningImport(
    (state) =>
      state.fileName !== null && state.problem === null && (state.job === null || state.job.state === 'RUNNING'),
  );
  const input = useRef<HTMLInputElement>(null);

  const submit = async (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!file) return;
    const form = new FormData(event.currentTarget);
    const said = (name: string) => String(form.get(name) ?? '').trim();
    await startImport(file, {
      source: said('source'),
      receivedFrom: said('receivedFrom'),
      receivedOn: said('receivedOn'),
      authority: said('authority'),
      handling: said('handling'),
    });
    setFile(null);
    if (input.current) input.current.value = '';
  };
  return (
    <section className="side new-import" aria-label={text('imports.new')}>
      <form className="stack" onSubmit={(event) => void submit(event)}>
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
            setFile(event.dataTransfer.files[0] ?? null);
          }}
        >
          <IconUpload size={18} aria-hidden />
          <span className="cut">
            {file
              ? `${file.name}, ${size(file.size)}`
              : `${text('imports.chooseFile')} · ${text('imports.dropHere').toLowerCase()}`}
          </span>
          <input
            ref={input}
            type="file"
            aria-label={text('imports.file')}
            onChange={(event) => setFile(event.currentTarget.files?.[0] ?? null)}
          />
        </label>
        <NativeSelect
          name="source"
          label={text('imports.source')}
          required
          withAsterisk={false}
          data={[
            { value: '', label: text('imports.chooseSource') },
            ...(data?.sources ?? []).map((source) => ({
              value: source.name,
              label: `${source.title}, ${source.publisher}`,
            })),
          ]}
        />
        <NativeSelect
          name="handling"
          label={text('record.handling')}
          data={[{ value: '', label: text('imports.handlingDefault') }, ...HANDLING]}
        />
        <TextInput name="receivedFrom" label={text('imports.receivedFrom')} maxLength={200} />
        <TextInput
          name="receivedOn"
          label={text('imports.receivedOn')}
          placeholder="2026-03-09"
          pattern="\d{4}-\d{2}-\d{2}"
        />
        <TextInput name="authority" label={text('imports.facts.authority')} maxLength={200} />
        <Button type="submit" variant="filled" disabled={!file || running}>
          {file ? text('imports.submit', { name: file.name }) : text('imports.submitNone')}
        </Button>
        <p className="small third">{text('imports.hint')}</p>
      </form>
    </section>
  );
}

/** The line about the file that is going in, or went in. */
function Running() {
  const { fileName, job, problem } = useRunningImport();
  if (!fileName) return null;
  if (problem) return <Problem message={problem} />;
  const said =
    job?.state === 'DONE'
      ? text('imports.doneShort', { name: fileName })
      : job?.total
        ? text('imports.working', { name: fileName, done: number(job.done), total: number(job.total) })
        : text('imports.workingNoTotal', { name: fileName });
  return (
    <p className="running" role="status">
      {said}{' '}
      {job?.importId ? <Link to={`/imports/${encodeURIComponent(job.importId)}`}>{text('imports.seeIt')}</Link> : null}
      {job?.total && job.state === 'RUNNING' ? <progress value={job.done} max={job.total} aria-label={said} /> : null}
    </p>
  );
}
