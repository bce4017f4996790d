import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdings, SCOPES, sight } from '../../test/world/holdings.js';
import type { MentionId } from '../records/ids.js';
import { type Component, clusters, type IdentityMention, visibleTo } from './clusters.js';
import { type Decision, type Judgement, judgementIdOf } from './judgement.js';
import { MOST_PAIRS, splitOf, stillTogether } from './split.js';

const RUNS = Number(process.env.HAWKSBILL_PROPERTY_RUNS ?? 2000);
const everything = () => true;

/** Judged after all that the generated worlds hold. */
function judged(component: Component, left: string, right: string, decision: Decision, withdraws: Judgement | null) {
  const [a, b] = [left, right].sort() as [MentionId, MentionId];
  const judgedAt = withdraws === null ? '2021-01-01T10:00:00Z' : '2021-01-01T11:00:00Z';
  const said = {
    left: a,
    right: b,
    decision,
    by: 'ana',
    reason: 'two firms',
    judgedAt,
    withdraws: withdraws?.id ?? null,
  };
  const scopes = component.mentions.filter((m) => m.id === a || m.id === b).map((m) => m.scope);
  return { ...said, id: judgementIdOf(said), scopes: [...new Set(scopes)].sort((x, y) => x - y), weighedBy: null };
}

/** What everyone there could be meets. */
function metByAll(component: Component) {
  return Array.from({ length: 1 << SCOPES.length }, (_, bits) =>
    clusters(visibleTo(component, (s) => (bits & (1 << s)) !== 0)),
  );
}

describe('a split', () => {
  it('holds for everyone, whatever else he sees, and taken back leaves no trace', () => {
    let parted = 0;
    fc.assert(
      fc.property(holdings, sight, fc.nat(), fc.nat(), (world, seen, which, chosen) => {
        const component: Component = { ...world, mentions: world.mentions.filter((m) => m.endedOn === null) };
        const sees = (s: number) => seen.has(s);
        const things = clusters(visibleTo(component, sees)).filter((group) => group.length > 1);
        const thing = things[which % Math.max(1, things.length)] ?? [];
        const taken = thing.filter((_, i) => (chosen >> i) % 2 === 1);
        const split = splitOf(component, sees, { taken, of: thing[0] as MentionId });
        if (split.outcome !== 'PARTED' || taken.length === 0) return;
        parted++;
        const judgements = split.pairs.map(([a, b]) => judged(component, a, b, 'DIFFERENT', null));
        const after = { ...component, judgements: [...component.judgements, ...judgements] };
        for (const groups of metByAll(after)) {
          for (const group of groups) {
            expect(split.pairs.filter(([a, b]) => group.includes(a) && group.includes(b))).toEqual([]);
          }
        }
        expect(stillTogether(after, sees, split.pairs)).toBeNull();
        const back = judgements.map((j) => judged(component, j.left, j.right, 'DIFFERENT', j));
        expect(metByAll({ ...after, judgements: [...after.judgements, ...back] })).toEqual(metByAll(component));
      }),
      { numRuns: RUNS },
    );
    expect(parted).toBeGreaterThan(RUNS / 50);
  });

  const mention = (id: string, more: Partial<IdentityMention> = {}): IdentityMention => ({
    id: id as MentionId,
    kind: 'TRADER',
    identityKey: 'k',
    addsOnly: false,
    profile: `says ${id}`,
    sure: false,
    scope: 0,
    recordedOn: '2020-01-01',
    endedOn: null,
    facts: {},
    ...more,
  });
  const ids = (...list: string[]) => list as MentionId[];
  const ofOneKey = (...mentions: IdentityMention[]): Component => ({ mentions, edges: [], judgements: [] });
  const firm = ofOneKey(mention('a'), mention('b'), mention('c'), mention('d', { addsOnly: true }));

  it('parts each that is taken from each that stays, and leaves rows that only add alone', () => {
    expect(splitOf(firm, everything, { taken: ids('a'), of: 'b' as MentionId })).toEqual({
      outcome: 'PARTED',
      pairs: [
        ['a', 'b'],
        ['a', 'c'],
      ],
    });
  });

  it('names the thing by any of its mentions, also by one that is taken', () => {
    const by = (of: string) => splitOf(firm, everything, { taken: ids('b', 'a', 'b'), of: of as MentionId });
    expect(by('a')).toEqual(by('d'));
    expect(by('a')).toMatchObject({
      pairs: [
        ['a', 'c'],
        ['b', 'c'],
      ],
    });
  });

  it('speaks of nothing that the viewer does not see', () => {
    const withHidden = ofOneKey(mention('a'), mention('b'), mention('hidden', { scope: 1 }));
    expect(splitOf(withHidden, (s) => s === 0, { taken: ids('a'), of: 'b' as MentionId })).toMatchObject({
      pairs: [['a', 'b']],
    });
    expect(splitOf(withHidden, (s) => s === 0, { taken: ids('hidden'), of: 'b' as MentionId })).toEqual({
      outcome: 'NOT_OF_THE_THING',
      mention: 'hidden',
    });
  });

  it('refuses what belongs to another thing, what leaves nothing, and what only adds', () => {
    const two = ofOneKey(...firm.mentions, mention('z', { identityKey: 'other' }));
    const split = (...taken: string[]) => splitOf(two, everything, { taken: ids(...taken), of: 'a' as MentionId });
    expect(split('a', 'z')).toEqual({ outcome: 'NOT_OF_THE_THING', mention: 'z' });
    expect(split('d')).toEqual({ outcome: 'NOT_OF_THE_THING', mention: 'd' });
    expect(split('a', 'b', 'c')).toEqual({ outcome: 'NOTHING_STAYS' });
  });

  it("does not override a person's word that two are the same; what was taken back is none", () => {
    const same = judged(firm, 'b', 'a', 'SAME', null);
    const split = (...judgements: Judgement[]) =>
      splitOf({ ...firm, judgements }, everything, { taken: ids('a'), of: 'b' as MentionId });
    expect(split(same)).toEqual({ outcome: 'JUDGED_SAME', by: same });
    expect(split(same, judged(firm, 'b', 'a', 'SAME', same)).outcome).toBe('PARTED');
    // Both leave together: the word holds on.
    expect(
      splitOf({ ...firm, judgements: [same] }, everything, { taken: ids('a', 'b'), of: 'c' as MentionId }).outcome,
    ).toBe('PARTED');
  });

  it(`makes at most ${MOST_PAIRS} judgements`, () => {
    const large = ofOneKey(...Array.from({ length: 41 }, (_, i) => mention(`m${i + 10}`)));
    const take = (n: number) => large.mentions.slice(0, n).map((m) => m.id);
    expect(splitOf(large, everything, { taken: take(10), of: 'm50' as MentionId }).outcome).toBe('PARTED');
    expect(splitOf(large, everything, { taken: take(20), of: 'm50' as MentionId })).toEqual({
      outcome: 'TOO_MANY',
      taken: 20,
      stay: 21,
    });
  });
});
