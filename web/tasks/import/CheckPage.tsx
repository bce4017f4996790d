import { Button } from '@mantine/core';
import { IconArrowLeft, IconArrowRight } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { type CheckedFile, checkFile, FileRefused, type ReadAs, throwAway } from '../../api/imports.js';
import { Frame } from '../../parts/Frame.js';
import { number, text } from '../../texts/index.js';
import { marksOf } from '../../ui/handling.js';
import { usePageKeys } from '../../ui/keys.js';
import { Empty, Loading, Problem } from '../../ui/Pieces.js';
import { Unknown } from '../../ui/Unknown.js';
import { AboutFileForm, type Said } from './AboutFileForm.js';
import { AsRead } from './AsRead.js';
import { CheckedColumns } from './CheckedColumns.js';
import { MappingEditor } from './MappingEditor.js';
import { startImport } from './running-import.js';
import { Steps } from './Steps.js';
import { WouldRefuse } from './WouldRefuse.js';
import './import.css';

const ROWS = 10;
const AS_FOUND: ReadAs = { source: '', encoding: '', delimiter: '', handling: '', sheet: '', headerRow: '' };
const NOTHING_SAID: Said = { receivedFrom: '', receivedOn: '', authority: '', edition: '' };

/** Task: see that a file is understood before anything of it is kept, and put right how it is read. */
export function CheckPage() {
  const { id = '' } = useParams();
  const go = useNavigate();
  const [readAs, setReadAs] = useState(AS_FOUND);
  const [said, setSaid] = useState(NOTHING_SAID);
  const [mapping, setMapping] = useState<string | null>(null);
  const [from, setFrom] = useState(0);
  const { file, problem, again } = useChecked(id, readAs, mapping, from);

  const check = file?.check ?? null;
  const mayGoIn = file !== null && file !== undefined && file.recognisedAs !== null && (check?.accepted ?? 0) > 0;
  const submit = () => {
    if (!file?.recognisedAs || !mayGoIn) return;
    void startImport(id, file.fileName, { ...readAs, ...said, source: file.recognisedAs.source }, mapping);
    void go('/imports');
  };
  const cancel = async () => {
    await throwAway(id);
    await go('/imports');
  };
  usePageKeys({ ['Enter']: submit });

  return (
    <Frame
      title={file?.fileName ?? text('imports.title')}
      marks={file?.recognisedAs ? marksOf([file.recognisedAs.handling], text('handling.ofFile')) : { kind: 'none' }}
      context={
        <>
          <Link to="/imports">{text('imports.title')}</Link>
          {file ? (
            <>
              <span className="separator">/</span>
              <h1>
                <bdi>{file.fileName}</bdi>
              </h1>
              <span className="small third">{text('imports.nothingKept')}</span>
            </>
          ) : null}
        </>
      }
    >
      {problem ? <Problem message={problem} onRetry={again} /> : null}
      {file === undefined && !problem ? <Loading rows={9} /> : null}
      {file === null && !problem ? <Unknown /> : null}
      {file ? (
        <div className="check-page scroll">
          <div className="check-head row">
            <Steps at={file.recognisedAs ? 'check' : 'recognised'} />
            <span className="end row">
              <Button onClick={() => void cancel()}>{text('imports.cancel')}</Button>
              <Button variant="filled" disabled={!mayGoIn} onClick={submit} rightSection={<kbd>↵</kbd>}>
                {check && mayGoIn
                  ? text(check.complete ? 'imports.importRows' : 'imports.importAll', { count: check.accepted })
                  : text('imports.submitNone')}
              </Button>
            </span>
          </div>
          <div className="stack">
            <AboutFileForm file={file} readAs={readAs} said={said} onReadAs={setReadAs} onSaid={setSaid} />
            {check ? <CheckedColumns columns={check.columns} /> : null}
          </div>
          <div className="stack">
            {check ? (
              <>
                <AsRead
                  check={check}
                  header={file.header}
                  pager={<Pager from={from} rows={check.rows} complete={check.complete} onFrom={setFrom} />}
                />
                <WouldRefuse check={check} />
              </>
            ) : (
              <NotRecognised file={file} />
            )}
            {file.proposedMapping !== null || mapping !== null ? (
              <MappingEditor
                text={mapping ?? file.proposedMapping ?? ''}
                problems={file.mappingProblems}
                onRead={(next) => {
                  setFrom(0);
                  setMapping(next);
                }}
              />
            ) : null}
          </div>
        </div>
      ) : null}
    </Frame>
  );
}

/** The file as the server would read it now. Undefined until it answers, null where no such file waits. */
function useChecked(id: string, readAs: ReadAs, mapping: string | null, from: number) {
  const [file, setFile] = useState<CheckedFile | null | undefined>(undefined);
  const [problem, setProblem] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks the same again
  useEffect(() => {
    let current = true;
    const keep = (found: CheckedFile | null, words: string | null) => {
      if (!current) return;
      setProblem(words);
      if (words === null) setFile(found);
    };
    checkFile(id, readAs, mapping, from).then(
      (found) => keep(found, null),
      (error: unknown) => keep(null, error instanceof FileRefused ? error.message : text('problem.unreachable')),
    );
    return () => {
      current = false;
    };
  }, [id, readAs, mapping, from, attempt]);
  return { file, problem, again: () => setAttempt((n) => n + 1) };
}

function Pager({
  from,
  rows,
  complete,
  onFrom,
}: {
  from: number;
  rows: number;
  complete: boolean;
  onFrom: (from: number) => void;
}) {
  const last = Math.min(rows, from + ROWS);
  return (
    <span className="end row small">
      {text(complete ? 'imports.rowsOf' : 'imports.rowsOfMore', {
        from: number(Math.min(rows, from + 1)),
        to: number(last),
        total: number(rows),
      })}
      <Button
        size="compact-xs"
        aria-label={text('imports.rowsBefore')}
        disabled={from === 0}
        onClick={() => onFrom(Math.max(0, from - ROWS))}
      >
        <IconArrowLeft size={14} aria-hidden />
      </Button>
      <Button
        size="compact-xs"
        aria-label={text('imports.rowsAfter')}
        disabled={complete && last >= rows}
        onClick={() => onFrom(from + ROWS)}
      >
        <IconArrowRight size={14} aria-hidden />
      </Button>
    </span>
  );
}

function NotRecognised({ file }: { file: CheckedFile }) {
  const { nextBest, header } = file;
  return (
    <section className="panel">
      <Empty>
        <p>{text('imports.notRecognised', { columns: header.join(', ') })}</p>
        {nextBest ? (
          <p>
            {text('imports.nearest', {
              title: nextBest.title,
              layout: nextBest.layout,
              known: nextBest.known,
              of: nextBest.of,
            })}
          </p>
        ) : null}
      </Empty>
    </section>
  );
}
