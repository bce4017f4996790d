import { compareText } from '../resolution/clusters.js';
import type { Anchor } from './questions/link-counts.cypher.js';
import type { LinkAround } from './questions/links-around.cypher.js';

/** A path by the ids under which the viewer meets its entities and links. */
export interface WalkedPath {
  readonly entities: readonly string[];
  readonly links: readonly string[];
}

export interface Surroundings {
  /** All links of these fragments, of the kinds that count. */
  linksAround(fragments: readonly string[]): Promise<readonly LinkAround[]>;
  /** The entity met under an id, of which one fragment is known. */
  anchor(id: string, fragment: string): Anchor;
}

/**
 * Every shortest way between two entities, level by level from both ends, in the order of entities, then links; at most `limit`. For viewers
 * who see several fragments as one thing: a pattern in Cypher cannot step from one to the other without counting a link.
 */
export async function shortestPaths(
  from: Anchor,
  to: Anchor,
  { longest, limit }: { readonly longest: number; readonly limit: number },
  surroundings: Surroundings,
): Promise<readonly WalkedPath[]> {
  const ends = [new Side(from), new Side(to)] as const;
  const depth = () => ends[0].depth + ends[1].depth;
  while (depth() < longest) {
    const [side, other] = ends[0].frontier.length <= ends[1].frontier.length ? ends : ([ends[1], ends[0]] as const);
    if (side.frontier.length === 0) return [];
    await side.step(surroundings);
    // Every length from one on was looked at, so the first meeting is at the shortest; all its ways cross the level just reached.
    if (side.frontier.some((reached) => other.levels.has(reached.id))) return ways(ends[0], ends[1], limit);
  }
  return [];
}

/** What was reached from one end, level by level. */
class Side {
  readonly levels = new Map<string, number>();
  readonly links: LinkAround[] = [];
  frontier: readonly Anchor[];
  depth = 0;

  constructor(readonly start: Anchor) {
    this.levels.set(start.id, 0);
    this.frontier = [start];
  }

  async step({ linksAround, anchor }: Surroundings): Promise<void> {
    this.depth += 1;
    const reached = new Map<string, Anchor>();
    for (const link of await linksAround(this.frontier.flatMap((a) => a.fragments))) {
      this.links.push(link);
      if (this.levels.has(link.far)) continue;
      reached.set(link.far, anchor(link.far, link.fragment));
    }
    for (const id of reached.keys()) this.levels.set(id, this.depth);
    this.frontier = [...reached.values()];
  }
}

/** Spells out the ways between two sides that have met. */
function ways(from: Side, to: Side, limit: number): readonly WalkedPath[] {
  const length = from.depth + to.depth;
  const place = (id: string) => from.levels.get(id) ?? length - (to.levels.get(id) ?? Number.NaN);
  // Forward only: each entity of a way stands one further from the start than the one before.
  const next = new Map<string, Map<string, Set<string>>>();
  for (const [near, far, link] of mergedLinks([...from.links, ...to.links])) {
    const [a, b] = place(near) < place(far) ? [near, far] : [far, near];
    if (place(b) !== place(a) + 1) continue;
    const onward = next.get(a) ?? new Map<string, Set<string>>();
    next.set(a, onward.set(b, (onward.get(b) ?? new Set()).add(link)));
  }
  const leads = leadingTo(to.start.id, next);
  const found: WalkedPath[] = [];
  const walk = (entities: readonly string[], choices: readonly (readonly string[])[]): void => {
    const at = entities.at(-1) as string;
    if (at === to.start.id) {
      for (const links of product(choices)) {
        if (found.length >= limit) return;
        found.push({ entities, links });
      }
      return;
    }
    for (const [onward, links] of [...(next.get(at) ?? [])].sort(([a], [b]) => compareText(a, b))) {
      if (found.length < limit && leads.has(onward)) walk([...entities, onward], [...choices, [...links].sort()]);
    }
  };
  walk([from.start.id], []);
  return found;
}

/** Links that differ in their fragments alone are one; its first statement names it. Each is given once, from either end. */
function mergedLinks(rows: readonly LinkAround[]): readonly (readonly [near: string, far: string, link: string])[] {
  const merged = new Map<string, LinkAround>();
  for (const row of rows) {
    if (row.near === row.far) continue;
    const [a, b] = row.outward ? [row.near, row.far] : [row.far, row.near];
    const key = [row.kind, row.role, a, b].join('|');
    const known = merged.get(key);
    if (!known || row.first < known.first) merged.set(key, row);
  }
  return [...merged.values()].map((row) => [row.near, row.far, row.first.slice('YYYY-MM-DD'.length)]);
}

/** Entities from which some way leads on to the end. */
function leadingTo(end: string, next: ReadonlyMap<string, ReadonlyMap<string, unknown>>): ReadonlySet<string> {
  const back = new Map<string, string[]>();
  for (const [a, onward] of next) for (const b of onward.keys()) back.set(b, [...(back.get(b) ?? []), a]);
  const leads = new Set([end]);
  for (const id of leads) for (const before of back.get(id) ?? []) leads.add(before);
  return leads;
}

/** One choice from each list, in the order of the lists. */
function* product(lists: readonly (readonly string[])[]): Generator<readonly string[]> {
  const [first, ...rest] = lists;
  if (first === undefined) {
    yield [];
    return;
  }
  for (const choice of first) for (const others of product(rest)) yield [choice, ...others];
}
