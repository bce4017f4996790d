import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aNode, anEdge, aPicture } from './a-picture.js';
import {
  addFound,
  type Command,
  clear,
  collapse,
  hide,
  hideOthers,
  moveTo,
  redo,
  run,
  type Session,
  sessionOf,
  setPinned,
  show,
  undo,
} from './commands.js';
import { emptyPicture, visibleNodes } from './picture-state.js';

const ID = fc.integer({ min: 0, max: 11 }).map((n) => `e${n}`);
const IDS = fc.uniqueArray(ID, { minLength: 1, maxLength: 5 });
const PLACE = fc.record({ x: fc.integer({ min: -900, max: 900 }), y: fc.integer({ min: -900, max: 900 }) });

/** Any command an analyst could give, made from what is on the chart when it is given. */
const COMMAND: fc.Arbitrary<(session: Session) => Command> = fc.oneof(
  fc.tuple(IDS, PLACE, ID).map(([ids, at, by]) => () => {
    const nodes = ids.map((id, n) => aNode({ id, x: at.x + n, y: at.y, broughtBy: by }));
    const edges = ids.slice(1).map((id) => anEdge(ids[0] as string, id));
    return addFound(nodes, edges, { name: 'expand', about: by, count: ids.length });
  }),
  IDS.map((ids) => () => hide(ids)),
  IDS.map((ids) => () => show(ids)),
  IDS.map(
    (ids) =>
      ({ picture }: Session) =>
        hideOthers(picture, new Set(ids)),
  ),
  ID.map(
    (id) =>
      ({ picture }: Session) =>
        collapse(picture, id),
  ),
  fc.tuple(IDS, fc.boolean()).map(
    ([ids, on]) =>
      () =>
        setPinned(ids, on),
  ),
  fc.tuple(IDS, PLACE, fc.constantFrom('move' as const, 'arrange' as const)).map(
    ([ids, at, name]) =>
      () =>
        moveTo(new Map(ids.map((id) => [id, at])), name),
  ),
  fc.constant(() => clear(0)),
);

const bytes = (session: Session): string => JSON.stringify(session.picture);

describe('undoing and doing again', () => {
  it('gives back the same bytes after any session, forwards and backwards', () => {
    fc.assert(
      fc.property(fc.array(COMMAND, { maxLength: 200 }), (commands) => {
        let session = sessionOf(emptyPicture);
        const before: string[] = [];
        for (const make of commands) {
          const next = run(session, make(session));
          if (next !== session) before.push(bytes(session));
          session = next;
        }
        const last = bytes(session);
        const after: string[] = [];
        for (const expected of [...before].reverse()) {
          after.push(bytes(session));
          session = undo(session);
          expect(bytes(session)).toBe(expected);
        }
        expect(undo(session)).toBe(session);
        for (const expected of after.reverse()) {
          session = redo(session);
          expect(bytes(session)).toBe(expected);
        }
        expect(bytes(session)).toBe(last);
        expect(redo(session)).toBe(session);
      }),
      { numRuns: 60 },
    );
  });

  it('forgets what was undone once something else is done', () => {
    const first = run(sessionOf(aPicture([aNode({ id: 'a' }), aNode({ id: 'b' })])), hide(['a']));
    const other = run(undo(first), hide(['b']));
    expect(other.undone).toEqual([]);
    expect(visibleNodes(other.picture).map((node) => node.id)).toEqual(['a']);
  });

  it('keeps no step for what changes nothing', () => {
    const session = sessionOf(aPicture([aNode({ id: 'a' })]));
    expect(run(session, show(['a']))).toBe(session);
  });
});

describe('an expansion', () => {
  const before = sessionOf(
    aPicture([aNode({ id: 'hub', x: 10, y: 20 }), aNode({ id: 'old', x: 300, y: 40, hidden: true })]),
  );
  const found = [aNode({ id: 'old', x: 5, y: 5 }), aNode({ id: 'new', x: 200, y: 0, broughtBy: 'hub' })];
  const after = run(before, addFound(found, [anEdge('hub', 'new')], { name: 'expand', about: 'HUB', count: 2 }));

  it('moves nothing that was there, and shows what was hidden where it was', () => {
    expect(after.picture.nodes.hub).toMatchObject({ x: 10, y: 20 });
    expect(after.picture.nodes.old).toMatchObject({ x: 300, y: 40, hidden: false });
  });

  it('can be taken back by itself, without what is pinned since', () => {
    const more = run(
      after,
      addFound([aNode({ id: 'kept', broughtBy: 'hub' })], [], { name: 'expand', about: 'HUB', count: 1 }),
    );
    const pinned = run(more, setPinned(['kept'], true));
    const back = run(pinned, collapse(pinned.picture, 'hub'));
    expect(visibleNodes(back.picture).map((node) => node.id)).toEqual(['hub', 'old', 'kept']);
  });
});

describe('arranging', () => {
  it('leaves what is pinned, which the analyst may still move by hand', () => {
    const session = sessionOf(aPicture([aNode({ id: 'a', pinned: true })]));
    const to = new Map([['a', { x: 7.4, y: 9.6 }]]);
    expect(run(session, moveTo(to, 'arrange')).picture.nodes.a).toMatchObject({ x: 0, y: 0 });
    expect(run(session, moveTo(to, 'move')).picture.nodes.a).toMatchObject({ x: 7, y: 10 });
  });
});
