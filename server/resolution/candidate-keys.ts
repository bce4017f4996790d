import type { Features } from './features.js';
import type { ParameterSet } from './parameters.js';

/** Blocking keys as text, sorted: "imo:9074729". Which keys are too common is said by the parameter set, never by what is loaded. */
export function keysOf(parts: Omit<Features, 'keys'>, parameters: ParameterSet): readonly string[] {
  const keys = parts.identifiers.map((i) => `${i.property}:${i.scheme}:${i.value}`);
  return [...new Set(keys)].filter((k) => !parameters.stopKeys.has(k)).sort();
}
