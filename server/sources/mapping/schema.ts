import { MAPPING, PARTS } from './mapping.js';

/** The JSON schema of a mapping file (draft 2020-12), as it stands in schema/mapping.schema.json for editors and other programs. */
export function mappingSchema(): Readonly<Record<string, unknown>> {
  const names = new Map(Object.entries(PARTS).map(([name, part]) => [JSON.stringify(part), name]));
  const defs = Object.fromEntries(Object.entries(PARTS).map(([name, part]) => [name, insideOf(part, names)]));
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    ...(insideOf(MAPPING, names) as Record<string, unknown>),
    $defs: defs,
  };
}

/** A part as plain JSON, the parts with names inside of it by reference. */
function insideOf(part: unknown, names: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(part)) return part.map((each) => byName(each, names));
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(Object.entries(part).map(([key, each]) => [key, byName(each, names)]));
}

function byName(part: unknown, names: ReadonlyMap<string, string>): unknown {
  const name = names.get(JSON.stringify(part));
  return name === undefined ? insideOf(part, names) : { $ref: `#/$defs/${name}` };
}
