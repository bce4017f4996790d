import { useApolloClient, useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { ASKED_TOGETHER } from '../../api/client.js';
import { wordsOf } from '../../api/errors.js';
import { useDuties } from '../../parts/duties.js';
import { OnlyFor } from '../../parts/ForDuty.js';
import { Frame } from '../../parts/Frame.js';
import { takeBack } from '../../parts/taking-back.js';
import { instant, text } from '../../texts/index.js';
import { marksOf } from '../../ui/handling.js';
import { usePageKeys } from '../../ui/keys.js';
import { Empty, Loading, Problem } from '../../ui/Pieces.js';
import { Comparison } from './Comparison.js';
import { Decide } from './Decide.js';
import type { Decision } from './judge-operations.js';
import { MATCH, type MatchToJudge, QUEUE, type Queued, SURROUNDINGS, type Surroundings } from './match-operations.js';
import { Queue } from './Queue.js';
import { reasonsAtHand } from './reasons-at-hand.js';
import { decidedPairs, judgedHere, lastStanding, nextPair } from './sitting.js';
import { useSitting } from './useSitting.js';
import { WhatSpeaks } from './WhatSpeaks.js';
import './review.css';

const PAIRS_PER_PAGE = 25;
/** Where so few are left to judge, the next page of the list is fetched. */
const FETCH_MORE_AT = 5;

/** What could not be done, and about which pair. */
interface Refused {
  readonly pair: string;
  readonly words: string;
}

/** Task: decide whether two things are one, seeing what speaks for it and against it, and be able to take it back. */
export function ReviewPage() {
  const { id: asked } = useParams();
  const [ofJudged, setOfJudged] = useState(false);
  const mayJudge = useDuties().may('JUDGE');
  const client = useApolloClient();
  const go = useNavigate();
  const queue = useQuery(QUEUE, { variables: { judged: ofJudged, first: PAIRS_PER_PAGE, after: null } });
  const [refused, setRefused] = useState<Refused | null>(null);
  const [decision, setDecision] = useState<Decision | null>(null);
  const [reason, setReason] = useState('');
  const [reasonMissing, setReasonMissing] = useState(false);
  const reasonField = useRef<HTMLInputElement>(null);

  const sitting = useSitting(
    () => {
      void queue.refetch().catch(() => undefined);
      // What was fetched ahead was so before the judgement.
      for (const id of [current, ...ahead.split(' ')])
        if (id)
          void client.query({ query: MATCH, variables: { id }, fetchPolicy: 'network-only' }).catch(() => undefined);
    },
    (sent, words) => setRefused({ pair: sent.pair, words }),
  );
  const decided = decidedPairs(sitting.now);
  const data = queue.data ?? queue.previousData;
  const listed = data?.matches.edges.map((edge) => edge.node) ?? [];
  const pairs = ofJudged ? listed : listed.filter((pair) => !decided.has(pair.id));
  const total = Math.max(0, (data?.matches.totalCount ?? 0) - (listed.length - pairs.length));
  const current = asked ?? pairs[0]?.id;
  const at = pairs.findIndex((pair) => pair.id === current);
  const match = useQuery(MATCH, {
    variables: { id: current ?? '' },
    skip: current === undefined,
    context: ASKED_TOGETHER,
  });
  const shown = match.data?.match ?? undefined;
  const surroundings = useQuery(SURROUNDINGS, { variables: { id: shown?.id ?? '' }, skip: shown === undefined });
  const around = surroundings.data?.match?.surroundings ?? null;
  const atHand = shown ? reasonsAtHand(shown) : [];
  const open = shown !== undefined && mayJudge && (!shown.judgement || shown.judgement.withdrawn);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another pair starts undecided
  useEffect(() => {
    setDecision(null);
    setReason('');
    setReasonMissing(false);
  }, [current]);

  // The next pairs are here before they are asked for, so that nobody waits between two.
  const ahead = [pairs[at + 1], pairs[at + 2], pairs[at - 1]].flatMap((pair) => (pair ? [pair.id] : [])).join(' ');
  useEffect(() => {
    for (const id of ahead.split(' '))
      if (id) void client.query({ query: MATCH, variables: { id }, context: ASKED_TOGETHER }).catch(() => undefined);
  }, [ahead, client]);

  const hasMore = data?.matches.pageInfo.hasNextPage ?? false;
  const more = () =>
    queue.fetchMore({
      variables: { after: queue.data?.matches.pageInfo.endCursor ?? null },
      updateQuery: (before, { fetchMoreResult: next }) => ({
        matches: { ...next.matches, edges: [...before.matches.edges, ...next.matches.edges] },
      }),
    });
  const fetchMore = hasMore && !ofJudged && pairs.length < FETCH_MORE_AT && !queue.loading;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when the list runs out
  useEffect(() => {
    if (fetchMore) void more().catch(() => undefined);
  }, [fetchMore]);

  const openPair = (id: string | null | undefined) =>
    id ? go(`/review/${encodeURIComponent(id)}`, { replace: true }) : go('/review', { replace: true });
  const showQueue = (judged: boolean) => {
    setOfJudged(judged);
    openPair(null);
    // The other list, and what was judged here, are asked for as they are now.
    for (const { pair } of sitting.now.sent) client.cache.evict({ id: `Match:${pair}` });
    client.cache.evict({ id: 'ROOT_QUERY', fieldName: 'matches' });
  };
  const chosen = (which: Decision) => {
    setDecision(which);
    setReasonMissing(false);
  };
  const submit = (which: Decision | null) => {
    if (!open || !shown) return;
    if (which === null) {
      // Written first, decided afterwards: the keys that decide work outside of the field.
      reasonField.current?.blur();
      return;
    }
    setDecision(which);
    if (reason.trim() === '') {
      setReasonMissing(true);
      reasonField.current?.focus();
      return;
    }
    setRefused(null);
    reasonField.current?.blur();
    sitting.judge(shown, which, reason.trim());
    openPair(
      nextPair(
        pairs.map((pair) => pair.id),
        shown.id,
        decided,
      ),
    );
  };
  /** By key: decides at once where a reason stands, and otherwise waits for one. */
  const decideNow = (which: Decision) => (reason.trim() === '' ? chosen(which) : submit(which));
  const undo = () => {
    const back = sitting.undoLast((words) => setRefused({ pair: current ?? '', words }));
    if (back) openPair(back.pair);
  };
  const takeOver = (said: string | undefined) => {
    if (said === undefined) return;
    setReason(said);
    setReasonMissing(false);
  };

  usePageKeys({
    j: () => pairs[at + 1] && openPair(pairs[at + 1]?.id),
    k: () => pairs[at - 1] && openPair(pairs[at - 1]?.id),
    ...(mayJudge && {
      z: undo,
      'Ctrl+z': undo,
    }),
    ...(open && {
      s: () => decideNow('SAME'),
      d: () => decideNow('DIFFERENT'),
      u: () => decideNow('UNSURE'),
      r: () => reasonField.current?.focus(),
      1: () => takeOver(atHand[0]),
      2: () => takeOver(atHand[1]),
      3: () => takeOver(atHand[2]),
      ...(decision && { ['Enter']: () => submit(decision) }),
    }),
  });

  return (
    <Frame
      title={text('review.title')}
      marks={marksOf(marksIn(shown, pairs, around), text('handling.strictestOfPairs'))}
      context={
        <>
          <h1>{text('review.title')}</h1>
          <span className="cut">{text(ofJudged ? 'review.basisJudged' : 'review.basis')}</span>
        </>
      }
      actions={
        // biome-ignore lint/a11y/useSemanticElements: a fieldset does not take the height of its buttons
        <div className="segments" role="group" aria-label={text('review.pairs')}>
          <button type="button" aria-pressed={!ofJudged} onClick={() => showQueue(false)}>
            {text('review.toJudge')}
          </button>
          <button type="button" aria-pressed={ofJudged} onClick={() => showQueue(true)}>
            {text('review.judged')}
          </button>
        </div>
      }
    >
      <Queue
        pairs={pairs}
        total={total}
        current={current}
        loading={queue.loading}
        more={hasMore ? () => void more() : null}
      >
        {judgedHere(sitting.now) > 0 ? (
          <p className="judged-here small third">{text('review.judgedHere', { count: judgedHere(sitting.now) })}</p>
        ) : null}
        {queue.error ? <Problem message={wordsOf(queue.error)} onRetry={() => void queue.refetch()} /> : null}
      </Queue>
      <section className="judging" aria-label={text('review.compared')} data-pair={shown?.id}>
        {refused ? (
          <div className="refused row">
            <Problem message={text('review.refused', { why: refused.words })} />
            {refused.pair === current ? null : (
              <Button onClick={() => openPair(refused.pair)}>{text('review.showPair')}</Button>
            )}
          </div>
        ) : null}
        {match.error ? <Problem message={wordsOf(match.error)} onRetry={() => void match.refetch()} /> : null}
        {match.loading && !shown ? <Loading rows={9} /> : null}
        {!current && !queue.loading ? <Empty>{text(ofJudged ? 'review.emptyJudged' : 'review.empty')}</Empty> : null}
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
                onClick={() => {
                  const id = shown.judgement?.id;
                  if (id) takeBack({ judgements: [id], things: [shown.left.id, shown.right.id] });
                }}
              >
                {text('review.withdraw')}
              </Button>
            </OnlyFor>
          </footer>
        ) : null}
        {open ? (
          <Decide
            reason={reason}
            reasonMissing={reasonMissing}
            decision={decision}
            atHand={atHand}
            reasonField={reasonField}
            mayUndo={lastStanding(sitting.now) !== null}
            onReason={(said) => {
              setReason(said);
              setReasonMissing(false);
            }}
            onDecision={chosen}
            onSubmit={() => submit(decision)}
            onUndo={undo}
          />
        ) : null}
      </section>
      {shown ? <WhatSpeaks match={shown} around={around} /> : null}
    </Frame>
  );
}

/** The marks of the two records compared, of the things they belong to, of the things named in the list, and of those in the picture. */
function marksIn(
  shown: MatchToJudge | undefined,
  pairs: readonly Queued[],
  around: Surroundings | null,
): readonly string[] {
  const records = shown ? [shown.left.record.handling, shown.right.record.handling] : [];
  const things = [...(shown ? [shown] : []), ...pairs].flatMap((pair) => [pair.leftEntity, pair.rightEntity]);
  const drawn = around?.entities ?? [];
  return [...records, ...[...things, ...drawn].flatMap((thing) => thing?.handling ?? [])];
}
