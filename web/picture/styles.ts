import type { StylesheetJson } from 'cytoscape';
import { SIGN_MARGIN, SIGNS, type Sign, type SignName, signDocument } from '../ui/signs.js';

/** Half the height of a sign of unit size, in chart units. */
export const SIGN_RADIUS = 19;

/** Outline in Cytoscape's words for the shapes it knows; others by their corner points, in units of half the size. */
const OUTLINES: Readonly<Record<SignName, string>> = {
  company: 'round-rectangle',
  trader: 'round-rectangle',
  person: 'ellipse',
  vessel: 'round-rectangle',
  container: 'rectangle',
  consignment: 'hexagon',
  commodity: 'tag',
  seizure: 'octagon',
  permit: 'cut-rectangle',
  address: 'pentagon',
  place: 'round-triangle',
  phone: 'diamond',
  mail: 'diamond',
  domain: 'diamond',
};

/** Reads a token as it stands now: another colour scheme gives other colours. */
export function token(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/** How the chart is drawn, all of it from the tokens. Names, counts and rings are not here: `overlay.ts` draws them. */
export function chartStyle(): StylesheetJson {
  const px = (name: string): number => Number.parseFloat(token(name));
  const dashes = token('--hb-dash-inferred').split(' ').map(Number);
  return [
    {
      selector: 'node',
      style: {
        'background-opacity': 0,
        'border-width': 0,
        'overlay-opacity': 0,
        'background-fit': 'contain',
        'background-clip': 'none',
      },
    },
    ...(Object.keys(SIGNS) as SignName[]).map((name) => {
      const sign: Sign = SIGNS[name];
      return {
        selector: `node[sign = "${name}"]`,
        style: {
          shape: OUTLINES[name],
          width: 2 * SIGN_RADIUS * (sign.halfWidth + SIGN_MARGIN),
          height: 2 * SIGN_RADIUS * (sign.halfHeight + SIGN_MARGIN),
          'background-image': `data:image/svg+xml;utf8,${encodeURIComponent(signDocument(name, token))}`,
        },
      };
    }),
    {
      selector: 'edge',
      style: {
        'curve-style': 'bezier',
        'control-point-step-size': 28,
        'line-color': token('--hb-link'),
        'target-arrow-color': token('--hb-link'),
        'line-style': 'solid',
        'line-dash-pattern': dashes,
        'overlay-opacity': 0,
        'source-distance-from-node': 4,
        'target-distance-from-node': 4,
        'arrow-scale': 0.9,
      },
    },
    ...([1, 2, 3, 4, 5] as const).map((width) => ({
      selector: `edge[width = ${width}]`,
      style: { width: px(`--hb-link-w${width}`) },
    })),
    { selector: 'edge[?arrow]', style: { 'target-arrow-shape': 'triangle' } },
    { selector: 'edge[look = "reported"]', style: { 'line-style': 'dashed' } },
    // Two thin lines: a wide one in the accent with one in the ground's colour inside, which Cytoscape draws as an outline.
    {
      selector: 'edge[look = "match"]',
      style: {
        width: 2,
        'line-color': token('--hb-canvas'),
        'line-outline-width': 1.25,
        'line-outline-color': token('--hb-link-match'),
      },
    },
    {
      selector: 'edge.lit',
      style: {
        'line-color': token('--hb-link-selected'),
        'target-arrow-color': token('--hb-link-selected'),
        'underlay-color': token('--hb-accent-tint-2'),
        'underlay-opacity': 1,
        'underlay-padding': 4,
        'z-index': 2,
      },
    },
    { selector: '.dim', style: { opacity: 0.3 } },
  ] as unknown as StylesheetJson;
}

/** From this many elements on, what costs most per frame is left out while the view moves (docs/decisions/0071). */
export const MANY_ELEMENTS = 2_000;
export const straightEdges = { selector: 'edge', style: { 'curve-style': 'haystack', 'target-arrow-shape': 'none' } };
