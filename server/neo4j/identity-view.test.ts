import { expect, it } from 'vitest';
import { Viewer } from '../access/viewer.js';
import type { Asking } from '../graph/entity-graph.js';
import { IdentityViews } from './identity-view.js';
import type { Ask } from './question.js';

const amina = Viewer.of(
  { name: 'amina', agency: 'ours', roles: [], policy: { clearances: { ours: 'TLP:RED' }, cases: [] } },
  [{ id: 0, agency: 'ours', handling: 'TLP:AMBER', cases: [], all: [] }],
);
const asking = (): Asking => ({ viewer: amina, signal: new AbortController().signal });

/** A graph at some version that counts how often it is asked for it. */
function graphAt(version: number) {
  const graph = { version, asked: 0, isAway: false };
  const ask = (async () => {
    graph.asked++;
    await Promise.resolve();
    if (graph.isAway) throw new Error('away');
    return [{ version: graph.version, contested: false }];
  }) as unknown as Ask;
  return { graph, views: new IdentityViews(ask) };
}

it('asks once what one request wants to know at one moment, and anew what it wants to know later', async () => {
  const { graph, views } = graphAt(1);
  const one = asking();
  const [first, second] = await Promise.all([views.for(one), views.for(one)]);
  expect(first).toBe(second);
  expect(graph.asked).toBe(1);
  await views.for(one);
  expect(graph.asked).toBe(2);
});

it('shares nothing between requests, of the same person either', async () => {
  const { graph, views } = graphAt(1);
  await Promise.all([views.for(asking()), views.for(asking())]);
  expect(graph.asked).toBe(2);
});

it('keeps no failure', async () => {
  const { graph, views } = graphAt(1);
  const one = asking();
  graph.isAway = true;
  await expect(Promise.all([views.for(one), views.for(one)])).rejects.toThrow('away');
  graph.isAway = false;
  expect((await views.for(one)).isPlain).toBe(true);
});
