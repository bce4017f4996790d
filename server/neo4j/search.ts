import { BadInput } from '../errors.js';
import type { SearchPage, SearchRequest } from '../graph/entity-graph.js';
import { ENTITY_KINDS } from '../records/mention.js';
import { isNominal } from '../records/nominal.js';
import { compareText } from '../resolution/clusters.js';
import { queryTokens, similarity } from '../resolution/name-search.js';
import type { Looking } from './looking.js';
import { pageAfter } from './paging.js';
import { type FoundText, search } from './questions/search.cypher.js';

/** A visible text less like what was typed than this shares a syllable by chance (docs/decisions/0052). */
const LEAST_SIMILARITY = 0.45;

/** Finds entities by their visible names and identifiers; each once, by the text most like what was typed. */
export async function searchEntities(
  looking: Looking,
  { text, kinds, nameless = false, ...page }: SearchRequest,
): Promise<SearchPage> {
  const tokens = queryTokens(text);
  if (tokens.length === 0) throw new BadInput('Type at least one letter or digit to search for', { text });
  const alike = mostAlikeFirst(await looking.put(search, { tokens }), text);
  const hits = bestOfEach(nameless ? await withoutNominal(looking, alike) : alike);
  const facets = ENTITY_KINDS.map((kind) => ({ kind, count: hits.filter((hit) => hit.kind === kind).length }));
  const wanted = kinds === null ? hits : hits.filter((hit) => kinds.includes(hit.kind));
  const found = pageAfter(wanted, page, (hit) => hit);
  const cards = await looking.cards(found.items.map((hit) => looking.anchor(hit.id, hit.fragment)));
  const items = found.items.flatMap(({ id, text: matched, property, similarity }) => {
    const entity = cards.get(id);
    return entity ? [{ entity, matched, property, similarity }] : [];
  });
  return { ...found, items, facets: facets.filter((facet) => facet.count > 0) };
}

interface Hit extends FoundText {
  readonly similarity: number;
  readonly key: string;
}

/** In a total order of visible values: the most alike first, then by text, property and id. */
function mostAlikeFirst(found: readonly FoundText[], typed: string): readonly Hit[] {
  return found
    .map((f) => ({ ...f, similarity: similarity(typed, f.text) }))
    .filter((hit) => hit.similarity >= LEAST_SIMILARITY)
    .map((hit) => ({ ...hit, key: [unlikeness(hit.similarity), hit.text, hit.property, hit.id].join(' ') }))
    .sort((a, b) => compareText(a.key, b.key));
}

/** Without texts that name a person, identify or reach one: whether such a text is held must not show, nor be counted. */
async function withoutNominal(looking: Looking, hits: readonly Hit[]): Promise<readonly Hit[]> {
  const anchors = new Map(hits.map(({ id, fragment }) => [id, looking.anchor(id, fragment)]));
  const cards = await looking.cards([...anchors.values()]);
  return hits.filter(({ id, kind, property }) => {
    const isCompany = cards.get(id)?.traderKind === 'COMPANY';
    return !isNominal(kind, isCompany, property);
  });
}

function bestOfEach(hits: readonly Hit[]): readonly Hit[] {
  const best = new Map<string, Hit>();
  for (const hit of hits) if (!best.has(hit.id)) best.set(hit.id, hit);
  return [...best.values()];
}

/** As text of one width, so that text order is that of the numbers. */
function unlikeness(similarity: number): string {
  return (1 - similarity).toFixed(9);
}
