import { applyPatches, type Draft, enablePatches, type Patch, produceWithPatches } from 'immer';
import type { Picture, PictureEdge, PictureNode, Point } from './picture-state.js';

enablePatches();

export type CommandName =
  | 'add'
  | 'expand'
  | 'hide'
  | 'hideOthers'
  | 'show'
  | 'move'
  | 'pin'
  | 'unpin'
  | 'arrange'
  | 'path'
  | 'collapse'
  | 'match'
  | 'clear'; // prettier-ignore

/** One thing an analyst did, by name, so that it can be said, undone and done again. */
export interface Command {
  readonly name: CommandName;
  /** How many things it touches, for the words about it. */
  readonly count: number;
  /** The thing it was done to, where there is one. */
  readonly about: string;
  readonly apply: (picture: Draft<Picture>) => void;
}

interface Step extends Pick<Command, 'name' | 'count' | 'about'> {
  readonly forward: readonly Patch[];
  readonly backward: readonly Patch[];
}

/** The chart with its past and its undone future. */
export interface Session {
  readonly picture: Picture;
  readonly done: readonly Step[];
  readonly undone: readonly Step[];
}

export const sessionOf = (picture: Picture): Session => ({ picture, done: [], undone: [] });

/** Does a command. What changes nothing leaves no step behind. */
export function run(session: Session, command: Command): Session {
  const [picture, forward, backward] = produceWithPatches(session.picture, command.apply);
  if (forward.length === 0) return session;
  const { name, count, about } = command;
  return { picture, done: [...session.done, { name, count, about, forward, backward }], undone: [] };
}

export function undo(session: Session): Session {
  const last = session.done.at(-1);
  if (!last) return session;
  return {
    picture: applyPatches(session.picture, last.backward as Patch[]),
    done: session.done.slice(0, -1),
    undone: [...session.undone, last],
  };
}

export function redo(session: Session): Session {
  const next = session.undone.at(-1);
  if (!next) return session;
  return {
    picture: applyPatches(session.picture, next.forward as Patch[]),
    done: [...session.done, next],
    undone: session.undone.slice(0, -1),
  };
}

const command = (name: CommandName, count: number, about: string, apply: Command['apply']): Command => ({
  name,
  count,
  about,
  apply,
});

/** Adds things and links. What is there already stays where it is; what was hidden shows again. */
export function addFound(
  nodes: readonly PictureNode[],
  edges: readonly PictureEdge[],
  as: { name: 'add' | 'expand' | 'path' | 'match'; about: string; count: number },
): Command {
  return command(as.name, as.count, as.about, (picture) => {
    for (const node of nodes) {
      const there = picture.nodes[node.id];
      if (there) there.hidden = false;
      else picture.nodes[node.id] = { ...node };
    }
    for (const edge of edges) if (!picture.edges[edge.id]) picture.edges[edge.id] = { ...edge };
  });
}

function setHidden(name: CommandName, ids: readonly string[], hidden: boolean, about = ''): Command {
  return command(name, ids.length, about, (picture) => {
    for (const id of ids) {
      const node = picture.nodes[id];
      if (node) node.hidden = hidden;
    }
  });
}

export const hide = (ids: readonly string[]): Command => setHidden('hide', ids, true);
export const show = (ids: readonly string[]): Command => setHidden('show', ids, false);

export function hideOthers(picture: Picture, kept: ReadonlySet<string>): Command {
  const others = Object.values(picture.nodes).filter((node) => !node.hidden && !kept.has(node.id));
  return setHidden(
    'hideOthers',
    others.map((node) => node.id),
    true,
  );
}

/** Takes back what one expansion brought, whatever was done since: except what is pinned or has been expanded itself. */
export function collapse(picture: Picture, id: string): Command {
  const expandedThemselves = new Set(
    Object.values(picture.nodes)
      .filter((n) => !n.hidden && n.broughtBy)
      .map((n) => n.broughtBy),
  );
  const brought = Object.values(picture.nodes).filter(
    (node) => node.broughtBy === id && !node.hidden && !node.pinned && !expandedThemselves.has(node.id),
  );
  return setHidden(
    'collapse',
    brought.map((node) => node.id),
    true,
    picture.nodes[id]?.name ?? '',
  );
}

export function setPinned(ids: readonly string[], pinned: boolean): Command {
  return command(pinned ? 'pin' : 'unpin', ids.length, '', (picture) => {
    for (const id of ids) {
      const node = picture.nodes[id];
      if (node) node.pinned = pinned;
    }
  });
}

/** Puts things at places. `arrange` leaves what is pinned; `move` is the analyst's own hand and moves all. */
export function moveTo(places: ReadonlyMap<string, Point>, name: 'move' | 'arrange'): Command {
  return command(name, places.size, '', (picture) => {
    for (const [id, place] of places) {
      const node = picture.nodes[id];
      if (!node || (name === 'arrange' && node.pinned)) continue;
      // Whole units: a chart saved and opened again has the same places.
      node.x = Math.round(place.x);
      node.y = Math.round(place.y);
    }
  });
}

export function clear(count: number): Command {
  return command('clear', count, '', (picture) => {
    picture.nodes = {};
    picture.edges = {};
  });
}
