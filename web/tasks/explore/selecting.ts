import { type Chart, useChart } from '../../parts/chart.js';
import { edgesOf, otherEnd, visibleNodes } from '../../picture/picture-state.js';
import { clockwise } from '../../picture/walk.js';

type Choice = Pick<Chart, 'session' | 'selection' | 'focus'>;

/** What a tool works on: the things chosen, else the one where the keyboard is. */
export function chosenOn({ session, selection, focus }: Choice): readonly string[] {
  if (selection.size > 0) return [...selection].filter((id) => session.picture.nodes[id]?.hidden === false);
  return focus ? [focus] : [];
}

/** The one thing a tool works on that takes only one. */
export const currentOn = (chart: Choice): string | null => chart.focus ?? chosenOn(chart)[0] ?? null;

/** Chooses things, or with `add` turns each of them over in what is chosen; the keyboard goes to the last. */
export function choose(ids: readonly string[], add: boolean): void {
  turnOver(ids, add);
  useChart.setState({ focus: ids.at(-1) ?? null, litEdge: null });
}

/** The same without moving the keyboard. */
export function turnOver(ids: readonly string[], add: boolean): void {
  useChart.setState(({ selection: was }) => {
    const selection = new Set(add ? was : []);
    for (const id of ids) if (!selection.delete(id)) selection.add(id);
    return { selection };
  });
}

export function chooseNone(): void {
  useChart.setState({ selection: new Set(), litEdge: null });
}

export function chooseRelated(): void {
  const chart = useChart.getState();
  const chosen = chosenOn(chart);
  const around = chosen.flatMap((id) => edgesOf(chart.session.picture, id).map((edge) => otherEnd(edge, id)));
  useChart.setState({ selection: new Set([...chosen, ...around]) });
}

export function chooseAll(): void {
  const { session } = useChart.getState();
  useChart.setState({ selection: new Set(visibleNodes(session.picture).map((node) => node.id)) });
}

export function chooseOthers(): void {
  const { session, selection } = useChart.getState();
  const others = visibleNodes(session.picture).filter((node) => !selection.has(node.id));
  useChart.setState({ selection: new Set(others.map((node) => node.id)) });
}

/** Lights the next link around the current thing; gives its id, or null past the last. */
export function lightNextLink(step: 1 | -1): string | null {
  const chart = useChart.getState();
  const current = currentOn(chart);
  if (!current) return null;
  const around = clockwise(chart.session.picture, current);
  const at = around.findIndex((edge) => edge.id === chart.litEdge);
  const litEdge = around[at + step]?.id ?? null;
  useChart.setState({ litEdge });
  return litEdge;
}
