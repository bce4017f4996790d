import type { Parts } from '../../server/context.js';
import { BadInput, UnknownThing } from '../../server/errors.js';
import type { Asking, EntityGraph } from '../../server/graph/entity-graph.js';
import type { Changed } from './side.js';

/** How long a careless server might take to find out that something is there and may not be shown. */
const CARELESS_MS = 15;

/**
 * Ways to betray what is hidden, one of each kind: what the parts behind the endpoint would answer if somebody forgot the rule in one
 * place. `all` asks with the eyes of one who sees everything.
 */
export const LEAKS: Readonly<Record<string, (all: Asking) => Changed>> = {
  count: (all) =>
    graphWith((graph) => ({
      status: async (asking) => ({ ...(await graph.status(asking)), records: (await graph.status(all)).records }),
    })),
  sort: (all) =>
    graphWith((graph) => ({
      imports: async (page, asking) => {
        const [own, whole] = await Promise.all([graph.imports(page, asking), graph.imports(page, all)]);
        return own.total === whole.total ? own : { ...own, items: [...own.items].reverse() };
      },
    })),
  'path through what is hidden': (all) =>
    graphWith((graph) => ({
      paths: async (q, asking) => ((await graph.paths(q, asking)) === null ? null : graph.paths(q, all)),
    })),
  suggestion: (all) =>
    graphWith((graph) => ({
      search: async (q, asking) => {
        const found = await graph.search(q, all);
        const cards = await graph.cards(
          found.items.map((hit) => hit.entity.id),
          asking,
        );
        return { ...found, items: found.items.filter((hit) => cards.has(hit.entity.id)) };
      },
    })),
  'error text': (all) => (parts) => ({
    ...parts,
    judging: {
      ...parts.judging,
      judge: (decided, asking) =>
        parts.judging.judge(decided, asking).catch(async (error: unknown) => {
          const there = await parts.graph.mentions([decided.left, decided.right], all);
          throw error instanceof UnknownThing && there.size === 2
            ? new BadInput('You may not judge this mention', error.details)
            : error;
        }),
    },
  }),
  history: (all) =>
    graphWith((graph) => ({
      judgementsOfEntity: async (id, asking) =>
        (await graph.cards([id], asking)).has(id) ? graph.judgementsOfEntity(id, all) : [],
    })),
  export: (all) => (parts) => ({
    ...parts,
    bundles: {
      ...parts.bundles,
      exportBundle: async (caseId, edition, asking, withoutConsent, redaction) => {
        const bundle = await parts.bundles.exportBundle(caseId, edition, asking, withoutConsent, redaction);
        const items = (await parts.cases.case(caseId, asking))?.items ?? [];
        const there = await parts.graph.cards(
          items.map((i) => i.entity),
          all,
        );
        return { ...bundle, leftOut: items.length - there.size };
      },
    },
  }),
  match: (all) =>
    graphWith((graph) => ({
      matches: async (q, asking) => ({
        ...(await graph.matches(q, asking)),
        total: (await graph.matches(q, all)).total,
      }),
    })),
  cursor: (all) =>
    graphWith((graph) => ({
      imports: async (page, asking) => {
        const [own, whole] = await Promise.all([graph.imports(page, asking), graph.imports(page, all)]);
        return { ...own, endCursor: own.endCursor ?? whole.endCursor };
      },
    })),
  timing: (all) =>
    graphWith((graph) => ({
      entities: async (ids, asking) => {
        const own = await graph.entities(ids, asking);
        if ((await graph.cards(ids, all)).size > own.size)
          await new Promise((resolve) => setTimeout(resolve, CARELESS_MS));
        return own;
      },
    })),
};

/** The same parts with some of the graph's answers replaced. */
function graphWith(replace: (graph: EntityGraph) => Partial<EntityGraph>): Changed {
  return (parts: Parts) => {
    const replaced = replace(parts.graph);
    const graph = new Proxy(parts.graph, {
      get: (target, name) => {
        const method: unknown = Reflect.get(replaced, name) ?? Reflect.get(target, name);
        return typeof method === 'function' ? method.bind(target) : method;
      },
    });
    return { ...parts, graph };
  };
}
