import { Button, TextInput } from '@mantine/core';
import { IconArrowBackUp, IconEqual, IconEqualNot, IconQuestionMark } from '@tabler/icons-react';
import type { RefObject } from 'react';
import { text } from '../../texts/index.js';
import { DECISIONS, type Decision } from './judge-operations.js';

const ICONS = { SAME: IconEqual, DIFFERENT: IconEqualNot, UNSURE: IconQuestionMark };
const KEYS = { SAME: 'S', DIFFERENT: 'D', UNSURE: 'U' };

/** The reason, what is decided, and the way back. */
export function Decide({
  reason,
  reasonMissing,
  decision,
  atHand,
  reasonField,
  mayUndo,
  onReason,
  onDecision,
  onSubmit,
  onUndo,
}: {
  reason: string;
  reasonMissing: boolean;
  decision: Decision | null;
  atHand: readonly string[];
  reasonField: RefObject<HTMLInputElement | null>;
  mayUndo: boolean;
  onReason: (reason: string) => void;
  onDecision: (decision: Decision) => void;
  onSubmit: () => void;
  onUndo: () => void;
}) {
  return (
    <form
      className="decide"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {atHand.length > 0 ? (
        <div className="decide-row at-hand">
          <span className="third" id="at-hand-label">
            {text('review.atHand')}
          </span>
          <ul aria-labelledby="at-hand-label">
            {atHand.map((said, index) => (
              <li key={said}>
                <button type="button" aria-pressed={reason === said} onClick={() => onReason(said)}>
                  <kbd>{index + 1}</kbd> <span className="cut">{said}</span>
                </button>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
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
          autoComplete="off"
          placeholder={text('review.reasonHint')}
          error={reasonMissing ? text('review.reasonNeeded') : null}
          onChange={(event) => onReason(event.currentTarget.value)}
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
                onClick={() => onDecision(d)}
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
            disabled={!mayUndo}
            leftSection={<IconArrowBackUp size={16} />}
            rightSection={<kbd>Z</kbd>}
            onClick={onUndo}
          >
            {text('review.undoLast')}
          </Button>
          <Button type="submit" variant="filled" className="judge" disabled={!decision} rightSection={<kbd>Enter</kbd>}>
            {text('review.judgeNext')}
          </Button>
        </span>
      </div>
    </form>
  );
}
