import { int } from 'neo4j-driver';

/**
 * Parameters as Neo4j should get them: whole numbers as integers. The driver would send every JavaScript number as a float, which
 * LIMIT and list indexes refuse, so that a scope written as 3.0 would be visible to nobody. A list of numbers goes as one kind.
 */
export function asParameters(params: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, asParameter(value)]));
}

function asParameter(value: unknown): unknown {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? int(value) : value;
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
