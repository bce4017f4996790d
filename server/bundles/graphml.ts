import type { OrderedCase } from './ordered-case.js';
import type { Tables } from './tables/index.js';
import { xml } from './xml.js';

const KEYS = {
  node: ['number', 'kind', 'name', 'places'],
  edge: ['number', 'kind', 'role', 'held_from', 'held_until', 'identity', 'evidence'],
} as const;

/** The case's graph for Gephi, yEd, NetworkX and the like. Every edge carries the places of its evidence. */
export function graphmlOf(known: OrderedCase, tables: Tables): string {
  const keys = Object.entries(KEYS).flatMap(([domain, names]) =>
    names.map((n) => `  <key id="${domain}_${n}" for="${domain}" attr.name="${n}" attr.type="string"/>`),
  );
  const nodes = tables.subjects.rows.map((s) => element('node', `id="${xml(s.id)}"`, s));
  const edges = known.links.map((link, i) => {
    const row = tables.links.rows[i];
    const evidence = known.placesOf(link.statements.map((s) => s.recordId));
    return element('edge', `id="${xml(link.id)}" source="${xml(link.from)}" target="${xml(link.to)}"`, {
      ...row,
      evidence,
    });
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ...keys,
    '  <graph id="case" edgedefault="directed">',
    ...nodes,
    ...edges,
    '  </graph>',
    '</graphml>',
    '',
  ].join('\n');
}

function element(
  domain: 'node' | 'edge',
  attributes: string,
  values: Readonly<Record<string, string | undefined>>,
): string {
  const data = KEYS[domain]
    .filter((name) => (values[name] ?? '') !== '')
    .map((name) => `<data key="${domain}_${name}">${xml(values[name] ?? '')}</data>`)
    .join('');
  return `    <${domain} ${attributes}>${data}</${domain}>`;
}
