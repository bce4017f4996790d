import { doOnChart, redoOnChart, undoOnChart, useChart } from '../../parts/chart.js';
import { type Command, clear, collapse, hide, hideOthers, setPinned } from '../../picture/commands.js';
import { edgesOf, otherEnd, visibleNodes } from '../../picture/picture-state.js';
import { text } from '../../texts/index.js';
import { notify } from '../../ui/notice.js';
import { chosenOn, currentOn } from './selecting.js';

/** Does a command on the chart, and says at the foot of the page what was done. */
export function act(command: Command): void {
  doOnChart(command);
  if (command.count > 0) notify(words(command));
}

export function undo(): void {
  const step = undoOnChart();
  if (step) notify(text('explore.undid', { what: words(step) }));
}

export function redo(): void {
  const step = redoOnChart();
  if (step) notify(text('explore.redid', { what: words(step) }));
}

const words = (step: Pick<Command, 'name' | 'count' | 'about'>): string =>
  text(`explore.did.${step.name}`, { count: step.count, name: step.about });

/** Hides what is chosen. The keyboard stays near: on what the hidden thing was linked to, else on any that is left. */
export function hideChosen(): void {
  const chart = useChart.getState();
  const { picture } = chart.session;
  const [chosen, current] = [chosenOn(chart), currentOn(chart)];
  if (chosen.length === 0) return;
  const linked = current ? edgesOf(picture, current).map((edge) => otherEnd(edge, current)) : [];
  const near = [...linked, ...visibleNodes(picture).map((node) => node.id)];
  act(hide(chosen));
  useChart.setState({
    selection: new Set(),
    focus: near.find((id) => !chosen.includes(id)) ?? null,
    litEdge: null,
  });
}

export function hideAllButChosen(): void {
  const chart = useChart.getState();
  act(hideOthers(chart.session.picture, new Set(chosenOn(chart))));
}

/** Takes back what the expansion of the current thing brought. */
export function collapseCurrent(): void {
  const chart = useChart.getState();
  const { picture } = chart.session;
  const current = currentOn(chart);
  if (!current) return;
  const command = collapse(picture, current);
  if (command.count === 0) notify(text('explore.collapseNothing', { name: picture.nodes[current]?.name ?? '' }));
  else act(command);
}

/** Pins what is chosen; where all of it is pinned, lets it go. */
export function pinChosen(): void {
  const chart = useChart.getState();
  const chosen = chosenOn(chart);
  if (chosen.length > 0) act(setPinned(chosen, !chosen.every((id) => chart.session.picture.nodes[id]?.pinned)));
}

/** An empty chart, of no case. */
export function clearChart(): void {
  act(clear(visibleNodes(useChart.getState().session.picture).length));
  useChart.setState({ caseId: null, focus: null, selection: new Set() });
}
