import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { bits, number, text } from '../../texts/index.js';
import { EntitySign } from '../../ui/EntitySign.js';
import { Loading } from '../../ui/Pieces.js';
import { signOf } from '../../ui/signs.js';
import type { Queued } from './match-operations.js';
import { stakeReason } from './stake.js';

/** The pairs in the order in which they are to be judged, each with the reason of its place. */
export function Queue({
  pairs,
  total,
  current,
  loading,
  more,
  children,
}: {
  pairs: readonly Queued[];
  total: number;
  current: string | undefined;
  loading: boolean;
  /** Shows more of the list; null where all are here. */
  more: (() => void) | null;
  children?: React.ReactNode;
}) {
  const at = pairs.findIndex((pair) => pair.id === current);
  // Before they have come nobody knows how many wait.
  const coming = loading && pairs.length === 0;
  const list = useRef<HTMLOListElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another pair is scrolled to, by whatever it was chosen
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return (
    <nav className="queue" aria-label={text('review.pairs')}>
      <div className="queue-head row small">
        <span className="third">
          {at >= 0
            ? text('review.position', { at: at + 1, total: number(total) })
            : coming
              ? null
              : text('review.waiting', { count: total })}
        </span>
        <span className="end row tight">
          <kbd>J</kbd>
          <kbd>K</kbd>
        </span>
      </div>
      {children}
      {coming ? <Loading /> : null}
      <ol className="scroll" ref={list}>
        {pairs.map((pair) => (
          <li key={pair.id}>
            <Link
              to={`/review/${encodeURIComponent(pair.id)}`}
              replace
              className="pair"
              aria-current={pair.id === current ? 'true' : undefined}
            >
              <EntitySign name={signOf({ kind: pair.left.kind, traderKind: pair.leftEntity?.traderKind })} size={16} />
              <bdi className="cut">{nameIn(pair.left, pair.leftEntity)}</bdi>
              <span className="mono weight">{bits(pair.weightBits)}</span>
              <span />
              <bdi className="cut second other">{nameIn(pair.right, pair.rightEntity)}</bdi>
              {pair.stake ? <span className="stake small third">{stakeReason(pair.stake)}</span> : null}
            </Link>
          </li>
        ))}
      </ol>
      {more ? (
        <Button variant="subtle" onClick={more}>
          {text('review.more', { count: total - pairs.length })}
        </Button>
      ) : null}
    </nav>
  );
}

/** The name under which a mention came, or what its thing is called where it came without one. */
function nameIn(
  mention: { values: readonly { property: string; raw: string }[] },
  entity: { name: string } | null,
): string {
  return mention.values.find((value) => value.property === 'name')?.raw ?? entity?.name ?? mention.values[0]?.raw ?? '';
}
