/**
 * How each kind of thing is drawn: its shape, its icon and the tokens of its colours. One table for lists, canvas and exports,
 * so that a thing looks the same wherever it stands. A shape is drawn in units of its radius, an icon on Tabler's 24 grid.
 */
export interface Sign {
  readonly token: string;
  readonly shape: string;
  readonly icon: string;
  /** Size of an icon unit in shape units, and how far the icon sits from the middle. */
  readonly iconScale: number;
  readonly iconX: number;
  readonly iconY: number;
  /** Half width and half height of the shape. */
  readonly halfWidth: number;
  readonly halfHeight: number;
}

const ICON_SCALE = 0.971 / 17;
const sign = (token: string, shape: string, icon: string, more: Partial<Sign> = {}): Sign => ({
  token,
  shape,
  icon,
  iconScale: ICON_SCALE,
  iconX: 0,
  iconY: 0,
  halfWidth: 1,
  halfHeight: 1,
  ...more,
});

const ROUND_SQUARE = 'M-.62-.88H.62Q.88-.88.88-.62V.62Q.88.88.62.88H-.62Q-.88.88-.88.62V-.62Q-.88-.88-.62-.88Z';
const CIRCLE = 'M1 0A1 1 0 1 1-1 0A1 1 0 1 1 1 0Z';
const DIAMOND = 'M0-1.2L1.2 0L0 1.2L-1.2 0Z';
const diamond = { iconScale: 0.893 / 17, halfWidth: 1.2, halfHeight: 1.2 };

export const SIGNS = {
  company: sign(
    'trader',
    ROUND_SQUARE,
    'M3 21l18 0M9 8l1 0M9 12l1 0M9 16l1 0M14 8l1 0M14 12l1 0M14 16l1 0M5 21v-16a2 2 0 0 1 2 -2h10a2 2 0 0 1 2 2v16',
    { halfWidth: 0.88, halfHeight: 0.88 },
  ),
  person: sign('trader', CIRCLE, 'M8 7a4 4 0 1 0 8 0a4 4 0 0 0 -8 0M6 21v-2a4 4 0 0 1 4 -4h4a4 4 0 0 1 4 4v2'),
  trader: sign(
    'trader',
    ROUND_SQUARE,
    'M8 8a3.5 3 0 0 1 3.5 -3h1a3.5 3 0 0 1 3.5 3a3 3 0 0 1 -2 3a3 4 0 0 0 -2 4M12 19l0 .01',
    { halfWidth: 0.88, halfHeight: 0.88 },
  ),
  vessel: sign(
    'vessel',
    'M-1.18-.72H1.18V-.1Q1.18.84.35.84H-.35Q-1.18.84-1.18-.1Z',
    'M12 9v12m-8 -8a8 8 0 0 0 16 0m1 0h-2m-14 0h-2M9 6a3 3 0 1 0 6 0a3 3 0 1 0 -6 0',
    { iconY: -0.02, halfWidth: 1.18, halfHeight: 0.84 },
  ),
  container: sign('container', 'M-1.25-.74H1.25V.74H-1.25Z', 'M4 6v12M9.3 6v12M14.7 6v12M20 6v12', {
    halfWidth: 1.25,
    halfHeight: 0.74,
  }),
  consignment: sign(
    'consignment',
    'M0 1.08L-.935 .54L-.935-.54L0-1.08L.935-.54L.935 .54Z',
    'M12 3l8 4.5l0 9l-8 4.5l-8 -4.5l0 -9l8 -4.5M12 12l8 -4.5M12 12l0 9M12 12l-8 -4.5M16 5.25l-8 4.5',
    { halfHeight: 1.08 },
  ),
  commodity: sign(
    'commodity',
    'M-1.1-.76L.45-.76L1.25 0L.45 .76L-1.1 .76Z',
    'M5 21c.5 -4.5 2.5 -8 7 -10M9 18c6.218 0 10.5 -3.288 11 -12v-2h-4.014c-9 0 -11.986 4 -12 9c0 1 0 3 2 5h3l.014 0',
    { iconX: -0.1, halfWidth: 1.25, halfHeight: 0.76 },
  ),
  seizure: sign(
    'seizure',
    'M.979 .406L.406 .979L-.406 .979L-.979 .406L-.979-.406L-.406-.979L.406-.979L.979-.406Z',
    'M8 13v-7.5a1.5 1.5 0 0 1 3 0v6.5M11 5.5v-2a1.5 1.5 0 1 1 3 0v8.5M14 5.5a1.5 1.5 0 0 1 3 0v6.5M17 7.5a1.5 1.5 0 0 1 3 0v8.5a6 6 0 0 1 -6 6h-2h.208a6 6 0 0 1 -5.012 -2.7a69.74 69.74 0 0 1 -.196 -.3c-.312 -.479 -1.407 -2.388 -3.286 -5.728a1.5 1.5 0 0 1 .536 -2.022a1.867 1.867 0 0 1 2.28 .28l1.47 1.47',
  ),
  permit: sign('permit', 'M-.5-1L.5-1L.84-.66L.84 .66L.5 1L-.5 1L-.84 .66L-.84-.66Z', 'M5 12l5 5l10 -10', {
    iconScale: 0.922 / 17,
    halfWidth: 0.84,
  }),
  address: sign(
    'address',
    'M0-1.1L1-.3L1 .9L-1 .9L-1-.3Z',
    'M5 12l-2 0l9 -9l9 9l-2 0M5 12v7a2 2 0 0 0 2 2h10a2 2 0 0 0 2 -2v-7M9 21v-6a2 2 0 0 1 2 -2h2a2 2 0 0 1 2 2v6',
    { iconY: 0.12, halfHeight: 1.1 },
  ),
  place: sign(
    'place',
    'M-.95-.86H.95Q1.22-.86 1.08-.6L.14 1.02Q0 1.24-.14 1.02L-1.08-.6Q-1.22-.86-.95-.86Z',
    'M9 11a3 3 0 1 0 6 0a3 3 0 0 0 -6 0M17.657 16.657l-4.243 4.243a2 2 0 0 1 -2.827 0l-4.244 -4.243a8 8 0 1 1 11.314 0',
    { iconScale: 0.777 / 17, iconY: -0.22, halfWidth: 1.15, halfHeight: 1.12 },
  ),
  phone: sign(
    'contact',
    DIAMOND,
    'M5 4h4l2 5l-2.5 1.5a11 11 0 0 0 5 5l1.5 -2.5l5 2v4a2 2 0 0 1 -2 2a16 16 0 0 1 -15 -15a2 2 0 0 1 2 -2',
    diamond,
  ),
  mail: sign(
    'contact',
    DIAMOND,
    'M3 7a2 2 0 0 1 2 -2h14a2 2 0 0 1 2 2v10a2 2 0 0 1 -2 2h-14a2 2 0 0 1 -2 -2v-10M3 7l9 6l9 -6',
    { ...diamond, iconScale: 0.8 / 17 },
  ),
  domain: sign(
    'contact',
    DIAMOND,
    'M3 12a9 9 0 1 0 18 0a9 9 0 0 0 -18 0M3.6 9h16.8M3.6 15h16.8M11.5 3a17 17 0 0 0 0 18M12.5 3a17 17 0 0 1 0 18',
    { ...diamond, iconScale: 0.8 / 17 },
  ),
} as const satisfies Record<string, Sign>;

export type SignName = keyof typeof SIGNS;

/** Which sign stands for a thing. A trader is drawn as company or person only where a record says which; a contact by what it is. */
export function signOf(thing: {
  kind: string;
  traderKind?: string | null | undefined;
  name?: string | undefined;
}): SignName {
  switch (thing.kind) {
    case 'TRADER':
      if (thing.traderKind === 'COMPANY') return 'company';
      return thing.traderKind === 'PERSON' ? 'person' : 'trader';
    case 'CONTACT':
      if (thing.name?.includes('@')) return 'mail';
      return thing.name && /^[^a-z]*[a-z][^.]*\./i.test(thing.name) ? 'domain' : 'phone';
    default:
      return thing.kind.toLowerCase() as SignName;
  }
}

/** Room left around a shape for its outline, in shape units. */
export const SIGN_MARGIN = 0.08;

/** The sign as an SVG document, with colours written out: an image on the canvas cannot see the page's tokens. */
export function signDocument(name: SignName, colour: (token: string) => string): string {
  const { token, shape, icon, iconScale, iconX, iconY, halfWidth, halfHeight }: Sign = SIGNS[name];
  const [w, h] = [halfWidth + SIGN_MARGIN, halfHeight + SIGN_MARGIN];
  const [fill, line, glyph] = ['', '-line', '-glyph'].map((part) => colour(`--hb-e-${token}${part}`));
  const pixels = 96; // per shape unit: sharp at the largest zoom without making the cache heavy
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${2 * w * pixels}" height="${2 * h * pixels}" viewBox="${-w} ${-h} ${2 * w} ${2 * h}">` +
    `<path d="${shape}" fill="${fill}" stroke="${line}" stroke-width=".085" stroke-linejoin="round"/>` +
    `<g transform="translate(${iconX} ${iconY}) scale(${iconScale}) translate(-12 -12)" fill="none" stroke="${glyph}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="${icon}"/></g></svg>`
  );
}
