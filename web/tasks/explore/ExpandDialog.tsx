import { useQuery } from '@apollo/client/react';
import { Button, Checkbox, FocusTrap, NativeSelect } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { wordsOf } from '../../api/errors.js';
import { phrase } from '../../parts/sentences.js';
import type { CanvasView } from '../../picture/Canvas.js';
import type { Picture } from '../../picture/picture-state.js';
import { number, type TextKey, text } from '../../texts/index.js';
import { EntitySign } from '../../ui/EntitySign.js';
import { Loading, Problem } from '../../ui/Pieces.js';
import { signOf } from '../../ui/signs.js';
import { type Choice, choicesOf, wouldAdd } from './expansion.js';
import { LINK_COUNTS } from './explore-operations.js';

const UP_TO = ['10', '25', '50'];
/** Kinds with no more links than this are chosen to begin with: they can be read at a glance. */
const CHOSEN_UP_TO = 10;

interface Props {
  readonly id: string;
  readonly name: string;
  readonly picture: Picture;
  readonly at: { readonly left: number; readonly top: number };
  readonly working: boolean;
  readonly onAdd: (choices: readonly Choice[], upTo: number) => void;
  readonly onClose: () => void;
}

/** Asks before the chart grows: which kinds, how many of each, and how many that makes. */
export function ExpandDialog({ id, name, picture, at, working, onAdd, onClose }: Props) {
  const { data, error, refetch } = useQuery(LINK_COUNTS, { variables: { id }, fetchPolicy: 'no-cache' });
  const [upTo, setUpTo] = useState(25);
  const [touched, setTouched] = useState<ReadonlyMap<string, boolean>>(new Map());
  const choices = data?.entity ? choicesOf(data.entity.linkCounts, picture, id) : [];
  const open = choices.filter((choice) => choice.count > choice.onChart);
  const small = open.filter((choice) => choice.count <= CHOSEN_UP_TO);
  const isChosen = (choice: Choice) =>
    touched.get(choice.key) ?? (small.length > 0 ? small.includes(choice) : choice === open[0]);
  const chosen = open.filter(isChosen);
  const adds = chosen.reduce((sum, choice) => sum + wouldAdd(choice, upTo), 0);
  const total = choices.reduce((sum, choice) => sum + choice.count, 0);
  const drawn = choices.reduce((sum, choice) => sum + choice.onChart, 0);

  // Enter adds what is proposed, at once or after going through the kinds.
  const addButton = useRef<HTMLButtonElement>(null);
  const ready = data !== undefined;
  useEffect(() => {
    if (ready) addButton.current?.focus();
  }, [ready]);

  return (
    <FocusTrap>
      <div
        className="expand"
        role="dialog"
        aria-label={text('explore.expandTitle', { name })}
        style={{ left: at.left, top: at.top }}
      >
        <form
          onKeyDown={(event) => {
            if (event.key === 'Escape') {
              event.preventDefault();
              onClose();
            } else if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) {
              event.preventDefault();
              event.currentTarget.requestSubmit();
            }
          }}
          onSubmit={(event) => {
            event.preventDefault();
            if (adds > 0 && !working) onAdd(chosen, upTo);
          }}
        >
          <header>
            <h2>{text('explore.expandTitle', { name })}</h2>
            <p className="small second">
              {data
                ? text('explore.expandBasis', { total: number(total), drawn: number(drawn) })
                : text('explore.expandWait')}
            </p>
          </header>
          {error ? <Problem message={wordsOf(error)} onRetry={() => void refetch()} /> : null}
          {!data && !error ? <Loading rows={3} /> : null}
          {data && open.length === 0 ? (
            <p className="inside">{text('explore.expandNothing', { total: number(total) })}</p>
          ) : null}
          <div className="choices">
            {choices.map((choice) => {
              const on = isChosen(choice);
              const done = choice.count <= choice.onChart;
              return (
                // biome-ignore lint/a11y/noLabelWithoutControl: the checkbox of the library is the control
                <label key={choice.key} className={on && !done ? 'choice chosen' : 'choice'}>
                  <Checkbox
                    checked={on && !done}
                    disabled={done}
                    aria-label={`${text(`kinds.${choice.entityKind}` as TextKey)}, ${wayOf(choice)}, ${choice.count}`}
                    onChange={(event) => setTouched(new Map(touched).set(choice.key, event.currentTarget.checked))}
                  />
                  <EntitySign name={signOf({ kind: choice.entityKind, traderKind: 'COMPANY' })} size={20} />
                  <span className="cut">
                    {text(`kinds.${choice.entityKind}` as TextKey)} <span className="third small">{wayOf(choice)}</span>
                  </span>
                  <span className="number">{number(choice.count)}</span>
                  <span className="number adds">{on && !done ? `+${number(wouldAdd(choice, upTo))}` : ''}</span>
                </label>
              );
            })}
          </div>
          <footer>
            <div className="row small">
              {text('explore.expandUpTo')}
              <NativeSelect
                aria-label={text('explore.expandUpTo')}
                data={UP_TO}
                value={String(upTo)}
                onChange={(event) => setUpTo(Number(event.currentTarget.value))}
              />
              <span className="second">{text('explore.expandOfEach')}</span>
            </div>
            <div className="row">
              <Button
                ref={addButton}
                data-autofocus
                type="submit"
                variant="filled"
                disabled={adds === 0 || working}
                rightSection={<kbd>Enter</kbd>}
              >
                {text('explore.expandAdd', { count: adds })}
              </Button>
              <Button onClick={onClose}>{text('explore.cancel')}</Button>
            </div>
          </footer>
        </form>
      </div>
    </FocusTrap>
  );
}

const DIALOG = { width: 344, height: 380 };

/** Beside the thing, and wholly in sight. */
export function dialogPlace(canvas: CanvasView | null, id: string): { left: number; top: number } {
  const at = canvas?.at(id);
  const stage = document.querySelector('.stage');
  if (!at || !stage) return { left: 12, top: 48 };
  const most = { left: stage.clientWidth - DIALOG.width - 12, top: stage.clientHeight - DIALOG.height - 12 };
  const left = at.x + 40 + DIALOG.width > stage.clientWidth ? at.x - DIALOG.width - 40 : at.x + 40;
  return { left: Math.max(12, Math.min(left, most.left)), top: Math.max(48, Math.min(at.y - 40, most.top)) };
}

/** "owns, owned by": how the kind reads from the thing that is expanded. */
function wayOf(choice: Choice): string {
  const ways = [
    choice.outward ? phrase(choice.linkKind, true) : null,
    choice.inward ? phrase(choice.linkKind, false) : null,
  ];
  return [...new Set(ways.filter((way) => way !== null))].join(', ');
}
