import { int } from 'neo4j-driver';

/** A text with its parameters, as Neo4j gets them. */
export interface Sent {
  readonly text: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/**
 * All parameters go inside one map, `$p`, beside the viewer's mask, `$sm`. Neo4j makes a plan of its own for each combination of a text's
 * parameters being null, empty, one or up to ten, hundred, thousand long: whoever is first with one would wait for it
 * (docs/decisions/0143). What a map holds it does not look at.
 */
export function asSent(text: string, params: Readonly<Record<string, unknown>>): Sent {
  const { sm, ...p } = asParameters(params);
  return { text: inOneMap(text), parameters: { p, ...(sm !== undefined && { sm }) } };
}

const TEXTS = new Map<string, string>();

function inOneMap(text: string): string {
  const known = TEXTS.get(text);
  if (known !== undefined) return known;
  const made = text.replace(/\$(?!sm\b)(\w+)/g, '$$p.$1');
  TEXTS.set(text, made);
  return made;
}

/** A parameter that holds no numbers but integers of the driver: so large that going through it once more would be felt. */
export class AsSent {
  constructor(readonly value: unknown) {}
}

/**
 * Parameters as Neo4j should get them: whole numbers as integers. The driver would send every JavaScript number as a float, which
 * LIMIT and list indexes refuse, so that a scope written as 3.0 would be visible to nobody. A list of numbers goes as one kind.
 */
export function asParameters(params: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, asParameter(value)]));
}

function asParameter(value: unknown): unknown {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? int(value) : value;
  if (value instanceof AsSent) return value.value;
  if (Array.isArray(value)) {
    const mixed = value.some((v) => typeof v === 'number' && !Number.isSafeInteger(v));
    return mixed ? value.map((v) => (typeof v === 'number' ? v : asParameter(v))) : value.map(asParameter);
  }
  return isPlain(value) ? asParameters(value) : value;
}

/** Not the driver's own values (Integer, Date, Point) and not byte arrays: those go as they are. */
function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
