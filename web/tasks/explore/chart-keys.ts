import type { KeyboardEvent, RefObject } from 'react';
import { useChart } from '../../parts/chart.js';
import type { CanvasView } from '../../picture/Canvas.js';
import { type KeyTable, pressed } from '../../ui/keys.js';
import { collapseCurrent, hideAllButChosen, pinChosen, redo, undo } from './chart-acts.js';
import { chooseAll, chooseOthers, chooseRelated, chosenOn, currentOn, turnOver } from './selecting.js';
import type { Exploring } from './useExploring.js';

/** Keys of the whole page. */
export const keysOfPage = (exploring: Exploring): KeyTable => ({
  'Ctrl+z': undo,
  'Ctrl+y': redo,
  'Ctrl+Shift+Z': redo,
  'Alt+1': () => exploring.setView('canvas'),
  'Alt+2': () => exploring.setView('grid'),
  Escape: exploring.giveUp,
});

/** Keys that work on what is chosen, on the canvas and in the grid alike. */
export const keysOfChoice = (exploring: Exploring): KeyTable => ({
  e: exploring.expandCurrent,
  'Shift+E': collapseCurrent,
  h: exploring.hideChosen,
  'Shift+H': hideAllButChosen,
  p: pinChosen,
  t: exploring.startPath,
  r: chooseRelated,
  i: chooseOthers,
  'Ctrl+a': chooseAll,
  m: exploring.drawMatches,
  ...(exploring.mayBuildCase && {
    c: () => chosenOn(useChart.getState()).length > 0 && exploring.setAddingToCase(true),
  }),
  o: exploring.cross,
});

const keysOfCanvas = (exploring: Exploring, canvas: RefObject<CanvasView | null>): KeyTable => ({
  ...keysOfChoice(exploring),
  ArrowLeft: exploring.step('left'),
  ArrowRight: exploring.step('right'),
  ArrowUp: exploring.step('up'),
  ArrowDown: exploring.step('down'),
  Enter: exploring.openCurrent,
  ' ': () => {
    const current = currentOn(useChart.getState());
    if (current) turnOver([current], true);
  },
  '+': () => canvas.current?.zoomBy(1.25),
  '=': () => canvas.current?.zoomBy(1.25),
  '-': () => canvas.current?.zoomBy(0.8),
  '0': () => canvas.current?.fit(),
});

/** A key on the canvas. Tab goes along the links of the thing, and leaves the canvas after the last. */
export function onCanvasKey(event: KeyboardEvent, exploring: Exploring, canvas: RefObject<CanvasView | null>): void {
  if (event.key === 'Tab' && exploring.alongLinks(event.shiftKey ? -1 : 1)) event.preventDefault();
  else pressed(event, keysOfCanvas(exploring, canvas));
}
