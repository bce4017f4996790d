import { create } from 'zustand';
import { keepFor, keptFor } from '../api/kept.js';
import { useSession } from '../api/session.js';
import { type Command, redo, run, type Session, sessionOf, undo } from '../picture/commands.js';
import { emptyPicture } from '../picture/picture-state.js';

/**
 * The chart an analyst works on, as long as the page is open. What the server said is kept here as plain values (docs/decisions/0071);
 * on the machine only ids and places are kept, so that what a person may no longer see does not come back from a disk.
 */
export interface Chart {
  readonly session: Session;
  readonly selection: ReadonlySet<string>;
  /** Where the keyboard is. */
  readonly focus: string | null;
  /** The link whose evidence is open. */
  readonly litEdge: string | null;
  /** The case whose saved chart this is; null for a chart of no case. */
  readonly caseId: string | null;
  readonly opening: boolean;
  /** Things of a saved chart that are not there any more, for this person. */
  readonly missing: number;
}

export const useChart = create<Chart>(() => ({
  session: sessionOf(emptyPicture),
  selection: new Set(),
  focus: null,
  litEdge: null,
  caseId: null,
  opening: false,
  missing: 0,
}));

/** Does a command on the chart and keeps its places on this machine. */
export function doOnChart(command: Command): void {
  useChart.setState(({ session }) => ({ session: run(session, command) }));
  keepPlaces();
}

export function undoOnChart(): Session['done'][number] | null {
  const step = useChart.getState().session.done.at(-1) ?? null;
  useChart.setState(({ session }) => ({ session: undo(session) }));
  keepPlaces();
  return step;
}

export function redoOnChart(): Session['done'][number] | null {
  const step = useChart.getState().session.undone.at(-1) ?? null;
  useChart.setState(({ session }) => ({ session: redo(session) }));
  keepPlaces();
  return step;
}

/** What is kept of a chart: ids, places, what is pinned or hidden. No name, no fact. */
export interface KeptPlace {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly pinned: boolean;
  readonly hidden: boolean;
}
export interface KeptChart {
  readonly caseId: string | null;
  readonly places: readonly KeptPlace[];
}

const KEPT_AS = 'chart';

/** Keeps the chart's places on this machine, as they are now. */
export function keepPlaces(): void {
  const { person } = useSession.getState();
  // What comes late, when he is gone already, is kept for nobody.
  if (person === null) return;
  const { session, caseId } = useChart.getState();
  const places = Object.values(session.picture.nodes).map(({ id, x, y, pinned, hidden }) => ({
    id,
    x,
    y,
    pinned,
    hidden,
  }));
  const kept: KeptChart = { caseId, places };
  try {
    keepFor(person, KEPT_AS, kept);
  } catch {
    // A full store costs the autosave, not the chart on screen.
  }
}

/** The chart that this person left on this machine; null where there is none. */
export function keptChart(): KeptChart | null {
  const { person } = useSession.getState();
  return person === null ? null : keptFor<KeptChart>(person, KEPT_AS);
}
