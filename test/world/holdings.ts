import fc from 'fast-check';
import type { HeldStatement } from '../../server/graph/link.js';
import type { Holdings } from '../../server/graph/links-from-records.js';
import type { MentionId, RecordId, StatementId } from '../../server/records/ids.js';
import type { Edge, IdentityMention } from '../../server/resolution/clusters.js';
import { pairKey } from '../../server/resolution/clusters.js';
import { type Decision, type Judgement, judgementIdOf } from '../../server/resolution/judgement.js';

/** Few enough that combinations meet, more than the four whose combinations are tried out one by one. */
export const SCOPES = [0, 1, 2, 3, 4, 5] as const;
export const DAYS = ['2020-01-01', '2020-01-02', '2020-01-03', '2020-01-04'] as const;

const mention = fc.record({
  key: fc.option(fc.constantFrom('k1', 'k2'), { nil: null, freq: 2 }),
  addsOnly: fc.constantFrom(false, false, true),
  profile: fc.option(fc.constantFrom('p1', 'p2'), { nil: null, freq: 2 }),
  imo: fc.option(fc.constantFrom('9074729', '9811000'), { nil: undefined, freq: 1 }),
});
const record = fc.record({
  scope: fc.constantFrom(...SCOPES),
  from: fc.constantFrom(0, 1, 2),
  until: fc.constantFrom<number | null>(null, null, null, 2, 3),
  mentions: fc.oneof(fc.tuple(mention), fc.tuple(mention, mention), fc.tuple(mention, mention)),
  statements: fc.array(fc.record({ role: fc.constantFrom('owner', 'agent'), back: fc.boolean() }), {
    minLength: 1,
    maxLength: 2,
  }),
});

/**
 * Small worlds in which everything that can interfere does: mentions hidden between visible ones, contradictions seen by some,
 * rows that wait for a row of another scope, judgements for and against, things recorded and ended on different days.
 */
export const holdings: fc.Arbitrary<Holdings> = fc
  .record({
    records: fc.array(record, { minLength: 1, maxLength: 5, size: 'max' }),
    pairs: fc.array(
      fc.record({
        a: fc.nat(7),
        b: fc.nat(7),
        bits: fc.constantFrom(4, 10, 12, 20),
        strong: fc.boolean(),
        decision: fc.constantFrom<Decision | null>(null, null, null, 'SAME', 'DIFFERENT', 'UNSURE'),
        scope: fc.option(fc.constantFrom(...SCOPES), { nil: null, freq: 1 }),
        day: fc.constantFrom(...DAYS),
        withdrawn: fc.boolean(),
      }),
      { maxLength: 12 },
    ),
  })
  .map(({ records, pairs }) => {
    const rows = records.flatMap((r) => r.mentions.map((m) => ({ ...r, ...m, record: r })));
    const mentions: IdentityMention[] = rows.map((m, i) => ({
      id: `m${i}` as MentionId,
      kind: 'VESSEL',
      identityKey: m.key,
      addsOnly: m.addsOnly && m.key !== null,
      profile: m.profile ?? `own${i}`,
      sure: m.profile === 'p1',
      scope: m.scope,
      recordedOn: DAYS[m.from] as string,
      endedOn: m.until === null ? null : (DAYS[m.until] as string),
      // Mentions of one profile say the same, so their facts are the same.
      facts: m.profile !== null || m.imo === undefined ? {} : { imo: m.imo },
    }));
    const edges = new Map<string, Edge>();
    const judgements = new Map<string, Judgement>();
    for (const p of pairs) {
      const left = mentions[Math.min(p.a, p.b)];
      const right = mentions[Math.max(p.a, p.b)];
      if (!left || !right || left === right) continue;
      if (p.decision === null) {
        const [l, r] = [left.profile, right.profile].sort() as [string, string];
        if (l !== r) edges.set(pairKey(l, r), { left: l, right: r, weightBits: p.bits, strong: p.strong });
        continue;
      }
      const scopes = [...new Set([left.scope, right.scope, ...(p.scope === null ? [] : [p.scope])])].sort();
      const said = {
        left: left.id,
        right: right.id,
        decision: p.decision,
        by: 'a',
        reason: '',
        judgedAt: `${p.day}T10:00:00Z`,
        withdraws: null,
      };
      const judgement = { ...said, id: judgementIdOf(said), scopes, weighedBy: null };
      judgements.set(judgement.id, judgement);
      if (p.withdrawn) {
        const back = { ...said, judgedAt: `${p.day}T11:00:00Z`, withdraws: judgement.id };
        judgements.set(judgementIdOf(back), { ...back, id: judgementIdOf(back), scopes, weighedBy: null });
      }
    }
    // A record speaks of its own mentions, so both ends are of one scope and held over the same days.
    const held = records.flatMap((r, n) => {
      const [one, other] = mentions.filter((_, i) => rows[i]?.record === r);
      if (!one || !other) return [];
      return r.statements.map(({ role, back }, i): HeldStatement => {
        const [from, to] = back ? [other.id, one.id] : [one.id, other.id];
        const { scope, recordedOn, endedOn } = one;
        const said = { kind: 'OWNS' as const, role, from, to, heldFrom: null, heldUntil: null };
        const id = `s${n}-${i}` as StatementId;
        return { ...said, id, recordId: `r${n}` as RecordId, scope, recordedOn, endedOn };
      });
    });
    return { mentions, edges: [...edges.values()], judgements: [...judgements.values()], statements: held };
  });

/** A viewer as the set of scopes he sees. */
export const sight: fc.Arbitrary<ReadonlySet<number>> = fc.subarray([...SCOPES]).map((s) => new Set(s));

/** The world imported again from scratch without what is not seen: nothing of it is left to look at. */
export function reduced(world: Holdings, sees: (scope: number) => boolean): Holdings {
  const mentions = world.mentions.filter((m) => sees(m.scope));
  const ids = new Set<string>(mentions.map((m) => m.id));
  const profiles = new Set(mentions.map((m) => m.profile));
  return {
    mentions,
    edges: world.edges.filter((e) => profiles.has(e.left) && profiles.has(e.right)),
    judgements: world.judgements.filter((j) => j.scopes.every(sees) && ids.has(j.left) && ids.has(j.right)),
    statements: world.statements.filter((s) => sees(s.scope)),
  };
}
