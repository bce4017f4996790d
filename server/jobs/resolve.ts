import type { Progress } from '../progress.js';
import { keysOf } from '../resolution/candidate-keys.js';
import { type Edge, JOIN_AT_BITS } from '../resolution/clusters.js';
import type { Comparison } from '../resolution/evidence.js';
import type { FeatureParts } from '../resolution/feature-parts.js';
import type { ParameterSet } from '../resolution/parameters.js';
import { saysEnough } from '../resolution/score.js';
import { comparisonsOf, FeaturesAtHand } from './compare-profiles.js';
import { LeaseLost } from './lease-lost.js';
import { MENTIONS_PER_PLACEMENT, placeMentions, placeWithin } from './place-mentions.js';
import type {
  ComparisonStore,
  EvidenceStore,
  Job,
  JobStore,
  Lease,
  ParameterStore,
  PlacementStore,
  ProfileCompared,
  UncomparedProfile,
  WeighedBy,
} from './stores.js';

export interface ResolveStores {
  readonly evidence: Pick<EvidenceStore, 'scopes' | 'internScopes'>;
  readonly comparisons: ComparisonStore;
  readonly placements: PlacementStore;
  readonly parameters: Pick<ParameterStore, 'inForce'>;
  readonly jobs: JobStore;
}

export interface ResolveOutcome {
  readonly compared: number;
  readonly placed: number;
}

const PROFILES_PER_BATCH = 500;

/** One job for the whole graph: new evidence joins it, so that two never compare the same profiles. */
export function beginResolution(jobs: JobStore, by: string): Promise<Job> {
  return jobs.put({ id: 'resolve', kind: 'RESOLVE', input: '{}', by }, true);
}

/**
 * Compares what is new with what is there, then puts every mention where it belongs; where other parameters were put into use since, everything
 * is compared again by them first. May be stopped at any point and run again.
 */
export async function resolve(
  stores: ResolveStores,
  lease: Lease,
  progress: Progress = () => {},
): Promise<ResolveOutcome> {
  const step = async (phase: string, done: number, total: number) => {
    if (!(await stores.jobs.renew(lease, { phase, done, total }))) throw new LeaseLost(lease.jobId);
    progress(phase, done, total);
  };
  let [compared, placed] = [0, 0];
  for (;;) {
    const { choice, parameters } = await stores.parameters.inForce();
    await markForOtherParameters(stores.comparisons, lease, { choice, version: parameters.version }, step);
    compared += await compareNew(stores.comparisons, lease, parameters, step);
    placed += await placeNew(stores, lease, step);
    await placeReweighed(stores, lease, step);
    // Whoever chose meanwhile found this job running: what he chose is its to carry out.
    if ((await stores.parameters.inForce()).choice === choice) return { compared, placed };
  }
}

const PROFILES_PER_MARKING = 10_000;

/**
 * Marks all to be compared again, where they were not by this choice and this set: also where nobody chose and a later program brings another shipped
 * set. Noted last: a marking that was stopped begins anew.
 */
async function markForOtherParameters(store: ComparisonStore, lease: Lease, by: WeighedBy, step: Step) {
  const last = await store.weighedBy();
  if (last?.choice === by.choice && last.version === by.version) return;
  await step('marking all to be weighed by other parameters', 0, 0);
  let after: string | null = '';
  while (after !== null) {
    after = await store.markUncompared(lease, after, PROFILES_PER_MARKING);
  }
  await store.noteWeighedBy(lease, by);
}

type Step = (phase: string, done: number, total: number) => Promise<void>;

async function compareNew(store: ComparisonStore, lease: Lease, parameters: ParameterSet, step: Step): Promise<number> {
  const atHand = new FeaturesAtHand(parameters);
  const total = await store.countUncompared();
  await step('comparing', 0, total);
  let done = 0;
  for (;;) {
    const profiles = await store.uncompared(PROFILES_PER_BATCH);
    if (profiles.length === 0) return done;
    const ours = profiles.map((p) => atHand.of(p));
    // Keys first: of two new profiles the later finds the earlier, in whatever batches they come.
    await store.putKeys(
      lease,
      ours.map((f) => ({ profile: f.id, keys: keysOf(f, parameters) })),
    );
    const found = await comparisonsOf(ours, atHand, store);
    const known = profiles.filter((p) => p.isKnown).map((p) => p.id);
    const before = known.length === 0 ? [] : await store.joiningEdges(known);
    await store.putComparisons(lease, whatCame(profiles, ours, found, before, parameters), found, parameters.version);
    done += profiles.length;
    await step('comparing', done, Math.max(total, done));
  }
}

/** What comparing came to for each profile. Edges too weak to join bear on nothing but what people are asked. */
function whatCame(
  profiles: readonly UncomparedProfile[],
  features: readonly FeatureParts[],
  found: readonly Comparison[],
  before: readonly Edge[],
  parameters: ParameterSet,
): readonly ProfileCompared[] {
  const joining = found.filter((c) => c.weightBits >= JOIN_AT_BITS);
  const [was, is] = [edgesAt(before), edgesAt(joining)];
  const kept = new Map<string, string[]>();
  for (const { left, right } of found) {
    kept.set(left, [...(kept.get(left) ?? []), right]);
    kept.set(right, [...(kept.get(right) ?? []), left]);
  }
  return profiles.map((profile, i) => {
    const f = features[i] as FeatureParts;
    const [facts, sure] = [JSON.stringify(f.facts), saysEnough(f, parameters)];
    const saysOtherwise = facts !== profile.facts || sure !== profile.sure;
    const isReweighed = saysOtherwise || (profile.isKnown && was(profile.id) !== is(profile.id));
    return { id: profile.id, facts, sure, kept: kept.get(profile.id) ?? [], isReweighed };
  });
}

/** The edges at a profile as a text: equal where nothing changed. */
function edgesAt(edges: readonly Edge[]): (profile: string) => string {
  const at = new Map<string, string[]>();
  for (const { left, right, weightBits, strong } of edges) {
    for (const profile of [left, right]) {
      const told = at.get(profile) ?? [];
      told.push(`${left} ${right} ${weightBits} ${strong}`);
      at.set(profile, told);
    }
  }
  return (profile) => (at.get(profile) ?? []).sort().join();
}

async function placeNew(stores: ResolveStores, lease: Lease, step: Step): Promise<number> {
  const total = await stores.placements.countUnplaced();
  await step('placing', 0, total);
  let done = 0;
  for (;;) {
    const mentions = await stores.placements.unplaced(MENTIONS_PER_PLACEMENT);
    if (mentions.length === 0) return done;
    await placeMentions(stores, mentions, lease);
    done += mentions.length;
    await step('placing', done, Math.max(total, done));
  }
}

const PROFILES_PER_PLACEMENT = 200;

/** Mentions that are placed and whose profiles bear otherwise on who is who than they did. */
async function placeReweighed(stores: ResolveStores, lease: Lease, step: Step): Promise<void> {
  for (let done = 0; ; ) {
    const profiles = await stores.comparisons.reweighed(PROFILES_PER_PLACEMENT);
    if (profiles.length === 0) return;
    await stores.placements.place(lease, async (tx) => {
      await placeWithin(
        tx,
        stores,
        profiles.flatMap((p) => p.mentions),
      );
      await tx.markReplaced(profiles.map((p) => p.id));
    });
    done += profiles.length;
    await step('placing anew', done, done);
  }
}
