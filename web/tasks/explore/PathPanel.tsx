import { useQuery } from '@apollo/client/react';
import { ActionIcon, Button } from '@mantine/core';
import { IconChevronRight, IconX } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { wordsOf } from '../../api/errors.js';
import { useChart } from '../../parts/chart.js';
import { phrase } from '../../parts/sentences.js';
import { text } from '../../texts/index.js';
import { EntitySign } from '../../ui/EntitySign.js';
import { onEscape } from '../../ui/keys.js';
import { Empty, Loading, Problem } from '../../ui/Pieces.js';
import { signOf } from '../../ui/signs.js';
import { PATHS, type Path } from './explore-operations.js';

const MOST_PATHS = 5;

/** How two things are connected: every shortest way, each as a sentence to read before it is drawn. */
export function PathPanel({
  from,
  to,
  working,
  onDraw,
  onClose,
  onMarks,
}: {
  from: string;
  to: string;
  working: boolean;
  onDraw: (path: Path) => void;
  onClose: () => void;
  onMarks: (marks: readonly string[]) => void;
}) {
  const { data, error, loading, refetch } = useQuery(PATHS, {
    variables: { from, to, limit: MOST_PATHS },
    fetchPolicy: 'no-cache',
  });
  const heading = useRef<HTMLHeadingElement>(null);
  const nodes = useChart((chart) => chart.session.picture.nodes);
  const first = useRef<HTMLButtonElement>(null);
  const answer = data?.paths;
  useEffect(() => heading.current?.focus(), []);
  useEffect(() => {
    if (answer?.paths.length) first.current?.focus();
    onMarks(answer?.paths.flatMap((path) => path.entities.map((entity) => entity.handling)) ?? []);
  }, [answer, onMarks]);

  return (
    <aside className="drawer paths" aria-label={text('explore.pathTitle')} onKeyDown={onEscape(onClose)}>
      <header>
        <h2 ref={heading} tabIndex={-1} className="grow">
          {text('explore.pathTitle')}
        </h2>
        <ActionIcon aria-label={text('evidence.close')} onClick={onClose}>
          <IconX size={16} />
        </ActionIcon>
      </header>
      <dl className="facts inside">
        <dt>{text('explore.pathFrom')}</dt>
        <dd>
          <bdi>{nodes[from]?.name}</bdi>
        </dd>
        <dt>{text('explore.pathTo')}</dt>
        <dd>
          <bdi>{nodes[to]?.name}</bdi>
        </dd>
      </dl>
      {loading ? <Loading rows={3} /> : null}
      {error ? <Problem message={wordsOf(error)} onRetry={() => void refetch()} /> : null}
      {!loading && !error && !answer?.paths.length ? (
        <Empty>{text(answer ? 'explore.pathNone' : 'problem.unknown')}</Empty>
      ) : null}
      {answer?.paths.length ? (
        <>
          <p className="inside small second" role="status">
            {text('explore.pathFound', { count: answer.paths.length })}.{' '}
            {answer.more ? text('explore.pathMore', { count: answer.paths.length }) : ''}
          </p>
          <ol>
            {answer.paths.map((path, index) => (
              <li key={path.links.map((link) => link.id).join(' ')}>
                <ol className="way">
                  {path.entities.map((entity, at) => {
                    const link = path.links[at];
                    return (
                      <li key={entity.id}>
                        <span className="thing">
                          <EntitySign name={signOf(entity)} size={18} />
                          <bdi className="cut">{entity.name}</bdi>
                        </span>
                        {link ? (
                          <span className="third small step">
                            <IconChevronRight size={12} aria-hidden /> {phrase(link.kind, link.from === entity.id)}
                            {link.role ? ` (${link.role})` : ''}
                          </span>
                        ) : null}
                      </li>
                    );
                  })}
                </ol>
                <Button {...(index === 0 ? { ref: first } : {})} disabled={working} onClick={() => onDraw(path)}>
                  {text('explore.pathAdd')}
                </Button>
              </li>
            ))}
          </ol>
        </>
      ) : null}
    </aside>
  );
}
