import { setMaxListeners } from 'node:events';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Viewer } from '../../server/access/viewer.js';
import { fragmentsOf } from '../../server/graph/fragments.js';
import { linksFor } from '../../server/graph/links-from-records.js';
import { IdentityView } from '../../server/neo4j/identity-view.js';
import { Neo4jEntityGraph } from '../../server/neo4j/neo4j-entity-graph.js';
import { components, heldOn } from '../../server/resolution/clusters.js';
import { openTestDatabase, type TestDatabase } from '../setup/database.js';
import { attachmentsOf } from '../world/attached.js';
import { LAST_DAY, type RecordedWorld, recordedWorlds, viewerOf, withoutHidden } from '../world/recorded-world.js';
import { storeWorld } from '../world/stored-graph.js';
import { everythingAsked } from './everything-asked.js';

/** Each world is written down once whole and once for every viewer, so few in the gate. */
const WORLDS = Number(process.env.HAWKSBILL_PROPERTY_WORLDS ?? 4);
const SEED = Number(process.env.HAWKSBILL_PROPERTY_SEED ?? 30);
/** One who sees little, one who sees half, one who sees nearly all. */
const VIEWERS = [[1], [0, 2], [0, 1, 3]];

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const worlds = fc.sample(recordedWorlds, { numRuns: WORLDS, seed: SEED });
const signal = new AbortController().signal;
// Everything is asked at once under one signal, and each question listens to it.
setMaxListeners(0, signal);

describe('what a viewer does not see', () => {
  it.each(worlds.map((world, i) => [i, world] as const))('bears on no answer (world %i)', async (_, world) => {
    const whole = new Map<Viewer, string>();
    await put(world);
    for (const viewer of VIEWERS.map(viewerOf)) {
      const graph = new Neo4jEntityGraph(database.ask);
      whole.set(viewer, await everythingAsked(graph, world, { viewer, signal }));
      expect(await linksAsAsked(graph, world, viewer)).toEqual(linksAsDefined(world, viewer));
    }
    for (const [viewer, answer] of whole) {
      await put(withoutHidden(world, (scope) => viewer.sees(scope)));
      const graph = new Neo4jEntityGraph(database.ask);
      expect(await everythingAsked(graph, world, { viewer, signal })).toBe(answer);
    }
  });

  it('is there in these worlds, and so is all that could betray it', () => {
    const sights = worlds.flatMap((world) => VIEWERS.map((seen) => ({ world, viewer: viewerOf(seen) })));
    const hidden = sights.filter(({ world, viewer }) => world.statements.some((s) => !viewer.sees(s.scope)));
    const attached = sights.filter(({ world, viewer }) => attachmentsOf(world).some((a) => !viewer.sees(a.scope)));
    const linked = sights.filter(({ world, viewer }) => linksAsDefined(world, viewer).length > 0);
    const joined = sights.filter(({ world, viewer }) => !identityView(world, viewer).isPlain);
    expect(hidden.length).toBeGreaterThan(sights.length / 2);
    expect(attached.length).toBeGreaterThan(sights.length / 2);
    expect(linked.length).toBeGreaterThan(sights.length / 2);
    expect(joined.length).toBeGreaterThan(sights.length / 10);
  });
});

function identityView(world: RecordedWorld, viewer: Viewer): IdentityView {
  const contested = components(heldOn(world, LAST_DAY)).filter((c) => fragmentsOf(c).contested);
  return IdentityView.of(contested, (scope) => viewer.sees(scope));
}

async function put(world: RecordedWorld): Promise<void> {
  await database.clear();
  await storeWorld(database.driver, world);
}

async function linksAsAsked(graph: Neo4jEntityGraph, world: RecordedWorld, viewer: Viewer) {
  const links = await graph.linksAmong(
    world.mentions.map((m) => m.id),
    { viewer, signal },
  );
  return links
    .map(({ id, kind, role, from, to }) => ({ id: id as string, kind, role, from: from as string, to: to as string }))
    .sort(byId);
}

function linksAsDefined(world: RecordedWorld, viewer: Viewer) {
  return linksFor(world, (scope) => viewer.sees(scope), LAST_DAY)
    .map(({ id, kind, role, from, to }) => ({ id: id as string, kind, role, from: from as string, to: to as string }))
    .sort(byId);
}

function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : 1;
}
