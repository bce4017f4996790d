import { compareText } from '../resolution/clusters.js';
import type { Anchor } from './questions/link-counts.cypher.js';
import type { LinkAcross, Reached } from './questions/path-levels.cypher.js';

/** A path by the ids under which the viewer meets its entities and links. */
export interface WalkedPath {
  readonly entities: readonly string[];
  readonly links: readonly string[];
}

/** What links of the kinds that count lead to. */
export interface Surroundings {
  reachedFrom(fragments: readonly string[]): Promise<readonly Reached[]>;
  /** The links between some fragments and others. */
  linksAcross(near: readonly string[], far: readonly string[]): Promise<readonly LinkAcross[]>;
  /** The entity met under an id, of which one fragment is known. */
  anchor(id: string, fragment: string): Anchor;
}

/**
 * Every shortest way between two entities, in the order of entities, then links; at most `limit`. Level by level from both ends until they meet, and
 * from there back over the links that lie on some way: what is read grows with the links of the levels and not with the number of ways, which in a
 * dense graph has no bound. It also steps between fragments that the viewer sees as one thing, which a pattern in Cypher would count as a link.
 */
export async function shortestPaths(
  from: Anchor,
  to: Anchor,
  { longest, limit }: { readonly longest: number; readonly limit: number },
  surroundings: Surroundings,
): Promise<readonly WalkedPath[]> {
  const ends = [new Side(from, surroundings), new Side(to, surroundings)] as const;
  const length = () => ends[0].depth + ends[1].depth;
  while (length() < longest) {
    const [side, other] = ends[0].frontier.length <= ends[1].frontier.length ? ends : ([ends[1], ends[0]] as const);
    if (side.frontier.length === 0) return [];
    await side.step();
    // Every length from one on was looked at, so the first meeting is at the shortest; all its ways cross the level just reached.
    const met = side.frontier.filter((reached) => other.levelOf.has(reached.id));
    if (met.length === 0) continue;
    const links = await Promise.all(ends.map((end) => end.linksBackFrom(met)));
    return ways(ends, links.flat(), limit);
  }
  return [];
}

/** What was reached from one end, level by level. */
class Side {
  readonly #levels: (readonly Anchor[])[];
  readonly levelOf = new Map<string, number>();

  constructor(
    readonly start: Anchor,
    private readonly surroundings: Surroundings,
  ) {
    this.#levels = [[start]];
    this.levelOf.set(start.id, 0);
  }

  get depth(): number {
    return this.#levels.length - 1;
  }

  get frontier(): readonly Anchor[] {
    return this.#levels.at(-1) as readonly Anchor[];
  }

  async step(): Promise<void> {
    const { reachedFrom, anchor } = this.surroundings;
    const level = new Map<string, Anchor>();
    for (const { id, fragment } of await reachedFrom(fragmentsOf(this.frontier)))
      if (!this.levelOf.has(id)) level.set(id, anchor(id, fragment));
    this.#levels.push([...level.values()]);
    for (const id of level.keys()) this.levelOf.set(id, this.depth);
  }

  /** The links of all ways from this end to some entities of its last level. */
  async linksBackFrom(reached: readonly Anchor[]): Promise<readonly LinkAcross[]> {
    const { linksAcross, anchor } = this.surroundings;
    const links: LinkAcross[] = [];
    let near = reached;
    for (const level of this.#levels.slice(0, -1).reverse()) {
      const step = await linksAcross(fragmentsOf(near), fragmentsOf(level));
      for (const link of step) links.push(link);
      near = [...new Map(step.map(({ far, fragment }) => [far, anchor(far, fragment)])).values()];
    }
    return links;
  }
}

function fragmentsOf(anchors: readonly Anchor[]): readonly string[] {
  return anchors.flatMap((a) => a.fragments);
}

/** Spells out the ways over links each of which lies on some way between two sides that have met. */
function ways([from, to]: readonly [Side, Side], links: readonly LinkAcross[], limit: number): readonly WalkedPath[] {
  const place = (id: string) => from.levelOf.get(id) ?? from.depth + to.depth - (to.levelOf.get(id) as number);
  const next = new Map<string, Map<string, Set<string>>>();
  for (const [near, far, link] of mergedLinks(links)) {
    const [a, b] = place(near) < place(far) ? [near, far] : [far, near];
    const onward = next.get(a) ?? new Map<string, Set<string>>();
    next.set(a, onward.set(b, (onward.get(b) ?? new Set()).add(link)));
  }
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
    for (const [onward, links] of [...(next.get(at) ?? [])].sort(([a], [b]) => compareText(a, b)))
      if (found.length < limit) walk([...entities, onward], [...choices, [...links].sort()]);
  };
  walk([from.start.id], []);
  return found;
}

/** Links that differ in their fragments alone are one; its first statement names it. Each is given once, from either end. */
function mergedLinks(rows: readonly LinkAcross[]): readonly (readonly [near: string, far: string, link: string])[] {
  const merged = new Map<string, LinkAcross>();
  for (const row of rows) {
    const [a, b] = row.outward ? [row.near, row.far] : [row.far, row.near];
    const key = [row.kind, row.role, a, b].join('|');
    const known = merged.get(key);
    if (!known || row.first < known.first) merged.set(key, row);
  }
  return [...merged.values()].map((row) => [row.near, row.far, row.first.slice('YYYY-MM-DD'.length)]);
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
