import type { EntityKind, MentionValue } from '../records/mention.js';
import { compareText } from '../resolution/clusters.js';
import { isCompared } from '../resolution/compared-kinds.js';
import type { Because, Comparison } from '../resolution/evidence.js';
import { featuresOf } from '../resolution/features.js';
import { queryTokens } from '../resolution/name-search.js';
import type { ParameterSet } from '../resolution/parameters.js';
import { type Part, saidByLine } from '../resolution/pasted-line.js';
import { probabilityGoesBy, probabilityOf } from '../resolution/probability.js';
import { compare, KEEP_AT_BITS } from '../resolution/score.js';
import { distinctBy } from './distinct-by.js';
import type { Asking, EntityDetail, LineHit, LineHits, Listing, LookedUpBy, SearchHit } from './entity-graph.js';

/** Things looked at for each part of a line, by how alike their names are. */
const CANDIDATES = 8;
/** Of a thing that thousands of records speak of, so many mentions are compared: the first. */
const MOST_MENTIONS = 200;
/** Less alike than this, and with nothing else that speaks for it, is no hit: a table of chance finds is of use to nobody. */
const ALIKE = 0.75;

/**
 * Looks each line of a list up: by name and number as a search does, then by weighing what the line says against what is held, as any two
 * mentions are weighed. All of it through what the asker sees.
 */
export async function hitTable(
  graph: LookedUpBy,
  lines: readonly string[],
  parameters: ParameterSet,
  asking: Asking,
): Promise<readonly LineHits[]> {
  const said = lines.map(saidByLine);
  const found = new Map<number, ReadonlyMap<string, SearchHit>>();
  for (const [line, parts] of said.entries()) found.set(line, await candidates(graph, valuesOf(parts), asking));
  const ids = new Set([...found.values()].flatMap((hits) => [...hits.keys()]));
  const details = await graph.entities([...ids], asking);
  return said.map((parts, line) => {
    const values = valuesOf(parts);
    const hits = [...(found.get(line)?.values() ?? [])].flatMap((hit) => {
      const detail = details.get(hit.entity.id);
      return detail ? [weighedHit(hit, detail, values, parameters)] : [];
    });
    return {
      line,
      readAs: values.map((v) => v.property),
      failed: firstFailed(parts),
      probabilityGoesBy: probabilityGoesBy(parameters),
      hits: hits.filter(isHit).sort(likeliestFirst),
    };
  });
}

function valuesOf(parts: readonly Part[]): readonly MentionValue[] {
  return parts.map((p) => p.value);
}

function firstFailed(parts: readonly Part[]): LineHits['failed'] {
  return (
    parts.flatMap(({ value: { property }, failed: because }) => (because === null ? [] : [{ property, because }]))[0] ??
    null
  );
}

/** By entity, the best of what any part of the line found. */
async function candidates(
  graph: Pick<LookedUpBy, 'search'>,
  values: readonly MentionValue[],
  asking: Asking,
): Promise<ReadonlyMap<string, SearchHit>> {
  const best = new Map<string, SearchHit>();
  const texts = values.filter((v) => v.property !== 'birthDate' && queryTokens(v.value).length > 0);
  const pages = await Promise.all(
    texts.map(({ value }) => graph.search({ text: value, kinds: null, first: CANDIDATES, after: null }, asking)),
  );
  for (const hit of pages.flatMap((page) => page.items)) {
    const held = best.get(hit.entity.id);
    if (!held || hit.similarity > held.similarity) best.set(hit.entity.id, hit);
  }
  return best;
}

function weighedHit(
  { entity, matched, property, similarity }: SearchHit,
  { mentions }: EntityDetail,
  values: readonly MentionValue[],
  parameters: ParameterSet,
): LineHit {
  const typed = featuresOf({ id: TYPED, kind: entity.kind, values }, parameters);
  const weighed = firstOfEachSaying(mentions.slice(0, MOST_MENTIONS)).map((mention) => {
    const held = { id: mention.id, kind: mention.kind as EntityKind, values: mention.values };
    return { mention, comparison: compare(typed, featuresOf(held, parameters), parameters) };
  });
  const [best] = weighed.sort(
    (a, b) =>
      probabilityOf(b.comparison, parameters) - probabilityOf(a.comparison, parameters) ||
      b.comparison.weightBits - a.comparison.weightBits ||
      compareText(a.mention.id, b.mention.id),
  );
  if (best === undefined) throw new Error(`${entity.id} is shown, but none of its mentions`);
  const { mention, comparison } = best;
  return {
    entity,
    matched,
    property,
    similarity,
    weightBits: comparison.weightBits,
    probability: probabilityOf(comparison, parameters),
    mention: mention.id,
    recordId: mention.recordId,
    contradiction: comparison.contradiction,
    reasons: loudestFirst(comparison),
    listed: distinctBy(mentions.filter(isListing).map(listingOf), (listing) => listing.recordId),
  };
}

/** Of mentions that say the same the first by id: they weigh the same, and a carrier is named alike by thousands of rows. */
function firstOfEachSaying(mentions: EntityDetail['mentions']): EntityDetail['mentions'] {
  const first = new Map<string, EntityDetail['mentions'][number]>();
  for (const mention of mentions) {
    const saying = JSON.stringify([mention.kind, mention.values]);
    const held = first.get(saying);
    if (held === undefined || compareText(mention.id, held.id) < 0) first.set(saying, mention);
  }
  return [...first.values()];
}

/** Stands before any mention's id, so that a line is on the left of its comparisons. */
const TYPED = '';

/** Who is on a list of targets or of persons to watch is mentioned by it in this role, or under the programme that he is listed by. */
function isListing({ role, values }: EntityDetail['mentions'][number]): boolean {
  return role === 'listed' || values.some((v) => v.property === 'sanctionsProgramme');
}

function listingOf({ recordId, values }: EntityDetail['mentions'][number]): Listing {
  return { recordId, number: values.find((v) => v.property === 'listNumber')?.value ?? null };
}

function loudestFirst({ evidence }: Comparison): readonly Because[] {
  return evidence
    .filter((e) => e.comparison !== 'prior' && e.weightBits !== 0)
    .sort(
      (a, b) => Math.abs(b.weightBits) - Math.abs(a.weightBits) || compareText(a.because.template, b.because.template),
    )
    .map((e) => e.because);
}

/** Ports, goods and papers are found where they are written alike: a firm that has a word in common with a port is not it. */
function isHit({ entity, similarity, weightBits, contradiction }: LineHit): boolean {
  return similarity >= ALIKE || (isCompared(entity.kind) && contradiction === null && weightBits >= KEEP_AT_BITS);
}

function likeliestFirst(a: LineHit, b: LineHit): number {
  return (
    b.probability - a.probability ||
    b.weightBits - a.weightBits ||
    b.similarity - a.similarity ||
    compareText(a.entity.id, b.entity.id)
  );
}
