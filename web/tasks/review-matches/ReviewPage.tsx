import { useMutation, useQuery } from '@apollo/client/react';
import { Button, TextInput } from '@mantine/core';
import { IconArrowBackUp, IconEqual, IconEqualNot, IconQuestionMark } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { everythingMayHaveChanged } from '../../api/client.js';
import { wordsOf } from '../../api/errors.js';
import { graphql } from '../../api/graphql.js';
import { useDuties } from '../../parts/duties.js';
import { OnlyFor } from '../../parts/ForDuty.js';
import { Frame } from '../../parts/Frame.js';
import { bits, instant, number, text } from '../../texts/index.js';
import { EntitySign } from '../../ui/EntitySign.js';
import { marksOf } from '../../ui/handling.js';
import { usePageKeys } from '../../ui/keys.js';
import { notify } from '../../ui/notice.js';
import { Empty, Loading, Problem } from '../../ui/Pieces.js';
import { signOf } from '../../ui/signs.js';
import { Comparison } from './Comparison.js';
import { MATCH, type MatchToJudge, QUEUE, type Queued } from './match-operations.js';
import { WhatSpeaks } from './WhatSpeaks.js';
import './review.css';

const PAIRS_PER_PAGE = 25;

const JUDGE = graphql(
  `mutation Judge($left: ID!, $right: ID!, $decision: Decision!, $reason: String!) { judge(left: $left, right: $right, decision: $decision, reason: $reason) { id decision } }`,
);
const WITHDRAW = graphql(
  `mutation Withdraw($id: ID!, $reason: String!) { withdrawJudgement(id: $id, reason: $reason) { id withdrawn } }`,
);

const DECISIONS = ['SAME', 'DIFFERENT', 'UNSURE'] as const;
type Decision = (typeof DECISIONS)[number];
const ICONS = { SAME: IconEqual, DIFFERENT: IconEqualNot, UNSURE: IconQuestionMark };
const KEYS = { SAME: 'S', DIFFERENT: 'D', UNSURE: 'U' };

/** Task: decide whether two things are one, seeing what speaks for it and against it, and be able to take it back. */
export function ReviewPage() {
  const { id: asked } = useParams();
  const [judged, setJudged] = useState(false);
  const mayJudge = useDuties().may('JUDGE');
  const go = useNavigate();
  const queue = useQuery(QUEUE, { variables: { judged, first: PAIRS_PER_PAGE, after: null } });
  const pairs = queue.data?.matches.edges.map((edge) => edge.node) ?? [];
  const total = queue.data?.matches.totalCount ?? 0;
  const current = asked ?? pairs[0]?.id;
  const at = pairs.findIndex((pair) => pair.id === current);
  const match = useQuery(MATCH, { variables: { id: current ?? '' }, skip: current === undefined });
  const shown = match.data?.match;
  const [judge, judging] = useMutation(JUDGE);
  const [withdraw, withdrawing] = useMutation(WITHDRAW);
  const [decision, setDecision] = useState<Decision | null>(null);
  const [reason, setReason] = useState('');
  const [reasonMissing, setReasonMissing] = useState(false);
  const [lastJudgement, setLastJudgement] = useState<string | null>(null);
  const reasonField = useRef<HTMLInputElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another pair starts undecided
  useEffect(() => {
    setDecision(null);
    setReason('');
    setReasonMissing(false);
  }, [current]);

  const showQueue = (ofJudged: boolean) => {
    setJudged(ofJudged);
    go('/review');
  };
  const openPair = (pair: Queued | undefined) =>
    pair && go(`/review/${encodeURIComponent(pair.id)}`, { replace: true });
  const submit = async () => {
    if (!shown || !decision || judging.loading) return;
    if (reason.trim() === '') {
      setReasonMissing(true);
      reasonField.current?.focus();
      return;
    }
    const next = pairs[at + 1] ?? pairs[at - 1];
    const { data } = await judge({
      variables: { left: shown.left.id, right: shown.right.id, decision, reason: reason.trim() },
    }).catch(() => ({ data: null }));
    if (!data) return;
    setLastJudgement(data.judge.id);
    notify(text('review.judgedAs', { decision: text(`decision.${decision}`).toLowerCase() }));
    if (next) openPair(next);
    await everythingMayHaveChanged();
  };
  const takeBack = async (id: string | null) => {
    if (!id || withdrawing.loading) return;
    const { data } = await withdraw({ variables: { id, reason: text('review.undoReason') } }).catch(() => ({
      data: null,
    }));
    if (!data) return;
    if (id === lastJudgement) setLastJudgement(null);
    notify(text('review.undone'));
    await everythingMayHaveChanged();
  };

  usePageKeys({
    j: () => openPair(pairs[at + 1]),
    k: () => openPair(pairs[at - 1]),
    ...(mayJudge && {
      s: () => setDecision('SAME'),
      d: () => setDecision('DIFFERENT'),
      u: () => setDecision('UNSURE'),
      r: () => reasonField.current?.focus(),
      z: () => void takeBack(lastJudgement),
      'Ctrl+z': () => void takeBack(lastJudgement),
    }),
  });
  const more = () =>
    queue.fetchMore({
      variables: { after: queue.data?.matches.pageInfo.endCursor ?? null },
      updateQuery: (before, { fetchMoreResult: next }) => ({
        matches: { ...next.matches, edges: [...before.matches.edges, ...next.matches.edges] },
      }),
    });
  const failure = judging.error ?? withdrawing.error;

  return (
    <Frame
      title={text('review.title')}
      marks={marksOf(marksIn(shown, pairs), text('handling.strictestOfPairs'))}
      context={
        <>
          <h1>{text('review.title')}</h1>
          <span>{text('review.basis')}</span>
        </>
      }
      actions={
        // biome-ignore lint/a11y/useSemanticElements: a fieldset does not take the height of its buttons
        <div className="segments" role="group" aria-label={text('review.pairs')}>
          <button type="button" aria-pressed={!judged} onClick={() => showQueue(false)}>
            {text('review.toJudge')}
          </button>
          <button type="button" aria-pressed={judged} onClick={() => showQueue(true)}>
            {text('review.judged')}
          </button>
        </div>
      }
    >
      <nav className="queue" aria-label={text('review.pairs')}>
        <div className="queue-head row small">
          <span className="third">
            {at >= 0
              ? text('review.position', { at: at + 1, total: number(total) })
              : text('review.waiting', { count: total })}
          </span>
          <span className="end row tight">
            <kbd>J</kbd>
            <kbd>K</kbd>
          </span>
        </div>
        {queue.error ? <Problem message={wordsOf(queue.error)} onRetry={() => void queue.refetch()} /> : null}
        {queue.loading && pairs.length === 0 ? <Loading /> : null}
        <ol className="scroll">
          {pairs.map((pair) => (
            <li key={pair.id}>
              <Link
                to={`/review/${encodeURIComponent(pair.id)}`}
                replace
                className="pair"
                aria-current={pair.id === current ? 'true' : undefined}
              >
                <EntitySign
                  name={signOf({ kind: pair.left.kind, traderKind: pair.leftEntity?.traderKind })}
                  size={16}
                />
                <bdi className="cut">{nameIn(pair.left, pair.leftEntity)}</bdi>
                <span className="mono weight">{bits(pair.weightBits)}</span>
                <span />
                <bdi className="cut second">{nameIn(pair.right, pair.rightEntity)}</bdi>
              </Link>
            </li>
          ))}
        </ol>
        {queue.data?.matches.pageInfo.hasNextPage ? (
          <Button variant="subtle" onClick={() => void more()}>
            {text('review.more', { count: Math.min(PAIRS_PER_PAGE, total - pairs.length) })}
          </Button>
        ) : null}
      </nav>
      <section className="judging" aria-label={text('review.compared')}>
        {match.error ? <Problem message={wordsOf(match.error)} onRetry={() => void match.refetch()} /> : null}
        {match.loading && !shown ? <Loading rows={9} /> : null}
        {!current && !queue.loading ? <Empty>{text(judged ? 'review.emptyJudged' : 'review.empty')}</Empty> : null}
        {current && !match.loading && !match.error && !shown ? <Empty>{text('problem.unknown')}</Empty> : null}
        {shown ? <Comparison match={shown} /> : null}
        {shown?.judgement && !shown.judgement.withdrawn ? (
          <footer className="decide standing">
            <span className="grow">
              {text('review.standing', {
                decision: text(`decision.${shown.judgement.decision}`).toLowerCase(),
                by: shown.judgement.by,
                at: instant(shown.judgement.judgedAt),
                reason: shown.judgement.reason,
              })}
            </span>
            <OnlyFor duty="JUDGE">
              <Button
                leftSection={<IconArrowBackUp size={16} />}
                disabled={withdrawing.loading}
                onClick={() => void takeBack(shown.judgement?.id ?? null)}
              >
                {text('review.withdraw')}
              </Button>
            </OnlyFor>
          </footer>
        ) : null}
        {shown && mayJudge && (!shown.judgement || shown.judgement.withdrawn) ? (
          <form
            className="decide"
            onSubmit={(event) => {
              event.preventDefault();
              void submit();
            }}
          >
            {failure ? <Problem message={wordsOf(failure)} /> : null}
            <div className="decide-row">
              <label htmlFor="reason" className="third">
                {text('review.reason')}
              </label>
              <TextInput
                id="reason"
                ref={reasonField}
                className="grow"
                value={reason}
                maxLength={1000}
                placeholder={text('review.reasonHint')}
                error={reasonMissing ? text('review.reasonNeeded') : null}
                onChange={(event) => {
                  setReason(event.currentTarget.value);
                  setReasonMissing(false);
                }}
                rightSection={<kbd>R</kbd>}
              />
            </div>
            <div className="decide-row">
              <span className="third" id="judgement-label">
                {text('review.judgement')}
              </span>
              <div role="radiogroup" aria-labelledby="judgement-label" className="row">
                {DECISIONS.map((d) => {
                  const Icon = ICONS[d];
                  return (
                    // biome-ignore lint/a11y/useSemanticElements: a button with a key of its own, chosen one at a time
                    <button
                      key={d}
                      type="button"
                      role="radio"
                      aria-checked={decision === d}
                      className="big"
                      onClick={() => setDecision(d)}
                    >
                      <Icon size={18} aria-hidden />
                      {text(`decision.${d}`)} <kbd>{KEYS[d]}</kbd>
                    </button>
                  );
                })}
              </div>
              <span className="end row">
                <Button
                  variant="subtle"
                  disabled={!lastJudgement}
                  leftSection={<IconArrowBackUp size={16} />}
                  rightSection={<kbd>Z</kbd>}
                  onClick={() => void takeBack(lastJudgement)}
                >
                  {text('review.undoLast')}
                </Button>
                <Button
                  type="submit"
                  variant="filled"
                  className="judge"
                  disabled={!decision || judging.loading}
                  rightSection={<kbd>Enter</kbd>}
                >
                  {text('review.judgeNext')}
                </Button>
              </span>
            </div>
          </form>
        ) : null}
      </section>
      {shown ? <WhatSpeaks match={shown} /> : null}
    </Frame>
  );
}

/** The name under which a mention came, or what its thing is called where it came without one. */
/** The marks of the two records compared, of the things they belong to, and of the things named in the list. */
function marksIn(shown: MatchToJudge | null | undefined, pairs: readonly Queued[]): readonly string[] {
  const records = shown ? [shown.left.record.handling, shown.right.record.handling] : [];
  const things = [...(shown ? [shown] : []), ...pairs].flatMap((pair) => [pair.leftEntity, pair.rightEntity]);
  return [...records, ...things.flatMap((thing) => thing?.handling ?? [])];
}

function nameIn(
  mention: { values: readonly { property: string; raw: string }[] },
  entity: { name: string } | null,
): string {
  return mention.values.find((value) => value.property === 'name')?.raw ?? entity?.name ?? mention.values[0]?.raw ?? '';
}
