import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAYS, holdings, reduced, sight } from '../../test/world/holdings.js';
import type { MentionId } from '../records/ids.js';
import { components, heldOn, type IdentityMention } from '../resolution/clusters.js';
import { entitiesFor } from './fragments.js';
import { allEntitiesFor, byRecorded, type Holdings } from './links-from-records.js';
import { placementOf, type Saying, type SupportedText } from './placement.js';
import type { Support } from './support.js';

const LAST_DAY = DAYS[DAYS.length - 1] as string;
const runs = { numRuns: Number(process.env.HAWKSBILL_PROPERTY_RUNS ?? 2000) };

/** Profiles that share a name, one that has no detail, one that does not know what kind of trader it is. */
function sayingOf(profile: string): Saying {
  const ending = profile.at(-1) ?? '';
  const names = [`NAME OF ${profile}`, `ALIAS ${'13579'.includes(ending) ? 'ODD' : 'EVEN'}`];
  return {
    names,
    searchable: names.map((text) => ({ property: 'name', text })),
    detail: ending === '2' ? null : `detail of ${profile}`,
    traderKind: ending === '1' ? 'UNKNOWN' : 'COMPANY',
  };
}

/** What a thing is called, by the id under which it is met. */
interface Called {
  readonly id: MentionId;
  readonly names: readonly string[];
  readonly detail: string | null;
  readonly traderKind: string | null;
  readonly searchable: readonly string[];
}

describe('what a thing is called', () => {
  it('is for every viewer as if the rest had never been imported', () => {
    fc.assert(
      fc.property(holdings, sight, (world, seen) => {
        const sees = (s: number) => seen.has(s);
        expect(calledAsStored(world, sees)).toEqual(calledByDefinition(reduced(world, sees)));
      }),
      runs,
    );
  });

  it('does not depend on the order in which anything arrived', () => {
    fc.assert(
      fc.property(holdings, sight, (world, seen) => {
        const sees = (s: number) => seen.has(s);
        const turned = { ...world, mentions: [...world.mentions].reverse(), edges: [...world.edges].reverse() };
        expect(calledAsStored(turned, sees)).toEqual(calledAsStored(world, sees));
      }),
      runs,
    );
  });
});

/** As the graph holds it: fragments with texts and what supports them. What a viewer alone puts together is called as its mentions say. */
function calledAsStored(world: Holdings, sees: (scope: number) => boolean): readonly Called[] {
  const seesSupport = (support: Support) => support.some((set) => set.every(sees));
  const visible = (texts: readonly SupportedText[]) => texts.filter((t) => seesSupport(t.support)).map((t) => t.text);
  const found = components(heldOn(world, LAST_DAY)).flatMap((component): readonly Called[] => {
    const placement = placementOf(component, sayingOf);
    if (placement.contested) {
      const byId = new Map(component.mentions.map((m) => [m.id, m]));
      return entitiesFor(component, sees).map((e) =>
        called(
          e.id,
          e.mentions.map((id) => byId.get(id) as IdentityMention),
        ),
      );
    }
    return placement.fragments
      .filter((f) => seesSupport(f.support))
      .map((f) => ({
        id: visible(f.introducedBy)[0] as MentionId,
        names: [...new Set(visible(f.names))],
        detail: visible(f.details)[0] ?? null,
        traderKind: visible(f.traderKinds)[0] ?? null,
        searchable: f.searchable
          .filter((s) => seesSupport(s.support))
          .map((s) => s.text)
          .sort(),
      }));
  });
  return [...found].sort(byId);
}

/** The rule read off word for word: of the mentions of one thing those that introduce it speak first, then by (recorded on, id). */
function calledByDefinition(world: Holdings): readonly Called[] {
  const mentionOf = new Map(heldOn(world, LAST_DAY).mentions.map((m) => [m.id, m]));
  return allEntitiesFor(world, () => true, LAST_DAY)
    .map((e) =>
      called(
        e.id,
        e.mentions.map((id) => mentionOf.get(id) as IdentityMention),
      ),
    )
    .sort(byId);
}

function called(id: MentionId, mentions: readonly IdentityMention[]): Called {
  const ordered = [...mentions].sort(byRecorded);
  const sayings = [...ordered.filter((m) => !m.addsOnly), ...ordered.filter((m) => m.addsOnly)].map((m) =>
    sayingOf(m.profile),
  );
  return {
    id,
    names: [...new Set(sayings.flatMap((s) => s.names))],
    detail: sayings.find((s) => s.detail !== null)?.detail ?? null,
    traderKind: sayings.find((s) => s.traderKind !== null && s.traderKind !== 'UNKNOWN')?.traderKind ?? null,
    searchable: [...new Set(sayings.flatMap((s) => s.names))].sort(),
  };
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1;
}
