import type { EntityGraph } from '../graph/entity-graph.js';

export type NoteId = (id: string, isPerson: boolean) => void;

/** The same graph; the ids in whatever it answers are noted, for the access log. */
export function notingReads(graph: EntityGraph, note: NoteId): EntityGraph {
  return new Proxy(graph, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== 'function') return method;
      return async (...args: readonly unknown[]) => {
        const answer: unknown = await Reflect.apply(method, target, args);
        noteIds(answer, note);
        return answer;
      };
    },
  });
}

/** Gives every id in a value to `note`, however deep, and says whether it is a person's. */
export function noteIds(value: unknown, note: NoteId): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) for (const item of value) noteIds(item, note);
  else if (value instanceof Map) for (const item of value.values()) noteIds(item, note);
  else {
    const isPerson = 'traderKind' in value && value.traderKind === 'PERSON';
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'id' && typeof inner === 'string') note(inner, isPerson);
      else noteIds(inner, note);
    }
  }
}
