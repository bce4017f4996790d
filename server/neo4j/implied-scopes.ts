import type { Scope } from '../access/scope.js';

/**
 * By scope id, the scopes that everyone sees who sees this one: itself, what it is a conjunction of, and the conjunctions of those. Whoever
 * sees more sees these too, so what holds for each scope with what it implies holds under every mask that a viewer can have.
 */
export function impliedBy(scopes: readonly Scope[]): readonly (readonly number[])[] {
  const byId = new Map(scopes.map((s) => [s.id, s]));
  const conjunctions = scopes.filter((s) => s.all.length > 0);
  const ofMember = new Map<number, Scope[]>();
  for (const c of conjunctions) for (const m of c.all) ofMember.set(m, [...(ofMember.get(m) ?? []), c]);
  const implied: (readonly number[])[] = Array.from({ length: Math.max(-1, ...byId.keys()) + 1 }, () => []);
  for (const scope of scopes) {
    const seen = new Set([scope.id, ...scope.all]);
    for (const member of seen)
      for (const c of ofMember.get(member) ?? []) if (c.all.every((m) => seen.has(m))) seen.add(c.id);
    implied[scope.id] = [...seen].sort((a, b) => a - b);
  }
  return implied;
}
