import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAYS, holdings, reduced, sight } from '../../test/world/holdings.js';
import type { JudgementId, MentionId } from '../records/ids.js';
import type { Judgement } from '../resolution/judgement.js';
import { daysOf, type History, ledTo, lookBack, type MentionVersion } from './held-history.js';
import { allEntitiesFor, type Holdings } from './links-from-records.js';

const LAST_DAY = DAYS[DAYS.length - 1] as string;
const runs = { numRuns: Number(process.env.HAWKSBILL_PROPERTY_RUNS ?? 500) };
const day = fc.constantFrom('2019-12-31', ...DAYS);

/** What is held of one thing, corrected now and then: the same mention in a second version that says something else. */
const histories: fc.Arbitrary<History> = fc
  .tuple(holdings, fc.array(fc.record({ which: fc.nat(9), profile: fc.constantFrom('p1', 'p2', 'corrected') })))
  .map(([world, corrections]) => {
    const mentions = world.mentions.map((m): MentionVersion => ({ ...m, versionId: `${m.id}/1` }));
    for (const { which, profile } of corrections) {
      const old = mentions[which % mentions.length] as MentionVersion;
      if (old.endedOn === null || mentions.some((m) => m.versionId === `${old.id}/2`)) continue;
      const again = { versionId: `${old.id}/2`, recordedOn: old.endedOn, endedOn: null };
      mentions.push({ ...old, ...again, profile, sure: profile === 'p1', facts: {} });
    }
    return { ...world, mentions };
  });

const thingOn = (history: History, id: string, on: string) => lookBack(history, id, on).thing;
const changesSince = (history: History, id: string, on: string) => lookBack(history, id, on).changes;

/** Ids of mentions that someone could ask for, and one that nobody has. */
const idsIn = (history: History) => [...new Set([...history.mentions.map((m) => m.id as string), 'm99'])];

describe('what was held on a day', () => {
  it('is what the definition says was held, thing by thing', () => {
    fc.assert(
      fc.property(holdings, sight, day, (world, seen, on) => {
        const visible = asHistory(reduced(world, (s) => seen.has(s)));
        const things = allEntitiesFor(world, (s) => seen.has(s), on);
        for (const { id } of world.mentions) {
          const thing = things.find((t) => t.mentions.includes(id));
          const held = thingOn(visible, id, on);
          expect(held && { id: held.id, mentions: held.versions.map((v) => v.id).sort() }).toEqual(thing ?? null);
        }
      }),
      runs,
    );
  });

  it('does not depend on the order in which anything is read', () => {
    fc.assert(
      fc.property(histories, day, fc.infiniteStream(fc.nat()), (history, on, random) => {
        const other = shuffledBy(() => random.next().value as number, history);
        for (const id of idsIn(history)) {
          expect(thingOn(other, id, on)).toEqual(thingOn(history, id, on));
          expect(changesSince(other, id, on)).toEqual(changesSince(history, id, on));
          expect(ledTo(other, id)).toEqual(ledTo(history, id));
          expect(daysOf(other, id)).toEqual(daysOf(history, id));
        }
      }),
      runs,
    );
  });

  it('stays what it was, whatever is recorded and judged later', () => {
    fc.assert(
      fc.property(histories, day, (history, on) => {
        const early = {
          ...history,
          mentions: history.mentions
            .filter((m) => m.recordedOn <= on)
            .map((m) => (m.endedOn !== null && m.endedOn > on ? { ...m, endedOn: null } : m)),
          judgements: history.judgements.filter((j) => j.judgedAt.slice(0, 10) <= on),
        };
        const members = (h: History, id: string) => thingOn(h, id, on)?.versions.map((v) => v.versionId);
        for (const id of idsIn(history)) expect(members(early, id)).toEqual(members(history, id));
      }),
      runs,
    );
  });
});

describe('what has changed since', () => {
  it('leads from what was held to what is held', () => {
    fc.assert(
      fc.property(histories, day, (history, on) => {
        for (const id of idsIn(history)) {
          const [was, is] = [thingOn(history, id, on), thingOn(history, id, LAST_DAY)];
          if (is === null) continue;
          const changes = changesSince(history, id, on);
          const of = (kind: string) => changes.filter((c) => c.kind === kind).flatMap((c) => c.versions);
          const left = new Set(of('LEFT').map((v) => v.id));
          const corrected = new Map(of('CORRECTED').map((v) => [v.id, v.versionId]));
          const after = [
            ...(was?.versions ?? []).filter((v) => !left.has(v.id)).map((v) => corrected.get(v.id) ?? v.versionId),
            ...of('JOINED').map((v) => v.versionId),
          ];
          expect(after.sort()).toEqual(is.versions.map((v) => v.versionId).sort());
        }
      }),
      runs,
    );
  });

  it('names people as the cause just where they decided since, and then says what', () => {
    fc.assert(
      fc.property(histories, day, (history, on) => {
        for (const id of idsIn(history)) {
          for (const change of changesSince(history, id, on)) {
            expect(change.judgements.length > 0).toBe(change.cause === 'JUDGED');
            expect(change.judgements.every((j) => j.judgedAt.slice(0, 10) > on)).toBe(true);
            expect(change.on === null).toBe(change.cause === 'JUDGED' || change.cause === 'MATCHED');
          }
          expect(changesSince({ ...history, judgements: [] }, id, on).map((c) => c.cause)).not.toContain('JUDGED');
        }
      }),
      runs,
    );
  });

  it('is nothing where a day looks at itself', () => {
    fc.assert(
      fc.property(histories, (history) => {
        for (const id of idsIn(history))
          if (thingOn(history, id, LAST_DAY)) expect(changesSince(history, id, LAST_DAY)).toEqual([]);
      }),
      runs,
    );
  });
});

describe('where an id leads', () => {
  it('is never nowhere while anything holds what its thing once held', () => {
    fc.assert(
      fc.property(histories, (history) => {
        for (const id of idsIn(history)) {
          const { things, complete } = ledTo(history, id);
          expect(complete).toBe(true);
          const now = thingOn(history, id, LAST_DAY);
          if (now) expect(things[0]?.id).toBe(now.id);
          const once = DAYS.flatMap((on) => thingOn(history, id, on)?.versions ?? []).map((v) => v.id);
          const held = new Set(things.map((t) => t.id as string));
          for (const m of once) {
            const home = thingOn(history, m, LAST_DAY);
            if (home) expect(held).toContain(home.id);
          }
          expect(things.reduce((sum, t) => sum + t.mentions, 0)).toBeLessThanOrEqual(new Set([...once, id]).size);
        }
      }),
      runs,
    );
  });
});

describe('one firm', () => {
  const judged = (
    id: string,
    decision: Judgement['decision'],
    on: string,
    withdraws: string | null = null,
  ): Judgement => ({
    ...{ id: id as JudgementId, left: 'm1' as MentionId, right: 'm2' as MentionId, decision, by: 'ana', reason: '' },
    ...{ judgedAt: `${on}T10:00:00Z`, scopes: [0], withdraws: withdraws as JudgementId | null, weighedBy: null },
  });
  const apart = history([version('m1', '2020-01-01'), version('m2', '2020-01-02')], []);
  const merged = history(apart.mentions, [judged('j1', 'SAME', '2020-01-10')]);
  const undone = history(apart.mentions, [...merged.judgements, judged('j2', 'SAME', '2020-01-20', 'j1')]);

  it('merged on a day is two before it and one from it on, and the id of the one leads to the other', () => {
    expect(members(merged, 'm2', '2020-01-09')).toEqual(['m2']);
    expect(members(merged, 'm2', '2020-01-10')).toEqual(['m1', 'm2']);
    expect(thingOn(merged, 'm2', '2020-01-10')?.id).toBe('m1');
    expect(ledTo(merged, 'm2').things).toEqual([{ id: 'm1', mentions: 2 }]);
    expect(told(merged, 'm1', '2020-01-09')).toEqual(['JOINED JUDGED - m2 j1']);
  });

  it('merged and unmerged is what it was before, and what it was meanwhile is not forgotten', () => {
    for (const on of ['2020-01-05', '2020-01-20', '2020-02-01']) {
      for (const id of ['m1', 'm2']) expect(thingOn(undone, id, on)).toEqual(thingOn(apart, id, on));
    }
    expect(members(undone, 'm1', '2020-01-19')).toEqual(['m1', 'm2']);
    expect(told(undone, 'm1', '2020-01-19')).toEqual(['LEFT JUDGED - m2 j2']);
    expect(told(undone, 'm1', '2020-01-09')).toEqual([]);
    expect(ledTo(undone, 'm2').things).toEqual([
      { id: 'm2', mentions: 1 },
      { id: 'm1', mentions: 1 },
    ]);
  });

  it('split leads to both halves, and says who split it', () => {
    const same = history([version('m1', '2020-01-01', 'k'), version('m2', '2020-01-02', 'k')], []);
    const split = history(same.mentions, [judged('j1', 'DIFFERENT', '2020-01-10')]);
    expect(members(split, 'm1', '2020-01-09')).toEqual(['m1', 'm2']);
    expect(members(split, 'm1', '2020-01-10')).toEqual(['m1']);
    expect(ledTo(split, 'm1').things.map((t) => t.id)).toEqual(['m1', 'm2']);
    expect(told(split, 'm1', '2020-01-09')).toEqual(['LEFT JUDGED - m2 j1']);
    // Seen from the day before the second row came, it never was one thing.
    expect(told(split, 'm1', '2020-01-01')).toEqual([]);
  });

  it('corrected, joined by a row and left by one says so with the day', () => {
    const rows = history(
      [
        version('m1', '2020-01-01', 'k', '2020-01-05'),
        { ...version('m1', '2020-01-05', 'k'), versionId: 'm1/2' },
        version('m2', '2020-01-02', 'k', '2020-01-06'),
        version('m3', '2020-01-07', 'k'),
      ],
      [],
    );
    expect(told(rows, 'm1', '2020-01-03')).toEqual([
      'CORRECTED RECORDED 2020-01-05 m1 ',
      'LEFT ENDED 2020-01-06 m2 ',
      'JOINED RECORDED 2020-01-07 m3 ',
    ]);
    expect(daysOf(rows, 'm2')).toEqual({ firstOn: '2020-01-02', endedOn: '2020-01-06' });
    expect(daysOf(rows, 'm1')).toEqual({ firstOn: '2020-01-01', endedOn: null });
    expect(daysOf(rows, 'm9')).toBeNull();
    // An id whose row says no more leads to what it was with.
    expect(ledTo(rows, 'm2').things).toEqual([{ id: 'm1', mentions: 1 }]);
    expect(told(rows, 'm2', '2020-01-05')).toEqual(['LEFT ENDED 2020-01-06 m2 ', 'JOINED RECORDED 2020-01-07 m3 ']);
  });

  it('of many rows that came on as many days is looked back at where people judged, and says that not every day was', () => {
    const dayAt = (i: number) => new Date(Date.UTC(2020, 0, 1 + i)).toISOString().slice(0, 10);
    const rows = Array.from({ length: 400 }, (_, i) => version(`m${i}`, dayAt(i), 'k'));
    const many = history(rows, [judged('j1', 'DIFFERENT', dayAt(9)), judged('j2', 'DIFFERENT', dayAt(19), 'j1')]);
    const late = history(rows, [judged('j1', 'DIFFERENT', dayAt(9))]);
    expect(ledTo(many, 'm1')).toEqual({ things: [{ id: 'm0', mentions: 400 }], complete: false });
    expect(ledTo(late, 'm1').complete).toBe(false);
    expect(ledTo(late, 'm1').things.map((t) => t.id)).toContain('m2');
  });

  it('takes the later of two versions that were current at once because files came out of order', () => {
    const rows = history([version('m1', '2020-01-01'), { ...version('m1', '2020-01-03'), versionId: 'm1/2' }], []);
    expect(thingOn(rows, 'm1', '2020-01-04')?.versions.map((v) => v.versionId)).toEqual(['m1/2']);
  });

  const members = (h: History, id: string, on: string) => thingOn(h, id, on)?.versions.map((v) => v.id);
  const told = (h: History, id: string, on: string) =>
    changesSince(h, id, on).map(({ kind, cause, on: day, versions, judgements }) =>
      [kind, cause, day ?? '-', versions.map((v) => v.id).join(), judgements.map((j) => j.id).join()].join(' '),
    );
});

function asHistory(world: Holdings): History {
  return { ...world, mentions: world.mentions.map((m) => ({ ...m, versionId: `${m.id}/1` })) };
}

function history(mentions: readonly MentionVersion[], judgements: readonly Judgement[]): History {
  return { mentions, edges: [], judgements };
}

function version(
  id: string,
  recordedOn: string,
  key: string | null = null,
  endedOn: string | null = null,
): MentionVersion {
  const said = {
    kind: 'VESSEL' as const,
    identityKey: key,
    addsOnly: false,
    profile: `p-${id}`,
    sure: false,
    facts: {},
  };
  return { ...said, id: id as MentionId, versionId: `${id}/1`, scope: 0, recordedOn, endedOn };
}

function shuffledBy(random: () => number, { mentions, edges, judgements }: History): History {
  const shuffled = <T>(list: readonly T[]) =>
    list
      .map((x) => [random(), x] as const)
      .sort((a, b) => a[0] - b[0])
      .map(([, x]) => x);
  return { mentions: shuffled(mentions), edges: shuffled(edges), judgements: shuffled(judgements) };
}
