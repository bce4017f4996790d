import { useApolloClient } from '@apollo/client/react';
import { useEffect, useReducer, useRef } from 'react';
import { useNavigate } from 'react-router';
import { everythingMayHaveChanged } from '../../api/client.js';
import { wordsOf } from '../../api/errors.js';
import { text } from '../../texts/index.js';
import { endOffer, notify, offer } from '../../ui/notice.js';
import { type Decision, JUDGE, WITHDRAW } from './judge-operations.js';
import type { MatchToJudge } from './match-operations.js';
import { emptySitting, lastStanding, type Sent, sitting } from './sitting.js';

/**
 * Judging without waiting: a judgement is sent off and the next pair drawn at once. What the server says to it follows, in the order in which
 * judgements were made, since one may bear on the next.
 * @param onAnswer called when the server has answered, so that lists are asked for again.
 * @param onRefused called with the pair that stays to be judged.
 */
export function useSitting(onAnswer: () => void, onRefused: (sent: Sent, words: string) => void) {
  const client = useApolloClient();
  const go = useNavigate();
  const [now, happened] = useReducer(sitting, emptySitting);
  const serial = useRef(0);
  /** Ids of kept judgements, by serial; null where the server refused. */
  const kept = useRef(new Map<number, Promise<string | null>>());
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const told = useRef({ onAnswer, onRefused });
  told.current = { onAnswer, onRefused };

  // Other pages are asked again when this one is left: while pairs are judged, nothing else is on the screen.
  const judgedAny = useRef(false);
  const left = useRef(false);
  useEffect(() => {
    left.current = false;
    return () => {
      left.current = true;
      if (judgedAny.current) void queue.current.then(everythingMayHaveChanged);
    };
  }, []);

  const inTurn = <T>(act: () => Promise<T>): Promise<T> => {
    const done = queue.current.then(act);
    queue.current = done.catch(() => undefined);
    return done;
  };

  /** Who judged and went on to another page has to learn that it was not done. */
  const tellElsewhere = (pair: string, why: string) => {
    const message = text('review.refused', { why });
    const show = () => {
      endOffer(pair);
      go(`/review/${encodeURIComponent(pair)}`);
    };
    offer({ key: pair, message, label: text('review.showPair'), act: show });
  };

  const judge = (match: MatchToJudge, decision: Decision, reason: string) => {
    const judgement = { serial: ++serial.current, pair: match.id, decision, reason };
    judgedAny.current = true;
    happened({ what: 'SENT', judgement });
    const variables = { left: match.left.id, right: match.right.id, decision, reason };
    const answer = inTurn(async () => {
      try {
        const { data } = await client.mutate({ mutation: JUDGE, variables });
        happened({ what: 'KEPT', serial: judgement.serial });
        notify(text('review.judgedAs', { decision: text(`decision.${decision}`).toLowerCase() }));
        return data?.judge.id ?? null;
      } catch (error) {
        happened({ what: 'REFUSED', serial: judgement.serial });
        if (left.current) tellElsewhere(match.id, wordsOf(error));
        else told.current.onRefused({ ...judgement, state: 'REFUSED' }, wordsOf(error));
        return null;
      } finally {
        told.current.onAnswer();
      }
    });
    kept.current.set(judgement.serial, answer);
  };

  const withdraw = (id: string, after: () => void, failed: (words: string) => void) =>
    inTurn(async () => {
      judgedAny.current = true;
      try {
        await client.mutate({ mutation: WITHDRAW, variables: { id, reason: text('review.undoReason') } });
        after();
        notify(text('review.undone'));
      } catch (error) {
        failed(wordsOf(error));
      } finally {
        told.current.onAnswer();
      }
    });

  /** Takes the last judgement of this sitting back, and says which it was. */
  const undoLast = (failed: (words: string) => void): Sent | null => {
    const last = lastStanding(now);
    if (last === null) return null;
    happened({ what: 'TAKEN_BACK', serial: last.serial });
    void kept.current.get(last.serial)?.then((id) => {
      if (id === null) return;
      void withdraw(
        id,
        () => undefined,
        (words) => {
          happened({ what: 'BACK_REFUSED', serial: last.serial });
          failed(words);
        },
      );
    });
    return last;
  };

  return { now, judge, undoLast };
}
