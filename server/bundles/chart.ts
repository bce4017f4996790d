import type { EntityKind } from '../records/mention.js';
import type { OrderedCase } from './ordered-case.js';
import { subjectInWords } from './sentences.js';
import { xml } from './xml.js';

/** Two letters and a colour for each kind; the letters so that the chart can be read without colour. */
export const KIND_MARKS: Readonly<Record<EntityKind, { readonly letters: string; readonly fill: string }>> = {
  TRADER: { letters: 'TR', fill: '#1f4e79' },
  VESSEL: { letters: 'VE', fill: '#0b6e6e' },
  CONSIGNMENT: { letters: 'CO', fill: '#7a4b00' },
  SEIZURE: { letters: 'SE', fill: '#9c1c1c' },
  CONTAINER: { letters: 'CN', fill: '#5b4a8a' },
  PERMIT: { letters: 'PE', fill: '#4a6b1f' },
  PLACE: { letters: 'PL', fill: '#444b54' },
  ADDRESS: { letters: 'AD', fill: '#6b5f4a' },
  CONTACT: { letters: 'CT', fill: '#2f6690' },
  COMMODITY: { letters: 'CM', fill: '#8a3b6b' },
};

/** A small chart in its own units; at the width of a landscape page one is about 0.7 pt. */
const WIDTH = 1080;
const HEIGHT = 620;
/** As many subjects as fit that; for more the chart grows, to be enlarged on a screen. */
const SUBJECTS_AT_FULL_SIZE = 35;
const MARGIN_X = 100;
/** Room for a label of three lines above a circle or below it. */
const MARGIN_Y = 70;
const RADIUS = 15;
const LONGEST_LABEL = 26;

interface Page {
  readonly width: number;
  readonly height: number;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The association chart: saved positions, a number on each line that is its number in the link table. */
export function chartOf(known: OrderedCase): string {
  const grown = Math.max(1, Math.sqrt(known.subjects.length / SUBJECTS_AT_FULL_SIZE));
  const page = { width: Math.round(WIDTH * grown), height: Math.round(HEIGHT * grown) };
  const at = placed(known, page);
  const where = (id: string): Point => at.get(id) ?? { x: 0, y: 0 };
  const neighbours = neighboursIn(known);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${page.width} ${page.height}" width="${page.width}" height="${page.height}" font-family="IBM Plex Sans, IBM Plex Sans Arabic, Noto Sans SC">`,
    `<rect width="${page.width}" height="${page.height}" fill="#ffffff"/>`,
    '<defs><marker id="arrow" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 8 4 0 8z" fill="#5a6470"/></marker></defs>',
    ...bundled(known).map((line) => drawnLine(line, where(line.from), where(line.to))),
    ...known.subjects.map((s) => {
      const { x, y } = where(s.id);
      const { letters, fill } = KIND_MARKS[s.kind];
      const others = neighbours.get(s.id) ?? [];
      const linesLeaveBelow = others.reduce((sum, id) => sum + where(id).y - y, 0) > 0;
      return [
        `<g id="${xml(s.id)}">`,
        `<circle cx="${px(x)}" cy="${px(y)}" r="${RADIUS}" fill="${fill}"/>`,
        text(x, y + 4, 11, '#ffffff', letters, 'bold'),
        ...labelled(x, y, linesLeaveBelow, inTwoLines(subjectInWords(s)), s.number),
        '</g>',
      ].join('');
    }),
    '</svg>',
    '',
  ].join('\n');
}

/** More than this no one listens to; and a text in a PDF must stay below 32,767 bytes (ISO 32000-1, annex C). */
const LINES_IN_WORDS = 25;

/** What the chart shows, for those who cannot see it. */
export function chartInWords(known: OrderedCase): string {
  const lines = known.links
    .slice(0, LINES_IN_WORDS)
    .map((l) => `${l.number}: ${shortName(known.subject(l.from).name)} to ${shortName(known.subject(l.to).name)}.`);
  const counted = `Association chart of ${known.subjects.length} subjects and ${known.links.length} links.`;
  return [counted, ...lines, 'The link table holds every link in words.'].join(' ');
}

function neighboursIn(known: OrderedCase): ReadonlyMap<string, readonly string[]> {
  const neighbours = new Map<string, string[]>();
  for (const { from, to } of known.links) {
    neighbours.set(from, [...(neighbours.get(from) ?? []), to]);
    neighbours.set(to, [...(neighbours.get(to) ?? []), from]);
  }
  return neighbours;
}

/** Name and number on the side of the circle where fewer lines leave it. */
function labelled(x: number, y: number, above: boolean, name: readonly string[], number: string): readonly string[] {
  const heights = [...name.map(() => 13), 11];
  const top = above ? y - RADIUS - 4 - 13 * name.length : y + RADIUS + 13;
  const at = (line: number) => top + heights.slice(0, line).reduce((sum, height) => sum + height, 0);
  return [
    ...name.map((words, i) => text(x, at(i), 12, '#1b1f24', words)),
    text(x, at(name.length) - 1, 9, '#4a525c', number),
  ];
}

/** A long name goes over two lines, broken between words where it can be. */
function inTwoLines(name: string): readonly string[] {
  if ([...name].length <= LONGEST_LABEL) return [name];
  const words = name.split(' ');
  let first = words.shift() ?? '';
  while (words[0] !== undefined && [...`${first} ${words[0]}`].length <= LONGEST_LABEL) first += ` ${words.shift()}`;
  return [shortName(first), ...(words.length > 0 ? [shortName(words.join(' '))] : [])];
}

function shortName(name: string): string {
  const letters = [...name];
  return letters.length > LONGEST_LABEL ? `${letters.slice(0, LONGEST_LABEL - 1).join('')}…` : name;
}

interface DrawnLine {
  readonly from: string;
  readonly to: string;
  readonly numbers: readonly string[];
  readonly inferred: boolean;
}

/** Links between the same two subjects in the same direction share one line, which is dashed if any of them is inferred. */
function bundled(known: OrderedCase): readonly DrawnLine[] {
  const lines = new Map<string, DrawnLine>();
  for (const link of known.links) {
    const key = `${link.from} ${link.to}`;
    const before = lines.get(key);
    lines.set(key, {
      from: link.from,
      to: link.to,
      numbers: [...(before?.numbers ?? []), String(Number(link.number.slice(2)))],
      inferred: (before?.inferred ?? false) || known.identityOf(link).standing === 'INFERRED',
    });
  }
  return [...lines.values()];
}

function drawnLine(line: DrawnLine, from: Point, to: Point): string {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const ux = (to.x - from.x) / length;
  const uy = (to.y - from.y) / length;
  const start = { x: from.x + ux * RADIUS, y: from.y + uy * RADIUS };
  const end = { x: to.x - ux * (RADIUS + 2), y: to.y - uy * (RADIUS + 2) };
  // Nearer to its beginning than to its end, so that the numbers of two opposite lines do not cover each other.
  const label = { x: start.x + (end.x - start.x) * 0.42, y: start.y + (end.y - start.y) * 0.42 };
  const numbers =
    line.numbers.length > 4
      ? `${line.numbers.slice(0, 3).join(', ')}, +${line.numbers.length - 3}`
      : line.numbers.join(', ');
  const width = numbers.length * 6 + 6;
  return [
    `<path d="M${px(start.x)} ${px(start.y)} ${px(end.x)} ${px(end.y)}" fill="none" stroke="#5a6470" stroke-width="1.4"${line.inferred ? ' stroke-dasharray="6 4"' : ''} marker-end="url(#arrow)"/>`,
    `<rect x="${px(label.x - width / 2)}" y="${px(label.y - 7)}" width="${px(width)}" height="14" rx="3" fill="#ffffff"/>`,
    text(label.x, label.y + 4, 10, '#1b1f24', numbers),
  ].join('');
}

/** A white edge round dark letters, so that a name can be read where a line runs behind it. */
const HALO = ' stroke="#ffffff" stroke-width="3" stroke-linejoin="round" paint-order="stroke"';

function text(x: number, y: number, size: number, fill: string, words: string, weight = 'normal'): string {
  return `<text x="${px(x)}" y="${px(y)}" font-size="${size}" font-weight="${weight}" fill="${fill}"${fill === '#ffffff' ? '' : HALO} text-anchor="middle">${xml(words)}</text>`;
}

/** So few stand in a ring, where no line runs through a third. */
const IN_A_RING = 16;

/** Saved positions stretched over the page; subjects without one in rows below the others, in the order of their numbers, hence by kind. */
function placed(known: OrderedCase, page: Page): ReadonlyMap<string, Point> {
  const saved = new Map(known.version.chart.map((c) => [c.entity, { x: c.x, y: c.y }]));
  const points = new Map<string, Point>();
  for (const s of known.subjects) {
    const point = saved.get(s.id);
    if (point) points.set(s.id, point);
  }
  const unplaced = known.subjects.filter((s) => !points.has(s.id));
  if (points.size === 0 && unplaced.length <= IN_A_RING) return stretched(ringOf(unplaced), page);
  const columns = Math.max(1, Math.ceil(Math.sqrt(unplaced.length * 1.1)));
  const box = boundsOf([...points.values()]);
  const step = points.size > 0 ? Math.max((box.right - box.left) / Math.max(columns - 1, 1), 120) : 120;
  for (const [i, s] of unplaced.entries()) {
    points.set(s.id, {
      x: box.left + (i % columns) * step,
      // Every other one a little lower, so that long names side by side do not touch.
      y: (points.size > 0 ? box.bottom + 100 : 0) + Math.floor(i / columns) * 90 + (i % 2) * 30,
    });
  }
  return stretched(points, page);
}

/** Clockwise from the top. */
function ringOf(subjects: readonly { readonly id: string }[]): ReadonlyMap<string, Point> {
  return new Map(
    subjects.map(({ id }, i) => {
      const angle = (2 * Math.PI * i) / subjects.length;
      return [id, { x: rounded(Math.sin(angle)), y: rounded(-Math.cos(angle)) }];
    }),
  );
}

/** The last digits of a sine may differ between machines. */
function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

function stretched(points: ReadonlyMap<string, Point>, page: Page): ReadonlyMap<string, Point> {
  const box = boundsOf([...points.values()]);
  const onto = (value: number, low: number, high: number, from: number, to: number) =>
    high > low ? from + ((value - low) / (high - low)) * (to - from) : (from + to) / 2;
  return new Map(
    [...points].map(([id, p]) => [
      id,
      {
        x: onto(p.x, box.left, box.right, MARGIN_X, page.width - MARGIN_X),
        y: onto(p.y, box.top, box.bottom, MARGIN_Y, page.height - MARGIN_Y),
      },
    ]),
  );
}

function boundsOf(points: readonly Point[]): { left: number; right: number; top: number; bottom: number } {
  if (points.length === 0) return { left: 0, right: 0, top: 0, bottom: 0 };
  const xs = points.map((p) => p.x);
  const ys = points.map((p) => p.y);
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

/** Two decimals: enough for the eye, and the same text on every machine. */
function px(value: number): string {
  return String(Math.round(value * 100) / 100);
}
