import { type RefObject, useCallback, useState } from 'react';
import { useNavigate } from 'react-router';
import { useChart } from '../../parts/chart.js';
import { useDuties } from '../../parts/duties.js';
import type { CanvasView } from '../../picture/Canvas.js';
import { type Command, moveTo } from '../../picture/commands.js';
import { arrange } from '../../picture/layouts.js';
import { MATCH, otherEnd, visibleEdges, visibleNodes } from '../../picture/picture-state.js';
import { type Direction, nearest } from '../../picture/walk.js';
import { text } from '../../texts/index.js';
import { notify } from '../../ui/notice.js';
import { act, clearChart, hideChosen } from './chart-acts.js';
import type { Choice } from './expansion.js';
import { type Path, readExpansion, readMatches, readPath } from './explore-operations.js';
import { choose, chooseNone, currentOn, lightNextLink } from './selecting.js';
import type { Asking } from './useAsking.js';

/** Above this a chart cannot be read and costs the frame (docs/decisions/0071). */
const MOST_ELEMENTS = 5_000;

/** What is open beside the chart. */
export type Beside =
  | { readonly what: 'nothing' }
  | { readonly what: 'thing'; readonly id: string; readonly takeFocus: boolean }
  | { readonly what: 'link'; readonly id: string }
  | { readonly what: 'path'; readonly from: string; readonly to: string };
const NOTHING: Beside = { what: 'nothing' };

export type Exploring = ReturnType<typeof useExploring>;

/** What stands open around the chart, and what the analyst does with it: mouse, keys and tools all come here. */
export function useExploring(canvas: RefObject<CanvasView | null>, ask: Asking['ask']) {
  const [view, setView] = useState<'canvas' | 'grid'>('canvas');
  const [beside, setBeside] = useState<Beside>(NOTHING);
  const [expanding, setExpanding] = useState<string | null>(null);
  const [pathFrom, setPathFrom] = useState<string | null>(null);
  const [addingToCase, setAddingToCase] = useState(false);
  const mayBuildCase = useDuties().may('BUILD_CASE');
  const go = useNavigate();
  const current = () => currentOn(useChart.getState());

  const openEdge = useCallback(
    (id: string) => {
      useChart.setState({ litEdge: id });
      const edge = useChart.getState().session.picture.edges[id];
      if (edge?.kind === MATCH) go(`/review/${encodeURIComponent(id)}`);
      else setBeside({ what: 'link', id });
    },
    [go],
  );
  const closeBeside = () => {
    setBeside(NOTHING);
    useChart.setState({ litEdge: null });
    canvas.current?.focus();
  };
  const endPath = (to: string) => {
    if (pathFrom && pathFrom !== to) setBeside({ what: 'path', from: pathFrom, to });
    setPathFrom(null);
  };
  const goTo = (id: string | null) => {
    if (id === null) return;
    useChart.setState({ focus: id, litEdge: null });
    canvas.current?.reveal(id);
    if (beside.what === 'thing') setBeside({ what: 'thing', id, takeFocus: false });
  };
  const closeExpanding = () => {
    setExpanding(null);
    canvas.current?.focus();
  };

  return {
    view,
    setView,
    beside,
    openEdge,
    closeBeside,
    expanding,
    setExpanding,
    closeExpanding,
    pathFrom,
    mayBuildCase,
    addingToCase,
    setAddingToCase,

    /** A click on things, or a box around them: the end of a path where one was begun. */
    pick(ids: readonly string[], add: boolean) {
      const [only] = ids;
      if (pathFrom && only !== undefined) return endPath(only);
      choose(ids, add);
      const one = only !== undefined && ids.length === 1 && !add;
      setBeside(one ? { what: 'thing', id: only, takeFocus: false } : NOTHING);
    },
    /** Enter: the end of a path, the evidence of the lit link, or the thing itself. */
    openCurrent() {
      const [id, { litEdge }] = [current(), useChart.getState()];
      if (pathFrom && id) endPath(id);
      else if (litEdge) openEdge(litEdge);
      else if (id) setBeside({ what: 'thing', id, takeFocus: true });
    },
    step: (direction: Direction) => () =>
      goTo(nearest(useChart.getState().session.picture, current() ?? '', direction)),
    /** To the other end of the lit link. */
    cross() {
      const { session, litEdge } = useChart.getState();
      const [id, edge] = [current(), litEdge ? session.picture.edges[litEdge] : undefined];
      if (edge && id) goTo(otherEnd(edge, id));
    },
    /** Along the links of the current thing; false past the last. An open drawer of evidence follows. */
    alongLinks(direction: 1 | -1): boolean {
      const lit = lightNextLink(direction);
      if (lit && beside.what === 'link') setBeside({ what: 'link', id: lit });
      return lit !== null;
    },
    /** Between two chosen things, or from the current one to another that is still to be pointed at. */
    startPath() {
      const { selection } = useChart.getState();
      const [[a, b], from] = [[...selection], current()];
      if (selection.size === 2 && a && b) setBeside({ what: 'path', from: a, to: b });
      else if (from) {
        setPathFrom(from);
        canvas.current?.focus();
      } else notify(text('explore.pathChoose'));
    },
    hideChosen() {
      hideChosen();
      if (beside.what === 'thing') setBeside(NOTHING);
    },
    clear() {
      clearChart();
      setBeside(NOTHING);
    },
    /** Esc: closes what was opened last, then clears what is chosen. */
    giveUp() {
      if (pathFrom) setPathFrom(null);
      else if (expanding) setExpanding(null);
      else if (beside.what !== 'nothing') closeBeside();
      else chooseNone();
    },

    expandCurrent: () => setExpanding(current()),
    expand: (choices: readonly Choice[], upTo: number) =>
      ask(async () => {
        if (!expanding) return;
        const command = await readExpansion(expanding, choices, upTo);
        if (command) actIfReadable(command);
        closeExpanding();
      }),
    drawMatches: () =>
      ask(async () => {
        const id = current();
        if (!id) return;
        const command = await readMatches(id);
        if (command) act(command);
        else notify(text('explore.matchNothing', { name: nameOf(id) }));
      }),
    /** Adds a path to the chart and chooses the things on it, so that it is seen among the rest. */
    drawPath: (path: Path) =>
      ask(async () => {
        act(await readPath(path));
        useChart.setState({ selection: new Set(path.entities.map((entity) => entity.id)) });
      }),
    arrangeAll: () =>
      ask(async () => {
        act(moveTo(await arrange(useChart.getState().session.picture), 'arrange'));
        canvas.current?.fit();
      }),
  };
}

const nameOf = (id: string): string => useChart.getState().session.picture.nodes[id]?.name ?? '';

/** Adds to the chart what still can be read on it. */
function actIfReadable(command: Command): void {
  const { picture } = useChart.getState().session;
  const count = visibleNodes(picture).length + visibleEdges(picture).length;
  if (count + command.count > MOST_ELEMENTS) notify(text('explore.large', { count }));
  else act(command);
}
