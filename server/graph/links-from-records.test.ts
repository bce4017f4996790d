import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAYS, holdings, reduced, sight } from '../../test/world/holdings.js';
import type { MentionId, StatementId } from '../records/ids.js';
import { clusters, components, heldOn, type IdentityMention, visibleTo } from '../resolution/clusters.js';
import { contradictionOf } from '../resolution/contradictions.js';
import { standing } from '../resolution/judgement.js';
import { entitiesFor, firstMention, fragmentsOf } from './fragments.js';
import type { LinkView } from './link.js';
import { allEntitiesFor, byRecorded, type Holdings, linksFor, storedLinks } from './links-from-records.js';
import { Introductions } from './support.js';

const day = fc.constantFrom(...DAYS);
const LAST_DAY = DAYS[DAYS.length - 1] as string;
const runs = { numRuns: Number(process.env.HAWKSBILL_PROPERTY_RUNS ?? 2000) };

describe('clusters', () => {
  it('do not depend on the order in which anything arrives', () => {
    fc.assert(
      fc.property(holdings, fc.infiniteStream(fc.nat()), (world, random) => {
        const shuffled = <T>(list: readonly T[]) =>
          list
            .map((x) => [(random.next().value as number) ?? 0, x] as const)
            .sort((a, b) => a[0] - b[0])
            .map(([, x]) => x);
        const other = {
          mentions: shuffled(world.mentions),
          edges: shuffled(world.edges),
          judgements: shuffled(world.judgements),
        };
        expect(clusters(other)).toEqual(clusters(world));
      }),
      runs,
    );
  });

  it('never hold two mentions that a person judged different', () => {
    fc.assert(
      fc.property(holdings, (world) => {
        const groups = clusters(world);
        for (const j of standing(world.judgements).filter((x) => x.decision === 'DIFFERENT')) {
          const adds = world.mentions.filter((m) => m.id === j.left || m.id === j.right).some((m) => m.addsOnly);
          if (!adds) expect(groups.some((g) => g.includes(j.left) && g.includes(j.right))).toBe(false);
        }
      }),
      runs,
    );
  });

  it('hold contradicting mentions only on a person’s or a source’s own word', () => {
    fc.assert(
      fc.property(holdings, (world) => {
        const machineOnly = {
          ...world,
          judgements: [],
          mentions: world.mentions.map((m) => ({ ...m, identityKey: null, addsOnly: false })),
        };
        const byId = new Map(machineOnly.mentions.map((m) => [m.id, m]));
        for (const group of clusters(machineOnly)) {
          for (const a of group) {
            for (const b of group) {
              expect(contradictionOf(byId.get(a) as IdentityMention, byId.get(b) as IdentityMention)).toBeNull();
            }
          }
        }
      }),
      runs,
    );
  });

  it('come back exactly when a judgement is withdrawn', () => {
    fc.assert(
      fc.property(holdings, (world) => {
        const before = { ...world, judgements: [] };
        const undone = {
          ...world,
          judgements: world.judgements
            .filter((j) => j.withdraws === null)
            .flatMap((j) => [j, { ...j, id: `${j.id}-back` as typeof j.id, withdraws: j.id }]),
        };
        expect(clusters(undone)).toEqual(clusters(before));
      }),
      runs,
    );
  });

  it('never reach across components', () => {
    fc.assert(
      fc.property(holdings, (world) => {
        const together = clusters(world).map((g) => g.join());
        const apart = components(world)
          .flatMap((c) => clusters(c))
          .map((g) => g.join());
        expect(apart.sort()).toEqual(together.sort());
      }),
      runs,
    );
  });
});

describe('what a viewer sees', () => {
  it('equals what he would see if the rest had never been imported', () => {
    fc.assert(
      fc.property(holdings, sight, day, (world, seen, on) => {
        const sees = (s: number) => seen.has(s);
        const without = reduced(world, sees);
        expect(linksFor(world, sees, on)).toEqual(linksFor(without, () => true, on));
        expect(allEntitiesFor(world, sees, on)).toEqual(allEntitiesFor(without, () => true, on));
      }),
      runs,
    );
  });

  it('equals the definition, worked out pair by pair', () => {
    fc.assert(
      fc.property(holdings, sight, day, (world, seen, on) => {
        const sees = (s: number) => seen.has(s);
        expect(linksFor(world, sees, on)).toEqual(linksByBruteForce(world, sees, on));
      }),
      runs,
    );
  });

  it('is what the stored fragments, links and supports give', () => {
    fc.assert(
      fc.property(holdings, sight, (world, seen) => {
        const sees = (s: number) => seen.has(s);
        expect(linksAsStored(world, sees)).toEqual(linksFor(world, sees, LAST_DAY));
      }),
      runs,
    );
  });
});

describe('fragments', () => {
  it('are never split by what a viewer sees', () => {
    fc.assert(
      fc.property(holdings, sight, (world, seen) => {
        const sees = (s: number) => seen.has(s);
        for (const component of components(world)) {
          const homes = new Map(clusters(visibleTo(component, sees)).flatMap((g, i) => g.map((m) => [m, i] as const)));
          for (const fragment of fragmentsOf(component).fragments) {
            expect(new Set(fragment.map((m) => homes.get(m)).filter((h) => h !== undefined)).size).toBeLessThanOrEqual(
              1,
            );
          }
        }
      }),
      runs,
    );
  });

  it('are the entities themselves where nothing is contested', () => {
    fc.assert(
      fc.property(holdings, sight, (world, seen) => {
        const sees = (s: number) => seen.has(s);
        for (const component of components(world)) {
          const { fragments, contested } = fragmentsOf(component);
          if (contested) continue;
          const visible = new Set<string>(entitiesFor(component, sees).flatMap((e) => e.mentions));
          const pieces = fragments.map((f) => f.filter((m) => visible.has(m)).sort()).filter((f) => f.length > 0);
          expect(pieces.map((p) => p.join()).sort()).toEqual(
            entitiesFor(component, sees)
              .map((e) => e.mentions.join())
              .sort(),
          );
        }
      }),
      runs,
    );
  });
});

/** The rule of what may be seen, read off word for word and without any of the code that makes it fast. */
function linksByBruteForce(world: Holdings, sees: (s: number) => boolean, on: string): readonly LinkView[] {
  const live = (x: { recordedOn: string; endedOn: string | null }) =>
    x.recordedOn <= on && !(x.endedOn !== null && x.endedOn <= on);
  const mentions = world.mentions.filter((m) => sees(m.scope) && live(m));
  const groups = clusters({
    mentions,
    edges: world.edges,
    judgements: world.judgements.filter((j) => j.judgedAt.slice(0, 10) <= on && j.scopes.every(sees)),
  });
  const idOf = (m: MentionId) => {
    const group = groups.find((g) => g.includes(m));
    return group && firstMention(mentions.filter((x) => group.includes(x.id)));
  };
  const found = new Map<string, Omit<LinkView, 'statements'> & { statements: StatementId[] }>();
  for (const s of world.statements.filter((x) => sees(x.scope) && live(x)).sort(byRecorded)) {
    const [from, to] = [idOf(s.from), idOf(s.to)];
    if (!from || !to || from === to) continue;
    const key = `${s.kind} ${s.role} ${from} ${to}`;
    const link = found.get(key);
    if (link) link.statements.push(s.id);
    else found.set(key, { id: s.id, kind: s.kind, role: s.role, from, to, statements: [s.id] });
  }
  return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The same answer from what the graph stores: fragments, links between them with supports, and contested components. */
function linksAsStored(world: Holdings, sees: (s: number) => boolean): readonly LinkView[] {
  const held = heldOn(world, LAST_DAY);
  const current = world.statements.filter(
    (s) => s.recordedOn <= LAST_DAY && (s.endedOn === null || LAST_DAY < s.endedOn),
  );
  const byId = new Map(held.mentions.map((m) => [m.id, m]));
  const mention = (id: MentionId) => byId.get(id) as IdentityMention;
  const introductions = new Introductions(held.mentions);
  const fragmentOf = new Map<MentionId, MentionId>();
  const contested: ReturnType<typeof components>[number][] = [];
  const shownId = new Map<MentionId, MentionId>();
  for (const component of components(held)) {
    const parts = fragmentsOf(component);
    if (parts.contested) contested.push(component);
    for (const fragment of parts.fragments) {
      for (const m of fragment) fragmentOf.set(m, fragment[0] as MentionId);
      const introducing = fragment.map(mention).filter((m) => sees(m.scope) && !m.addsOnly);
      if (!parts.contested && introducing.length > 0) shownId.set(fragment[0] as MentionId, firstMention(introducing));
    }
  }
  for (const component of contested) {
    for (const entity of entitiesFor(component, sees)) {
      for (const m of entity.mentions) shownId.set(fragmentOf.get(m) as MentionId, entity.id);
    }
  }
  const links = storedLinks(
    current,
    (m) => fragmentOf.get(m),
    (s) => introductions.supportOfStatement(s, mention),
  );
  const merged = new Map<string, Omit<LinkView, 'statements' | 'id'> & { statements: (typeof current)[number][] }>();
  for (const link of links) {
    const visible = link.statements.filter((s) => s.support.some((set) => set.every(sees))).map((s) => s.statement);
    if (visible.length === 0) continue;
    const from = shownId.get(link.from);
    const to = shownId.get(link.to);
    // Whoever sees a link sees both its ends: nothing is left to filter out here.
    if (from === undefined || to === undefined) throw new Error('a visible link with an end that is not');
    if (from === to) continue;
    const key = `${link.kind} ${link.role} ${from} ${to}`;
    const view = merged.get(key) ?? { kind: link.kind, role: link.role, from, to, statements: [] };
    view.statements.push(...visible);
    merged.set(key, view);
  }
  return [...merged.values()]
    .map(({ statements, ...view }) => {
      const ids = statements.sort(byRecorded).map((s) => s.id);
      return { id: ids[0] as StatementId, ...view, statements: ids };
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}
