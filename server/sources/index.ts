import { BadInput } from '../errors.js';
import type { Source } from '../records/source.js';

/** Every data set that can be read, one line each. */
export const SOURCES: readonly Source[] = [];

/** The source with this name, or a refusal that lists the names there are. */
export function sourceNamed(name: string): Source {
  const source = SOURCES.find((s) => s.name === name);
  if (source) return source;
  const names = SOURCES.map((s) => s.name);
  throw new BadInput(`There is no source "${name}". Choose one of: ${names.join(', ')}.`, { name, names });
}
