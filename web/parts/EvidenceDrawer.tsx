import { useQuery } from '@apollo/client/react';
import { ActionIcon, Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { Fragment, useEffect, useRef, useState } from 'react';
import { Link as RouterLink } from 'react-router';
import { wordsOf } from '../api/errors.js';
import { graphql, type ResultOf } from '../api/graphql.js';
import { instant, number, period, text, word } from '../texts/index.js';
import { EntitySign } from '../ui/EntitySign.js';
import { onEscape } from '../ui/keys.js';
import { Empty, Grade, Loading, Problem } from '../ui/Pieces.js';
import { signOf } from '../ui/signs.js';
import { ROW, RowAsItCame } from './RowAsItCame.js';
import { rowPlace } from './row-place.js';
import { phrase } from './sentences.js';
import './evidence-drawer.css';

const STATEMENTS_PER_PAGE = 50;

const EVIDENCE = graphql(
  `query Evidence($id: ID!, $first: Int!, $after: String) {
    link(id: $id) {
      id
      kind
      role
      heldFrom
      heldUntil
      recordCount
      from { id kind traderKind name detail }
      to { id kind traderKind name detail }
      statements(first: $first, after: $after) {
        totalCount
        pageInfo { hasNextPage endCursor }
        edges { node { id columns heldFrom heldUntil recordedOn values { property value scheme raw } record { ...Row } } }
      }
    }
  }`,
  [ROW],
);
type LinkEvidence = NonNullable<ResultOf<typeof EVIDENCE>['link']>;
export type StatementEvidence = LinkEvidence['statements']['edges'][number]['node'];

/** Why a line is on the chart: the sentence, then each record that says so, down to the cells of the row. */
export function EvidenceDrawer({
  linkId,
  onClose,
  onMarks,
}: {
  linkId: string;
  onClose: () => void;
  onMarks?: (marks: readonly string[]) => void;
}) {
  const { data, error, loading, refetch, fetchMore } = useQuery(EVIDENCE, {
    variables: { id: linkId, first: STATEMENTS_PER_PAGE, after: null },
  });
  const link = data?.link;
  const statements = link?.statements.edges.map((edge) => edge.node) ?? [];
  const [chosenId, setChosenId] = useState<string | null>(null);
  const chosen = statements.find((s) => s.id === chosenId) ?? statements[0];
  const heading = useRef<HTMLHeadingElement>(null);

  // The drawer opens with the reading point in it; whoever opened it gets it back on closing.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another link is another reading
  useEffect(() => heading.current?.focus(), [linkId]);
  const marks = statements.map((s) => s.record.handling).join(' ');
  useEffect(() => onMarks?.(marks ? marks.split(' ') : []), [marks, onMarks]);

  const more = async () => {
    const after = link?.statements.pageInfo.endCursor ?? null;
    await fetchMore({
      variables: { after },
      updateQuery: (before, { fetchMoreResult: next }) =>
        before.link && next.link
          ? {
              link: {
                ...before.link,
                statements: {
                  ...next.link.statements,
                  edges: [...before.link.statements.edges, ...next.link.statements.edges],
                },
              },
            }
          : before,
    });
  };

  return (
    <aside className="drawer evidence" aria-label={text('evidence.title')} onKeyDown={onEscape(onClose)}>
      <header>
        <h2 ref={heading} tabIndex={-1} className="section-name grow">
          {text('evidence.link')}
        </h2>
        <ActionIcon aria-label={text('evidence.close')} onClick={onClose}>
          <IconX size={16} />
        </ActionIcon>
      </header>
      {loading && !link ? <Loading /> : null}
      {error ? <Problem message={wordsOf(error)} onRetry={() => void refetch()} /> : null}
      {!loading && !error && !link ? <Empty>{text('evidence.unknown')}</Empty> : null}
      {link ? (
        <>
          <Sentence link={link} />
          <div className="basis row small">
            <span>{basisOf(statements)}</span>
            <span className="end third">{text('evidence.order')}</span>
          </div>
          <ol className="statements">
            {statements.map((statement) => (
              <li key={statement.id}>
                <button
                  type="button"
                  aria-pressed={statement.id === chosen?.id}
                  onClick={() => setChosenId(statement.id)}
                >
                  <Grade grade={statement.record.grade} />
                  <span className="grow cut">
                    <span className="cut block">{statement.record.source.title}</span>
                    <span className="cut block third">
                      {rowPlace(statement.record)} · <bdi>“{quoted(statement)}”</bdi>
                    </span>
                  </span>
                  <span className="no-wrap">{statement.recordedOn}</span>
                </button>
              </li>
            ))}
          </ol>
          {link.statements.pageInfo.hasNextPage ? (
            <div className="inside">
              <Button variant="subtle" onClick={() => void more()}>
                {text('evidence.more', { count: link.statements.totalCount - statements.length })}
              </Button>
            </div>
          ) : null}
          {chosen ? <ChosenRecord statement={chosen} /> : null}
        </>
      ) : null}
    </aside>
  );
}

function Sentence({ link }: { link: LinkEvidence }) {
  const held = period(link.heldFrom, link.heldUntil);
  return (
    <div className="sentence">
      <EntitySign name={signOf(link.from)} size={20} />
      <RouterLink to={`/things/${encodeURIComponent(link.from.id)}`}>
        <bdi>{link.from.name}</bdi>
      </RouterLink>
      <i aria-hidden="true" />
      <span className="second">
        {phrase(link.kind, true)}
        {link.role ? ` (${link.role})` : ''} {text('evidence.inRecords', { count: link.recordCount })}
      </span>
      <EntitySign name={signOf(link.to)} size={20} />
      <RouterLink to={`/things/${encodeURIComponent(link.to.id)}`}>
        <bdi>{link.to.name}</bdi>
      </RouterLink>
      <span className="chip line period">{held || text('evidence.noPeriod')}</span>
    </div>
  );
}

/** The record that says so: the row as it came, and how it came here. */
function ChosenRecord({ statement }: { statement: StatementEvidence }) {
  const { record } = statement;
  return (
    <section className="chosen-record">
      <h3>{text('record.asItCame')}</h3>
      <RowAsItCame row={record} outlined={statement.columns} />
      {statement.values.length > 0 ? (
        <dl className="facts inside">
          {statement.values.map((value) => (
            <Fragment key={`${value.property} ${value.raw}`}>
              <dt>{word('property', value.property)}</dt>
              <dd>
                <bdi>{value.value}</bdi> {value.scheme ? <span className="third">{value.scheme}</span> : null}{' '}
                {value.raw === value.value ? null : <span className="third">“{value.raw}”</span>}
              </dd>
            </Fragment>
          ))}
        </dl>
      ) : null}
      <p className="small second">
        {text('evidence.columns', { count: statement.columns.length, names: statement.columns.join(', ') })}{' '}
        {text('evidence.imported', {
          at: instant(record.import.importedAt),
          who: record.import.by,
          read: number(record.import.read),
        })}
      </p>
      <RouterLink to={`/records/${encodeURIComponent(record.id)}`}>{text('evidence.whole')}</RouterLink>
    </section>
  );
}

function basisOf(statements: readonly StatementEvidence[]): string {
  return text('evidence.basis', { count: new Set(statements.map((s) => s.record.source.name)).size });
}

/** The cells that say so, as they stand in the row. */
function quoted(statement: StatementEvidence): string {
  const cells = statement.record.cells.filter((cell) => statement.columns.includes(cell.column) && cell.text !== '');
  return cells.map((cell) => cell.text).join(' · ');
}
